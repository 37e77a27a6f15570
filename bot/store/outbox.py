"""Messages to send, frozen when they were made: a row is written once and only its state changes."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from bot.store.moments import seconds


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One message due. Sending it twice with the same `random_id` delivers it once."""

    id: int
    subscription_id: int | None
    chat_id: int
    topic: int
    random_id: int
    html: str
    photo: bytes | None
    silent: bool
    attempts: int


@dataclass(frozen=True, slots=True)
class NewMessage:
    """One part of a digest for one subscription and window, as it is to be sent."""

    subscription_id: int
    chat_id: int
    topic: int
    window_start: datetime
    window_end: datetime
    part: int
    html: str
    photo: bytes | None = None
    silent: bool = False


def add(db: sqlite3.Connection, message: NewMessage, now: datetime) -> bool:
    """Put a message into the outbox; False when this (subscription, window, part) is there already."""
    done = db.execute(
        "insert into outbox (subscription_id, chat_id, topic, window_start, window_end, part, random_id, html, media,"
        " silent, made) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
        (
            message.subscription_id,
            message.chat_id,
            message.topic,
            seconds(message.window_start),
            seconds(message.window_end),
            message.part,
            random_id(db, message),
            message.html,
            None if message.photo is None else _keep(db, message.photo),
            int(message.silent),
            seconds(now),
        ),
    )
    return done.rowcount == 1


def random_id(db: sqlite3.Connection, message: NewMessage) -> int:
    """A signed 64-bit number that only this message of this database has, the same whenever it is computed."""
    identity = f"{_salt(db)}:{message.subscription_id}:{seconds(message.window_end)}:{message.part}"
    return int.from_bytes(hashlib.sha256(identity.encode()).digest()[:8], "big", signed=True)


def claim(db: sqlite3.Connection, now: datetime, limit: int) -> list[OutboxRow]:
    """Mark up to `limit` due rows as being sent and return them, oldest first, one a chat so that order is kept.

    Rows left in 'sending' by a crash are claimed again by the next process after `release`.
    """
    rows = db.execute(
        "select o.id, o.subscription_id, o.chat_id, o.topic, o.random_id, o.html, m.bytes as photo, o.silent,"
        " o.attempts from outbox o left join media m on m.sha256 = o.media"
        " where o.state = 'due' and o.not_before <= ?1 and not exists (select 1 from outbox e"
        " where e.chat_id = o.chat_id and e.id < o.id and e.state in ('due', 'sending')) order by o.id limit ?2",
        (seconds(now), limit),
    ).fetchall()
    db.executemany(
        "update outbox set state = 'sending', attempts = attempts + 1 where id = ?", [(row["id"],) for row in rows]
    )
    return [
        OutboxRow(
            id=row["id"],
            subscription_id=row["subscription_id"],
            chat_id=row["chat_id"],
            topic=row["topic"],
            random_id=row["random_id"],
            html=row["html"],
            photo=row["photo"],
            silent=bool(row["silent"]),
            attempts=row["attempts"] + 1,
        )
        for row in rows
    ]


def release(db: sqlite3.Connection) -> int:
    """At start: rows a dead process was sending are due again (their random_id keeps them single)."""
    return db.execute("update outbox set state = 'due' where state = 'sending'").rowcount


def sent(db: sqlite3.Connection, row_id: int, message_id: int, now: datetime) -> None:
    db.execute(
        "update outbox set state = 'sent', message_id = ?, sent = ?, error = null where id = ?",
        (message_id, seconds(now), row_id),
    )


def postpone(db: sqlite3.Connection, row_id: int, until: datetime, error: str) -> None:
    """Try a row again later; `error` says why."""
    db.execute(
        "update outbox set state = 'due', not_before = ?, error = ? where id = ?", (seconds(until), error, row_id)
    )


def postpone_chat(db: sqlite3.Connection, chat_id: int, until: datetime) -> None:
    """Nothing leaves for this chat before `until`."""
    db.execute(
        "update outbox set not_before = max(not_before, ?) where chat_id = ? and state in ('due', 'sending')",
        (seconds(until), chat_id),
    )


def fail(db: sqlite3.Connection, row_id: int, error: str) -> None:
    """Give a row up for good; it stays visible with its error."""
    db.execute("update outbox set state = 'failed', error = ? where id = ?", (error, row_id))


def next_moment(db: sqlite3.Connection) -> int | None:
    """Seconds since the epoch at which the earliest due row may be sent; None when nothing waits."""
    row = db.execute("select min(not_before) as at from outbox where state = 'due'").fetchone()
    return None if row["at"] is None else int(row["at"])


def _keep(db: sqlite3.Connection, data: bytes) -> str:
    digest = hashlib.sha256(data).hexdigest()
    db.execute("insert into media (sha256, bytes) values (?, ?) on conflict do nothing", (digest, data))
    return digest


def _salt(db: sqlite3.Connection) -> str:
    # Two installations that share a bot must not derive the same ids for different messages.
    db.execute("insert into meta (key, value) values ('random_id_salt', hex(randomblob(16))) on conflict do nothing")
    row = db.execute("select value from meta where key = 'random_id_salt'").fetchone()
    return str(row["value"])
