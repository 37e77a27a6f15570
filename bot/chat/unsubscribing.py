"""/unsubscribe and the buttons that do the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.chat.contract import Answer, Button
from bot.chat.desk import Turn
from bot.chat.districts import expanded, find_district
from bot.chat.keyboards import MARK, rows
from bot.chat.naming import names, title
from bot.chat.subscribing import ALL_WORDS, doubt_answer
from bot.chat.targets import ALL, meant, named, which
from bot.chat.wishes import read_wish
from bot.store import subscriptions
from bot.store.incidents import EVERYTHING
from bot.store.subscriptions import Subscription


@dataclass(frozen=True, slots=True)
class _Taken:
    """What became of the subscriptions in question: those that ended, what others lost, and what is left of all."""

    ended: tuple[Subscription, ...]
    lost: tuple[str, ...]
    left: tuple[Subscription, ...]


async def unsubscribe(turn: Turn, rest: str) -> Sequence[Answer]:
    """[NUMBER] [REGIONS]: take regions out, or end a subscription; with several and neither of these, ask which."""
    asked = named(turn, rest)
    target = asked.target or None
    if not asked.rest:
        return await take(turn, (EVERYTHING,), target)
    if asked.rest.lower() in ALL_WORDS:
        return await take(turn, (EVERYTHING,), ALL if target is None else target)
    if (district := find_district(turn, asked.rest)) is not None:
        return await take(turn, (MARK + district,), target)
    wish = read_wish(turn.desk.finder, asked.rest)
    doubts = [doubt_answer(turn, "u", doubt, target) for doubt in wish.doubts]
    return [*(await take(turn, wish.codes, target) if wish.codes else ()), *doubts]


async def take(turn: Turn, wanted: Sequence[str], target: int | None = None) -> Sequence[Answer]:
    """Take codes (a marked district stands for its regions) out of every subscription, or with "*" end one.

    `target` names the only one to change, ALL all of them.
    """
    if not turn.subscriptions:
        return [turn.answer(turn.text("chat-not-subscribed"))]
    if not await turn.request.is_admin():
        return [turn.answer(turn.text("chat-admins-only"))]
    one = meant(turn, target)
    if one is None and target not in (None, ALL):
        return [turn.answer(turn.text("chat-gone-subscription"), ((Button(turn.text("button-settings"), "w:"),),))]
    if EVERYTHING in wanted and one is None and target is None:
        return [which(turn, f"u:{EVERYTHING}", everyone=True)]
    chosen = turn.subscriptions if one is None else (one,)
    codes = expanded(turn, tuple(wanted))
    taken = await turn.desk.database.write(lambda db: _take(db, turn, chosen, codes))
    return [_answer(turn, chosen, taken)]


def _answer(turn: Turn, chosen: Sequence[Subscription], taken: _Taken) -> Answer:
    if not taken.left:
        again = rows([Button(turn.text("button-subscribe"), "c")], 1)
        return turn.answer(turn.text("chat-unsubscribed-all"), again)
    if not taken.ended and not taken.lost:
        everything = any(EVERYTHING in item.regions for item in chosen)
        present = tuple(dict.fromkeys(code for item in chosen for code in item.regions))
        key = "chat-unsubscribe-part" if everything else "chat-not-among"
        return turn.answer(turn.text(key, regions=names(turn, present)))
    lines = [turn.text("chat-ended", title=title(turn, item)) for item in taken.ended]
    if taken.lost:
        lines.append(turn.text("chat-unsubscribed", regions=names(turn, taken.lost)))
    if len(taken.left) == 1:
        lines.append(turn.text("chat-settings-regions", regions=names(turn, taken.left[0].regions)))
    else:
        lines += [f"<b>{place}.</b> {title(turn, item)}" for place, item in enumerate(taken.left, start=1)]
    return turn.answer("\n".join(lines), ((Button(turn.text("button-settings"), "w:"),),))


def _take(db: sqlite3.Connection, turn: Turn, chosen: Sequence[Subscription], codes: Sequence[str]) -> _Taken:
    ended: list[Subscription] = []
    lost: dict[str, None] = {}
    for item in chosen:
        present = subscriptions.by_id(db, item.id)
        if present is None:
            continue
        left = () if EVERYTHING in codes else tuple(code for code in present.regions if code not in codes)
        if not left:
            subscriptions.remove_one(db, present)
            ended.append(present)
        elif left != present.regions:
            places = tuple(place for place in present.wish.places if place[0] in left)
            subscriptions.change(db, replace(present, regions=left, wish=replace(present.wish, places=places)))
            lost.update((code, None) for code in present.regions if code not in left)
    left_over = subscriptions.all_of(db, turn.request.chat_id, turn.topic)
    return _Taken(tuple(ended), tuple(lost), tuple(left_over))
