"""Derives the incidents anew wherever one post's statements could matter."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from bot.channels import Channels
from bot.incidents import Span, around, join, key_of, reach, span_of, statements_of, touches
from bot.model import PostKey, Statement
from bot.record.doubts import contradicts_itself, known_regions, with_mismatches
from bot.store import incidents, posts
from bot.store.posts import StoredPost

Key = tuple[str, ...]


def derive(db: sqlite3.Connection, key: PostKey, channels: Channels, at: datetime) -> list[int]:
    """Bring the incidents around a post in line with the stored posts; return the ids that changed.

    Only the stretches that the post's former and present statements can influence are joined again.
    """
    stored = posts.load_post(db, key)
    statements = () if stored is None else statements_of_stored(stored, channels)
    present = span_rows(statements)
    former = posts.replace_spans(db, key, present)
    changed: list[int] = []
    for regions, span in stretches([*former, *present]).items():
        changed += rejoin(db, regions, span, channels, at)
    return changed


def statements_of_stored(stored: StoredPost, channels: Channels) -> tuple[Statement, ...]:
    """The statements of a post's latest version; none before it was read."""
    if stored.reading is None:
        return ()
    channel = channels.of_post(stored.post)
    return statements_of(stored.post, stored.version, stored.reading, channel, stored.deleted is not None)


def span_rows(statements: Iterable[Statement]) -> list[tuple[Key, datetime, datetime]]:
    """What each statement speaks about: the form in which bot.store.posts finds it again."""
    return [(key_of(statement.report), *span_of(statement)) for statement in statements]


def stretches(spans: Iterable[tuple[Key, datetime, datetime]]) -> dict[Key, Span]:
    """For each combination of regions the stretch from the first of its spans to the last."""
    found: dict[Key, Span] = {}
    for regions, start, end in spans:
        known = found.get(regions, (start, end))
        found[regions] = (min(known[0], start), max(known[1], end))
    return found


def rejoin(db: sqlite3.Connection, regions: Key, span: Span, channels: Channels, at: datetime) -> list[int]:
    """Join again what statements about exactly `regions` within `span` can influence; return the ids that changed."""
    stored_posts = posts.posts_within(db, regions, *around(span))
    statements = [
        statement
        for stored in stored_posts
        for statement in statements_of_stored(stored, channels)
        if key_of(statement.report) == regions
    ]
    contradictory = {
        stored.post.key for stored in stored_posts if stored.reading is not None and contradicts_itself(stored.reading)
    }
    joined = join(statements, known_regions=known_regions(channels))
    # Further out the join is incomplete: those incidents stay as they are.
    after = [incident for incident in with_mismatches(joined, contradictory) if touches(incident, reach(span))]
    before = incidents.within(db, regions, *reach(span))
    return incidents.replace(db, before, after, at)
