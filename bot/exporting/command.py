"""`uavwatch export`."""

from __future__ import annotations

import io
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import click

from bot.asking import find_region
from bot.exporting.columns import Context, Item
from bot.exporting.formats import WRITERS
from bot.places.regions import SEAS
from bot.record.doubts import flags_now
from bot.settings import Settings
from bot.setup import house_of
from bot.store import incidents, open_for_reading


async def export_record(
    style: str,
    settings: Settings,
    path: Path | None,
    *,
    since: datetime | None = None,
    region: str | None = None,
    out: Path | None = None,
) -> None:
    """Write the incidents in force, in order of their ends, as csv, geojson or jsonl to `out` or standard output.

    `since` is a day in UTC; `region` a code, a name, or a sea. The file appears whole or not at all.
    """
    start = None if since is None else since.replace(tzinfo=UTC)
    async with open_for_reading(path or settings.database) as database:
        house, _, is_demo = await house_of(database, settings)
        code = region if region is None or region in SEAS else find_region(house.regions, region)
        context = Context(house.channels, house.regions, is_demo)
        with _target(out) as stream:
            written = await database.read(lambda db: WRITERS[style](_items(db, code, start), context, stream))
    click.echo(f"{written} incidents{'' if out is None else f' written to {out}'}.", err=True)


def _items(db: sqlite3.Connection, region: str | None, since: datetime | None) -> Iterator[Item]:
    for stored in incidents.everything(db, region, since):
        flags = flags_now(db, stored.incident)
        yield Item(stored.incident, flags, stored.recorded, stored.revised, stored.seq)


@contextmanager
def _target(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        with _standard_output() as stream:
            yield stream
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    """Standard output as UTF-8 whatever the locale; a reader that stops early, like `head`, is no error."""
    stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
    try:
        yield stream
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    finally:
        stream.detach()
