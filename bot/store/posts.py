"""Channels, posts with their versions and readings, cursors and coverage."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from bot.model import Post, PostKey, Reading
from bot.model.codec import reading_from_json, reading_to_json
from bot.store import review, search
from bot.store.moments import moment, seconds

LONGEST_SPAN: Final = timedelta(days=7)
"""No statement or incident covers more than this, so that a query about old times need not look at all later ones."""

_READINGS_KEPT: Final = 2048


@dataclass(frozen=True, slots=True)
class StoredPost:
    """The latest version of a post with its reading (None = not read yet) and the version of the reader."""

    post: Post
    version: int
    reading: Reading | None
    deleted: datetime | None
    reader: str | None = None


@dataclass(frozen=True, slots=True)
class ChannelState:
    """What is known of a channel: identity, cursor and the stretch that was read without a gap."""

    id: int
    handle: str
    title: str
    access_hash: int | None
    verified: bool
    cursor: int
    read_from: datetime | None
    read_to: datetime | None


def ensure_channel(db: sqlite3.Connection, channel_id: int, handle: str, title: str = "") -> None:
    """Make sure the channel's row exists; an existing one is left as it is."""
    db.execute(
        "insert into channel (id, handle, title) values (?, ?, ?) on conflict do nothing", (channel_id, handle, title)
    )


def save_identity(
    db: sqlite3.Connection, channel_id: int, handle: str, *, access_hash: int, title: str, verified: bool
) -> None:
    db.execute(
        "insert into channel (id, handle, title, access_hash, verified) values (?, ?, ?, ?, ?)"
        " on conflict (id) do update set handle = excluded.handle, title = excluded.title,"
        " access_hash = excluded.access_hash, verified = excluded.verified",
        (channel_id, handle, title, access_hash, int(verified)),
    )


def forget_identity(db: sqlite3.Connection, handle: str) -> bool:
    """Let the next start look a handle up anew and take whatever it finds; False for an unknown handle.

    The posts stay. The former channel gives the handle free, so that another one may have it.
    """
    done = db.execute("update channel set access_hash = null, handle = handle || '#' || id where handle = ?", (handle,))
    return done.rowcount == 1


def channels(db: sqlite3.Connection) -> list[ChannelState]:
    """All channels ever seen, by handle."""
    return [_channel(row) for row in db.execute("select * from channel order by handle")]


def channel_by_handle(db: sqlite3.Connection, handle: str) -> ChannelState | None:
    row = db.execute("select * from channel where handle = ?", (handle,)).fetchone()
    return None if row is None else _channel(row)


def cursor(db: sqlite3.Connection, channel_id: int) -> int:
    row = db.execute("select cursor from channel where id = ?", (channel_id,)).fetchone()
    return 0 if row is None else int(row["cursor"])


def advance(db: sqlite3.Connection, channel_id: int, cursor: int) -> None:
    """Move a channel's cursor forward; never back."""
    db.execute("update channel set cursor = max(cursor, ?) where id = ?", (cursor, channel_id))


def advance_unread(db: sqlite3.Connection, channel_id: int, cursor: int) -> None:
    """Move the cursor of a channel that was never read live."""
    db.execute("update channel set cursor = max(cursor, ?) where id = ? and read_to is null", (cursor, channel_id))


def is_news(db: sqlite3.Connection, post: Post) -> bool:
    """Whether a post is unknown, or alive and later edited than what is stored of it."""
    row = db.execute(
        "select p.deleted, coalesce(v.edited, p.posted) as at from post p"
        " join post_version v using (channel_id, message_id, version) where p.channel_id = ? and p.message_id = ?",
        post.key,
    ).fetchone()
    return row is None or (row["deleted"] is None and row["at"] < seconds(post.edited or post.date))


def cover(db: sqlite3.Connection, channel_ids: Iterable[int], start: datetime | None, end: datetime) -> None:
    """Extend the stretch read without a gap to `end`; `start` opens it where there was none yet."""
    rows = [(seconds(start if start is not None else end), seconds(end), channel_id) for channel_id in channel_ids]
    db.executemany(
        "update channel set read_from = min(coalesce(read_from, ?1), ?1), read_to = max(coalesce(read_to, ?2), ?2)"
        " where id = ?3 and (?1 < read_from or read_from is null or ?2 > read_to)",
        rows,
    )


def save_version(db: sqlite3.Connection, post: Post, seen: datetime) -> int | None:
    """Store a post or, when its text differs from the latest one, a new version of it.

    Returns the new version's number, None when nothing changed. A post seen again after its deletion is alive again.
    """
    row = db.execute(
        "select p.version, v.text, p.deleted from post p join post_version v using (channel_id, message_id, version)"
        " where p.channel_id = ? and p.message_id = ?",
        post.key,
    ).fetchone()
    if row is not None and row["text"] == post.text and row["deleted"] is None:
        return None
    version = 1 if row is None else row["version"] + 1
    search.forget(db, post.key)
    db.execute(
        "insert into post (channel_id, message_id, posted, version, reply_to, album, forwarded_from, link)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)"
        " on conflict do update set version = excluded.version, deleted = null",
        (*post.key, seconds(post.date), version, post.reply_to, post.album, post.forwarded_from, post.link),
    )
    db.execute(
        "insert into post_version (channel_id, message_id, version, text, edited, seen) values (?, ?, ?, ?, ?, ?)",
        (*post.key, version, post.text, seconds(post.edited), seconds(seen)),
    )
    search.index(db, post.key)
    return int(version)


