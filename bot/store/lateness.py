"""Digests that nobody has seen are taken back, so that the next one tells their news too."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from bot.store import holds, outbox
from bot.store.moments import seconds

LATE, UNCERTAIN = 1, 2
"""What a subscription's `behind` says about its next digest: late, or perhaps told already by another bot."""
AT_ONCE = 1_000
_COPY = "copy"
SHORTEST = timedelta(minutes=10)
"""Nothing is late before this, however short its period."""


def take_back(db: sqlite3.Connection, subscription_id: int, behind: int = LATE) -> bool:
    """Take back the latest digests of a subscription of which nobody can have seen a part.

    Its watermark returns to where the oldest of them began, in this same transaction: whatever they told, the next
    digest tells. Digests seen in part, or perhaps, stay as they are. Returns whether there was anything to take back.
    """
    row = db.execute(
        "select window_end as seen from outbox where subscription_id = ?"
        " and state not in ('superseded', 'uncertain') and (state <> 'due' or maybe = 1 or from_seq is null)"
        " order by window_end desc limit 1",
        (subscription_id,),
    ).fetchone()
    seen = -1 if row is None else row["seen"]
    oldest = db.execute(
        "select window_start, from_seq from outbox where subscription_id = ? and state = 'due'"
        " and window_end > ? order by window_end, part limit 1",
        (subscription_id, seen),
    ).fetchone()
    if oldest is None:
        return False
    db.execute(
        "update outbox set state = 'superseded', error = 'told in a later digest'"
        " where subscription_id = ? and state = 'due' and window_end > ?",
        (subscription_id, seen),
    )
    db.execute(
        "update subscription set window_end = min(window_end, ?), told_seq = min(told_seq, ?), behind = max(behind, ?)"
        " where id = ?",
        (oldest["window_start"], oldest["from_seq"], behind, subscription_id),
    )
    return True


def take_back_late(db: sqlite3.Connection, now: datetime, limit: int = AT_ONCE) -> int:
    """Take back digests overdue by a whole period, alerts by SHORTEST, of at most `limit` subscriptions.

    Returns of how many: their next digest tells all of it.
    """
    rows = db.execute(
        "select o.subscription_id as id from outbox o join subscription s on s.id = o.subscription_id"
        " where o.state = 'due' and o.window_end <= ?1 - ?2 and o.maybe = 0 and o.from_seq is not null"
        " and s.paused is null and o.window_end <= ?1 - 60 * s.minutes"
        " and not exists (select 1 from outbox e where e.subscription_id = o.subscription_id"
        " and e.window_end >= o.window_end"
        " and (e.state in ('sending', 'sent', 'parked', 'failed') or (e.state = 'due' and e.maybe = 1)))"
        " order by o.window_end limit ?3",
        (seconds(now), int(SHORTEST.total_seconds()), limit),
    ).fetchall()
    return sum(take_back(db, number) for number in dict.fromkeys(row["id"] for row in rows))


def mark_uncertain(db: sqlite3.Connection) -> int:
    """Another bot takes over: nobody knows what the old one has shown since this database was saved.

    What was not sent becomes 'uncertain'; each subscription's next digest tells it together with everything since,
    once, and says that some of it may be known. Waits of the old bot are forgotten. Returns the number of such rows.
    """
    db.execute(
        "update subscription set behind = ?1,"
        " window_end = min(window_end, coalesce((select min(o.window_start) from outbox o"
        " where o.subscription_id = subscription.id and o.state in ('due', 'sending', 'parked')"
        " and o.from_seq is not null), window_end)),"
        " told_seq = min(told_seq, coalesce((select min(o.from_seq) from outbox o"
        " where o.subscription_id = subscription.id and o.state in ('due', 'sending', 'parked')), told_seq))",
        (UNCERTAIN,),
    )
    done = db.execute(
        "update outbox set state = 'uncertain', error = 'made for another bot'"
        " where state in ('due', 'sending', 'parked')"
    )
    holds.forget_all(db)
    return done.rowcount


def note_copy(db: sqlite3.Connection) -> None:
    """Leave a note in a copy of the database, so that a program started on it knows."""
    db.execute("insert or replace into meta (key, value) values (?, '1')", (_COPY,))


def wake_up(db: sqlite3.Connection, bot_id: str, now: datetime) -> bool:
    """At start: see whether another bot sends than before, or this database is a copy that was put back.

    Of another bot's rows nobody knows (`mark_uncertain`). The rows of a copy are this bot's: repeating them shows
    nothing twice. But windows that ended since the copy was made may have been told; their digest says so. Returns
    whether the bot has changed.
    """
    # Before the first backup can be made: the same digest must have the same random_id in every copy.
    outbox.salt(db)
    if db.execute("delete from meta where key = ?", (_COPY,)).rowcount:
        db.execute("update subscription set behind = ? where window_end + 60 * minutes < ?", (UNCERTAIN, seconds(now)))
        db.execute("update outbox set maybe = 1 where state = 'due'")
    row = db.execute("select value from meta where key = 'bot_id'").fetchone()
    if row is not None and row["value"] == bot_id:
        return False
    db.execute("insert or replace into meta (key, value) values ('bot_id', ?)", (bot_id,))
    if row is None:
        return False
    mark_uncertain(db)
    return True
