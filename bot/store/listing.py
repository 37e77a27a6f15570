"""What operators have decided about channels, over the file that lists them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from bot.store.moments import seconds


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether to follow a channel. With `office` None its region, office and kind are those of the file."""

    handle: str
    followed: bool
    region: str | None = None
    office: str | None = None
    kind: str | None = None


def decisions(db: sqlite3.Connection) -> list[Decision]:
    """All decisions that stand, by handle."""
    rows = db.execute("select * from listed_channel order by handle").fetchall()
    return [Decision(row["handle"], bool(row["followed"]), row["region"], row["office"], row["kind"]) for row in rows]


def decide(db: sqlite3.Connection, decision: Decision, now: datetime, person: int | None) -> None:
    """Keep a decision; one without an office leaves the entry that an earlier one gave. `person` is who decided."""
    db.execute(
        "insert into listed_channel (handle, region, office, kind, followed, changed, person)"
        " values (?1, ?2, ?3, ?4, ?5, ?6, ?7) on conflict (handle) do update set"
        " region = case when ?3 is null then region else ?2 end, office = coalesce(?3, office),"
        " kind = coalesce(?4, kind), followed = ?5, changed = ?6, person = ?7",
        (
            decision.handle,
            decision.region,
            decision.office,
            decision.kind,
            int(decision.followed),
            seconds(now),
            person,
        ),
    )
