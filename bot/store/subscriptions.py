"""Who wants digests, about which regions, and up to which revision they have been told."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.store.incidents import latest_seq
from bot.store.moments import moment, seconds


@dataclass(frozen=True, slots=True)
class Subscription:
    """One chat's (or forum topic's) wish. `regions` are sorted codes, ("*",) for everything.

    A digest covers `minutes` minutes, counted from midnight in `zone`. Digests reach up to revision `told_seq` and to
    the moment `window_end`. `paused` names the exact error that
    paused it, None while active; `fixed` marks one that a setting named.
    """

    id: int
    chat_id: int
    topic: int
    regions: tuple[str, ...]
    language: str
    zone: str
    minutes: int
    fixed: bool
    window_end: datetime
    told_seq: int
    paused: str | None


def of_chat(db: sqlite3.Connection, chat_id: int, topic: int = 0) -> Subscription | None:
    row = db.execute("select * from subscription where chat_id = ? and topic = ?", (chat_id, topic)).fetchone()
    return None if row is None else _subscription(row)


def by_id(db: sqlite3.Connection, subscription_id: int) -> Subscription | None:
    row = db.execute("select * from subscription where id = ?", (subscription_id,)).fetchone()
    return None if row is None else _subscription(row)


def save(
    db: sqlite3.Connection,
    chat_id: int,
    topic: int,
    regions: Sequence[str],
    *,
    language: str,
    zone: str,
    now: datetime,
    minutes: int = 60,
    fixed: bool = False,
) -> Subscription:
    """Make or change the subscription of a chat; a paused one is active again.

    A new one starts at `now`: it is told of nothing that was recorded before.
    """
    db.execute(
        "insert into subscription"
        " (chat_id, topic, regions, language, zone, minutes, fixed, window_end, told_seq, created)"
        " values (?1, ?2, ?3, ?4, ?5, ?9, ?6, ?7, ?8, ?7)"
        " on conflict (chat_id, topic) do update set regions = ?3, language = ?4, zone = ?5,"
        " minutes = ?9, fixed = max(fixed, ?6), paused = null",
        (
            chat_id,
            topic,
            json.dumps(sorted(regions)),
            language,
            zone,
            int(fixed),
            seconds(now),
            latest_seq(db),
            minutes,
        ),
    )
    saved = of_chat(db, chat_id, topic)
    if saved is None:
        raise RuntimeError("the subscription vanished inside its own transaction")
    return saved


def remove(db: sqlite3.Connection, chat_id: int, topic: int = 0) -> bool:
    """End a subscription and what was not sent of it; False when there was none."""
    db.execute(
        "delete from outbox where state in ('due', 'sending') and subscription_id in"
        " (select id from subscription where chat_id = ? and topic = ?)",
        (chat_id, topic),
    )
    done = db.execute("delete from subscription where chat_id = ? and topic = ?", (chat_id, topic))
    return done.rowcount == 1


def schedules(db: sqlite3.Connection) -> list[tuple[int, str]]:
    """The different (minutes, zone) pairs of active subscriptions."""
    rows = db.execute("select distinct minutes, zone from subscription where paused is null order by 1, 2")
    return [(row["minutes"], row["zone"]) for row in rows]


def due(db: sqlite3.Connection, minutes: int, zone: str, window_end: datetime) -> list[Subscription]:
    """Active subscriptions of one schedule whose digests do not reach `window_end` yet, by id."""
    rows = db.execute(
        "select * from subscription where minutes = ? and zone = ? and window_end < ? and paused is null order by id",
        (minutes, zone, seconds(window_end)),
    )
    return [_subscription(row) for row in rows]


def move(db: sqlite3.Connection, subscription_ids: Sequence[int], window_end: datetime, told_seq: int) -> None:
    """Digests of these subscriptions now cover everything up to `window_end` and `told_seq`."""
    db.executemany(
        "update subscription set window_end = ?, told_seq = ? where id = ?",
        [(seconds(window_end), told_seq, subscription_id) for subscription_id in subscription_ids],
    )


def pause(db: sqlite3.Connection, chat_id: int, reason: str) -> None:
    """Stop sending to a chat but keep what it wanted."""
    db.execute("update subscription set paused = ? where chat_id = ?", (reason, chat_id))


def resume(db: sqlite3.Connection, chat_id: int) -> None:
    """Go on with what a chat wanted before it was paused."""
    db.execute("update subscription set paused = null where chat_id = ?", (chat_id,))


def move_chat(db: sqlite3.Connection, old_chat_id: int, new_chat_id: int) -> None:
    """A group became a supergroup: rewrite its id everywhere in one transaction."""
    db.execute("update or ignore subscription set chat_id = ? where chat_id = ?", (new_chat_id, old_chat_id))
    db.execute("delete from subscription where chat_id = ?", (old_chat_id,))
    db.execute(
        "update outbox set chat_id = ? where chat_id = ? and state in ('due', 'sending')", (new_chat_id, old_chat_id)
    )


def leave_topic(db: sqlite3.Connection, chat_id: int, topic: int) -> None:
    """A forum topic is closed: what was meant for it goes to the chat itself."""
    db.execute("update or ignore subscription set topic = 0 where chat_id = ? and topic = ?", (chat_id, topic))
    db.execute("delete from subscription where chat_id = ? and topic = ?", (chat_id, topic))
    db.execute(
        "update outbox set topic = 0 where chat_id = ? and topic = ? and state in ('due', 'sending')", (chat_id, topic)
    )


def _subscription(row: sqlite3.Row) -> Subscription:
    return Subscription(
        id=row["id"],
        chat_id=row["chat_id"],
        topic=row["topic"],
        regions=tuple(json.loads(row["regions"])),
        language=row["language"],
        zone=row["zone"],
        minutes=row["minutes"],
        fixed=bool(row["fixed"]),
        window_end=moment(row["window_end"]),
        told_seq=row["told_seq"],
        paused=row["paused"],
    )
