"""Chats that get nothing for a while, and the clock by which that is measured."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from bot.store.moments import moment, seconds

ALL_CHATS = 0
PAUSED = "paused"


def hold(db: sqlite3.Connection, chat_id: int, until: datetime, now: datetime, reason: str) -> None:
    """Nothing leaves for this chat (ALL_CHATS: for any) before `until`; a longer hold stays as it is."""
    db.execute(
        "insert into hold (chat_id, until, made, reason) values (?, ?, ?, ?) on conflict (chat_id) do update"
        " set made = excluded.made, reason = excluded.reason, until = excluded.until where until < excluded.until",
        (chat_id, seconds(until), seconds(now), reason),
    )


def let_go(db: sqlite3.Connection, chat_id: int, reason: str) -> None:
    """End a hold that was made for this reason."""
    db.execute("delete from hold where chat_id = ? and reason = ?", (chat_id, reason))


def held_until(db: sqlite3.Connection, chat_id: int) -> datetime | None:
    row = db.execute("select until from hold where chat_id = ?", (chat_id,)).fetchone()
    return None if row is None else moment(row["until"])


def tidy(db: sqlite3.Connection, now: datetime) -> None:
    """Forget holds that are over."""
    db.execute("delete from hold where until <= ?", (seconds(now),))


def set_back(db: sqlite3.Connection, now: datetime) -> None:
    """The clock may have been set back: waits keep their length but not their end."""
    at = seconds(now)
    db.execute("update hold set until = until - made + ?1, made = ?1 where made > ?1", (at,))
    db.execute(
        "update outbox set not_before = max(0, not_before - tried) + ?1, tried = ?1 where state = 'due' and tried > ?1",
        (at,),
    )


def forget_all(db: sqlite3.Connection) -> None:
    """Another bot owes none of the waits of the one before."""
    db.execute("delete from hold where reason <> ?", (PAUSED,))
