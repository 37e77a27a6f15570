"""/status: how far the channels were read, and how much there is."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.chat.contract import Answer
from bot.chat.coverage import coverage_of
from bot.chat.desk import Turn
from bot.digests import Coverage, ReaderStyle, Voice
from bot.digests.freshness import freshness
from bot.store import incidents, lag
from bot.texts.html import escape_name

_DAY: Final = timedelta(hours=24)
_MINUTE: Final = timedelta(minutes=1)
_SECOND: Final = timedelta(seconds=1)

Slowest = tuple[timedelta, str]
"""The time within which 95 of 100 posts of the slowest channel are stored, and its handle."""


async def show_status(turn: Turn, rest: str) -> Sequence[Answer]:
    coverage, count, slowest = await turn.desk.database.read(lambda db: _look(db, turn))
    voice = Voice(turn.desk.texts, ReaderStyle(turn.language, turn.zone), turn.desk.regions)
    read = [item.read_to for item in coverage if item.read_to is not None]
    lines = [turn.text("chat-status")]
    if read:
        at, zone = voice.clock(max(read), turn.now), voice.zone(turn.now)
        lines.append(turn.text("chat-status-channels", count=len(read)))
        lines.append(turn.text("chat-status-latest", at=at, zone=zone))
        lines.append(turn.text("chat-status-incidents", count=count))
        if slowest is not None:
            lines.append(_lag_line(turn, *slowest))
    else:
        lines.append(turn.text("chat-status-nothing"))
    return [turn.answer("\n".join([*lines, "", *freshness(coverage, voice, turn.now), turn.text("footer")]))]


def _look(db: sqlite3.Connection, turn: Turn) -> tuple[list[Coverage], int, Slowest | None]:
    """Coverage of all followed channels, the number of incidents of the last 24 hours, and the slowest channel."""
    channels = turn.desk.channels.followed()
    handles = {channel.handle.lower() for channel in channels}
    measured = [(spread.p95, handle) for handle, spread in lag.lags(db, turn.now).items() if handle.lower() in handles]
    slowest = max(measured, default=None)
    return coverage_of(db, channels, turn.desk.grace), incidents.count_since(db, turn.now - _DAY), slowest


def _lag_line(turn: Turn, time: timedelta, handle: str) -> str:
    """How late posts of the slowest channel are on record."""
    channel = escape_name(handle)
    if time < _MINUTE:
        return turn.text("chat-status-lag-seconds", channel=channel, count=math.ceil(time / _SECOND))
    return turn.text("chat-status-lag-minutes", channel=channel, count=math.ceil(time / _MINUTE))
