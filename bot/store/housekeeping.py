"""What an operator sees of the outbox, and what is thrown away in time."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from bot.store.moments import moment, seconds

KEEP = timedelta(days=3)
"""How long messages that are over stay visible."""
GIVE_UP = timedelta(days=60)
"""How long a message waits for a chat that cannot be reached."""


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """How many rows are in each state (states without rows are left out)."""
    return {row["state"]: row["n"] for row in db.execute("select state, count(*) as n from outbox group by state")}


def oldest_due(db: sqlite3.Connection) -> datetime | None:
    """When the message that waits longest for its turn was made; None when none waits."""
    row = db.execute("select min(made) as made from outbox where state = 'due'").fetchone()
    oldest: int | None = row["made"]
    return moment(oldest)


def prune(db: sqlite3.Connection, now: datetime, limit: int = 5_000) -> int:
    """Delete up to `limit` messages that are over, and bodies nobody needs; return the number of messages."""
    done = db.execute(
        "delete from outbox where id in (select id from outbox where made < ?"
        " and state in ('sent', 'failed', 'superseded', 'uncertain') order by made limit ?)",
        (seconds(now - KEEP), limit),
    ).rowcount
    db.execute(
        "update outbox set state = 'failed', error = coalesce(error, 'nobody to send it to')"
        " where state in ('due', 'parked') and made < ?",
        (seconds(now - GIVE_UP),),
    )
    if done:
        db.execute(
            "delete from body where id not in (select body_id from outbox)"
            " and id not in (select edited_body_id from outbox where edited_body_id is not null)"
        )
        db.execute("delete from media where sha256 not in (select media from body where media is not null)")
    return done
