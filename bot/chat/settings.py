"""/settings: what this chat has chosen, in one message that edits itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from zoneinfo import ZoneInfo

from bot.chat.choices import DAILY, GRAVE, OFF, OPTIONS, QUIET, Schedule, chosen
from bot.chat.contract import Answer, Button
from bot.chat.desk import Buttons, Turn
from bot.chat.keyboards import rows
from bot.chat.naming import names, places_line
from bot.digests import ReaderStyle, Voice
from bot.store import pausing, subscriptions
from bot.store.incidents import EVERYTHING
from bot.store.pausing import BY_CHAT
from bot.store.subscriptions import Subscription
from bot.texts import escape

_WIDTHS: Final = {"d": 6, "m": 2, "t": 3, "q": 3, "z": 2, "s": 1}


async def show_settings(turn: Turn, rest: str) -> Sequence[Answer]:
    """The chat's regions, schedule and everything else, with a button for each."""
    mine = turn.subscription
    if mine is None:
        return [turn.answer(turn.text("chat-not-subscribed"), ((Button(turn.text("button-subscribe"), "c"),),))]
    lines = [
        turn.text("chat-settings"),
        turn.text("chat-settings-regions", regions=names(turn, mine.regions)),
        *places_line(turn, mine.wish),
        schedule_line(turn, mine),
        turn.text("settings-threshold", value=_threshold(turn, mine)),
        turn.text("settings-quiet", value=_quiet(turn, mine.wish.quiet)),
        turn.text("settings-sound", value=turn.text("choice-sound", sound=mine.wish.sound)),
        turn.text("settings-calm", value=turn.text("choice-calm", calm=int(mine.wish.calm))),
        turn.text("chat-settings-language"),
        turn.text("chat-settings-zone", zone=zone_label(turn, mine.zone)),
        *([turn.text("settings-paused")] if mine.paused == BY_CHAT else ()),
    ]
    return [turn.answer("\n".join(lines), _buttons(turn, mine))]


async def settings_press(turn: Turn, field: str, value: str) -> Sequence[Answer]:
    """Open the choices of a field, or choose one of them."""
    if turn.subscription is None or not field:
        return await show_settings(turn, "")
    if not value:
        return [turn.answer(turn.text("settings-choose", field=field), _choices(turn, field))]
    if not await turn.request.is_admin():
        return [turn.answer(turn.text("chat-admins-only"))]
    changed = await turn.desk.database.write(lambda db: _choose(db, turn, field, value))
    return await show_settings(replace(turn, subscription=changed), "")


async def choose_language(turn: Turn, language: str) -> Sequence[Answer]:
    """Change the language of the chat's subscription."""
    if not await turn.request.is_admin():
        return [turn.answer(turn.text("chat-admins-only"))]
    changed = await turn.desk.database.write(lambda db: _speak(db, turn, language))
    return await show_settings(replace(turn, subscription=changed, language=language), "")


def schedule_line(turn: Turn, mine: Subscription) -> str:
    """When messages come, as a sentence."""
    return turn.text("chat-settings-schedule", minutes=mine.minutes, at=_clock(mine.wish.at))


def zone_label(turn: Turn, zone: str) -> str:
    """A zone's city with its distance from UTC."""
    voice = Voice(turn.desk.texts, ReaderStyle(turn.language, ZoneInfo(zone)), turn.desk.regions)
    return escape(f"{zone.rpartition('/')[2].replace('_', ' ')} ({voice.zone(turn.now)})")


def _choose(db: sqlite3.Connection, turn: Turn, field: str, value: str) -> Subscription | None:
    mine = subscriptions.of_chat(db, turn.request.chat_id, turn.topic)
    if mine is None:
        return None
    if field == "p":
        if value == "1":
            pausing.pause_by_chat(db, [mine], turn.now)
        else:
            pausing.resume_by_chat(db, [mine], turn.now)
    elif field == "z":
        subscriptions.change(db, replace(mine, zone=value))
    else:
        made = chosen(field, value, Schedule(mine.minutes, mine.wish))
        subscriptions.change(db, replace(mine, minutes=made.minutes, wish=made.wish))
    return subscriptions.by_id(db, mine.id)


def _speak(db: sqlite3.Connection, turn: Turn, language: str) -> Subscription | None:
    mine = subscriptions.of_chat(db, turn.request.chat_id, turn.topic)
    if mine is not None:
        subscriptions.change(db, replace(mine, language=language))
        return subscriptions.by_id(db, mine.id)
    return None


def _buttons(turn: Turn, mine: Subscription) -> Buttons:
    fields = [Button(turn.text("settings-field", field=field), f"w:{field}") for field in "mtqsz"]
    calm = Button(turn.text("button-calm", calm=int(mine.wish.calm)), f"w:c:{int(not mine.wish.calm)}")
    paused = mine.paused == BY_CHAT
    pause = Button(turn.text("button-resume" if paused else "button-pause"), f"w:p:{int(not paused)}")
    languages = [
        Button(turn.desk.texts.get(language, "chat-language-name"), f"l:{language}")
        for language in turn.desk.texts.languages
        if language != turn.language
    ]
    regions = [
        Button(turn.text("button-another-region"), "c"),
        Button(turn.text("button-unsubscribe"), f"u:{EVERYTHING}"),
    ]
    return (*rows([*fields, calm], 2), *rows([*languages, pause], 2), *rows(regions, 2))


def _choices(turn: Turn, field: str) -> Buttons:
    """One button a choice, the present one marked."""
    values = turn.desk.zones.names if field == "z" else OPTIONS[field]
    present = _present(turn.subscription, field)
    buttons = [
        Button(("✓ " if value == present else "") + _label(turn, field, value), f"w:{field}:{value}")
        for value in values
    ]
    if field == "m":
        buttons.append(Button(turn.text("choice-daily"), "w:d"))
    back = (Button(turn.text("button-settings"), "w:"),)
    return (*rows(buttons, _WIDTHS.get(field, 2)), back)


def _present(mine: Subscription | None, field: str) -> str:
    if mine is None:
        return ""
    wish = mine.wish
    quiet = next((name for name, (a, b) in QUIET.items() if wish.quiet == (a * 60, b * 60)), OFF)
    daily = str(wish.at // 60) if mine.minutes == DAILY else ""
    least = GRAVE if wish.grave else str(wish.least)
    return {"m": str(mine.minutes), "d": daily, "t": least, "q": quiet, "s": wish.sound, "z": mine.zone}.get(field, "")


def _label(turn: Turn, field: str, value: str) -> str:
    match field:
        case "m":
            return turn.text("choice-window", minutes=int(value), hours=int(value) // 60)
        case "d":
            return _clock(int(value) * 60)
        case "t":
            return turn.text("choice-grave") if value == GRAVE else _least(turn, int(value))
        case "q":
            hours = QUIET.get(value)
            return _quiet(turn, None if hours is None else (hours[0] * 60, hours[1] * 60))
        case "s":
            return turn.text("choice-sound", sound=value)
        case _:
            return zone_label(turn, value)


def _threshold(turn: Turn, mine: Subscription) -> str:
    return turn.text("choice-grave") if mine.wish.grave else _least(turn, mine.wish.least)


def _least(turn: Turn, least: int) -> str:
    return turn.text("choice-least", least=least)


def _quiet(turn: Turn, quiet: tuple[int, int] | None) -> str:
    return turn.text("choice-off") if quiet is None else f"{_clock(quiet[0])}–{_clock(quiet[1])}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
