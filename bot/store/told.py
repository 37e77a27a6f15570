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
