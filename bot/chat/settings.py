"""/settings: what this chat has chosen, in one message that edits itself; and the commands that choose by typing."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.chat.choices import PAUSE, ZONE, Schedule, chosen, quiet_code
from bot.chat.contract import Answer, Button
from bot.chat.desk import Turn
from bot.chat.settings_page import choices_page, label, list_page, nothing_page, one_page
from bot.chat.targets import ALL, is_open, meant, named, which
from bot.chat.times import clock_code, is_off, parse_clock, parse_stretch
from bot.store import pausing, subscriptions
from bot.store.subscriptions import Subscription

_LONGEST_NAME: Final = 40


async def show_settings(turn: Turn, rest: str) -> Sequence[Answer]:
    """[NUMBER]: the list of subscriptions, or the one that is meant with everything that can be chosen."""
    return [_page(turn, named(turn, rest).target)]


async def settings_press(turn: Turn, field: str, value: str, target: int | None = None) -> Sequence[Answer]:
    """Open the choices of a field, or choose one of them."""
    mine = meant(turn, target)
    is_gone = mine is None and target not in {None, ALL}
    if not turn.subscriptions or not field or is_gone:
        return [_page(turn, target)]
    if not value and field != ZONE and mine is None:
        return [_page(turn, None)]
    if not value:
        return [choices_page(turn, field, None if field == ZONE or target is None else mine)]
    if not await turn.request.is_admin():
        return [turn.answer(turn.text("chat-admins-only"))]
    if field not in (ZONE, PAUSE) and target != ALL and is_open(turn, target):
        return [which(turn, f"w:{field}:{value}", everyone=True)]
    everyone = mine is None or field == ZONE
    wanted = turn.subscriptions if everyone else (mine,)
    after = await turn.desk.database.write(
        lambda db: _choose(db, turn, [item for item in wanted if item is not None], field, value)
    )
    return [_page(replace(turn, subscriptions=tuple(after)), None if everyone else target)]


async def choose_language(turn: Turn, language: str) -> Sequence[Answer]:
    """Change the language of all subscriptions of this chat or topic."""
    if not await turn.request.is_admin():
        return [turn.answer(turn.text("chat-admins-only"))]
    after = await turn.desk.database.write(lambda db: _speak(db, turn, language=language))
    return [_page(replace(turn, subscriptions=tuple(after), language=language), None)]


async def quiet_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """[NUMBER] FROM–TO | off: any quiet hours; without a time, the choices."""
    asked = named(turn, rest)
    if not asked.rest:
        return await settings_press(turn, "q", "", asked.target)
    quiet = parse_stretch(asked.rest)
    if quiet is None and not is_off(asked.rest):
        return [turn.answer(turn.text("settings-which-quiet"))]
    return await settings_press(turn, "q", quiet_code(quiet), asked.target)


async def daily_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """[NUMBER] TIME: one digest a day at any time; without a time, the choices."""
    asked = named(turn, rest) if " " in rest.strip() else None
    typed, target = (rest, None) if asked is None else (asked.rest, asked.target)
    if not typed:
        return await settings_press(turn, "d", "", target)
    at = parse_clock(typed)
    if at is None:
        return [turn.answer(turn.text("settings-which-time"))]
    return await settings_press(turn, "d", clock_code(at), target)


async def name_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """[NUMBER] NAME: what a subscription is called; without a name, by its regions again."""
    if not turn.subscriptions:
        return [nothing_page(turn)]
    asked = named(turn, rest)
    mine = meant(turn, asked.target)
    if mine is None:
        return [turn.answer(turn.text("settings-which-name"))]
    if not await turn.request.is_admin():
        return [turn.answer(turn.text("chat-admins-only"))]
    name = " ".join(asked.rest.split())[:_LONGEST_NAME]
    after = await turn.desk.database.write(lambda db: _rename(db, turn, mine, name))
    return [_page(replace(turn, subscriptions=tuple(after)), mine.id)]


def offer_time(turn: Turn, text: str) -> Answer | None:
    """Somebody types a time without a command: what may be done with it; None for any other text."""
    quiet, at = parse_stretch(text), parse_clock(text)
    if not turn.subscriptions or (quiet is None and (at is None or not {":", "."} & set(text))):
        return None
    field, value = ("d", clock_code(at or 0)) if quiet is None else ("q", quiet_code(quiet))
    button = Button(f"{turn.text('settings-field', field=field)}: {label(turn, field, value)}", f"w:{field}:{value}")
    return turn.answer(turn.text("settings-offer-time"), ((button,),))


def _page(turn: Turn, target: int | None) -> Answer:
    if not turn.subscriptions:
        return nothing_page(turn)
    mine = meant(turn, target)
    if mine is None and len(turn.subscriptions) > 1:
        return list_page(turn)
    return one_page(turn, mine or turn.subscriptions[0])


def _choose(
    db: sqlite3.Connection, turn: Turn, wanted: Sequence[Subscription], field: str, value: str
) -> list[Subscription]:
    if field == ZONE:
        return _speak(db, turn, zone=value)
    if field == PAUSE and value == "1":
        pausing.pause_by_chat(db, wanted, turn.now)
    elif field == PAUSE:
        pausing.resume_by_chat(db, wanted, turn.now)
    else:
        for item in wanted:
            present = subscriptions.by_id(db, item.id)
            if present is not None:
                made = chosen(field, value, Schedule(present.minutes, present.wish))
                subscriptions.change(db, replace(present, minutes=made.minutes, wish=made.wish))
    return subscriptions.all_of(db, turn.request.chat_id, turn.topic)


def _speak(
    db: sqlite3.Connection, turn: Turn, *, language: str | None = None, zone: str | None = None
) -> list[Subscription]:
    subscriptions.speak(db, turn.request.chat_id, turn.topic, language=language, zone=zone)
    return subscriptions.all_of(db, turn.request.chat_id, turn.topic)


def _rename(db: sqlite3.Connection, turn: Turn, mine: Subscription, name: str) -> list[Subscription]:
    present = subscriptions.by_id(db, mine.id)
    if present is not None:
        subscriptions.change(db, replace(present, name=name))
    return subscriptions.all_of(db, turn.request.chat_id, turn.topic)
