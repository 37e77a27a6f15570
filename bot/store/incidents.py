"""Incidents and their revisions, found by region and time."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model import Incident, PostKey
from bot.store.incident_codec import incident_from_text, incident_to_text
from bot.store.moments import moment, seconds

EVERYTHING = "*"
"""Stands for all regions in a list of region codes."""
NOWHERE = ("",)
"""The key under which an incident is kept whose sources name no region."""


def of_region(
    db: sqlite3.Connection, region: str, since: datetime | None = None, limit: int = 100, offset: int = 0
) -> list[Incident]:
    """Incidents in force of one region (or sea) that end at or after `since`, newest first."""
    rows = db.execute(
        "select i.id, i.body from incident_region r join incident i on i.id = r.incident_id"
        " where r.region = ? and r.ends >= ? and i.gone = 0 order by r.ends desc, i.id desc limit ? offset ?",
        (region, -1 if since is None else seconds(since), limit, offset),
    )
    return [incident_from_text(row["body"], row["id"]) for row in rows]


def by_id(db: sqlite3.Connection, incident_id: int) -> Incident | None:
    row = db.execute("select body from incident where id = ? and gone = 0", (incident_id,)).fetchone()
    return None if row is None else incident_from_text(row["body"], incident_id)


def within(db: sqlite3.Connection, regions: tuple[str, ...], start: datetime, end: datetime) -> list[Incident]:
    """Incidents in force of exactly these regions that touch [start, end], oldest id first."""
    rows = db.execute(
        "select i.id, i.body from incident_region r join incident i on i.id = r.incident_id"
        " where r.region = ? and r.ends >= ? and r.starts <= ? and i.gone = 0 order by i.id",
        ((regions or NOWHERE)[0], seconds(start), seconds(end)),
    )
    found = [incident_from_text(row["body"], row["id"]) for row in rows]
    return [incident for incident in found if incident.regions == regions]


def replace(db: sqlite3.Connection, before: Sequence[Incident], after: Sequence[Incident], at: datetime) -> list[int]:
    """Put `after` in the place of the stored incidents `before`; return the ids that changed.

    An incident keeps the id of the stored one with which it shares most posts (the oldest among equals); stored ones
    left without a successor are marked gone. Every change is a revision; an equal incident makes none.
    """
    changed: list[int] = []
    free = {incident.id: incident for incident in before}
    for incident in after:
        heir = _predecessor(incident, free)
        if heir is None:
            changed.append(_insert(db, incident, at))
        elif _revise(db, heir, incident, at):
            changed.append(heir.id)
        if heir is not None:
            del free[heir.id]
    for incident in free.values():
        _bury(db, incident, at)
        changed.append(incident.id)
    return changed


def seq_until(db: sqlite3.Connection, end: datetime) -> int:
    """The last revision before the first one made after `end`; 0 for an empty record.

    Revisions are told in the order in which they were made, so one made early but committed late is not lost.
    """
    row = db.execute("select min(seq) as seq from incident_revision where at > ?", (seconds(end),)).fetchone()
    return latest_seq(db) if row["seq"] is None else int(row["seq"]) - 1


def latest_seq(db: sqlite3.Connection) -> int:
    """The newest revision's number; 0 for an empty record."""
    row = db.execute("select coalesce(max(seq), 0) as seq from incident_revision").fetchone()
    return int(row["seq"])


@dataclass(frozen=True, slots=True)
class Revised:
    """An incident that changed between two revisions of the record.

    `before` is None for one that did not exist at the earlier revision, `after` for one that is gone at the later;
    `absorbed` says that the posts of a gone one now stand behind other incidents. `at` is the latest change.
    """

    before: Incident | None
    after: Incident | None
    at: datetime
    absorbed: bool = False


