"""Posts behind incidents of which more may be heard: those that ended or changed lately."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from datetime import datetime, timedelta
from typing import Final

from bot.store.moments import seconds

OLDEST: Final = timedelta(days=7)
"""Incidents that ended before that are settled, however lately they changed: an import changes many at once."""
MOST: Final = 2_000

_POSTS: Final = (
    "with lately (id) as ("
    " select id from incident where gone = 0 and ends >= ?1"
    " union select r.incident_id from incident_revision r join incident i on i.id = r.incident_id"
    " where r.at >= ?1 and i.gone = 0 and i.ends >= ?2)"
    " select distinct p.channel_id, p.message_id from lately"
    " join incident_post s on s.incident_id = lately.id"
    " join post p on p.channel_id = s.channel_id and p.message_id = s.message_id"
    " where p.deleted is null order by p.posted desc limit ?3"
)


def unsettled_posts(db: sqlite3.Connection, since: datetime) -> dict[int, list[int]]:
    """Channel id -> message ids of posts behind incidents that ended or changed at or after `since`, latest first.

    Deleted posts are left out, and so is whatever exceeds the latest MOST posts.
    """
    found: defaultdict[int, list[int]] = defaultdict(list)
    for row in db.execute(_POSTS, (seconds(since), seconds(since - OLDEST), MOST)):
        found[row["channel_id"]].append(row["message_id"])
    return dict(found)
