"""Messages to send, frozen when they were made: a row is written once and only its state changes.

States: due → sending → sent; 'parked' rows failed too often and wait for an operator, 'failed' ones have nobody to go
to, 'superseded' ones were taken back before anybody could see them (another row tells the same), 'uncertain' ones
belonged to a bot that is gone. `maybe` marks rows of which an attempt had no answer: they may have been shown, and so
may only be repeated as they are.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.store import holds
from bot.store.bodies import Body, keep_body, load_body
from bot.store.moments import seconds

ALERT, DIGEST, ANNOUNCEMENT = 0, 1, 2
"""Priorities: alerts (and notices) leave before digests, words of the operators to all chats when nothing else waits.

An announcement leaves only for a chat that has an active subscription at that moment."""


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One message due. Sending it twice with the same `random_id` delivers it once.

    `about` is an earlier message of the chat, which it answers; with `edited`, which it turns into that.
    """

    id: int
    subscription_id: int | None
    chat_id: int
    topic: int
    random_id: int
    body: Body
    silent: bool
    attempts: int
    about: int | None = None
    edited: Body | None = None

    @property
    def html(self) -> str:
        return self.body.html

    @property
    def photo(self) -> bytes | None:
        return self.body.photo


@dataclass(frozen=True, slots=True)
class NewMessage:
    """One part of a digest for one subscription and window, as it is to be sent.

    It tells of revisions after `from_seq`; with None it can never be taken back and told anew. It answers the
    chat's message `about`, or with `edited_body_id` first tries to turn that message into this other body.
    """

    subscription_id: int | None
    chat_id: int
    topic: int
    window_start: datetime
    window_end: datetime
    part: int
    html: str
    photo: bytes | None = None
    silent: bool = False
    document: tuple[str, bytes] | None = None
    from_seq: int | None = None
    priority: int = DIGEST
    about: int | None = None
    edited_body_id: int | None = None


def add(db: sqlite3.Connection, message: NewMessage, now: datetime) -> bool:
    """Put a message into the outbox; False when this (subscription, window, part) is there already."""
    body = Body(message.html, message.photo, message.document)
    return insert(db, message, keep_body(db, body), salt(db), now)


def insert(db: sqlite3.Connection, message: NewMessage, body_id: int, own_salt: str, now: datetime) -> bool:
    """`add` for many messages: with the body stored before (`keep_body`) and the database's `salt` looked up once."""
    done = db.execute(
        "insert into outbox (subscription_id, chat_id, topic, priority, window_start, window_end, part, from_seq,"
        " random_id, body_id, silent, made, about, edited_body_id)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " on conflict do nothing",
        (
            message.subscription_id,
            message.chat_id,
            message.topic,
            message.priority,
            seconds(message.window_start),
            seconds(message.window_end),
            message.part,
            message.from_seq,
            _free_id(db, message, own_salt),
            body_id,
            int(message.silent),
            seconds(now),
            message.about,
            message.edited_body_id,
        ),
    )
    return done.rowcount == 1


def row_of(db: sqlite3.Connection, message: NewMessage) -> int:
    """The id of the row of a message of a subscription."""
    row = db.execute(
        "select id from outbox where subscription_id = ? and priority = ? and window_end = ? and part = ?"
        " and state not in ('superseded', 'uncertain')",
        (message.subscription_id, message.priority, seconds(message.window_end), message.part),
    ).fetchone()
    return int(row["id"])


def next_part(db: sqlite3.Connection, subscription_id: int, window_end: datetime) -> int:
    """The number of a further part of a digest up to `window_end`; 0 where there is none yet."""
    row = db.execute(
        "select coalesce(max(part) + 1, 0) as part from outbox where subscription_id = ? and window_end = ?",
        (subscription_id, seconds(window_end)),
    ).fetchone()
    return int(row["part"])


def salt(db: sqlite3.Connection) -> str:
    """A word of this database alone: two installations that share a bot must not derive the same ids."""
    db.execute("insert into meta (key, value) values ('random_id_salt', hex(randomblob(16))) on conflict do nothing")
    row = db.execute("select value from meta where key = 'random_id_salt'").fetchone()
    return str(row["value"])


def random_id(db: sqlite3.Connection, message: NewMessage) -> int:
    """A signed 64-bit number that only this message of this database has, the same whenever it is computed."""
    return _derived_id(message, salt(db), 0)


def claim(db: sqlite3.Connection, now: datetime, limit: int, resting: Collection[int] = ()) -> list[OutboxRow]:
    """Mark up to `limit` due rows as being sent and return them: alerts first, then the oldest, one a chat.

    `resting` chats get nothing this time. Rows left in 'sending' by a crash are claimed again after `release`.
    """
    at = seconds(now)
    everyone = holds.held_until(db, holds.ALL_CHATS)
    if everyone is not None and everyone > now:
        return []
    rows = db.execute(
        f"select o.id, o.subscription_id, o.chat_id, o.topic, o.random_id, o.body_id, o.silent, o.attempts, o.about,"  # noqa: S608
        f" o.edited_body_id from outbox o where {_READY} and o.chat_id not in (select value from json_each(?2))"
        " order by o.priority, o.id limit ?3",
        (at, json.dumps(list(resting)), limit),
    ).fetchall()
    db.executemany(
        "update outbox set state = 'sending', attempts = attempts + 1, tried = ? where id = ?",
        [(at, row["id"]) for row in rows],
    )
    bodies = {body_id: load_body(db, body_id) for body_id in {row["body_id"] for row in rows}}
    return [
        OutboxRow(
            id=row["id"],
            subscription_id=row["subscription_id"],
            chat_id=row["chat_id"],
            topic=row["topic"],
            random_id=row["random_id"],
            body=bodies[row["body_id"]],
            silent=bool(row["silent"]),
            attempts=row["attempts"] + 1,
            about=row["about"],
            edited=None if row["edited_body_id"] is None else load_body(db, row["edited_body_id"]),
        )
        for row in rows
    ]


