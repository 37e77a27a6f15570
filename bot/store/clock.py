"""A clock that was ahead for a while leaves moments behind that have not come yet; this takes them back."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.store.lateness import take_back
from bot.store.moments import moment, seconds

TOLERANCE = timedelta(minutes=1)
"""Moments less than this in the future pass by themselves."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """What was dated in the future, and the latest of these moments."""

    revisions: int
    subscriptions: int
    latest: datetime


def is_behind(db: sqlite3.Connection, now: datetime) -> bool:
    """Whether `now` lies before a post that Telegram has dated already: then our clock is wrong and not the record."""
    row = db.execute(
        "select max((select max(posted) from post where channel_id = channel.id)) as posted from channel"
    ).fetchone()
    return row["posted"] is not None and row["posted"] > seconds(now + TOLERANCE)


def pull_back(db: sqlite3.Connection, now: datetime) -> Ahead | None:
    """Date to `now` what lies after it; None when nothing does.

    Otherwise no digest would be made, and no channel seem unread, until the time that the clock once showed has come.
    Which revisions a digest covers is a matter of their numbers, which stay: nothing is told twice or left out.
    """
    at, limit = seconds(now), seconds(now + TOLERANCE)
    latest = _latest(db, limit)
    if latest is None:
        return None
    _take_back(db, at)
    revisions = db.execute("update incident_revision set at = ?1 where at > ?1", (at,)).rowcount
    windows = db.execute("update subscription set window_end = ?1 where window_end > ?1", (at,)).rowcount
    db.execute(
        "update subscription set retry_at = retry_at - paused_at + ?1, paused_at = ?1 where paused_at > ?1", (at,)
    )
    db.execute(
        "update channel set read_to = min(read_to, ?1), read_from = min(read_from, ?1) where read_to > ?1", (at,)
    )
    return Ahead(revisions, windows, moment(latest))


def _take_back(db: sqlite3.Connection, at: int) -> None:
    """Digests up to a moment in the future that nobody has seen: digests in the order of their ends tell all of it."""
    rows = db.execute(
        "select distinct subscription_id as id from outbox where subscription_id is not null"
        " and state = 'due' and window_end > ? and maybe = 0 and from_seq is not null",
        (at,),
    ).fetchall()
    for row in rows:
        take_back(db, row["id"])


def _latest(db: sqlite3.Connection, limit: int) -> int | None:
    """The latest moment of the record and its readers that lies after `limit`."""
    row = db.execute(
        "select max("
        " coalesce((select max(at) from incident_revision), 0),"
        " coalesce((select max(window_end) from subscription), 0),"
        " coalesce((select max(paused_at) from subscription where paused is not null), 0),"
        " coalesce((select max(read_to) from channel), 0)) as latest"
    ).fetchone()
    return row["latest"] if row["latest"] > limit else None
