"""/subscribe and the buttons that do the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.chat.contract import Answer, Button
from bot.chat.desk import Buttons, Turn
from bot.chat.districts import expanded, find_district
from bot.chat.guards import refusal
from bot.chat.keyboards import LONGEST_DATA, MARK, aimed, candidates, districts, page_data, regions_of, rows
from bot.chat.making import made_new
from bot.chat.naming import names, places_line
from bot.chat.narrowing import narrow_by_name
from bot.chat.parsing import WHOLE_RECORD
from bot.chat.settings_page import schedule_line
from bot.chat.targets import NEW, is_open, listed, meant, named, which
from bot.chat.wishes import Doubt, read_wish
from bot.model.wishes import Wish
from bot.store import pausing, subscriptions
from bot.store.incidents import EVERYTHING
from bot.store.subscriptions import Subscription
from bot.texts.html import escape_name

ALL_WORDS: Final = frozenset({"*", "all", "everything", "все", "всё", "все регионы", "all regions"})
_LONGEST_ID: Final = 13
"""Room on a button for the subscription that is meant."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A subscription before and after; `before` is None for a new one."""

    before: Subscription | None
    after: Subscription

    @property
    def changed(self) -> bool:
        before = self.before
        return before is None or (before.regions, before.wish) != (self.after.regions, self.after.wish)


async def subscribe(turn: Turn, rest: str) -> Sequence[Answer]:
    """[NUMBER | new] REGIONS: add regions to a subscription, or make one; without regions, offer the districts."""
    asked = named(turn, rest)
    if not asked.rest:
        return [choose_district(turn, asked.target)]
    if asked.rest.lower() in ALL_WORDS:
        return await add(turn, (EVERYTHING,), asked.target)
    if (district := find_district(turn, asked.rest)) is not None:
        return await add(turn, (MARK + district,), asked.target)
    if ":" in asked.rest:
        region, places = asked.rest.split(":", 1)
        return await narrow_by_name(turn, region, places, asked.target)
    wish = read_wish(turn.desk.finder, asked.rest)
    doubts = [doubt_answer(turn, "s", doubt, asked.target) for doubt in wish.doubts]
    return [*(await add(turn, wish.codes, asked.target) if wish.codes else ()), *doubts]


def choose_district(turn: Turn, target: int | None = None) -> Answer:
    return turn.answer(turn.text("chat-subscribe-ask"), districts(turn, target))


def choose_region(turn: Turn, district: str, target: int | None = None) -> Answer:
    title = turn.text("chat-district", district=district)
    return turn.answer(f"<b>{title}</b>\n{turn.text('chat-subscribe-ask')}", regions_of(turn, district, target))


async def add(turn: Turn, wanted: Sequence[str], target: int | None = None, *, only: bool = False) -> Sequence[Answer]:
    """Add codes ("*" for everything, a marked district) to a subscription, or with `only` put them in place of its own.

    `target` names it, see bot.chat.targets; where several could be meant, asks.
    """
    if is_open(turn, target):
        return [await _ask(turn, wanted, only)]
    mine = meant(turn, target)
    if (refused := await refusal(turn, new=mine is None)) is not None:
        return [refused]
    codes = expanded(turn, tuple(wanted))
    made = await turn.desk.database.write(lambda db: _add(db, turn, codes, mine, only))
    if made.before is not None and EVERYTHING in made.before.regions and EVERYTHING not in codes and not only:
        html = turn.text("chat-subscribed-everything-already")
        return [turn.answer(html, _narrowing(turn, codes, made.after))]
    return [_added(turn, codes, made)]


async def keep_apart(turn: Turn, code: str, target: int | None) -> Sequence[Answer]:
    """Take a region out of a subscription and make another one of it, for a schedule and choices of its own."""
    mine = meant(turn, target)
    if mine is None or code not in mine.regions or len(mine.regions) < 2:
        return [Answer(turn.text("chat-old-button"))]
    if (refused := await refusal(turn, new=True)) is not None:
        return [refused]
    made = await turn.desk.database.write(lambda db: _part(db, turn, mine, code))
    return [_added(turn, (code,), made)]


def doubt_answer(turn: Turn, action: str, doubt: Doubt, target: int | None = None) -> Answer:
    """Ask "did you mean", or say that there is no such region."""
    buttons = candidates(turn, action, doubt.candidates, target=target)
    if buttons:
        return turn.answer(f"<b>{escape_name(doubt.text)}</b>\n{turn.text('chat-did-you-mean')}", buttons)
    return turn.answer(turn.text("chat-unknown-region", text=escape_name(doubt.text)))


