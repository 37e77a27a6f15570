"""/status: how far the channels were read, and how much there is."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.chat.contract import Answer
from bot.chat.coverage import coverage_of
from bot.chat.desk import Turn
from bot.digests import Coverage, ReaderStyle, Voice
from bot.digests.freshness import freshness
from bot.store import incidents

_DAY: Final = timedelta(hours=24)


async def show_status(turn: Turn, rest: str) -> Sequence[Answer]:
    coverage, count = await turn.desk.database.read(lambda db: _look(db, turn))
    voice = Voice(turn.desk.texts, ReaderStyle(turn.language, turn.zone), turn.desk.regions)
    read = [item.read_to for item in coverage if item.read_to is not None]
    lines = [turn.text("chat-status")]
    if read:
        at, zone = voice.clock(max(read), turn.now), voice.zone(turn.now)
        lines.append(turn.text("chat-status-channels", count=len(read)))
        lines.append(turn.text("chat-status-latest", at=at, zone=zone))
        lines.append(turn.text("chat-status-incidents", count=count))
    else:
        lines.append(turn.text("chat-status-nothing"))
    return [turn.answer("\n".join([*lines, "", *freshness(coverage, voice, turn.now), turn.text("footer")]))]


def _look(db: sqlite3.Connection, turn: Turn) -> tuple[list[Coverage], int]:
    """Coverage of all followed channels, and the number of incidents of the last 24 hours."""
    return coverage_of(db, turn.desk.channels.followed()), incidents.count_since(db, turn.now - _DAY)
