"""Where groups live now that have become supergroups: settings go on naming their old ids."""

from __future__ import annotations

import sqlite3

_MOVED = "moved chat "


def note_move(db: sqlite3.Connection, old_chat_id: int, new_chat_id: int) -> None:
    db.execute("insert or replace into meta (key, value) values (?, ?)", (f"{_MOVED}{old_chat_id}", str(new_chat_id)))


def home_of(db: sqlite3.Connection, chat_id: int) -> int:
    """The present id of a chat; the same one for a chat that has not moved."""
    row = db.execute("select value from meta where key = ?", (f"{_MOVED}{chat_id}",)).fetchone()
    return chat_id if row is None else int(row["value"])
