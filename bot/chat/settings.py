"""/settings: what this chat has chosen, in one message that edits itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from bot.chat.contract import Answer, Button
from bot.chat.desk import Buttons, Turn
from bot.chat.subscribing import keep, names
from bot.store import subscriptions
from bot.store.incidents import EVERYTHING
from bot.store.subscriptions import Subscription
from bot.texts import escape


async def show_settings(turn: Turn, rest: str) -> Sequence[Answer]:
    """The chat's regions, language, zone and schedule."""
    mine = turn.subscription
    if mine is None:
        return [turn.answer(turn.text("chat-not-subscribed"), ((Button(turn.text("button-subscribe"), "c"),),))]
    lines = [
        turn.text("chat-settings"),
        turn.text("chat-settings-regions", regions=names(turn, mine.regions)),
        turn.text("chat-settings-language"),
        turn.text("chat-settings-zone", zone=escape(mine.zone)),
        turn.text("chat-settings-schedule", minutes=mine.minutes),
    ]
    return [turn.answer("\n".join(lines), _buttons(turn))]


async def choose_language(turn: Turn, language: str) -> Sequence[Answer]:
    """Change the language of the chat's subscription."""
    if not await turn.request.is_admin():
        return [turn.answer(turn.text("chat-admins-only"))]
    changed = await turn.desk.database.write(lambda db: _speak(db, turn, language))
    return await show_settings(replace(turn, subscription=changed, language=language), "")


def _speak(db: sqlite3.Connection, turn: Turn, language: str) -> Subscription | None:
    present = subscriptions.of_chat(db, turn.request.chat_id, turn.topic)
    return None if present is None else keep(db, turn, present, present.regions, language=language)


def _buttons(turn: Turn) -> Buttons:
    languages = tuple(
        Button(turn.desk.texts.get(language, "chat-language-name"), f"l:{language}")
        for language in turn.desk.texts.languages
        if language != turn.language
    )
    return (
        (Button(turn.text("button-another-region"), "c"), Button(turn.text("button-unsubscribe"), f"u:{EVERYTHING}")),
        languages,
    )
