"""The incidents of a region as a file for a spreadsheet."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Final

from bot.chat.contract import Answer
from bot.chat.coverage import coverage_of
from bot.chat.desk import Turn
from bot.chat.parsing import Span
from bot.chat.voices import voice_of
from bot.digests.freshness import freshness
from bot.digests.render_answer import period_text
from bot.exporting.columns import Context, Item
from bot.exporting.formats import write_csv
from bot.record.doubts import flags_now
from bot.store import incidents
from bot.texts.html import escape_name

MOST_ROWS: Final = 5_000


async def send_table(turn: Turn, region: str, span: Span) -> Sequence[Answer]:
    """One row an incident in force, the columns of `uavwatch export`, at most MOST_ROWS."""
    since = None if span.length is None else turn.now - span.length
    channels = turn.desk.channels
    text, rows, coverage = await turn.desk.database.read(
        lambda db: (*_table(db, turn, region, since), coverage_of(db, channels.of_region(region), turn.desk.grace))
    )
    voice = voice_of(turn)
    lines = [
        turn.text("incidents-title", region=escape_name(turn.region(region)), period=period_text(span.length, voice)),
        turn.text("incidents-count", count=rows),
        *([turn.text("table-cut")] if rows == MOST_ROWS else ()),
        *freshness(coverage, voice, turn.now),
        turn.text("footer"),
    ]
    name = f"uavwatch-{region}-{turn.now:%Y%m%d}{'-demo' if turn.desk.demo else ''}.csv"
    return [Answer("\n".join(lines), document=(name, text.encode("utf-8-sig")))]


def _table(db: sqlite3.Connection, turn: Turn, region: str, since: datetime | None) -> tuple[str, int]:
    out = io.StringIO(newline="")
    context = Context(turn.desk.channels, turn.desk.regions, turn.desk.demo)
    rows = write_csv(islice(_items(db, region, since), MOST_ROWS), context, out)
    return out.getvalue(), rows


def _items(db: sqlite3.Connection, region: str, since: datetime | None) -> Iterator[Item]:
    for stored in incidents.everything(db, region, since):
        yield Item(stored.incident, flags_now(db, stored.incident), stored.recorded, stored.revised, stored.seq)
