"""`uavwatch reread`: the stored posts read again, and what that changes in the record."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from bot.digests import ReaderStyle, Voice
from bot.model import Incident
from bot.paths import bundled
from bot.record import Recorder
from bot.record.reread import Rereader, Summary
from bot.settings import Settings
from bot.setup import house_of, load_reader
from bot.store import open_database
from bot.store.errors import DatabaseBusyError, DatabaseMissingError
from bot.store.incidents import Revised

EXAMPLES: Final = 15
_LANGUAGE: Final = "en"


async def reread_posts(settings: Settings, path: Path | None, since: datetime | None, *, dry_run: bool) -> None:
    """Read posts published since a day (midnight in the setting's zone) or all again; print what changes, then land it.

    A dry run changes nothing.
    """
    console = Console(stderr=True)
    path = path or settings.database
    if not path.is_file():
        raise DatabaseMissingError(path)
    async with open_database(path, bundled("migrations")) as database:
        house, _, _ = await house_of(database, settings)
        reader = load_reader(settings)
        recorder = Recorder(database, reader, house.channels)
        voice = Voice(house.texts, ReaderStyle(_LANGUAGE, ZoneInfo(settings.zone)), house.regions)
        rereader = Rereader(database, recorder.read, reader.version, house.channels)
        with _bars(console) as progress:

            def accept(summary: Summary) -> bool:
                show(summary, voice, console)
                return not dry_run

            try:
                await rereader.run(datetime.now(UTC), accept, progress, _midnight(since, settings.zone))
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                raise DatabaseBusyError(path) from None
    console.print("Nothing was changed (dry run)." if dry_run else "The record is up to date.")


def show(summary: Summary, voice: Voice, console: Console) -> None:
    """What changes: how many posts and incidents, which verdicts, and the first incidents."""
    console.print(
        f"{summary.posts} posts read with the present reader, {summary.readings} of them say something else now.",
        f"Incidents: {summary.appeared} new, {summary.changed} changed, {summary.gone} gone.",
        sep="\n",
        highlight=False,
    )
    if summary.verdicts:
        table = Table("Former verdict", "New verdict", "Posts")
        for (former, new), count in summary.verdicts.most_common():
            table.add_row(former or "not read", new, str(count))
        console.print(table)
    if summary.revised:
        table = Table("Incident", "Where", "When", "Before", "After")
        for item in summary.revised[:EXAMPLES]:
            table.add_row(*_row(item, voice))
        console.print(table)
        if len(summary.revised) > EXAMPLES:
            console.print(f"… and {len(summary.revised) - EXAMPLES} more.", highlight=False)


def _row(item: Revised, voice: Voice) -> tuple[str, ...]:
    incident = item.after or item.before
    if incident is None:
        raise ValueError("a revision is of something")
    where = ", ".join(voice.region(code, short=True) for code in incident.regions)
    when = voice.span(incident.start, incident.end, incident.end, dated=True)
    return str(incident.id), where, when, _figure(item.before, voice), _figure(item.after, voice)


def _figure(incident: Incident | None, voice: Voice) -> str:
    if incident is None:
        return "–"
    figure = incident.figure
    people = [f"{name} {number}" for name, number in (("killed", figure.killed), ("injured", figure.injured)) if number]
    return ", ".join([voice.count(figure.downed), *people])


def _midnight(day: datetime | None, zone: str) -> datetime | None:
    if day is None:
        return None
    return datetime.combine(day.date(), time(0), ZoneInfo(zone)).astimezone(UTC)


@contextmanager
def _bars(console: Console) -> Iterator[Callable[[str, int, int], None]]:
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True) as bars:
        tasks = {step: bars.add_task(step, total=None) for step in ("reading", "comparing", "landing")}
        yield lambda step, done, total: bars.update(tasks[step], completed=done, total=total)
