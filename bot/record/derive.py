"""Derives the incidents anew wherever one post's statements could matter."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from bot.channels import Channels
from bot.incidents import horizon, join, span_of, statements_of
from bot.model import PostKey, Statement
from bot.store import incidents, posts
from bot.store.posts import StoredPost


def derive(db: sqlite3.Connection, key: PostKey, channels: Channels, at: datetime) -> list[int]:
    """Bring the incidents around a post in line with the stored posts; return the ids that changed.

    Only the stretch that the post's former and present statements can influence is joined again.
    """
    stored = posts.load_post(db, key)
    statements = () if stored is None else statements_of_stored(stored, channels)
    spans = [(region, *span_of(statement)) for statement in statements for region in _keys(statement)]
    former = posts.replace_spans(db, key, spans)
    areas = [horizon(statement) for statement in statements]
    areas += [((region,), start, end) for region, start, end in former]
    if not areas:
        return []
    regions = sorted({region for keys, _, _ in areas for region in keys})
    start, end = min(area[1] for area in areas), max(area[2] for area in areas)
    return _rejoin(db, regions, start, end, channels=channels, at=at)


def statements_of_stored(stored: StoredPost, channels: Channels) -> tuple[Statement, ...]:
    if stored.reading is None:
        return ()
    channel = channels.of_post(stored.post)
    return statements_of(stored.post, stored.version, stored.reading, channel, stored.deleted is not None)


def _rejoin(
    db: sqlite3.Connection, regions: Sequence[str], start: datetime, end: datetime, *, channels: Channels, at: datetime
) -> list[int]:
    found = posts.posts_within(db, regions, start, end)
    statements = [statement for stored in found for statement in statements_of_stored(stored, channels)]
    wanted = set(regions)
    after = [incident for incident in join(statements) if wanted.intersection(incident.regions)]
    before = incidents.within(db, regions, start, end)
    return incidents.replace(db, before, after, at)


def _keys(statement: Statement) -> tuple[str, ...]:
    return statement.report.regions + statement.report.seas
