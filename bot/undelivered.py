"""`uavwatch outbox`: what is in the outbox, and what an operator does with parked messages."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click
from rich.console import Console
from rich.table import Table

from bot.errors import UserError
from bot.paths import bundled
from bot.settings import Settings
from bot.store import housekeeping, open_database, open_for_reading, parked
from bot.store.parked import Stuck

ALL = "all"


@dataclass(frozen=True, slots=True)
class Outbox:
    """Messages by state (of the last days), and those that were given up or wait for an operator."""

    counts: dict[str, int]
    stuck: tuple[Stuck, ...]

    @property
    def summary(self) -> str:
        """One line."""
        counted = ", ".join(f"{number} {state}" for state, number in sorted(self.counts.items()))
        return f"Outbox: {counted or 'empty'}."

    @property
    def faults(self) -> list[str]:
        """What an operator has to see to."""
        number = self.counts.get("parked", 0)
        return [f"outbox: {number} parked, see `uavwatch outbox`"] if number else []

    def as_json(self) -> dict[str, Any]:
        stuck = [
            {
                "id": row.id,
                "chat": row.chat_id,
                "state": row.state,
                "attempts": row.attempts,
                "made": row.made.isoformat(),
                "error": row.error,
            }
            for row in self.stuck
        ]
        return {"counts": self.counts, "stuck": stuck}


def look_at_outbox(db: sqlite3.Connection) -> Outbox:
    """How the outbox is doing."""
    return Outbox(housekeeping.counts(db), tuple(parked.stuck(db)))


async def print_outbox(settings: Settings, path: Path | None, *, as_json: bool) -> None:
    async with open_for_reading(path or settings.database) as database:
        found = await database.read(look_at_outbox)
    console = Console()
    if as_json:
        Console(soft_wrap=True).print_json(json.dumps(found.as_json(), ensure_ascii=False))
        return
    console.print(found.summary, highlight=False)
    if found.stuck:
        console.print(stuck_table(found, ZoneInfo(settings.zone)))


def stuck_table(found: Outbox, zone: ZoneInfo) -> Table:
    """One line a message that does not go on by itself."""
    table = Table("Message", "Chat", "State", "Attempts", "Made", "Error")
    for row in found.stuck:
        made = row.made.astimezone(zone).strftime("%Y-%m-%d %H:%M")
        table.add_row(str(row.id), str(row.chat_id), row.state, str(row.attempts), made, row.error or "")
    return table


async def decide(settings: Settings, path: Path | None, released: Sequence[str], dropped: Sequence[str]) -> None:
    """Release and drop parked messages, each named by its id or "all"; also while the program runs.

    Raises UserError for an id that is not one of a parked message; nothing is changed then.
    """
    file = path or settings.database
    async with open_for_reading(file) as database:
        waiting = {row.id for row in await database.read(parked.parked)}
    to_release, to_drop = _ids(released, waiting), _ids(dropped, waiting)
    async with open_database(file, bundled("migrations")) as database:
        if to_release:
            number = await database.write(lambda db: parked.release(db, to_release))
            click.echo(f"Released {number}; the running program tries again at once.")
        if to_drop:
            number = await database.write(lambda db: parked.drop(db, to_drop))
            click.echo(f"Dropped {number}.")


def _ids(named: Sequence[str], waiting: set[int]) -> set[int]:
    if ALL in named:
        if not waiting:
            raise UserError("No message is parked.")
        return waiting
    unknown = [text for text in named if not text.isdecimal() or int(text) not in waiting]
    if unknown:
        raise UserError(f"Not a parked message: {', '.join(unknown)}. `uavwatch outbox` lists them.")
    return {int(text) for text in named}
