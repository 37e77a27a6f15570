"""Incidents and their revisions, found by region and time."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model import Incident, PostKey
from bot.store.figures import least_of
from bot.store.incident_codec import incident_from_text, incident_to_text
from bot.store.moments import moment, seconds
from bot.store.posts import LONGEST_SPAN

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
        " where r.region = ? and r.ends >= ? and i.gone = 0"
        " order by r.ends desc, r.incident_id desc limit ? offset ?",
        (region, -1 if since is None else seconds(since), limit, offset),
    )
    return [incident_from_text(row["body"], row["id"]) for row in rows]


def count_of_region(db: sqlite3.Connection, region: str, since: datetime | None = None) -> int:
    """How many incidents `of_region` would list without a limit."""
    if since is None:
        row = db.execute("select incidents as found from region_total where region = ?", (region,)).fetchone()
        return 0 if row is None else int(row["found"])
    row = db.execute(
        "select count(*) as found from incident_region where region = ? and ends >= ?", (region, seconds(since))
    ).fetchone()
    return int(row["found"])


def count_since(db: sqlite3.Connection, since: datetime) -> int:
    """How many incidents in force, of any region, end at or after `since`."""
    row = db.execute("select count(*) as found from incident where gone = 0 and ends >= ?", (seconds(since),))
    return int(row.fetchone()["found"])


def by_id(db: sqlite3.Connection, incident_id: int) -> Incident | None:
    row = db.execute("select body from incident where id = ? and gone = 0", (incident_id,)).fetchone()
    return None if row is None else incident_from_text(row["body"], incident_id)


def within(db: sqlite3.Connection, regions: tuple[str, ...], start: datetime, end: datetime) -> list[Incident]:
    """Incidents in force of exactly these regions that touch [start, end], oldest id first."""
    rows = db.execute(
        "select i.id, i.body from incident_region r join incident i on i.id = r.incident_id"
        " where r.region = ? and r.ends between ? and ? and r.starts <= ? and i.gone = 0 order by i.id",
        ((regions or NOWHERE)[0], seconds(start), seconds(end + LONGEST_SPAN), seconds(end)),
    )
    found = [incident_from_text(row["body"], row["id"]) for row in rows]
    return [incident for incident in found if incident.regions == regions]


def replace(db: sqlite3.Connection, before: Sequence[Incident], after: Sequence[Incident], at: datetime) -> list[int]:
    """Put `after` in the place of the stored incidents `before`; return the ids that changed.

    An incident keeps the id of the stored one with which it shares most posts (the oldest among equals); stored ones
    left without a successor are marked gone. Every change is a revision; an equal incident makes none.
    """
    changed: list[int] = []
    predecessors = _predecessors(before, after)
    for place, incident in enumerate(after):
        old = predecessors.get(place)
        if old is None:
            changed.append(_insert(db, incident, at))
        elif _revise(db, old, incident, at):
            changed.append(old.id)
    followed = {old.id for old in predecessors.values()}
    for incident in before:
        if incident.id not in followed:
            _bury(db, incident, at)
            changed.append(incident.id)
    return changed


@dataclass(frozen=True, slots=True)
class Stored:
    """An incident in force with the moments of its first and latest revision."""

    incident: Incident
    seq: int
    recorded: datetime
    revised: datetime


def everything(db: sqlite3.Connection, region: str | None = None, since: datetime | None = None) -> Iterator[Stored]:
    """Incidents in force in order of their ends, read as they are asked for; of one region, or ending from `since`."""
    rows = db.execute(*_selection(region, since))
    for row in rows:
        incident = incident_from_text(row["body"], row["id"])
        yield Stored(incident, row["seq"], moment(row["recorded"]), moment(row["revised"]))


def _selection(region: str | None, since: datetime | None) -> tuple[str, tuple[str | int, ...]]:
    start = -1 if since is None else seconds(since)
    columns = (
        "select i.id, i.seq, i.body,"
        " (select at from incident_revision v where v.incident_id = i.id order by seq limit 1) as recorded,"
        " (select at from incident_revision v where v.seq = i.seq) as revised from "
    )
    if region is not None:
        joined = "incident_region r join incident i on i.id = r.incident_id where r.region = ? and r.ends >= ?"
        return columns + joined + " and i.gone = 0 order by r.ends, r.incident_id", (region, start)
    return columns + "incident i where i.gone = 0 and i.ends >= ? order by i.ends, i.id", (start,)


def latest_seq(db: sqlite3.Connection) -> int:
    """The newest revision's number; 0 for an empty record."""
    row = db.execute("select coalesce(max(seq), 0) as seq from incident_revision").fetchone()
    return int(row["seq"])


