"""Messages that failed too often: shown to an operator, who releases them or drops them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bot.store.moments import moment

_STUCK = "state in ('parked', 'failed')"
_CHOSEN = f"{_STUCK} and state = 'parked' and (?1 is null or id in (select value from json_each(?1)))"  # noqa: S608 - ours


@dataclass(frozen=True, slots=True)
class Stuck:
    """A message that was given up ('failed') or waits for an operator ('parked')."""

    id: int
    chat_id: int
    state: str
    attempts: int
    made: datetime
    error: str | None


def stuck(db: sqlite3.Connection, limit: int = 20) -> list[Stuck]:
    """Parked and failed messages, the newest first."""
    return _rows(db, _STUCK, limit)


def parked(db: sqlite3.Connection, limit: int = 1_000) -> list[Stuck]:
    """Messages that wait for an operator, the newest first."""
    return _rows(db, f"{_STUCK} and state = 'parked'", limit)


def release(db: sqlite3.Connection, row_ids: Collection[int] | None = None) -> int:
    """Try parked messages again, all of them or those of these ids; return their number.

    A repetition under the same random_id shows nothing twice.
    """
    return db.execute(
        f"update outbox set state = 'due', attempts = 0, refused = 0, not_before = 0 where {_CHOSEN}",  # noqa: S608 - ours
        (_text(row_ids),),
    ).rowcount


def drop(db: sqlite3.Connection, row_ids: Collection[int] | None = None) -> int:
    """Give parked messages up, likewise; they stay visible as failed ones for a while."""
    return db.execute(
        "update outbox set state = 'failed', error = 'dropped by an operator: ' || coalesce(error, '')"  # noqa: S608
        f" where {_CHOSEN}",
        (_text(row_ids),),
    ).rowcount


def _rows(db: sqlite3.Connection, condition: str, limit: int) -> list[Stuck]:
    rows = db.execute(
        "select id, chat_id, state, attempts, made, error from outbox"  # noqa: S608 - constants of ours
        f" where {condition} order by id desc limit ?",
        (limit,),
    )
    return [
        Stuck(row["id"], row["chat_id"], row["state"], row["attempts"], moment(row["made"]), row["error"])
        for row in rows
    ]


def _text(row_ids: Collection[int] | None) -> str | None:
    return None if row_ids is None else json.dumps(list(row_ids))
