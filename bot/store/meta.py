"""Small facts about the database itself."""

from __future__ import annotations

import sqlite3


def get(db: sqlite3.Connection, key: str) -> str | None:
    row = db.execute("select value from meta where key = ?", (key,)).fetchone()
    return None if row is None else str(row["value"])


def put(db: sqlite3.Connection, key: str, value: str) -> None:
    db.execute(
        "insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
        (key, value),
    )


def remove(db: sqlite3.Connection, key: str) -> None:
    db.execute("delete from meta where key = ?", (key,))