def save_reading(db: sqlite3.Connection, key: PostKey, version: int, reader: str, reading: Reading) -> None:
    """Keep what a post's latest version was read as; the review queue follows."""
    db.execute(
        "update post_version set reader = ?, verdict = ?, reading = ?"
        " where channel_id = ? and message_id = ? and version = ?",
        (
            reader,
            reading.verdict.value,
            json.dumps(reading_to_json(reading), ensure_ascii=False, separators=(",", ":")),
            *key,
            version,
        ),
    )
    review.follow(db, key, version, reading.verdict)


def mark_deleted(db: sqlite3.Connection, key: PostKey, seen: datetime) -> bool:
    """Record that the source deleted a post; False when it is unknown or already marked."""
    done = db.execute(
        "update post set deleted = ? where channel_id = ? and message_id = ? and deleted is null", (seconds(seen), *key)
    )
    if done.rowcount != 1:
        return False
    search.forget(db, key)
    return True


def load_post(db: sqlite3.Connection, key: PostKey) -> StoredPost | None:
    row = db.execute(_POSTS + " where p.channel_id = ? and p.message_id = ?", key).fetchone()
    return None if row is None else _stored(row)


def count_since(db: sqlite3.Connection, since: datetime | None) -> int:
    """How many posts there are, deleted ones included, of all times or published at or after `since`."""
    row = db.execute("select count(*) as found from post where posted >= ?", (seconds(since) or 0,)).fetchone()
    return int(row["found"])


def page(db: sqlite3.Connection, after: PostKey | None, since: datetime | None, limit: int) -> list[StoredPost]:
    """Up to `limit` posts that follow `after` in order of channel and id; see count_since for `since`."""
    rows = db.execute(
        _POSTS + " where (p.channel_id, p.message_id) > (?, ?) and p.posted >= ? order by 1, 2 limit ?",
        (*(after or (0, 0)), seconds(since) or 0, limit),
    )
    return [_stored(row) for row in rows]


def stamp_reader(db: sqlite3.Connection, key: PostKey, version: int, reader: str) -> None:
    """A post version was read again by this reader, with the same result as before."""
    db.execute(
        "update post_version set reader = ? where channel_id = ? and message_id = ? and version = ?",
        (reader, *key, version),
    )


def live_texts(db: sqlite3.Connection, channel_id: int, since: datetime) -> Mapping[int, str]:
    """Message id -> latest text of a channel's posts since a moment that were not deleted."""
    rows = db.execute(
        "select p.message_id, v.text from post p join post_version v using (channel_id, message_id, version)"
        " where p.channel_id = ? and p.posted >= ? and p.deleted is null",
        (channel_id, seconds(since)),
    )
    return {row["message_id"]: row["text"] for row in rows}


def replace_spans(
    db: sqlite3.Connection, key: PostKey, spans: Sequence[tuple[tuple[str, ...], datetime, datetime]]
) -> list[tuple[tuple[str, ...], datetime, datetime]]:
    """Replace the (regions, start, end) index rows of a post's statements; return those that were there before."""
    old = db.execute(
        "delete from statement where channel_id = ? and message_id = ? returning regions, starts, ends", key
    ).fetchall()
    db.executemany(
        "insert or ignore into statement (channel_id, message_id, regions, starts, ends) values (?, ?, ?, ?, ?)",
        [(*key, _joined(regions), seconds(start), seconds(end)) for regions, start, end in spans],
    )
    return [(_parted(row["regions"]), moment(row["starts"]), moment(row["ends"])) for row in old]


def posts_within(db: sqlite3.Connection, regions: tuple[str, ...], start: datetime, end: datetime) -> list[StoredPost]:
    """Posts with a statement about exactly these regions that touches [start, end], in order of channel and id."""
    rows = db.execute(
        _POSTS + " where (p.channel_id, p.message_id) in (select channel_id, message_id from statement"  # noqa: S608 - ours
        " where regions = ? and ends between ? and ? and starts <= ?) order by 1, 2",
        (_joined(regions), seconds(start), seconds(end + LONGEST_SPAN), seconds(end)),
    )
    return [_stored(row) for row in rows]


def _joined(regions: tuple[str, ...]) -> str:
    return "+".join(regions)


def _parted(regions: str) -> tuple[str, ...]:
    return tuple(regions.split("+")) if regions else ()


_POSTS = (
    "select p.*, c.handle, v.text, v.edited, v.reading, v.reader from post p"
    " join post_version v using (channel_id, message_id, version) join channel c on c.id = p.channel_id"
)


def _stored(row: sqlite3.Row) -> StoredPost:
    post = Post(
        channel_id=row["channel_id"],
        message_id=row["message_id"],
        channel=row["handle"].partition("#")[0],  # see forget_identity
        date=moment(row["posted"]),
        text=row["text"],
        edited=moment(row["edited"]),
        reply_to=row["reply_to"],
        album=row["album"],
        forwarded_from=row["forwarded_from"],
        link=row["link"],
    )
    reading = None if row["reading"] is None else _reading(row["reading"])
    return StoredPost(post, row["version"], reading, moment(row["deleted"]), row["reader"])


@lru_cache(maxsize=_READINGS_KEPT)
def _reading(text: str) -> Reading:
    # Every post brings the record of the days around it back to mind: mostly the same readings as a moment ago.
    return reading_from_json(json.loads(text))


def _channel(row: sqlite3.Row) -> ChannelState:
    return ChannelState(
        id=row["id"],
        handle=row["handle"],
        title=row["title"],
        access_hash=row["access_hash"],
        verified=bool(row["verified"]),
        cursor=row["cursor"],
        read_from=moment(row["read_from"]),
        read_to=moment(row["read_to"]),
    )
