"""How long one more post takes to be joined, by the number of statements about its region in the days around it.

A mayor and a governor write all night, as they do: marked increments, marked totals, windows and unmarked counts.
The times are of the processor: others may be at work on the machine.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bot.channels import Channels
from bot.model import Channel, Post
from bot.paths import bundled
from bot.reading import Reader
from bot.record import Recorder
from bot.store import open_database

START: Final = datetime(2025, 12, 7, 15, 0, tzinfo=UTC)
NIGHT: Final = timedelta(hours=14)
SIZES: Final = (50, 100, 200, 400, 800)
MEASURED: Final = 20
OFFICES: Final = ("demo_governor", "demo_mayor")
CHANNELS: Final = Channels([Channel(handle, "RU-SMO", "Office", "governor") for handle in OFFICES])
TEXTS: Final = (
    "Над территорией Смоленской области сбиты {} украинских БПЛА. Пострадавших нет.",
    "Над территорией Смоленской области сбиты ещё {} украинских БПЛА.",
    "Над Починковским районом Смоленской области сбиты {} украинских БПЛА. Разрушений нет.",
    "С {:02}.00 до 05.00 над территорией Смоленской области сбиты 9 украинских БПЛА.",
)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks joining", description=__doc__)
    parser.parse_args(arguments)
    reader = Reader.load(bundled("config"))
    for size in SIZES:
        took = asyncio.run(measure(reader, size))
        print(f"{size:4} statements around it: {took:6.1f} ms a post", flush=True)
    return 0


async def measure(reader: Reader, size: int) -> float:
    """Milliseconds of the processor for each of the last posts of a night of `size`."""
    with tempfile.TemporaryDirectory() as folder:
        async with open_database(Path(folder) / "record.db", bundled("migrations")) as database:
            recorder = Recorder(database, reader, CHANNELS)
            night = [_post(number, size) for number in range(size)]
            await _save(recorder, night[: size - MEASURED])
            began = time.process_time()
            for post in night[size - MEASURED :]:
                await _save(recorder, [post])
            return (time.process_time() - began) * 1000 / MEASURED


async def _save(recorder: Recorder, posts: list[Post]) -> None:
    for channel_id in sorted({post.channel_id for post in posts}):
        own = [post for post in posts if post.channel_id == channel_id]
        await recorder.save(channel_id, own, own[-1].message_id, own[-1].date)


def _post(number: int, size: int) -> Post:
    office = number % len(OFFICES)
    text = TEXTS[number // len(OFFICES) % len(TEXTS)].format(2 + number % 3)
    return Post(office + 1, number + 1, OFFICES[office], START + NIGHT * number / size, text)
