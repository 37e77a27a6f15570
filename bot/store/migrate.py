"""Numbered SQL files, each applied once, in one transaction together with its record."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from bot.store.errors import DatabaseIsNewerError, MigrationChangedError

_LEDGER = """
create table if not exists schema_migration (
    version integer primary key,
    name    text not null,
    sha256  text not null,
    applied text not null default current_timestamp
) strict
"""


def migrate(db: sqlite3.Connection, folder: Path) -> list[str]:
    """Bring `db` (autocommit mode) up to the newest file of `folder`; return the names applied now.

    Raises DatabaseIsNewerError when the database has migrations this program does not know, and
    MigrationChangedError when an applied file was edited afterwards. A file that fails leaves no trace.
    """
    db.execute(_LEDGER)
    done: dict[int, str] = dict(db.execute("select version, sha256 from schema_migration"))
    files = _files(folder)
    if unknown := sorted(set(done) - set(files)):
        raise DatabaseIsNewerError(unknown[-1], max(files, default=0))
    applied = []
    for version, path in sorted(files.items()):
        sql = path.read_text(encoding="utf-8")
        digest = hashlib.sha256(sql.encode()).hexdigest()
        if version not in done:
            _apply(db, version, path.name, sql, digest)
            applied.append(path.name)
        elif done[version] != digest:
            raise MigrationChangedError(path.name)
    return applied


def latest_version(folder: Path) -> int:
    """The number of the newest file; 0 for an empty folder."""
    return max(_files(folder), default=0)


def _files(folder: Path) -> dict[int, Path]:
    return {int(path.name.split("_")[0]): path for path in sorted(folder.glob("[0-9]*.sql"))}


def _apply(db: sqlite3.Connection, version: int, name: str, sql: str, digest: str) -> None:
    db.execute("begin immediate")
    try:
        for statement in _statements(sql):
            db.execute(statement)
        db.execute("insert into schema_migration (version, name, sha256) values (?, ?, ?)", (version, name, digest))
        db.execute(f"pragma user_version = {version:d}")
        db.execute("commit")
    except BaseException:
        db.execute("rollback")
        raise


def _statements(sql: str) -> Iterator[str]:
    # executescript would commit first and so break the one-transaction promise.
    buffer = ""
    for line in sql.splitlines(keepends=True):
        buffer += line
        if sqlite3.complete_statement(buffer):
            yield buffer
            buffer = ""
    if buffer.strip():
        yield buffer