def changed_between(db: sqlite3.Connection, regions: Sequence[str], after_seq: int, to_seq: int) -> list[Revised]:
    """What changed about `regions` after revision `after_seq` up to `to_seq`, oldest incident first."""
    rows = db.execute(
        "select incident_id, max(at) as at from incident_revision where seq > ? and seq <= ?"
        " group by incident_id order by incident_id",
        (after_seq, to_seq),
    ).fetchall()
    wanted = None if EVERYTHING in regions else frozenset(regions)
    found = []
    for row in rows:
        before, after = _as_of(db, row["incident_id"], after_seq), _as_of(db, row["incident_id"], to_seq)
        if before is None and after is None:
            continue
        touched = {region for incident in (before, after) if incident is not None for region in incident.regions}
        if wanted is None or touched & wanted:
            absorbed = after is None and before is not None and _is_told_elsewhere(db, before)
            found.append(Revised(before, after, moment(row["at"]), absorbed))
    return found


def _is_told_elsewhere(db: sqlite3.Connection, incident: Incident) -> bool:
    return any(
        db.execute("select 1 from incident_post where channel_id = ? and message_id = ? limit 1", key).fetchone()
        for key in _posts(incident)
    )


def _predecessor(incident: Incident, free: dict[int, Incident]) -> Incident | None:
    posts = _posts(incident)
    best = max(
        (old for old in free.values() if old.regions == incident.regions),
        key=lambda old: (len(posts & _posts(old)), -old.id),
        default=None,
    )
    return best if best is not None and posts & _posts(best) else None


def _posts(incident: Incident) -> frozenset[PostKey]:
    return frozenset(statement.post for source in incident.sources for statement in source.statements)


def _insert(db: sqlite3.Connection, incident: Incident, at: datetime) -> int:
    done = db.execute(
        "insert into incident (starts, ends, body) values (?, ?, '')", (seconds(incident.start), seconds(incident.end))
    )
    incident_id = done.lastrowid
    if incident_id is None:
        raise RuntimeError("SQLite gave no row id")
    _write(db, incident_id, incident, incident_to_text(incident), at)
    return incident_id


def _revise(db: sqlite3.Connection, old: Incident, new: Incident, at: datetime) -> bool:
    text = incident_to_text(new)
    if text == incident_to_text(old):
        return False
    db.execute("delete from incident_region where incident_id = ?", (old.id,))
    db.execute("delete from incident_post where incident_id = ?", (old.id,))
    _write(db, old.id, new, text, at)
    return True


def _write(db: sqlite3.Connection, incident_id: int, incident: Incident, text: str, at: datetime) -> None:
    starts, ends = seconds(incident.start), seconds(incident.end)
    seq = _revision(db, incident_id, at, text, gone=False)
    db.execute(
        "update incident set starts = ?, ends = ?, body = ?, seq = ?, gone = 0 where id = ?",
        (starts, ends, text, seq, incident_id),
    )
    db.executemany(
        "insert into incident_region (region, ends, incident_id, starts) values (?, ?, ?, ?)",
        [(region, ends, incident_id, starts) for region in incident.regions or NOWHERE],
    )
    db.executemany(
        "insert into incident_post (channel_id, message_id, incident_id) values (?, ?, ?)",
        [(*key, incident_id) for key in sorted(_posts(incident))],
    )


def _bury(db: sqlite3.Connection, incident: Incident, at: datetime) -> None:
    seq = _revision(db, incident.id, at, incident_to_text(incident), gone=True)
    db.execute("update incident set gone = 1, seq = ? where id = ?", (seq, incident.id))
    db.execute("delete from incident_region where incident_id = ?", (incident.id,))
    db.execute("delete from incident_post where incident_id = ?", (incident.id,))


def _revision(db: sqlite3.Connection, incident_id: int, at: datetime, text: str, *, gone: bool) -> int:
    done = db.execute(
        "insert into incident_revision (incident_id, at, gone, body) values (?, ?, ?, ?)",
        (incident_id, seconds(at), int(gone), text),
    )
    return int(done.lastrowid or 0)


def _as_of(db: sqlite3.Connection, incident_id: int, seq: int) -> Incident | None:
    row = db.execute(
        "select gone, body from incident_revision where incident_id = ? and seq <= ? order by seq desc limit 1",
        (incident_id, seq),
    ).fetchone()
    return None if row is None or row["gone"] else incident_from_text(row["body"], incident_id)
