"""Session files: created whole or not at all, readable by their owner only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from telethon.sessions import SQLiteSession

_OWNER_ONLY = 0o600


def open_session(path: Path) -> Any:
    """The session stored at `path`, which is created if it is missing; its directory must exist.

    A process killed while Telethon creates a session file leaves one that can never be opened again; so it is
    created under another name and then moved.
    """
    if path.suffix != ".session":
        raise ValueError(f"{path}: the name of a session file ends in .session")
    if not path.exists():
        _create(path)
    path.chmod(_OWNER_ONLY)
    return SQLiteSession(str(path))


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
