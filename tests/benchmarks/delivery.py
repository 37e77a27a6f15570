"""Digests for many subscriptions: which are due, rows into the outbox, and the engine against a peer that answers
at once. Memory is the process's own growth while the step runs.

    python -m tests.benchmarks delivery [SUBSCRIPTIONS]
"""

from __future__ import annotations

import asyncio
import gc
import json
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.channels import Channels
from bot.delivery.contract import ChatAddress, OutgoingMessage
from bot.delivery.deliverer import Deliverer
from bot.delivery.pace import UNLIMITED
from bot.digests.content import DigestContent, Rendered
from bot.digests.maker import DigestMaker
from bot.digests.windows import window_end
from bot.model import Channel, Post
from bot.paths import bundled
from bot.reading import Reader
from bot.record import Recorder
from bot.store import Database, open_database, schedule, subscriptions

START = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
CHANNEL = Channel("demo_mod_russia", None, "Ministry of Defence", "federal")
TEXT = "Дежурными средствами ПВО над территорией {} уничтожены 5 украинских БПЛА. Пострадавших и разрушений нет."
PLACES = ("Брянской области", "Смоленской области", "Курской области", "Тульской области")
CODES = ("RU-BRY", "RU-SMO", "RU-KRS", "RU-TUL")


@dataclass
class Peer:
    """Answers at once and counts; a random_id twice is a mistake."""

    shown: int = 0

    async def send(self, chat: ChatAddress, body: OutgoingMessage, random_id: int) -> int:
        await asyncio.sleep(0)
        self.shown += 1
        return self.shown

    async def edit(self, chat: ChatAddress, message_id: int, body: OutgoingMessage) -> None:
        await asyncio.sleep(0)


class Clock:
    now = START

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True)
class Measured:
    """How long a step took, and by how many MiB the process's peak grew."""

    seconds: float
    grown: float
    result: int


def main(arguments: list[str]) -> int:
    number = int(arguments[0]) if arguments else 100_000
    with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
        asyncio.run(measure(number, Path(folder)))
    return 0


async def measure(number: int, folder: Path) -> None:
    """Print the table for this number of subscriptions, a fortieth of them in other wishes than "everything"."""
    clock, peer = Clock(), Peer()
    async with open_database(folder / "record.db", bundled("migrations")) as database:
        await database.write(lambda db: _subscribe(db, number))
        await _record(database, clock)
        clock.now = START + timedelta(hours=1)
        maker = DigestMaker(database, Channels([CHANNEL]), _render, clock)
        deliverer = Deliverer(database, peer, clock, limits=UNLIMITED)
        print(f"{number:,} subscriptions")
        _show("due windows", await _measured(lambda: _due(database, clock.now)), "groups")
        _show("outbox rows", await _measured(maker.tick), "rows")
        _show("delivery", await _measured(deliverer.drain), "messages")
        _show("nothing due", await _measured(maker.tick), "rows")
    print(f"shown {peer.shown:,}; database {(folder / 'record.db').stat().st_size / 2**20:.0f} MiB")


async def _measured(step: Callable[[], Awaitable[int]]) -> Measured:
    before, started = _fresh_peak(), time.perf_counter()
    result = await step()
    return Measured(time.perf_counter() - started, _peak() - before, result)


def _show(step: str, measured: Measured, what: str) -> None:
    rate = f"{measured.result / measured.seconds:>10,.0f}/s" if measured.result else " " * 12
    counted = f"{measured.result:>9,} {what:<9}{rate}"
    print(f"{step:<12} {measured.seconds:>8.2f} s {counted} +{measured.grown:.0f} MiB of memory")


def _fresh_peak() -> float:
    """What is in use now; the peak is counted from here (earlier steps, such as loading the reader, needed more)."""
    gc.collect()
    Path("/proc/self/clear_refs").write_text("5")
    return _peak()


def _peak() -> float:
    """The most memory in use since then, in MiB, as Linux counts it."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _subscribe(db: sqlite3.Connection, number: int) -> None:
    saved = subscriptions.save(db, 1, 0, ["*"], language="ru", zone="Europe/Moscow", now=START)
    wishes = [json.dumps(["*"]), json.dumps([CODES[0]]), json.dumps([CODES[1]]), json.dumps(sorted(CODES[:2]))]
    db.executemany(
        "insert into subscription (chat_id, regions, language, zone, window_end, told_seq, created)"
        " select ?, ?, ?, zone, window_end, told_seq, created from subscription where id = ?",
        ((chat, wishes[chat % 4], ("ru", "en")[chat % 8 == 0], saved.id) for chat in range(2, number + 1)),
    )


async def _record(database: Database, clock: Clock) -> None:
    reader = Reader.load(bundled("config"), bundled("config").parent / "var" / "cache")
    recorder = Recorder(database, reader, Channels([CHANNEL]))
    for number, place in enumerate(PLACES, start=1):
        at = START + timedelta(minutes=number)
        await recorder.save(1, [Post(1, number, CHANNEL.handle, at, TEXT.format(place))], number, at)


async def _due(database: Database, now: datetime) -> int:
    found = 0
    for minutes, zone, *rest in await database.read(schedule.schedules):
        end = window_end(now, minutes, zone)
        wish = {"wish": rest[0]} if rest else {}
        groups = await database.read(lambda db, m=minutes, z=zone, e=end, w=wish: schedule.due(db, m, z, e, **w))  # type: ignore[misc]  # a default in a lambda
        found += len(groups)
    return found


def _render(content: DigestContent, language: str, zone: str) -> tuple[Rendered, ...]:
    """About as long as a digest of an hour."""
    lines = [f"<b>{language}</b> {incident.regions}" for incident in content.incidents]
    return (Rendered("\n".join(lines).ljust(1_200, "·")),)
