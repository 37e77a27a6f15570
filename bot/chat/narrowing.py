"""Subscribing to towns and districts of a region instead of all of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.chat.contract import Answer, Button
from bot.chat.desk import Turn
from bot.chat.guards import refusal
from bot.chat.keyboards import aimed
from bot.chat.making import made_new
from bot.chat.named_places import find_place, mark_of, name_of
from bot.chat.naming import places_line
from bot.chat.targets import is_open, meant, which
from bot.chat.targets import listed as listed_subscriptions
from bot.model.wishes import Wish
from bot.store import pausing, places, subscriptions
from bot.store.incidents import EVERYTHING
from bot.store.subscriptions import Subscription
from bot.texts.html import escape_name

MOST_PLACES: Final = 20
"""Places in one subscription."""


async def narrow_by_name(turn: Turn, region: str, listed: str, target: int | None = None) -> Sequence[Answer]:
    """REGION: PLACE, PLACE …, for the subscription that `target` names, see bot.chat.targets."""
    code = turn.desk.finder.find(region).code
    if code is None:
        return [turn.answer(turn.text("chat-unknown-region", text=escape_name(region)))]
    known = await _known(turn, code)
    names: list[str] = []
    unknown: list[str] = []
    for typed in listed.split(",")[:MOST_PLACES]:
        if typed.strip():
            name = find_place(typed, known)
            (unknown if name is None else names).append(typed.strip() if name is None else name)
    answers = list(await _narrow(turn, code, names, target)) if names else []
    if unknown or not names:
        text = ", ".join(escape_name(item) for item in unknown)
        answers.append(turn.answer(turn.text("chat-unknown-place", text=text, region=escape_name(turn.region(code)))))
    return answers


async def narrow_by_mark(turn: Turn, code: str, mark: str, target: int | None = None) -> Sequence[Answer]:
    """The same by a button, see named_places.mark_of."""
    name = name_of(mark, await _known(turn, code))
    return [Answer(turn.text("chat-old-button"))] if name is None else await _narrow(turn, code, [name], target)


async def _known(turn: Turn, code: str) -> list[str]:
    """Places that reports have named come before those of the gazetteer."""
    told = await turn.desk.database.read(lambda db: places.names_in(db, code))
    return [*told, *turn.desk.towns.of_region(code)]


async def _narrow(turn: Turn, code: str, names: Sequence[str], target: int | None) -> Sequence[Answer]:
    if is_open(turn, target):
        return [await _ask(turn, code, names)]
    mine = meant(turn, target)
    if (refused := await refusal(turn, new=mine is None)) is not None:
        return [refused]
    made = await turn.desk.database.write(lambda db: _save(db, turn, code, names, mine))
    if made is None:
        only = Button(turn.text("button-only", region=turn.region(code)), aimed(f"o:{code}", target))
        return [turn.answer(turn.text("chat-subscribed-everything-already"), ((only,),))]
    if len(made.wish.places) > MOST_PLACES:
        return [turn.answer(turn.text("chat-too-many-places", count=MOST_PLACES))]
    whole = Button(turn.text("button-whole-region"), aimed(f"s:{code}", made.id if turn.subscriptions else None))
    lines = [turn.text("chat-narrowed"), *places_line(turn, made.wish)]
    return [turn.answer("\n".join(lines), ((whole,),))]


async def _ask(turn: Turn, code: str, names: Sequence[str]) -> Answer:
    if not await turn.request.is_admin():
        return turn.answer(turn.text("chat-admins-only"))
    if len(names) == 1:
        return which(turn, f"p:{code}:{mark_of(names[0])}", new=True)
    return turn.answer("\n".join([turn.text("chat-which-number"), *listed_subscriptions(turn)]))


def _save(
    db: sqlite3.Connection, turn: Turn, code: str, names: Sequence[str], mine: Subscription | None
) -> Subscription | None:
    """The new subscription; one with too many places is not stored. None where there is one of everything."""
    first = subscriptions.of_chat(db, turn.request.chat_id, turn.topic) if not turn.subscriptions else None
    present = first if mine is None else subscriptions.by_id(db, mine.id)
    regions, wish = ((), Wish()) if present is None else (present.regions, present.wish)
    if EVERYTHING in regions:
        return None
    added = replace(wish, places=tuple(dict.fromkeys((*wish.places, *((code, name) for name in names)))))
    if present is None:
        return made_new(db, turn, [code], added)
    wider = replace(present, regions=tuple(sorted({*regions, code})), wish=added)
    if len(added.places) > MOST_PLACES:
        return wider
    changed = subscriptions.change(db, wider)
    pausing.resume_by_chat(db, [changed], turn.now)
    return changed
