"""The order in which the record changed, as far as it was final at a moment."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from bot.store.incidents import latest_seq
from bot.store.moments import seconds


def seq_until(db: sqlite3.Connection, end: datetime) -> int:
    """The last revision before the first one made after `end`; 0 for an empty record.

    Revisions are told in the order in which they were made, so one made early but committed late is not lost.
    """
    row = db.execute("select min(seq) as seq from incident_revision where at > ?", (seconds(end),)).fetchone()
    return latest_seq(db) if row["seq"] is None else int(row["seq"]) - 1
