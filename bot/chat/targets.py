"""Which of a chat's subscriptions somebody means: the only one, one by its number, or the one whose button is pressed.

Numbers are places in the list that /settings shows. Buttons carry the id of a subscription behind a tilde, which is
looked up among those of the same chat and topic; 0 stands for a new one, or where there is something to end or to set,
for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.chat.contract import Answer, Button
from bot.chat.desk import Buttons, Turn
from bot.chat.keyboards import aimed, rows
from bot.chat.naming import plain_title, title
from bot.store.subscriptions import Subscription

NEW: Final = 0
ALL: Final = 0
_NEW_WORDS: Final = frozenset({"+", "new", "новая", "новую", "отдельно"})


@dataclass(frozen=True, slots=True)
class Named:
    """The rest of a command, and the subscription that its first word names: an id, NEW, or None."""

    rest: str
    target: int | None


def named(turn: Turn, rest: str) -> Named:
    """Take the number of a subscription, or a word for a new one, from the beginning of a command's arguments."""
    first, _, others = rest.partition(" ")
    if first.lower() in _NEW_WORDS:
        return Named(others.strip(), NEW)
    number = _number(first)
    if number is not None and 1 <= number <= len(turn.subscriptions):
        return Named(others.strip(), turn.subscriptions[number - 1].id)
    return Named(rest, None)


def meant(turn: Turn, target: int | None) -> Subscription | None:
    """The subscription of that id, or the only one; None where it cannot be known or there is none."""
    if target is None:
        return turn.subscriptions[0] if len(turn.subscriptions) == 1 else None
    return next((item for item in turn.subscriptions if item.id == target), None)


def is_open(turn: Turn, target: int | None) -> bool:
    """Whether somebody has to say which subscription they mean."""
    if target is None:
        return len(turn.subscriptions) > 1
    return target != NEW and meant(turn, target) is None


def which(turn: Turn, data: str, *, new: bool = False, everyone: bool = False) -> Answer:
    """Ask which subscription is meant; a press sends `data` with it."""
    lines = [turn.text("chat-which-subscription"), *listed(turn)]
    more: list[Buttons] = []
    if new:
        more.append(((Button(turn.text("button-new-subscription"), aimed(data, NEW)),),))
    if everyone:
        more.append(((Button(turn.text("button-all-subscriptions"), aimed(data, ALL)),),))
    return turn.answer("\n".join(lines), (*one_each(turn, data), *(row for part in more for row in part)))


def listed(turn: Turn) -> list[str]:
    """A numbered line for each subscription."""
    return [f"<b>{place}.</b> {title(turn, item)}" for place, item in enumerate(turn.subscriptions, start=1)]


def one_each(turn: Turn, data: str) -> Buttons:
    """A button for each subscription."""
    labels = [f"{place}. {plain_title(turn, item)}" for place, item in enumerate(turn.subscriptions, start=1)]
    pairs: Sequence[tuple[str, Subscription]] = list(zip(labels, turn.subscriptions, strict=True))
    return rows([Button(label, aimed(data, item.id)) for label, item in pairs], 1)


def _number(word: str) -> int | None:
    digits = word.removeprefix("№").removesuffix(".")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 4 else None
