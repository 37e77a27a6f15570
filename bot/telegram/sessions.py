"""Session files: created whole or not at all, readable by their owner only."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from telethon.sessions import SQLiteSession

from bot.telegram.errors import SignedOut, Unreachable

_OWNER_ONLY = 0o600


def open_session(path: Path) -> Any:
    """The session stored at `path`, which is created if it is missing; its directory must exist.

    Raises SignedOut for a broken file and Unreachable for one that another process holds.
    A process killed while Telethon creates a session file leaves one that can never be opened again; so it is
    created under another name and then moved.
    """
    if path.suffix != ".session":
        raise ValueError(f"{path}: the name of a session file ends in .session")
    if not path.exists():
        _create(path)
    path.chmod(_OWNER_ONLY)
    try:
        return SQLiteSession(str(path))
    except sqlite3.OperationalError as error:
        raise Unreachable(f"the session file {path} cannot be used now: {error}") from error
    except (sqlite3.DatabaseError, TypeError, IndexError) as error:
        raise SignedOut("SESSION_FILE_BROKEN") from error


def remove_session(path: Path) -> None:
    """Forget a session file; the account's other sessions are not touched."""
    path.unlink(missing_ok=True)


def _create(path: Path) -> None:
    unfinished = path.with_suffix(".new.session")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(_OWNER_ONLY)
    session = SQLiteSession(str(unfinished))
    session.save()
    session.close()
    unfinished.rename(path)
