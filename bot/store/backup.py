"""Copies of the database: made while it is in use, checked, and put back."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from bot.store.errors import DatabaseBusyError, DatabaseIsNewerError, DatabaseMissingError, DatabaseUnusableError
from bot.store.lateness import note_copy
from bot.store.migrate import latest_version

BEFORE_RESTORE: Final = ".before-restore"
_HEADER: Final = b"SQLite format 3\x00"
_TABLES: Final = frozenset({"meta", "channel", "post", "post_version", "incident", "incident_revision", "subscription"})
_PAGES: Final = 2_000

Progress = Callable[[int, int], None]
"""Told the pages copied so far and the pages in all."""


def back_up(source: Path, target: Path, progress: Progress | None = None) -> None:
    """Copy the database at `source` to `target` while others go on using it; the copy is of one moment, and checked.

    `target` appears whole or not at all; one that is there already is replaced. Raises DatabaseMissingError, or
    DatabaseUnusableError when the copy does not pass `check`.
    """
    if not source.is_file():
        raise DatabaseMissingError(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _beside(target) as part:
        with closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)) as db:
            db.execute("pragma busy_timeout = 10000")
            # Within one snapshot: otherwise every write of others makes the copy begin again.
            db.execute("begin")
            db.execute("select count(*) from sqlite_master").fetchone()
            with closing(sqlite3.connect(part)) as copy:
                db.backup(copy, pages=_PAGES, progress=_steps(progress), sleep=0.01)
                # A copy in one file, without a -wal beside it that could get lost.
                copy.execute("pragma journal_mode = delete")
        check(part)
        part.replace(target)


def restore(source: Path, target: Path, migrations: Path) -> Path | None:
    """Put the copy `source` in the place of the database at `target`; nothing else may have that open.

    Returns where the replaced database is now (None when there was none). Raises DatabaseUnusableError or
    DatabaseIsNewerError, and then leaves `target` as it was. An older schema is fine: it is migrated when opened.
    """
    check(source)
    _refuse_newer(source, migrations)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _beside(target) as part:
        shutil.copyfile(source, part)
        check(part)
        with closing(sqlite3.connect(part)) as db:
            note_copy(db)
            db.commit()
        kept = _put_aside(target)
        part.replace(target)
    return kept


def check(path: Path) -> None:
    """Raise DatabaseUnusableError unless the file is a sound database of this program."""
    if not path.is_file():
        raise DatabaseMissingError(path)
    with path.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:
            raise DatabaseUnusableError(path, "it is not a SQLite file")
    try:
        # As a copy on read-only media may be: without -wal and -shm files of its own.
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            _check_content(path, db)
    except sqlite3.DatabaseError as error:
        raise DatabaseUnusableError(path, str(error)) from None


def _check_content(path: Path, db: sqlite3.Connection) -> None:
    tables = {row[0] for row in db.execute("select name from sqlite_master where type = 'table'")}
    if missing := sorted(_TABLES - tables):
        raise DatabaseUnusableError(path, f"it has no table {missing[0]}; another program made it")
    problems = [str(row[0]) for row in db.execute("pragma integrity_check(5)") if row[0] != "ok"]
    problems += [f"table {row[0]}, row {row[1]}: no {row[2]}" for row in db.execute("pragma foreign_key_check")]
    if problems:
        raise DatabaseUnusableError(path, "; ".join(problems[:5]))


def _refuse_newer(path: Path, migrations: Path) -> None:
    known = latest_version(migrations)
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        found = int(db.execute("pragma user_version").fetchone()[0])
    if found > known:
        raise DatabaseIsNewerError(found, known)


def _put_aside(target: Path) -> Path | None:
    """Keep the present database under another name; only its -wal and -shm, if any, are taken away already."""
    if not target.exists():
        return None
    _settle(target)
    for suffix in ("-wal", "-shm"):
        left = target.with_name(target.name + suffix)
        kept = target.with_name(target.name + BEFORE_RESTORE + suffix)
        kept.unlink(missing_ok=True)
        if left.exists():
            left.replace(kept)
    kept = target.with_name(target.name + BEFORE_RESTORE)
    kept.unlink(missing_ok=True)
    try:
        kept.hardlink_to(target)
    except OSError:
        shutil.copyfile(target, kept)
    return kept


def _settle(target: Path) -> None:
    """Write what is in the -wal into the database. Raises DatabaseBusyError while another process has it open."""
    try:
        with closing(sqlite3.connect(target, timeout=2)) as db:
            db.execute("pragma locking_mode = exclusive")
            db.execute("begin exclusive")
            db.execute("rollback")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise DatabaseBusyError(target) from None
        raise DatabaseUnusableError(target, str(error)) from None
    except sqlite3.DatabaseError:
        # Damaged is what it may well be: it is kept as it is.
        return


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A name in the target's folder for a file that is not ready yet; it never stays behind."""
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)


def _steps(progress: Progress | None) -> Callable[[int, int, int], None] | None:
    if progress is None:
        return None
    return lambda status, remaining, total: progress(total - remaining, total)
