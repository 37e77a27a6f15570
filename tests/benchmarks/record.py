"""A large invented record, and how long the two queries take that people wait for.

Targets at 1,000,000 incidents and 3,000,000 posts: /incidents REGION p99 under 5 ms, an hour's digest under 20 ms.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bot.model import (
    Count,
    Event,
    Figure,
    Incident,
    Place,
    PlaceKind,
    PostKey,
    Reading,
    Report,
    SourceFigure,
    Statement,
    Verdict,
)
from bot.model.codec import reading_to_json
from bot.paths import bundled
from bot.places.regions import Regions
from bot.store import incidents, search
from bot.store.incident_codec import incident_to_text
from bot.store.migrate import migrate
from bot.store.moments import seconds

START = datetime(2020, 1, 1, tzinfo=UTC)
AN_HOUR = 20
"""Incidents: a million of them are six years of hard nights."""
STEP = timedelta(hours=1) / AN_HOUR
POSTS_EACH = 3
BATCH = 20_000
PAGE = 10
ROUNDS = 2_000
ALL_HOURS = 300
TEXT = (
    "Силами ПВО над территорией области сбиты {} украинских БПЛА. Пострадавших и разрушений нет. "
    "На местах работают оперативные службы."
)


class Took(NamedTuple):
    """Milliseconds by the clock on the wall, and those the processor worked: the rest was waiting for others."""

    clock: float
    processor: float


def main(arguments: list[str]) -> int:
    """Build, measure, print; 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="record")
    parser.add_argument("--incidents", type=int, default=50_000)
    parser.add_argument("--keep", type=Path, help="keep the database here, or measure the one that is there")
    options = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="uavwatch-bench-"))
    path = options.keep or folder / "record.db"
    try:
        if not path.exists():
            build(path, options.incidents)
        return measure(path)
    finally:
        shutil.rmtree(folder)


def build(path: Path, count: int) -> None:
    """A record of `count` incidents spread evenly over time and, unevenly, over the regions."""
    began = time.perf_counter()
    db = connect(path)
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = off")
    migrate(db, bundled("migrations"))
    codes = [region.code for region in Regions.load(bundled("config"))]
    db.executemany(
        "insert into channel (id, handle) values (?, ?)",
        [(number, f"demo_channel_{number}") for number in range(len(codes) + 1)],
    )
    for first in range(0, count, BATCH):
        db.execute("begin")
        fill(db, codes, range(first, min(first + BATCH, count)))
        db.execute("commit")
        print(f"\r{min(first + BATCH, count):,} of {count:,} incidents", end="", flush=True)
    db.execute("insert into searched (channel_id, message_id) select channel_id, message_id from post")
    db.execute("insert into post_search (post_search) values ('rebuild')")
    db.close()
    size = path.stat().st_size / 2**30
    print(f"\nbuilt in {time.perf_counter() - began:.0f} s, {size:.2f} GiB")


def fill(db: sqlite3.Connection, codes: list[str], numbers: range) -> None:
    chance = random.Random(numbers.start)
    made = [(number + 1, invented(number, codes, chance)) for number in numbers]
    rows = [(i, seconds(it.start), seconds(it.end), incident_to_text(it), it) for i, it in made]
    db.executemany(
        "insert into incident (id, starts, ends, seq, body) values (?, ?, ?, ?, ?)",
        [(i, starts, ends, i, body) for i, starts, ends, body, _ in rows],
    )
    db.executemany(
        "insert into incident_revision (seq, incident_id, at, body) values (?, ?, ?, ?)",
        [(i, i, ends, body) for i, _, ends, body, _ in rows],
    )
    db.executemany(
        "insert into incident_region (region, ends, incident_id, starts) values (?, ?, ?, ?)",
        [(it.regions[0], ends, i, starts) for i, starts, ends, _, it in rows],
    )
    db.executemany(
        "insert into incident_figure (source, ends, incident_id, least) values (?, ?, ?, ?)",
        [(s.source, ends, i, s.figure.downed.min) for i, _, ends, _, it in rows for s in it.sources if s.figure.downed],
    )
    db.executemany(
        "insert into incident_place (region, name, ends, incident_id) values (?, ?, ?, ?)",
        [(it.regions[0], place.name, ends, i) for i, _, ends, _, it in rows for place in it.places],
    )
    fill_posts(db, rows)


def fill_posts(db: sqlite3.Connection, rows: list[tuple[int, int, int, str, Incident]]) -> None:
    told = [(i, starts, ends, s) for i, starts, ends, _, it in rows for source in it.sources for s in source.statements]
    db.executemany(
        "insert into post (channel_id, message_id, posted, version, link) values (?, ?, ?, 1, ?)",
        [(*s.post, ends, s.link) for _, _, ends, s in told],
    )
    db.executemany(
        "insert into post_version (channel_id, message_id, version, text, seen, reader, verdict, reading)"
        " values (?, ?, 1, ?, ?, 'bench', 'incident', ?)",
        [
            (*s.post, TEXT.format(s.report.downed and s.report.downed.min), ends, reading_of(s))
            for _, _, ends, s in told
        ],
    )
    db.executemany(
        "insert into statement (channel_id, message_id, regions, starts, ends) values (?, ?, ?, ?, ?)",
        [(*s.post, s.report.regions[0], starts, ends) for _, starts, ends, s in told],
    )
    db.executemany(
        "insert into incident_post (channel_id, message_id, incident_id) values (?, ?, ?)",
        [(*s.post, i) for i, _, _, s in told],
    )


