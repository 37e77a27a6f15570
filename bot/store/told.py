"""Which messages told of which incidents, so that corrections reach those who were told."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.store.moments import seconds
from bot.store.subscriptions import Subscription


@dataclass(frozen=True, slots=True)
class Shown:
    """A message that a subscriber has, with the body it shows, or will show after edits that are on their way."""

    message_id: int
    body_id: int


def note(db: sqlite3.Connection, body_id: int, told: Iterable[tuple[int, str]]) -> None:
    """A body tells of these incidents, each in the line of HTML that goes with it."""
    db.executemany(
        "insert into told (body_id, incident_id, line) values (?, ?, ?) on conflict do nothing",
        [(body_id, incident_id, line) for incident_id, line in told],
    )


def lines_of(db: sqlite3.Connection, body_id: int) -> Mapping[int, str]:
    """Incident -> the line of a body that tells of it."""
    rows = db.execute("select incident_id, line from told where body_id = ?", (body_id,))
    return {row["incident_id"]: row["line"] for row in rows}


def html_of(db: sqlite3.Connection, body_id: int) -> str:
    return str(db.execute("select html from body where id = ?", (body_id,)).fetchone()["html"])


def shown_to(db: sqlite3.Connection, reader: Subscription, since: datetime) -> list[Shown]:
    """Text messages of a subscription that its chat has in the same place still, the oldest first.

    Those of windows that ended before `since` are left out.
    """
    rows = db.execute(
        "select case when o.edited_body_id is null then o.message_id else o.about end as message_id,"
        " coalesce(o.edited_body_id, o.body_id) as body_id"
        " from outbox o join body b on b.id = coalesce(o.edited_body_id, o.body_id)"
        " where o.subscription_id = ? and o.window_end > ? and o.chat_id = ? and o.topic = ? and b.media is null"
        " and (o.state = 'sent' or (o.edited_body_id is not null and o.state in ('due', 'sending')))"
        " order by o.id",
        (reader.id, seconds(since), reader.chat_id, reader.topic),
    )
    latest = {row["message_id"]: row["body_id"] for row in rows if row["message_id"] is not None}
    return [Shown(message_id, body_id) for message_id, body_id in latest.items()]


def readers(db: sqlite3.Connection, incident_id: int, since: datetime, *, corrected_only: bool = False) -> list[int]:
    """Subscriptions with a message of a window that ended after `since` that tells of an incident.

    With `corrected_only` those whose message was corrected since.
    """
    rows = db.execute(
        "select distinct o.subscription_id as id from told t join outbox o on o.body_id = t.body_id"
        " where t.incident_id = ?1 and o.subscription_id is not null and o.state = 'sent' and o.window_end > ?2"
        " and (?3 = 0 or exists (select 1 from outbox e join corrected c on c.row_id = e.id"
        " where e.subscription_id = o.subscription_id and c.incident_id = ?1))",
        (incident_id, seconds(since), int(corrected_only)),
    )
    return [row["id"] for row in rows]


def note_corrected(db: sqlite3.Connection, row_id: int, incident_ids: Iterable[int], seq: int) -> None:
    """A row of the outbox corrects what was told of these incidents, up to revision `seq`."""
    db.executemany(
        "insert into corrected (row_id, incident_id, seq) values (?, ?, ?)"
        " on conflict do update set seq = max(seq, excluded.seq)",
        [(row_id, incident_id, seq) for incident_id in incident_ids],
    )


def still_right(db: sqlite3.Connection, subscription_id: int, incident_id: int, seq: int) -> None:
    """What corrections have told a subscription of an incident holds up to revision `seq` too."""
    db.execute(
        "update corrected set seq = max(seq, ?) where incident_id = ?"
        " and row_id in (select id from outbox where subscription_id = ?)",
        (seq, incident_id, subscription_id),
    )


def corrected_until(db: sqlite3.Connection, subscription_id: int) -> Mapping[int, int]:
    """Incident -> the revision up to which corrections have told a subscription of it, or will when they leave."""
    rows = db.execute(
        "select c.incident_id, max(c.seq) as seq from outbox o join corrected c on c.row_id = o.id"
        " where o.subscription_id = ? and o.state not in ('superseded', 'uncertain') group by c.incident_id",
        (subscription_id,),
    )
    return {row["incident_id"]: row["seq"] for row in rows}


def covered(db: sqlite3.Connection, subscription_id: int, to_seq: int) -> frozenset[int]:
    """Incidents of which corrections have told a subscription all up to revision `to_seq`."""
    return frozenset(
        incident_id
        for incident_id, seq in corrected_until(db, subscription_id).items()
        if seq >= _last_seq(db, incident_id, to_seq)
    )


def _last_seq(db: sqlite3.Connection, incident_id: int, to_seq: int) -> int:
    row = db.execute(
        "select coalesce(max(seq), 0) as seq from incident_revision where incident_id = ? and seq <= ?",
        (incident_id, to_seq),
    ).fetchone()
    return int(row["seq"])
