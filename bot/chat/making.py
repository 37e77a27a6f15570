"""Making a subscription in the place where somebody asks for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from bot.chat.desk import Turn
from bot.model.wishes import Wish
from bot.store import pausing, subscriptions
from bot.store.subscriptions import Subscription


def made_new(
    db: sqlite3.Connection, turn: Turn, regions: Sequence[str], wish: Wish, minutes: int | None = None
) -> Subscription:
    """One more subscription of this place; whoever asks for it can be written to again."""
    pausing.resume(db, turn.request.chat_id, turn.now)
    return subscriptions.add(
        db,
        turn.request.chat_id,
        turn.topic,
        regions,
        language=turn.language,
        zone=turn.zone.key,
        now=turn.now,
        minutes=turn.desk.minutes if minutes is None else minutes,
        wish=wish,
    )
