from __future__ import annotations

import asyncio
import sqlite3
import threading
from pathlib import Path

import pytest

from bot.store import Database, meta, open_for_reading
from bot.store.errors import DatabaseMissingError


async def test_a_failed_transaction_is_rolled_back_whole(database: Database) -> None:
    def work(db: sqlite3.Connection) -> None:
        meta.put(db, "a", "1")
        raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        await database.write(work)

    assert await database.read(lambda db: meta.get(db, "a")) is None


async def test_a_cancelled_caller_never_leaves_half_a_transaction(database: Database) -> None:
    started, go_on = threading.Event(), threading.Event()

    def work(db: sqlite3.Connection) -> None:
        meta.put(db, "a", "1")
        started.set()
        go_on.wait(5)
        meta.put(db, "b", "2")

    task = asyncio.create_task(database.write(work))
    await asyncio.to_thread(started.wait, 5)
    task.cancel()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    await database.write(lambda db: meta.put(db, "c", "3"))

    kept = await database.read(lambda db: [meta.get(db, key) for key in "abc"])
    assert kept == ["1", "2", "3"]


async def test_queries_cannot_write(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        await database.read(lambda db: meta.put(db, "a", "1"))


async def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissingError, match=r"nothing\.db"):
        async with open_for_reading(tmp_path / "nothing.db"):
            pass
