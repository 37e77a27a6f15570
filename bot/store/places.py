"""Incidents by the places they name."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from bot.model import Incident
from bot.store.incident_codec import incident_from_text
from bot.store.moments import seconds


def names_in(db: sqlite3.Connection, region: str) -> list[str]:
    """The names of all places that incidents of a region name, in alphabetical order."""
    rows = db.execute("select distinct name from incident_place where region = ? order by name", (region,))
    return [row["name"] for row in rows]


def at_place(
    db: sqlite3.Connection, region: str, name: str, since: datetime | None = None, *, limit: int = 100, offset: int = 0
) -> list[Incident]:
    """Incidents in force of a region that name a place and end at or after `since`, newest first."""
    rows = db.execute(
        "select i.id, i.body from incident_place p join incident i on i.id = p.incident_id"
        " where p.region = ? and p.name = ? and p.ends >= ? order by p.ends desc, p.incident_id desc limit ? offset ?",
        (region, name, -1 if since is None else seconds(since), limit, offset),
    )
    return [incident_from_text(row["body"], row["id"]) for row in rows]


def count_at_place(db: sqlite3.Connection, region: str, name: str, since: datetime | None = None) -> int:
    """How many incidents `at_place` would list without a limit."""
    row = db.execute(
        "select count(*) as found from incident_place where region = ? and name = ? and ends >= ?",
        (region, name, -1 if since is None else seconds(since)),
    ).fetchone()
    return int(row["found"])
