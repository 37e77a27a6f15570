"""One hour's digests for many subscriptions with 500 different preferences, drawn and worded as for people.

python -m tests.benchmarks digests [SUBSCRIPTIONS]
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
import tempfile
import time
from datetime import timedelta
from itertools import product
from pathlib import Path

from bot.model.wishes import Wish
from bot.paths import bundled
from bot.settings import Settings
from bot.setup import House, load_channel_list
from bot.store import Database, incidents, open_database, subscriptions
from tests.chat.builders import NOW, incident, source

REGION_SETS = 50
WISHES = (Wish(), Wish(least=2), Wish(grave=True), Wish(sound="grave"), Wish(quiet=(1380, 360)))
TARGET = 60.0
"""Seconds of processor time for 100,000 subscriptions: far less than the hour there is."""


def main(arguments: list[str]) -> int:
    number = int(arguments[0]) if arguments else 100_000
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        seconds = asyncio.run(_measure(number, Path(folder)))
    return 0 if seconds <= TARGET * number / 100_000 + 10 else 1


async def _measure(number: int, folder: Path) -> float:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]  # of pydantic-settings
    house = House.load(settings, load_channel_list(settings))
    codes = [region.code for region in house.regions]
    async with open_database(folder / "record.db", bundled("migrations")) as database:
        preferences = await database.write(lambda db: _subscribe(db, number, codes))
        await _record(database, codes)
        maker = house.digests(database, lambda: NOW)
        started, busy = time.perf_counter(), time.process_time()
        made = await maker.tick()
        seconds, worked = time.perf_counter() - started, time.process_time() - busy
    told = f"{made:,} messages in {seconds:.1f} s ({worked:.1f} s of processor time)"
    print(f"{number:,} subscriptions, {preferences} preferences: {told}")
    return worked


def _subscribe(db: sqlite3.Connection, number: int, codes: list[str]) -> int:
    before = NOW - timedelta(hours=1)
    subscriptions.save(db, 1, 0, ["*"], language="ru", zone="Europe/Moscow", now=before)
    sets = [json.dumps(["*"]), *(json.dumps(sorted(codes[at : at + 1 + at % 4])) for at in range(REGION_SETS - 1))]
    preferences = list(product(sets, ("ru", "en"), [wish.text for wish in WISHES]))
    db.executemany(
        "insert into subscription (chat_id, regions, language, wish, zone, window_end, told_seq, created)"
        " select ?, ?, ?, ?, zone, window_end, told_seq, created from subscription where id = 1",
        ((chat, *preferences[chat % len(preferences)]) for chat in range(2, number + 1)),
    )
    return len(preferences)


async def _record(database: Database, codes: list[str]) -> None:
    told = [
        incident(
            (code,),
            source("demo_governor", "demo_governor", place % 9, message_id=place + 1, at=NOW - timedelta(minutes=40)),
            hours_ago=1,
            places=("Первый", "Второй", "Третий"),
        )
        for place, code in enumerate(codes[:60])
    ]
    await database.write(lambda db: incidents.replace(db, (), told, NOW - timedelta(minutes=30)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
