"""The drill: copy while in use, lose the database, put the copy back, find the same record."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from bot.paths import bundled
from bot.store import Database, backup, incidents, open_database, open_for_reading, posts
from bot.store.backup import back_up, check, restore
from bot.store.errors import DatabaseBusyError, DatabaseIsNewerError, DatabaseMissingError, DatabaseUnusableError
from bot.store.incident_codec import incident_to_text
from tests.store.examples import at, incident, post

MIGRATIONS = bundled("migrations")


async def fill(database: Database, first: int, count: int) -> None:
    def work(db: sqlite3.Connection, number: int) -> None:
        posts.ensure_channel(db, 7, "demo_smolensk")
        posts.save_version(db, post(number, f"Сбит БПЛА, случай {number}."), at(1))
        incidents.replace(db, [], [incident((number,), hours=number)], at(2))

    for number in range(first, first + count):
        await database.write(partial(work, number=number))


async def record(path: Path) -> list[str]:
    async with open_for_reading(path) as database:
        stored = await database.read(lambda db: list(incidents.everything(db)))
        texts = await database.read(lambda db: sorted(posts.live_texts(db, 7, at(0)).values()))
    return [incident_to_text(item.incident) for item in stored] + texts


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


async def test_the_drill_gives_the_record_back(tmp_path: Path) -> None:
    path, copy = tmp_path / "record.db", tmp_path / "copies" / "record.db"
    async with open_database(path, MIGRATIONS) as database:
        await fill(database, 1, 5)
        await asyncio.gather(asyncio.to_thread(back_up, path, copy), fill(database, 6, 40))
    at_least, at_most = 5, 45
    copied = await record(copy)

    path.write_bytes(b"lost" * 1000)
    kept = restore(copy, path, MIGRATIONS)
    async with open_database(path, MIGRATIONS) as database:
        await fill(database, 100, 1)

    assert copied == (await record(copy))
    assert set(copied) < set(await record(path))
    assert at_least <= len(copied) // 2 <= at_most
    assert kept is not None
    assert kept.name == "record.db.before-restore"
    assert kept.read_bytes().startswith(b"lost")


async def test_writes_do_not_make_a_copy_begin_again(
    tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PAGES", 10)
    await fill(database, 1, 100)
    seen: list[int] = []

    def write_meanwhile(done: int, total: int) -> None:
        seen.append(done)
        assert len(seen) < 200, "the copy begins again and again"
        with closing(sqlite3.connect(database.path)) as db, db:
            db.execute("insert into meta (key, value) values (?, '')", (f"step {len(seen)}",))

    back_up(database.path, tmp_path / "copy.db", write_meanwhile)

    with closing(sqlite3.connect(tmp_path / "copy.db")) as db:
        [(steps,)] = db.execute("select count(*) from meta where key like 'step %'")
    assert len(seen) > 5
    assert seen == sorted(set(seen))
    assert steps == 0


async def test_a_copy_has_what_was_still_in_the_wal(tmp_path: Path, database: Database) -> None:
    await fill(database, 1, 3)

    back_up(database.path, tmp_path / "copy.db")

    assert len(await record(tmp_path / "copy.db")) == 6
    assert names(tmp_path) == ["copy.db", "record.db", "record.db-shm", "record.db-wal"]


async def test_the_replaced_database_is_kept_whole(tmp_path: Path) -> None:
    path, copy = tmp_path / "record.db", tmp_path / "copy.db"
    async with open_database(path, MIGRATIONS) as database:
        await fill(database, 1, 1)
        back_up(path, copy)
        await fill(database, 2, 1)
    before = await record(path)

    kept = restore(copy, path, MIGRATIONS)

    assert kept is not None
    assert await record(kept) == before
    assert len(await record(path)) == len(before) - 2


async def test_a_database_in_use_is_not_replaced(tmp_path: Path, database: Database) -> None:
    await fill(database, 1, 1)
    copy = tmp_path / "copy.db"
    back_up(database.path, copy)
    await fill(database, 2, 1)

    with pytest.raises(DatabaseBusyError, match="Stop"):
        restore(copy, database.path, MIGRATIONS)

    assert len(await record(database.path)) == 4
    assert not (tmp_path / "record.db.before-restore").exists()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 4096])
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "copy.db").write_bytes(content)
    (tmp_path / "record.db").write_bytes(b"present")

    with pytest.raises(DatabaseUnusableError, match=r"copy\.db cannot be used"):
        restore(tmp_path / "copy.db", tmp_path / "record.db", MIGRATIONS)

    assert (tmp_path / "record.db").read_bytes() == b"present"
    assert names(tmp_path) == ["copy.db", "record.db"]


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "copy.db")) as db:
        db.execute("create table songs (title text)")

    with pytest.raises(DatabaseUnusableError, match="another program made it"):
        restore(tmp_path / "copy.db", tmp_path / "record.db", MIGRATIONS)


async def test_a_damaged_copy_is_refused(tmp_path: Path, database: Database) -> None:
    await fill(database, 1, 200)
    copy = tmp_path / "copy.db"
    back_up(database.path, copy)
    data = bytearray(copy.read_bytes())
    data[20 * 4096 : 40 * 4096] = bytes(20 * 4096)
    copy.write_bytes(data)

    with pytest.raises(DatabaseUnusableError):
        check(copy)


async def test_a_copy_with_broken_references_is_refused(tmp_path: Path, database: Database) -> None:
    await fill(database, 1, 1)
    copy = tmp_path / "copy.db"
    back_up(database.path, copy)
    with closing(sqlite3.connect(copy)) as db, db:
        db.execute("delete from channel")

    with pytest.raises(DatabaseUnusableError, match="no channel"):
        check(copy)


async def test_a_copy_of_a_later_program_is_refused(tmp_path: Path, database: Database) -> None:
    await fill(database, 1, 1)
    back_up(database.path, tmp_path / "copy.db")
    older = tmp_path / "migrations"
    older.mkdir()
    shutil.copy(sorted(MIGRATIONS.glob("[0-9]*.sql"))[0], older)

    with pytest.raises(DatabaseIsNewerError):
        restore(tmp_path / "copy.db", tmp_path / "other.db", older)

    assert not (tmp_path / "other.db").exists()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatabaseMissingError, match="nothing"):
        back_up(tmp_path / "nothing.db", tmp_path / "copy.db")
    with pytest.raises(DatabaseMissingError, match="nothing"):
        restore(tmp_path / "nothing.db", tmp_path / "record.db", MIGRATIONS)
