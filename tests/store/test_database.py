from __future__ import annotations

import asyncio
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from bot.paths import bundled
from bot.store import Database, meta, open_for_reading, search
from bot.store.errors import DatabaseIsNewerError, DatabaseMissingError, DatabaseUnusableError
from bot.store.migrate import migrate


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


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough to be taken for one" * 9, b"SQLite format 3\x00abc"]
)
async def test_another_kind_of_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    await asyncio.to_thread(path.write_bytes, content)

    with pytest.raises(DatabaseUnusableError, match=r"other\.db cannot be used"):
        async with open_for_reading(path):
            pass


async def test_a_database_of_a_later_program_is_not_even_read(database: Database) -> None:
    await database.write(lambda db: db.execute("pragma user_version = 999"))

    with pytest.raises(DatabaseIsNewerError, match="999"):
        async with open_for_reading(database.path):
            pass


async def test_a_database_of_an_earlier_program_is_brought_up_to_date_to_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "migrations"
    folder.mkdir()
    first = sorted(bundled("migrations").glob("[0-9]*.sql"))[0]
    await asyncio.to_thread((folder / first.name).write_bytes, first.read_bytes())
    with closing(sqlite3.connect(tmp_path / "old.db", isolation_level=None)) as db:
        migrate(db, folder)

    async with open_for_reading(tmp_path / "old.db") as database:
        assert await database.read(lambda db: search.search(db, "один")) == []
