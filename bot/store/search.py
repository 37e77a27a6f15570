"""Full-text search over the latest texts of posts that were not deleted."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from datetime import datetime

from bot.model import PostKey
from bot.store.moments import moment

MARK_START, MARK_END = "\x02", "\x03"
"""Stand around each matched word of a snippet; no post contains them."""
SNIPPET_WORDS = 8

_WORD = re.compile(r"\w+")
_ENDING = re.compile(
    "(?:ами|ями|ого|его|ому|ему|ыми|ими|ах|ях|ов|ев|ей|ой|ый|ий|ая|яя|ое|ее|ые|ие|ом|ем|ам|ям|ым|им|ых|их|ую|юю"
    "|[аеиоуыэюяйь])$"
)
_MOST_WORDS = 12
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A post with the words searched for. `snippet` is a few words of its text with marks around those that matched.

    A snippet may hold anything a post says: what is shown to people must pass bot.digests.quoting first.
    `incidents` are the incidents in force that the post stands behind.
    """

    key: PostKey
    channel: str
    posted: datetime
    link: str | None
    snippet: str
    incidents: tuple[int, ...]


def search(db: sqlite3.Connection, words: str, limit: int = 20, *, behind_incidents: bool = False) -> list[Hit]:
    """Posts that have all the words: the ones that came into the record last, the newest first.

    With `behind_incidents` only posts that stand behind an incident in force.

    Forms of a word are found by its beginning (обломки, обломков). Anything may be typed: only letters and digits
    count, ё equals е. No words find nothing.
    """
    query = _query(words)
    if not query:
        return []
    rows = db.execute(
        "select s.channel_id, s.message_id, c.handle, p.posted, p.link,"
        " snippet(post_search, 0, ?, ?, '…', ?) as snippet"
        " from post_search join searched s on s.id = post_search.rowid"
        " join post p using (channel_id, message_id) join channel c on c.id = s.channel_id"
        " where post_search match ? and (? or exists (select 1 from incident_post i"
        " where i.channel_id = s.channel_id and i.message_id = s.message_id)) order by post_search.rowid desc limit ?",
        (MARK_START, MARK_END, SNIPPET_WORDS, query, not behind_incidents, limit),
    ).fetchall()
    # By its own row numbers FTS need not look at all the posts that match.
    return sorted((_hit(db, row) for row in rows), key=lambda hit: hit.posted, reverse=True)


def index(db: sqlite3.Connection, key: PostKey) -> None:
    """Make the latest text of a post findable; it must not be in the index (see forget)."""
    db.execute("insert into searched (channel_id, message_id) values (?, ?) on conflict do nothing", key)
    db.execute(
        "insert into post_search (rowid, text) select id, text from searchable where channel_id = ? and message_id = ?",
        key,
    )


def forget(db: sqlite3.Connection, key: PostKey) -> None:
    """Take a post out of the index, before its latest version changes: the index is told the words to drop."""
    db.execute(
        "insert into post_search (post_search, rowid, text)"
        " select 'delete', id, text from searchable where channel_id = ? and message_id = ?",
        key,
    )
    db.execute("delete from searched where channel_id = ? and message_id = ?", key)


def check(db: sqlite3.Connection) -> None:
    """Raise sqlite3.DatabaseError when the index does not agree with the texts."""
    db.execute("insert into post_search (post_search, rank) values ('integrity-check', 1)")


def _query(words: str) -> str:
    found = _WORD.findall(words.lower().replace("ё", "е"))[:_MOST_WORDS]
    # Quoted, so that AND, NEAR and the like are words among words.
    return " ".join(f'"{_stem(word)}"*' for word in found)


def _stem(word: str) -> str:
    stem = _ENDING.sub("", word)
    return stem if len(stem) >= _SHORTEST_STEM else word


def _hit(db: sqlite3.Connection, row: sqlite3.Row) -> Hit:
    key = PostKey(row["channel_id"], row["message_id"])
    found = db.execute(
        "select incident_id from incident_post where channel_id = ? and message_id = ? order by incident_id", key
    )
    incidents = tuple(item["incident_id"] for item in found)
    return Hit(key, row["handle"], moment(row["posted"]), row["link"], row["snippet"], incidents)
