"""/subscribe and /unsubscribe, and the buttons that do the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Final

from bot.chat.contract import Answer, Button
from bot.chat.desk import Buttons, Turn
from bot.chat.districts import expanded, find_district
from bot.chat.guards import refusal
from bot.chat.keyboards import MARK, candidates, districts, page_data, regions_of, rows
from bot.chat.naming import names, places_line
from bot.chat.narrowing import narrow_by_name
from bot.chat.parsing import WHOLE_RECORD
from bot.chat.settings import schedule_line
from bot.chat.wishes import Doubt, read_wish
from bot.model.wishes import Wish
from bot.store import pausing, subscriptions
from bot.store.incidents import EVERYTHING
from bot.store.subscriptions import Subscription
from bot.texts.html import escape_name

Change = Callable[[Turn, Sequence[str]], Awaitable[Sequence[Answer]]]

_ALL: Final = frozenset({"*", "all", "everything", "все", "всё", "все регионы", "all regions"})


async def subscribe(turn: Turn, rest: str) -> Sequence[Answer]:
    """Add regions to the chat's subscription; without any, offer the districts."""
    if not rest:
        return [choose_district(turn)]
    return await _carry_out(turn, rest, "s", add)


async def unsubscribe(turn: Turn, rest: str) -> Sequence[Answer]:
    """Take regions out of the chat's subscription; without any, end it."""
    return await _carry_out(turn, rest or EVERYTHING, "u", take)


async def _carry_out(turn: Turn, rest: str, action: str, change: Change) -> Sequence[Answer]:
    if rest.lower() in _ALL:
        return await change(turn, (EVERYTHING,))
    if (district := find_district(turn, rest)) is not None:
        return await change(turn, expanded(turn, (MARK + district,)))
    if action == "s" and ":" in rest:
        return await narrow_by_name(turn, *rest.split(":", 1))
    wish = read_wish(turn.desk.finder, rest)
    doubts = [doubt_answer(turn, action, doubt) for doubt in wish.doubts]
    return [*(await change(turn, wish.codes) if wish.codes else ()), *doubts]


def choose_district(turn: Turn) -> Answer:
    return turn.answer(turn.text("chat-subscribe-ask"), districts(turn))


def choose_region(turn: Turn, district: str) -> Answer:
    title = turn.text("chat-district", district=district)
    return turn.answer(f"<b>{title}</b>\n{turn.text('chat-subscribe-ask')}", regions_of(turn, district))


async def add(turn: Turn, codes: Sequence[str], *, only: bool = False) -> Sequence[Answer]:
    """Subscribe to `codes` ("*" for everything) beside the present regions, or with `only` instead of them."""
    if (refused := await refusal(turn)) is not None:
        return [refused]
    before, narrow, after = await turn.desk.database.write(lambda db: _add(db, turn, codes, only))
    if EVERYTHING in before and EVERYTHING not in codes and not only:
        return [turn.answer(turn.text("chat-subscribed-everything-already"), _narrowing(turn, codes))]
    if set(before) == set(after.regions) and narrow == after.wish:
        return [turn.answer(turn.text("chat-subscribed-already", regions=names(turn, before)), _after(turn, codes))]
    if EVERYTHING in after.regions:
        html = turn.text("chat-subscribed-all")
    else:
        html = turn.text("chat-subscribed", regions=names(turn, after.regions))
    return [
        turn.answer("\n".join([html, *places_line(turn, after.wish), schedule_line(turn, after)]), _after(turn, codes))
    ]


async def take(turn: Turn, codes: Sequence[str]) -> Sequence[Answer]:
    """Unsubscribe from `codes`, or with "*" from everything."""
    if not await turn.request.is_admin():
        return [turn.answer(turn.text("chat-admins-only"))]
    before, gone, left = await turn.desk.database.write(lambda db: _take(db, turn, codes))
    if not before:
        return [turn.answer(turn.text("chat-not-subscribed"))]
    if not left:
        again = rows([Button(turn.text("button-subscribe"), "c")], 1)
        return [turn.answer(turn.text("chat-unsubscribed-all"), again)]
    if not gone:
        key = "chat-unsubscribe-part" if EVERYTHING in before else "chat-not-among"
        return [turn.answer(turn.text(key, regions=names(turn, left)))]
    html = turn.text("chat-unsubscribed", regions=names(turn, gone))
    return [turn.answer(f"{html}\n{turn.text('chat-settings-regions', regions=names(turn, left))}")]


def doubt_answer(turn: Turn, action: str, doubt: Doubt) -> Answer:
    """Ask "did you mean", or say that there is no such region."""
    buttons = candidates(turn, action, doubt.candidates)
    if buttons:
        return turn.answer(f"<b>{escape_name(doubt.text)}</b>\n{turn.text('chat-did-you-mean')}", buttons)
    return turn.answer(turn.text("chat-unknown-region", text=escape_name(doubt.text)))


def keep(
    db: sqlite3.Connection,
    turn: Turn,
    present: Subscription | None,
    regions: Sequence[str],
    *,
    wish: Wish | None = None,
) -> Subscription:
    """Save the chat's regions (and wish, if given); everything else stays as `present` has it."""
    saved = subscriptions.save(
        db,
        turn.request.chat_id,
        turn.topic,
        regions,
        language=turn.language,
        zone=turn.zone.key,
        now=turn.now,
        minutes=turn.desk.minutes if present is None else present.minutes,
        wish=wish,
    )
    pausing.resume_by_chat(db, [saved], turn.now)
    return saved


def _add(
    db: sqlite3.Connection, turn: Turn, codes: Sequence[str], only: bool
) -> tuple[tuple[str, ...], Wish, Subscription]:
    """Read and change in one transaction: two presses at once must not lose each other's region."""
    present = subscriptions.of_chat(db, turn.request.chat_id, turn.topic)
    before, wish = ((), Wish()) if present is None else (present.regions, present.wish)
    wanted = set(codes) if only else {*before, *codes}
    if EVERYTHING in wanted:
        wanted = {EVERYTHING}
    # Whoever asks for a region wants all of it, also where it was narrowed to places before.
    places = tuple(item for item in wish.places if item[0] in wanted and item[0] not in codes)
    return before, wish, keep(db, turn, present, sorted(wanted), wish=replace(wish, places=places))


def _take(
    db: sqlite3.Connection, turn: Turn, codes: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The regions (before, taken out, left)."""
    present = subscriptions.of_chat(db, turn.request.chat_id, turn.topic)
    if present is None:
        return (), (), ()
    before = present.regions
    left = () if EVERYTHING in codes else tuple(code for code in before if code not in codes)
    if not left:
        subscriptions.remove(db, turn.request.chat_id, turn.topic)
    elif left != before:
        places = tuple(item for item in present.wish.places if item[0] in left)
        keep(db, turn, present, left, wish=replace(present.wish, places=places))
    return before, tuple(code for code in before if code not in left), left


def _after(turn: Turn, codes: Sequence[str]) -> Buttons:
    """What somebody who has just subscribed may want next."""
    buttons = [Button(turn.text("button-another-region"), "c")]
    if len(codes) == 1 and codes[0] != EVERYTHING:
        buttons.append(Button(turn.text("button-incidents"), page_data(codes[0], WHOLE_RECORD)))
    if len(codes) == 1:
        buttons.append(Button(turn.text("button-unsubscribe"), f"u:{codes[0]}"))
    return rows(buttons, 2)


def _narrowing(turn: Turn, codes: Sequence[str]) -> Buttons:
    return rows([Button(turn.text("button-only", region=turn.region(code)), f"o:{code}") for code in codes[:4]], 1)
