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
from typing import Final, TextIO

import click

from bot.asking import find_region
from bot.errors import UserError
from bot.exporting.columns import Context, Item
from bot.exporting.formats import WRITERS
from bot.exporting.parquet import schema_of_columns, write_parquet
from bot.places.regions import SEAS
from bot.record.doubts import flags_now
from bot.settings import Settings
from bot.setup import house_of
from bot.store import Database, incidents, open_for_reading

PARQUET: Final = "parquet"


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

    Parquet, which is no text, goes to `out` only. `since` is a day in UTC; `region` a code, a name, or a sea. The file
    appears whole or not at all. Raises UserError.
    """
    if style == PARQUET and out is None:
        raise UserError("Parquet is not text: name the file to write with --out FILE.")
    start = None if since is None else since.replace(tzinfo=UTC)
    async with open_for_reading(path or settings.database) as database:
        house, _, is_demo = await house_of(database, settings)
        code = region if region is None or region in SEAS else find_region(house.regions, region)
        context = Context(house.channels, house.regions, is_demo)
        if style == PARQUET:
            written = await _write_parquet(database, context, code, start, out)
        else:
            with _target(out) as stream:
                written = await database.read(lambda db: WRITERS[style](_items(db, code, start), context, stream))
    click.echo(
        f"{written} {'incident' if written == 1 else 'incidents'}{'' if out is None else f' written to {out}'}.",
        err=True,
    )


async def _write_parquet(
    database: Database, context: Context, region: str | None, since: datetime | None, out: Path | None
) -> int:
    if out is None:
        raise ValueError("there must be a file")
    schema_of_columns()
    with _whole_file(out) as part:
        return await database.read(lambda db: _into(part, _items(db, region, since), context))


def _into(part: Path, items: Iterator[Item], context: Context) -> int:
    with part.open("wb") as stream:
        return write_parquet(items, context, stream)


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
    with _whole_file(path) as part, part.open("w", encoding="utf-8", newline="") as stream:
        yield stream


@contextmanager
def _whole_file(path: Path) -> Iterator[Path]:
    """A file to write, which takes its place once it is complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        yield part
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
