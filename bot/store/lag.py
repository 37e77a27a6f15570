"""How late posts became known, how often Telegram asked to wait, and what that says about each channel."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.model import Post, PostKey
from bot.store.moments import moment, seconds

LAG_WINDOW: Final = timedelta(days=7)
FLOOD_WINDOW: Final = timedelta(days=1)
UNREAD_WINDOW: Final = timedelta(days=30)
_SENT_WITHIN: Final = timedelta(days=2)
"""A post that was not sent by then is not waited for any longer."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How long one step took in half and in 95 of 100 cases."""

    p50: timedelta
    p95: timedelta


@dataclass(frozen=True, slots=True)
class ChannelHealth:
    """How a channel is doing. Steps without any measured post are None; `unread` of `posts` could not be read.

    `lag` runs from the post's date until it is stored, over the last 7 days; `seen`, `stored` and `sent` are the
    steps of the way: posted to seen, seen to stored, stored to sent. `floods` are those of the last day, `posts` and
    `unread` count posts of the last 30 days.
    """

    handle: str
    last_post: datetime | None
    last_read: datetime | None
    cursor: int
    lag: Spread | None
    seen: Spread | None
    stored: Spread | None
    sent: Spread | None
    floods: int
    posts: int
    unread: int

    def is_covered(self, at: datetime, within: timedelta) -> bool:
        """Whether the channel was read, without a gap, up to `within` before `at`."""
        return self.last_read is not None and at - self.last_read <= within


def note(db: sqlite3.Connection, post: Post, seen: datetime, stored: datetime) -> None:
    """Remember how late a new post was; passes over those from before the channel was read."""
    db.execute(
        "insert into lag (channel_id, message_id, posted, seen, stored)"
        " select ?1, ?2, ?3, ?4, ?5 from channel where id = ?1 and read_from <= ?6 on conflict do nothing",
        (*post.key, _millis(post.date), _millis(seen), _millis(stored), seconds(post.date)),
    )


def note_flood(db: sqlite3.Connection, handle: str, wait: int, at: datetime) -> None:
    """Telegram asked to wait `wait` seconds with a request about a channel, or about many ("")."""
    db.execute("insert into flood (at, handle, seconds) values (?, ?, ?)", (_millis(at), handle, wait))


def note_sent(db: sqlite3.Connection, now: datetime) -> int:
    """Find the posts that messages shown since the last time tell of; returns their number.

    A message tells of a post when its window holds the moment the post was seen and its subscription has a region of
    one of the post's incidents.
    """
    rows = db.execute(_SHOWN, (_millis(now - _SENT_WITHIN),)).fetchall()
    db.executemany("update lag set sent = ? where channel_id = ? and message_id = ?", [tuple(row) for row in rows])
    return len(rows)


def of_post(db: sqlite3.Connection, key: PostKey) -> tuple[datetime, datetime, datetime, datetime | None] | None:
    """(posted, seen, stored, sent) of a post whose lag was measured."""
    row = db.execute(
        "select posted, seen, stored, sent from lag where channel_id = ? and message_id = ?", key
    ).fetchone()
    if row is None:
        return None
    sent = None if row["sent"] is None else _moment(row["sent"])
    return _moment(row["posted"]), _moment(row["seen"]), _moment(row["stored"]), sent


def health(db: sqlite3.Connection, now: datetime) -> list[ChannelHealth]:
    """Every channel that was ever seen, by handle."""
    floods = dict(
        db.execute(
            "select lower(handle), count(*) from flood where at > ? group by 1", (_millis(now - FLOOD_WINDOW),)
        ).fetchall()
    )
    rows = db.execute("select id, handle, cursor, read_to from channel order by handle").fetchall()
    return [_health(db, row, now, floods.get(row["handle"].lower(), 0)) for row in rows]


def floods_since(db: sqlite3.Connection, since: datetime) -> int:
    """How often Telegram asked to wait, whatever the request was about."""
    row = db.execute("select count(*) as found from flood where at > ?", (_millis(since),)).fetchone()
    return int(row["found"])


def lags(db: sqlite3.Connection, now: datetime) -> dict[str, Spread]:
    """Handle -> posted to stored over the last 7 days, for channels with any measured post."""
    spreads: dict[str, Spread] = {}
    for channel in db.execute("select id, handle from channel").fetchall():
        rows = db.execute(
            "select stored - posted as lag from lag where channel_id = ? and seen > ?",
            (channel["id"], _millis(now - LAG_WINDOW)),
        )
        spread = _spread([row["lag"] for row in rows])
        if spread is not None:
            spreads[channel["handle"]] = spread
    return spreads


def _health(db: sqlite3.Connection, channel: sqlite3.Row, now: datetime, floods: int) -> ChannelHealth:
    steps = db.execute(
        "select posted, seen, stored, sent from lag where channel_id = ? and seen > ?",
        (channel["id"], _millis(now - LAG_WINDOW)),
    ).fetchall()
    last = db.execute("select max(posted) as at from post where channel_id = ?", (channel["id"],)).fetchone()
    counted = db.execute(
        "select count(*) as posts, count(v.verdict = 'unread' or null) as unread from post p"
        " join post_version v using (channel_id, message_id, version) where p.channel_id = ? and p.posted > ?",
        (channel["id"], seconds(now - UNREAD_WINDOW)),
    ).fetchone()
    return ChannelHealth(
        handle=channel["handle"],
        last_post=moment(last["at"]),
        last_read=moment(channel["read_to"]),
        cursor=channel["cursor"],
        lag=_spread([row["stored"] - row["posted"] for row in steps]),
        seen=_spread([row["seen"] - row["posted"] for row in steps]),
        stored=_spread([row["stored"] - row["seen"] for row in steps]),
        sent=_spread([row["sent"] - row["stored"] for row in steps if row["sent"] is not None]),
        floods=floods,
        posts=counted["posts"],
        unread=counted["unread"],
    )


def _spread(millis: Sequence[int]) -> Spread | None:
    if not millis:
        return None
    ordered = sorted(millis)
    return Spread(_at(ordered, 50), _at(ordered, 95))


def _at(ordered: Sequence[int], percent: int) -> timedelta:
    """The smallest value that so many of 100 do not exceed."""
    index = -(-len(ordered) * percent // 100) - 1
    # Posts are dated in whole seconds and by another clock, so one may seem to be seen before it was posted.
    return timedelta(milliseconds=max(ordered[index], 0))


def _millis(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def _moment(millis: int) -> datetime:
    return datetime.fromtimestamp(millis / 1000, UTC)


_SHOWN: Final = (
    "select min(o.sent) * 1000 as shown, l.channel_id, l.message_id from lag l"
    " join incident_post p on p.channel_id = l.channel_id and p.message_id = l.message_id"
    " join incident_region r on r.incident_id = p.incident_id"
    " join subscription s on exists"
    " (select 1 from json_each(s.regions) wanted where wanted.value = '*' or wanted.value = r.region)"
    " join outbox o on o.subscription_id = s.id and o.window_end >= l.seen / 1000"
    " where l.sent is null and l.seen > ? and o.window_start <= l.seen / 1000 and o.state = 'sent'"
    " group by l.channel_id, l.message_id"
)
