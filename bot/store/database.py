"""The SQLite file: one writer that runs whole transactions, one read-only connection for queries."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypeVar

import aiosqlite

from bot.paths import bundled
from bot.store.errors import DatabaseIsNewerError, DatabaseMissingError, DatabaseUnusableError
from bot.store.migrate import latest_version, migrate

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]


class _Connection(aiosqlite.Connection):
    """aiosqlite's connection, able to run one function over the raw connection in its thread."""

    async def run(self, work: Work[T]) -> T:
        # One unit of work in one hop: a cancelled caller can never leave a transaction half way.
        result: T = await asyncio.shield(self._execute(work, self._conn))  # type: ignore[no-untyped-call]
        return result


class Database:
    """Transactions (`write`) and queries (`read`) as functions over a sqlite3 connection.

    The functions of bot/store take that connection as their first argument; no other room contains SQL. Functions
    handed to `write` run in one IMMEDIATE transaction, alone, and are rolled back whole if they raise. Functions
    handed to `read` see the last committed state and cannot change anything.
    """

    def __init__(self, path: Path, writer: _Connection | None, reader: _Connection) -> None:
        self.path = path
        self._writer = writer
        self._reader = reader

    async def write(self, work: Work[T]) -> T:
        if self._writer is None:
            raise RuntimeError("this database was opened for reading only")
        return await self._writer.run(lambda db: _transaction(db, work))

    async def read(self, work: Work[T]) -> T:
        return await self._reader.run(lambda db: _snapshot(db, work))


@asynccontextmanager
async def open_database(path: Path, migrations: Path) -> AsyncIterator[Database]:
    """Open (creating and migrating where needed) the file at `path` for reading and writing. Raises StoreError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    writer = _connect(str(path))
    async with writer:
        try:
            foreign = await writer.run(_is_foreign)
        except sqlite3.DatabaseError as error:
            raise DatabaseUnusableError(path, str(error)) from None
        if foreign:
            raise DatabaseUnusableError(path, "it holds tables of another program")
        await writer.run(lambda db: _prepare(db, migrations))
        reader = _connect(_read_only(path))
        async with reader:
            yield Database(path, writer, reader)


@asynccontextmanager
async def open_for_reading(path: Path) -> AsyncIterator[Database]:
    """Open an existing file for queries only; one that an earlier program left is brought up to date first.

    Raises DatabaseMissingError, DatabaseUnusableError for another kind of file, DatabaseIsNewerError.
    """
    if not path.is_file():  # noqa: ASYNC240 - one look at start, before anything else runs
        raise DatabaseMissingError(path)
    reader = _connect(_read_only(path))
    async with reader:
        try:
            version = await reader.run(_version)
            foreign = await reader.run(_is_foreign)
        except sqlite3.DatabaseError as error:
            raise DatabaseUnusableError(path, str(error)) from None
        if foreign:
            raise DatabaseUnusableError(path, "it holds tables of another program")
        migrations = bundled("migrations")
        if version > latest_version(migrations):
            raise DatabaseIsNewerError(version, latest_version(migrations))
        if version < latest_version(migrations):
            async with open_database(path, migrations):
                pass
        yield Database(path, None, reader)


def _read_only(path: Path) -> str:
    return f"{path.resolve().as_uri()}?mode=ro"


def _connect(target: str) -> _Connection:
    def connector() -> sqlite3.Connection:
        db = sqlite3.connect(target, isolation_level=None, uri=target.startswith("file:"))
        db.row_factory = sqlite3.Row
        db.execute("pragma busy_timeout = 10000")
        db.execute("pragma foreign_keys = on")
        return db

    return _Connection(connector, 64)


def _is_foreign(db: sqlite3.Connection) -> bool:
    """Whether there are tables, but none of ours."""
    names = {row[0] for row in db.execute("select name from sqlite_master where type = 'table'")}
    return bool(names) and "schema_migration" not in names


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("pragma user_version").fetchone()[0])


def _prepare(db: sqlite3.Connection, migrations: Path) -> None:
    db.execute("pragma journal_mode = wal")
    db.execute("pragma synchronous = full")
    migrate(db, migrations)


def _transaction(db: sqlite3.Connection, work: Work[T]) -> T:
    db.execute("begin immediate")
    try:
        result = work(db)
        db.execute("commit")
    except BaseException:
        # A full disk makes SQLite roll back by itself.
        if db.in_transaction:
            db.execute("rollback")
        raise
    return result


def _snapshot(db: sqlite3.Connection, work: Work[T]) -> T:
    # All queries of one unit must agree with each other while the writer goes on.
    db.execute("begin")
    try:
        return work(db)
    finally:
        db.execute("rollback")
