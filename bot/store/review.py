"""Posts that look like incidents and that no template fits: the queue of a person who looks after the templates."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.model import PostKey, Verdict
from bot.store.moments import moment, seconds

_EPOCH: Final = date(1970, 1, 1)
_DAY: Final = 86400
_POSTS: Final = (
    "select r.id, r.channel_id, r.message_id, r.state, c.handle, p.posted, p.link, v.seen, v.text"
    " from review r join post p using (channel_id, message_id)"
    " join post_version v on v.channel_id = r.channel_id and v.message_id = r.message_id and v.version = r.version"
    " join channel c on c.id = r.channel_id"
)


class ReviewState(StrEnum):
    """What a person made of an unread post."""

    OPEN = "open"
    NOT_INCIDENT = "not_incident"
    FIX_LATER = "fix_later"


@dataclass(frozen=True, slots=True)
class UnreadPost:
    """A post of the queue. `since` is when its present version came in."""

    id: int
    key: PostKey
    channel: str
    posted: datetime
    since: datetime
    state: ReviewState
    text: str
    link: str | None


@dataclass(frozen=True, slots=True)
class UnreadShare:
    """How a channel's posts of one day (UTC) were read: all of them, incidents among them, unread ones among them."""

    channel: str
    day: date
    posts: int
    incidents: int
    unread: int

    @property
    def share(self) -> float:
        """Unread posts among those that are incidents or look like one; 0 where there are none."""
        of = self.incidents + self.unread
        return self.unread / of if of else 0.0


def follow(db: sqlite3.Connection, key: PostKey, version: int, verdict: Verdict) -> None:
    """Keep the queue in line with a reading just stored, in the transaction that stores it.

    An unread post comes in as open, again so when its text changed; what is read by now leaves the queue.
    """
    if verdict is not Verdict.UNREAD:
        db.execute("delete from review where channel_id = ? and message_id = ?", key)
        return
    db.execute(
        "insert into review (channel_id, message_id, version) values (?1, ?2, ?3)"
        " on conflict (channel_id, message_id) do update set version = ?3, state = 'open', marked = null"
        " where version <> ?3",
        (*key, version),
    )


def queue(db: sqlite3.Connection, state: ReviewState, limit: int) -> list[UnreadPost]:
    """The latest `limit` posts in a state, the latest first; posts deleted at their source are left out."""
    rows = db.execute(
        f"{_POSTS} where r.state = ? and p.deleted is null order by r.id desc limit ?", (state.value, limit)
    )
    return [_post(row) for row in rows]


def post(db: sqlite3.Connection, number: int) -> UnreadPost | None:
    """A post of the queue in whatever state; None where the queue has no such number."""
    row = db.execute(f"{_POSTS} where r.id = ?", (number,)).fetchone()
    return None if row is None else _post(row)


def mark(db: sqlite3.Connection, number: int, state: ReviewState, at: datetime) -> bool:
    """Put a post of the queue into a state; False where the queue has no such number."""
    done = db.execute("update review set state = ?, marked = ? where id = ?", (state.value, seconds(at), number))
    return done.rowcount == 1


def shares(db: sqlite3.Connection, since: datetime) -> list[UnreadShare]:
    """Days of channels with posts since a moment, by channel and day; verdicts are those of the latest versions."""
    rows = db.execute(
        "select c.handle, p.posted / ?1 as day, count(*) as posts,"
        " sum(v.verdict = 'incident') as incidents, sum(v.verdict = 'unread') as unread"
        " from channel c join post p on p.channel_id = c.id and p.posted >= ?2"
        " join post_version v using (channel_id, message_id, version)"
        " where v.verdict is not null group by c.id, day order by c.handle, day",
        (_DAY, seconds(since)),
    )
    return [
        UnreadShare(row["handle"], _EPOCH + timedelta(days=row["day"]), row["posts"], row["incidents"], row["unread"])
        for row in rows
    ]


def _post(row: sqlite3.Row) -> UnreadPost:
    return UnreadPost(
        id=row["id"],
        key=PostKey(row["channel_id"], row["message_id"]),
        channel=row["handle"],
        posted=moment(row["posted"]),
        since=moment(row["seen"]),
        state=ReviewState(row["state"]),
        text=row["text"],
        link=row["link"],
    )
