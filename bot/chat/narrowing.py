"""Subscribing to towns and districts of a region instead of all of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.chat.contract import Answer, Button
from bot.chat.desk import Turn
from bot.chat.guards import refusal
from bot.chat.named_places import find_place, name_of
from bot.chat.naming import places_line
from bot.model.wishes import Wish
from bot.store import places, subscriptions
from bot.store.incidents import EVERYTHING
from bot.store.subscriptions import Subscription
from bot.texts.html import escape_name

MOST_PLACES: Final = 20
"""Places in one subscription."""


async def narrow_by_name(turn: Turn, region: str, listed: str) -> Sequence[Answer]:
    """REGION: PLACE, PLACE …"""
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
    answers = list(await _narrow(turn, code, names)) if names else []
    if unknown or not names:
        text = ", ".join(escape_name(item) for item in unknown)
        answers.append(turn.answer(turn.text("chat-unknown-place", text=text, region=escape_name(turn.region(code)))))
    return answers


async def narrow_by_mark(turn: Turn, code: str, mark: str) -> Sequence[Answer]:
    """The same by a button, see named_places.mark_of."""
    name = name_of(mark, await _known(turn, code))
    return [Answer(turn.text("chat-old-button"))] if name is None else await _narrow(turn, code, [name])


async def _known(turn: Turn, code: str) -> list[str]:
    """Places that reports have named come before those of the gazetteer."""
    told = await turn.desk.database.read(lambda db: places.names_in(db, code))
    return [*told, *turn.desk.towns.of_region(code)]


async def _narrow(turn: Turn, code: str, names: Sequence[str]) -> Sequence[Answer]:
    if (refused := await refusal(turn)) is not None:
        return [refused]
    made = await turn.desk.database.write(lambda db: _save(db, turn, code, names))
    if made is None:
        only = Button(turn.text("button-only", region=turn.region(code)), f"o:{code}")
        return [turn.answer(turn.text("chat-subscribed-everything-already"), ((only,),))]
    if len(made.wish.places) > MOST_PLACES:
        return [turn.answer(turn.text("chat-too-many-places", count=MOST_PLACES))]
    whole = Button(turn.text("button-whole-region"), f"s:{code}")
    lines = [turn.text("chat-narrowed"), *places_line(turn, made.wish)]
    return [turn.answer("\n".join(lines), ((whole,),))]


def _save(db: sqlite3.Connection, turn: Turn, code: str, names: Sequence[str]) -> Subscription | None:
    """The new subscription; one with too many places is not stored. None where there is one of everything."""
    chat, topic = turn.request.chat_id, turn.topic
    present = subscriptions.of_chat(db, chat, topic)
    regions, wish = ((), Wish()) if present is None else (present.regions, present.wish)
    if EVERYTHING in regions:
        return None
    added = tuple(dict.fromkeys((*wish.places, *((code, name) for name in names))))
    if present is not None and len(added) > MOST_PLACES:
        return replace(present, wish=replace(wish, places=added))
    return subscriptions.save(
        db,
        chat,
        topic,
        sorted({*regions, code}),
        language=turn.language,
        zone=turn.zone.key,
        now=turn.now,
        minutes=turn.desk.minutes if present is None else present.minutes,
        wish=replace(wish, places=added),
    )
