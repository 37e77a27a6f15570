"""How answers speak: the chat's voice, and how fresh what they say is."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from bot.chat.coverage import coverage_of
from bot.chat.desk import Turn
from bot.digests import Coverage, ReaderStyle, Voice


def style_of(turn: Turn) -> ReaderStyle:
    return ReaderStyle(turn.language, turn.zone)


def kinds_of(turn: Turn) -> dict[str, str]:
    """The kind of office by lower-case handle."""
    return {channel.handle.lower(): channel.kind for channel in turn.desk.channels}


def voice_of(turn: Turn) -> Voice:
    return Voice(turn.desk.texts, style_of(turn), turn.desk.regions, kinds_of(turn))


def all_coverage(db: sqlite3.Connection, turn: Turn) -> list[Coverage]:
    """How far each followed channel was read."""
    return coverage_of(db, turn.desk.channels.followed(), turn.desk.grace)


def read_up_to(turn: Turn, coverage: Sequence[Coverage]) -> str:
    """One line for answers about the whole record: up to when the channels were read, or that nothing was."""
    read = [item.read_to for item in coverage if item.read_to is not None]
    if not read:
        return turn.text("chat-status-nothing")
    voice = voice_of(turn)
    return turn.text("chat-status-latest", at=voice.clock(max(read), turn.now), zone=voice.zone(turn.now))
