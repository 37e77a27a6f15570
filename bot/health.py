"""`uavwatch status`: how each channel is doing — last post, last read, lag, floods, unread posts, coverage."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from bot.errors import UserError
from bot.settings import Settings
from bot.setup import house_of
from bot.store import Database, lag, open_for_reading
from bot.store.lag import ChannelHealth, Spread
from bot.undelivered import Outbox, look_at_outbox, stuck_table

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Health:
    """All followed channels at a moment, those never seen (None) included; `floods` of the last day, of any kind."""

    at: datetime
    within: timedelta
    channels: tuple[tuple[str, ChannelHealth | None], ...]
    floods: int
    outbox: Outbox

    def is_covered(self, channel: ChannelHealth | None) -> bool:
        return channel is not None and channel.is_covered(self.at, self.within)

    @property
    def uncovered(self) -> tuple[str, ...]:
        return tuple(handle for handle, channel in self.channels if not self.is_covered(channel))


async def health_of(database: Database, handles: Sequence[str], at: datetime, within: timedelta) -> Health:
    """How the channels of these handles are doing; `within` is how lately a covered one was read."""

    def look(db: sqlite3.Connection) -> Health:
        known = {channel.handle.lower(): channel for channel in lag.health(db, at)}
        channels = tuple((handle, known.get(handle.lower())) for handle in handles)
        return Health(at, within, channels, lag.floods_since(db, at - lag.FLOOD_WINDOW), look_at_outbox(db))

    return await database.read(look)


async def print_status(settings: Settings, path: Path | None, *, as_json: bool) -> list[str]:
    """Print the table, or JSON; return a sentence for each channel that is not covered, and on parked messages."""
    try:
        async with open_for_reading(path or settings.database) as database:
            house, clock, _ = await house_of(database, settings)
            handles = [channel.handle for channel in house.channels.followed()]
            within = timedelta(minutes=settings.uncovered_minutes)
            found = await health_of(database, handles, clock(), within)
    except sqlite3.OperationalError as error:
        raise UserError(f"The database cannot be asked ({error}); start `uavwatch run` once, it updates it.") from error
    if as_json:
        print_json(found)
    else:
        print_table(found, ZoneInfo(settings.zone), Console())
    faults = [f"{handle}: not covered, not read within {_length(within)}" for handle in found.uncovered]
    return faults + found.outbox.faults


def print_json(found: Health) -> None:
    """One object; times in seconds, moments as ISO 8601 in UTC."""
    content = {
        "at": found.at.isoformat(timespec="seconds"),
        "floods_24h": found.floods,
        "uncovered": list(found.uncovered),
        "outbox": found.outbox.as_json(),
        "channels": [_as_json(handle, channel, found) for handle, channel in found.channels],
    }
    Console(soft_wrap=True).print_json(json.dumps(content, ensure_ascii=False))


def _as_json(handle: str, channel: ChannelHealth | None, found: Health) -> dict[str, Any]:
    if channel is None:
        return {"channel": handle, "covered": False}
    return {
        "channel": handle,
        "covered": found.is_covered(channel),
        "last_post": None if channel.last_post is None else channel.last_post.isoformat(),
        "last_read": None if channel.last_read is None else channel.last_read.isoformat(),
        "cursor": channel.cursor,
        "lag_7d": _spread_json(channel.lag),
        "posted_to_seen_7d": _spread_json(channel.seen),
        "seen_to_stored_7d": _spread_json(channel.stored),
        "stored_to_sent_7d": _spread_json(channel.sent),
        "floods_24h": channel.floods,
        "posts_30d": channel.posts,
        "unread_30d": channel.unread,
    }


def _spread_json(spread: Spread | None) -> dict[str, float] | None:
    if spread is None:
        return None
    return {"p50": spread.p50.total_seconds(), "p95": spread.p95.total_seconds()}


def print_table(found: Health, zone: ZoneInfo, console: Console) -> None:
    """One line a channel, and a summary below."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    # On a narrow terminal the figures fold; which channel it is and whether it is covered stay readable.
    table.add_column("Channel", no_wrap=True)
    table.add_column("Covered", no_wrap=True)
    for title in ("Last post", "Read to", "Lag p50 / p95", "Sent after", "Floods", "Unread"):
        table.add_column(title)
    for handle, channel in found.channels:
        table.add_row(handle, *_cells(channel, found, zone))
    console.print(table)
    console.print(
        f"{len(found.channels) - len(found.uncovered)} of {len(found.channels)} channels are covered "
        f"(read within {_length(found.within)}); Telegram asked to wait {found.floods} times in 24 h.",
        found.outbox.summary,
        "Lag: from the post until it is stored, 7 days. Sent after: from there to its message. Unread: 30 days.",
        sep="\n",
        highlight=False,
    )
    if found.outbox.stuck:
        console.print(stuck_table(found.outbox, zone))


def _cells(channel: ChannelHealth | None, found: Health, zone: ZoneInfo) -> list[str]:
    if channel is None:
        return ["[red]no[/]", "–", "never", "–", "–", "–", "–"]
    return [
        "yes" if found.is_covered(channel) else "[red]no[/]",
        _clock(channel.last_post, found.at, zone) or "–",
        _clock(channel.last_read, found.at, zone) or "never",
        "–" if channel.lag is None else f"{_length(channel.lag.p50)} / {_length(channel.lag.p95)}",
        "–" if channel.sent is None else _length(channel.sent.p50),
        str(channel.floods),
        f"{channel.unread} of {channel.posts}",
    ]


def _clock(moment: datetime | None, at: datetime, zone: ZoneInfo) -> str | None:
    if moment is None:
        return None
    return moment.astimezone(zone).strftime("%H:%M" if at - moment < _DAY else "%Y-%m-%d %H:%M")


def _length(time: timedelta) -> str:
    if time < _MINUTE:
        return f"{time.total_seconds():.1f} s"
    if time < _HOUR:
        return f"{time / _MINUTE:.0f} min"
    return f"{time / _HOUR:.1f} h"