async def _ask(turn: Turn, wanted: Sequence[str], only: bool) -> Answer:
    if not await turn.request.is_admin():
        return turn.answer(turn.text("chat-admins-only"))
    data = f"{'o' if only else 's'}:{'+'.join(wanted)}"
    if len(data) <= LONGEST_DATA - _LONGEST_ID:
        return which(turn, data, new=not only)
    return turn.answer("\n".join([turn.text("chat-which-number"), *listed(turn)]))


def _add(db: sqlite3.Connection, turn: Turn, codes: Sequence[str], mine: Subscription | None, only: bool) -> _Change:
    """Read and change in one transaction: two presses at once must not lose each other's region."""
    # Somebody's first two presses make one subscription, also when they come at once.
    first = subscriptions.of_chat(db, turn.request.chat_id, turn.topic) if not turn.subscriptions else None
    present = first if mine is None else subscriptions.by_id(db, mine.id)
    before, wish = ((), Wish()) if present is None else (present.regions, present.wish)
    wanted = set(codes) if only else {*before, *codes}
    if EVERYTHING in wanted:
        wanted = {EVERYTHING}
    # Whoever asks for a region wants all of it, also where it was narrowed to places before.
    places = tuple(item for item in wish.places if item[0] in wanted and item[0] not in codes)
    narrowed = replace(wish, places=places)
    if present is None:
        return _Change(None, made_new(db, turn, sorted(wanted), narrowed))
    changed = subscriptions.change(db, replace(present, regions=tuple(sorted(wanted)), wish=narrowed))
    pausing.resume(db, changed.chat_id, turn.now)
    pausing.resume_by_chat(db, [changed], turn.now)
    return _Change(present, changed)


def _part(db: sqlite3.Connection, turn: Turn, mine: Subscription, code: str) -> _Change:
    present = subscriptions.by_id(db, mine.id) or mine
    left = tuple(region for region in present.regions if region != code)
    stay = tuple(item for item in present.wish.places if item[0] != code)
    go = tuple(item for item in present.wish.places if item[0] == code)
    subscriptions.change(db, replace(present, regions=left, wish=replace(present.wish, places=stay)))
    return _Change(None, made_new(db, turn, [code], replace(present.wish, places=go), present.minutes))


def _added(turn: Turn, codes: Sequence[str], made: _Change) -> Answer:
    after = made.after
    if not made.changed:
        html = turn.text("chat-subscribed-already", regions=names(turn, after.regions))
    elif EVERYTHING in after.regions:
        html = turn.text("chat-subscribed-all")
    else:
        html = turn.text("chat-subscribed", regions=names(turn, after.regions))
    several = [turn.text("chat-one-more")] if made.before is None and turn.subscriptions else []
    lines = [html, *places_line(turn, after.wish), schedule_line(turn, after), *several]
    return turn.answer("\n".join(lines), _after(turn, codes, made))


def _after(turn: Turn, codes: Sequence[str], made: _Change) -> Buttons:
    """What somebody who has just subscribed may want next."""
    mine = made.after
    several = len(turn.subscriptions) > 1 or (made.before is None and bool(turn.subscriptions))
    target = mine.id if several else None
    buttons = [Button(turn.text("button-another-region"), aimed("c", target))]
    if len(codes) == 1 and codes[0] != EVERYTHING:
        buttons.append(Button(turn.text("button-incidents"), page_data(codes[0], WHOLE_RECORD)))
    if len(codes) == 1:
        buttons.append(Button(turn.text("button-unsubscribe"), aimed(f"u:{codes[0]}", target)))
    if len(codes) == 1 and made.changed and codes[0] in mine.regions and len(mine.regions) > 1:
        buttons.append(Button(turn.text("button-apart"), f"k:{codes[0]}~{mine.id}"))
    if several:
        buttons.append(Button(turn.text("button-choices"), f"w:~{mine.id}"))
    return rows(buttons, 2)


def _narrowing(turn: Turn, codes: Sequence[str], mine: Subscription) -> Buttons:
    only = [Button(turn.text("button-only", region=turn.region(code)), f"o:{code}~{mine.id}") for code in codes[:4]]
    new = [Button(turn.text("button-apart"), f"s:{code}~{NEW}") for code in codes[:1]]
    return rows([*only, *new], 1)