@dataclass(frozen=True, slots=True)
class Revised:
    """An incident that changed between two revisions of the record.

    `before` is None for one that did not exist at the earlier revision, `after` for one that is gone at the later;
    `moved` are posts that now stand behind other incidents as they were; `absorbed` says that all posts of a gone one
    have moved. `at` is the latest change.
    """

    before: Incident | None
    after: Incident | None
    at: datetime
    absorbed: bool = False
    moved: frozenset[PostKey] = frozenset()


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
        item = _revised(db, row["incident_id"], after_seq, to_seq, moment(row["at"]))
        if item is None:
            continue
        touched = {code for incident in (item.before, item.after) if incident is not None for code in incident.regions}
        if wanted is None or touched & wanted:
            found.append(item)
    return found


def revised(db: sqlite3.Connection, incident_id: int, after_seq: int, to_seq: int) -> Revised | None:
    """What changed about one incident, see `changed_between`; None where nothing did."""
    row = db.execute(
        "select max(at) as at from incident_revision where incident_id = ? and seq > ? and seq <= ?",
        (incident_id, after_seq, to_seq),
    ).fetchone()
    return None if row["at"] is None else _revised(db, incident_id, after_seq, to_seq, moment(row["at"]))


def _revised(db: sqlite3.Connection, incident_id: int, after_seq: int, to_seq: int, at: datetime) -> Revised | None:
    before, after = _as_of(db, incident_id, after_seq), _as_of(db, incident_id, to_seq)
    if before is None and after is None:
        return None
    moved = frozenset() if before is None else _moved(db, before, after)
    absorbed = after is None and before is not None and moved == _posts(before)
    return Revised(before, after, at, absorbed, moved)


def _moved(db: sqlite3.Connection, before: Incident, after: Incident | None) -> frozenset[PostKey]:
    """Posts of `before` that, as they were, stand behind another incident now."""
    kept = frozenset() if after is None else _posts(after)
    versions = {s.post: (s.version, s.withdrawn) for source in before.sources for s in source.statements}
    return frozenset(
        key for key, version in versions.items() if key not in kept and _stands_elsewhere(db, key, version)
    )


def _stands_elsewhere(db: sqlite3.Connection, key: PostKey, version: tuple[int, bool]) -> bool:
    row = db.execute(
        "select version, deleted is not null as withdrawn from post join incident_post using (channel_id, message_id)"
        " where channel_id = ? and message_id = ? limit 1",
        key,
    ).fetchone()
    return row is not None and (row["version"], bool(row["withdrawn"])) == version


def _predecessors(before: Sequence[Incident], after: Sequence[Incident]) -> dict[int, Incident]:
    """For each place in `after` the stored incident it carries on: pairs with most posts in common come first.

    Taken one by one instead, an incident that shares one post could take the id of one that shares four.
    """
    by_post: dict[PostKey, list[Incident]] = {}
    for old in before:
        for post in _posts(old):
            by_post.setdefault(post, []).append(old)
    pairs = []
    for place, incident in enumerate(after):
        shared = Counter(old.id for post in _posts(incident) for old in by_post.get(post, ()))
        pairs += [(-number, old_id, place) for old_id, number in shared.items()]
    stored = {old.id: old for old in before}
    found: dict[int, Incident] = {}
    for _, old_id, place in sorted(pairs):
        if place not in found and old_id in stored and stored[old_id].regions == after[place].regions:
            found[place] = stored.pop(old_id)
    return found


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
    if dataclasses.replace(new, id=old.id) == old:
        return False
    _drop_index(db, old.id)
    _write(db, old.id, new, incident_to_text(new), at)
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
    db.executemany(
        "insert into incident_figure (source, ends, incident_id, least) values (?, ?, ?, ?)",
        [(told.source, ends, incident_id, least) for told in incident.sources if (least := least_of(told)) is not None],
    )
    db.executemany(
        "insert or ignore into incident_place (region, name, ends, incident_id) values (?, ?, ?, ?)",
        [(region, place.name, ends, incident_id) for region in incident.regions for place in incident.places],
    )


def _drop_index(db: sqlite3.Connection, incident_id: int) -> None:
    for table in ("incident_region", "incident_post", "incident_figure", "incident_place"):
        db.execute(f"delete from {table} where incident_id = ?", (incident_id,))  # noqa: S608 - names of ours


def _bury(db: sqlite3.Connection, incident: Incident, at: datetime) -> None:
    seq = _revision(db, incident.id, at, incident_to_text(incident), gone=True)
    db.execute("update incident set gone = 1, seq = ? where id = ?", (seq, incident.id))
    _drop_index(db, incident.id)


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
