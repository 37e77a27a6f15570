"""How an incident and its posts came to be what they are."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from bot.model import Incident, PostKey
from bot.store.incident_codec import incident_from_text
from bot.store.moments import moment


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of an incident: since when the record held it, and whether it then was gone."""

    seq: int
    at: datetime
    gone: bool
    incident: Incident


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a post. `reader` is the version of the reader that read it, None before it was read."""

    number: int
    text: str
    edited: datetime | None
    seen: datetime
    reader: str | None


def revisions(db: sqlite3.Connection, incident_id: int) -> list[Revision]:
    """All states of an incident, oldest first; empty for an unknown id, and also told of one that is gone."""
    rows = db.execute(
        "select seq, at, gone, body from incident_revision where incident_id = ? order by seq", (incident_id,)
    )
    return [
        Revision(row["seq"], moment(row["at"]), bool(row["gone"]), incident_from_text(row["body"], incident_id))
        for row in rows
    ]


def version_of(db: sqlite3.Connection, key: PostKey, number: int) -> Version | None:
    row = db.execute(
        "select version, text, edited, seen, reader from post_version"
        " where channel_id = ? and message_id = ? and version = ?",
        (*key, number),
    ).fetchone()
    if row is None:
        return None
    return Version(row["version"], row["text"], moment(row["edited"]), moment(row["seen"]), row["reader"])


def incidents_of(db: sqlite3.Connection, incident: Incident) -> list[int]:
    """The incidents in force that the posts of an incident (which may be gone) stand behind, by id."""
    keys = sorted({statement.post for source in incident.sources for statement in source.statements})
    found: set[int] = set()
    for key in keys:
        rows = db.execute("select incident_id from incident_post where channel_id = ? and message_id = ?", key)
        found.update(row["incident_id"] for row in rows)
    return sorted(found)