def is_waiting(db: sqlite3.Connection, now: datetime, chats: Collection[int]) -> bool:
    """Whether one of these chats has a message that could leave now."""
    row = db.execute(
        f"select 1 from outbox o where {_READY} and o.chat_id in (select value from json_each(?2)) limit 1",  # noqa: S608
        (seconds(now), json.dumps(list(chats))),
    ).fetchone()
    return row is not None


def release(db: sqlite3.Connection) -> int:
    """At start: rows a dead process was sending are due again (their random_id keeps them single)."""
    return db.execute("update outbox set state = 'due', maybe = 1 where state = 'sending'").rowcount


def sent(db: sqlite3.Connection, row_id: int, message_id: int, now: datetime) -> None:
    all_sent(db, [(row_id, message_id)], now)


def all_sent(db: sqlite3.Connection, shown: Sequence[tuple[int, int]], now: datetime) -> None:
    """These rows (id, message id) were shown; their chats can be reached again, if that was in doubt."""
    at = seconds(now)
    db.executemany(
        "update outbox set state = 'sent', message_id = ?, sent = ?, error = null where id = ?",
        [(message_id, at, row_id) for row_id, message_id in shown],
    )
    db.executemany(
        "update subscription set retries = 0 where retries > 0"
        " and id = (select subscription_id from outbox where id = ?)",
        [(row_id,) for row_id, _ in shown],
    )


def postpone(db: sqlite3.Connection, row_id: int, until: datetime, error: str, *, maybe: bool = False) -> None:
    """Try a row again later; `error` says why, `maybe` that it may have been shown this time."""
    db.execute(
        "update outbox set state = 'due', not_before = ?, error = ?, maybe = max(maybe, ?)"
        " where id = ? and state = 'sending'",
        (seconds(until), error, int(maybe), row_id),
    )


def simplify(db: sqlite3.Connection, row_id: int, error: str) -> None:
    """An edit that was refused becomes an answer, an answer that was refused a message of its own."""
    db.execute(
        "update outbox set state = 'due', error = ?, attempts = 0,"
        " about = case when edited_body_id is null then null else about end, edited_body_id = null"
        " where id = ? and state = 'sending'",
        (error, row_id),
    )


def refused(db: sqlite3.Connection, row_id: int) -> int:
    """Telegram has refused a row once more; return how often so far."""
    row = db.execute("update outbox set refused = refused + 1 where id = ? returning refused", (row_id,)).fetchone()
    return 0 if row is None else int(row["refused"])


def uncount(db: sqlite3.Connection, row_id: int) -> None:
    """The latest attempt at a row was not the row's fault."""
    db.execute("update outbox set attempts = attempts - 1 where id = ? and attempts > 0", (row_id,))


def park(db: sqlite3.Connection, row_id: int, error: str) -> None:
    """Stop trying a row, so that those behind it can leave; it stays visible until somebody decides (`parked`)."""
    db.execute("update outbox set state = 'parked', error = ? where id = ?", (error, row_id))


def fail(db: sqlite3.Connection, row_id: int, error: str) -> None:
    """Give a row up for good; it stays visible with its error."""
    db.execute("update outbox set state = 'failed', error = ? where id = ?", (error, row_id))


_READY = (
    "o.state = 'due' and o.not_before <= ?1 and (o.priority < 2"
    " or exists (select 1 from subscription s where s.chat_id = o.chat_id and s.paused is null))"
    " and not exists (select 1 from hold h where h.chat_id = o.chat_id and h.until > ?1)"
    " and not exists (select 1 from outbox e where e.chat_id = o.chat_id and e.state in ('due', 'sending')"
    " and (e.state = 'sending' or (e.priority, e.id) < (o.priority, o.id)))"
)


def _free_id(db: sqlite3.Connection, message: NewMessage, own_salt: str) -> int:
    """The message's id; where a row taken back has it, the id of the next edition."""
    edition = 0
    while True:
        number = _derived_id(message, own_salt, edition)
        taken = db.execute("select state from outbox where random_id = ?", (number,)).fetchone()
        if taken is None or taken["state"] not in ("superseded", "uncertain"):
            return number
        edition += 1


def _derived_id(message: NewMessage, own_salt: str, edition: int) -> int:
    whose = message.subscription_id if message.subscription_id is not None else f"{message.chat_id}/{message.topic}"
    identity = f"{own_salt}:{whose}:{seconds(message.window_end)}:{message.part}"
    if message.priority != DIGEST:
        identity += f":{message.priority}"
    if edition:
        identity += f":again{edition}"
    return int.from_bytes(hashlib.sha256(identity.encode()).digest()[:8], "big", signed=True) or 1
