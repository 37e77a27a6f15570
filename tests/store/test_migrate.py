from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.paths import bundled
from bot.store.errors import DatabaseIsNewerError, MigrationChangedError
from bot.store.migrate import migrate


@pytest.fixture
def db() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def tables(db: sqlite3.Connection) -> set[str]:
    return {row[0] for row in db.execute("select name from sqlite_master where type = 'table'")}


def test_each_file_is_applied_once(db: sqlite3.Connection) -> None:
    first = migrate(db, bundled("migrations"))
    second = migrate(db, bundled("migrations"))

    assert first
    assert second == []


def test_a_file_that_fails_leaves_no_trace(db: sqlite3.Connection, tmp_path: Path) -> None:
    (tmp_path / "0001_a.sql").write_text("create table one (x integer) strict;")
    (tmp_path / "0002_b.sql").write_text("create table two (x integer) strict;\ncreate table one (x integer) strict;")

    with pytest.raises(sqlite3.OperationalError):
        migrate(db, tmp_path)

    assert "one" in tables(db)
    assert "two" not in tables(db)
    assert db.execute("pragma user_version").fetchone()[0] == 1


def test_a_database_of_a_later_program_is_refused(db: sqlite3.Connection, tmp_path: Path) -> None:
    (tmp_path / "0001_a.sql").write_text("create table one (x integer) strict;")
    (tmp_path / "0002_b.sql").write_text("create table two (x integer) strict;")
    migrate(db, tmp_path)
    (tmp_path / "0002_b.sql").unlink()

    with pytest.raises(DatabaseIsNewerError, match="schema 2"):
        migrate(db, tmp_path)


def test_an_edited_file_is_refused(db: sqlite3.Connection, tmp_path: Path) -> None:
    path = tmp_path / "0001_a.sql"
    path.write_text("create table one (x integer) strict;")
    migrate(db, tmp_path)
    path.write_text("create table one (y integer) strict;")

    with pytest.raises(MigrationChangedError, match=r"0001_a\.sql"):
        migrate(db, tmp_path)


def test_every_table_is_strict(db: sqlite3.Connection) -> None:
    migrate(db, bundled("migrations"))

    loose = [row[1] for row in db.execute("pragma table_list") if row[2] == "table" and not row[5]]

    assert [name for name in loose if not name.startswith("sqlite_")] == []


def test_no_number_is_used_twice() -> None:
    numbers = [path.name.split("_")[0] for path in bundled("migrations").glob("*.sql")]

    assert len(numbers) == len(set(numbers))