def invented(number: int, codes: list[str], chance: random.Random) -> Incident:
    """An incident of two sources and three posts; a few regions have most of them, as in the real record."""
    home = min(int(chance.expovariate(1 / 12)), len(codes) - 1)
    code, start = codes[home], START + STEP * number
    end = start + timedelta(hours=chance.randint(1, 9))
    counts = [chance.randint(1, 40) for _ in range(2)]
    keys = [(0, number), (home + 1, 2 * number), (home + 1, 2 * number + 1)]
    statements = [statement(PostKey(*key), code, counts[key[0] > 0], end) for key in keys]
    sources = tuple(
        SourceFigure(told[0].source, told[0].channel, Figure(downed=told[0].report.downed), tuple(told))
        for told in (statements[:1], statements[1:])
    )
    figure = Figure(downed=Count.exact(max(counts)), killed=0, injured=0, damage=False)
    places = (Place("Починковский", PlaceKind.DISTRICT, code, 54.4, 32.4),)
    return Incident((code,), start, end, figure, sources[0].source, places, sources)


def statement(key: PostKey, code: str, count: int, posted: datetime) -> Statement:
    place = Place("Починковский", PlaceKind.DISTRICT, code, 54.4, 32.4)
    report = Report(
        Event.INTERCEPTION,
        regions=(code,),
        places=(place,),
        downed=Count.exact(count),
        killed=0,
        injured=0,
        damage=False,
        template="governor-region",
        evidence=((0, 10), (27, 34), (36, 60)),
    )
    handle = f"demo_channel_{key.channel_id}"
    link = f"https://t.me/{handle}/{key.message_id}"
    return Statement(key, 1, 0, handle, handle, posted, report, link=link)


def text_of(told: Statement) -> str:
    return TEXT.format(told.report.downed and told.report.downed.min)


def reading_of(told: Statement) -> str:
    return json.dumps(reading_to_json(Reading(Verdict.INCIDENT, (told.report,))), ensure_ascii=False)


def measure(path: Path) -> int:
    db = connect(path)
    took = timed(lambda: migrate(db, bundled("migrations"))).clock / 1000
    if took > 1:
        print(f"brought up to date in {took:.0f} s")
    count = db.execute("select count(*) from incident").fetchone()[0]
    posts = db.execute("select count(*) from post").fetchone()[0]
    codes = [region.code for region in Regions.load(bundled("config"))]
    print(f"{count:,} incidents, {posts:,} posts; {AN_HOUR} incidents change in an hour")
    chance = random.Random(1)
    regions = [codes[min(int(chance.expovariate(1 / 12)), len(codes) - 1)] for _ in range(ROUNDS)]
    hours = [chance.randrange(count) for _ in range(ALL_HOURS)]
    missed = [
        report("/incidents REGION, first page and number", 5, [timed(partial(page, db, r)) for r in regions]),
        report("an hour's digest, all regions", 20, [timed(partial(hour, db, h, AN_HOUR)) for h in hours]),
    ]
    report("/search of two words", None, [timed(lambda: search.search(db, "сбиты оперативные", 10)) for _ in range(5)])
    db.close()
    return int(any(missed))


def page(db: sqlite3.Connection, code: str) -> None:
    incidents.of_region(db, code, limit=PAGE)
    incidents.count_of_region(db, code)


def hour(db: sqlite3.Connection, seq: int, count: int) -> None:
    incidents.changed_between(db, ("*",), seq, seq + count)


def timed(work: Callable[[], object]) -> Took:
    began, began_work = time.perf_counter(), time.process_time()
    work()
    return Took((time.perf_counter() - began) * 1000, (time.process_time() - began_work) * 1000)


def report(name: str, target: float | None, took: Sequence[Took]) -> bool:
    """Print the middle and the worst of a hundred; True when the target is missed."""
    middle, late = share([item.clock for item in took], 0.5), share([item.clock for item in took], 0.99)
    work = share([item.processor for item in took], 0.99)
    missed = target is not None and late >= target
    goal = "" if target is None else f"  target p99 < {target:g} ms: {'MISSED' if missed else 'held'}"
    print(f"{name}: p50 {middle:.2f} ms, p99 {late:.2f} ms (processor {work:.2f} ms) over {len(took)}{goal}")
    return missed


def share(milliseconds: Sequence[float], part: float) -> float:
    """The value that this part of all stays below."""
    ordered = sorted(milliseconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    db.row_factory = sqlite3.Row
    return db
