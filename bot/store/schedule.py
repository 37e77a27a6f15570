"""Which digests are due, for whom together, and how far subscribers have been told."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.model.wishes import Wish, wish_from_text
from bot.store.beside import Beside, beside_from_text
from bot.store.moments import moment, seconds
from bot.store.subscriptions import Subscription, from_row

_DEFAULT = Wish()


def schedules(db: sqlite3.Connection) -> list[tuple[int, str, Wish]]:
    """The different (minutes, zone, wish) of active subscriptions."""
    rows = db.execute("select distinct minutes, zone, wish from subscription where paused is null order by 1, 2, 3")
    return [(row["minutes"], row["zone"], wish_from_text(row["wish"])) for row in rows]


def least_told(db: sqlite3.Connection) -> int:
    """The revision up to which all active subscriptions are told; 0 where there are none."""
    row = db.execute("select coalesce(min(told_seq), 0) as seq from subscription where paused is null").fetchone()
    return int(row["seq"])


@dataclass(frozen=True, slots=True)
class Alike:
    """Active subscriptions of one schedule that get the same next digest."""

    minutes: int
    zone: str
    told_seq: int
    window_end: datetime
    regions: tuple[str, ...]
    language: str
    behind: int
    wish: Wish = _DEFAULT
    beside_text: str = ""

    @property
    def beside(self) -> tuple[Beside, ...]:
        """What other subscriptions of the same place tell already."""
        return beside_from_text(self.beside_text)


def due(
    db: sqlite3.Connection,
    minutes: int,
    zone: str,
    window_end: datetime,
    *,
    wish: Wish = _DEFAULT,
    after: Alike | None = None,
    limit: int = 1_000,
) -> list[Alike]:
    """The groups of active subscriptions of one schedule whose digests do not reach `window_end` yet.

    In a fixed order, at most `limit` of those that come after `after`.
    """
    start = (-1, 0, "", "", 0, "")
    if after is not None:
        regions = json.dumps(after.regions)
        start = (after.told_seq, seconds(after.window_end), regions, after.language, after.behind, after.beside_text)
    rows = db.execute(
        "select distinct told_seq, window_end, regions, language, behind, beside from subscription"
        " where minutes = ? and zone = ? and wish = ? and window_end < ? and paused is null"
        " and (told_seq, window_end, regions, language, behind, beside) > (?, ?, ?, ?, ?, ?)"
        " order by told_seq, window_end, regions, language, behind, beside limit ?",
        (minutes, zone, wish.text, seconds(window_end), *start, limit),
    )
    return [
        Alike(
            minutes,
            zone,
            row["told_seq"],
            moment(row["window_end"]),
            tuple(json.loads(row["regions"])),
            row["language"],
            row["behind"],
            wish,
            row["beside"],
        )
        for row in rows
    ]


def members(db: sqlite3.Connection, alike: Alike, limit: int) -> list[Subscription]:
    """Up to `limit` of those that belong to a group at this moment, by id; `move` takes them out of it."""
    rows = db.execute(
        "select * from subscription where minutes = ? and zone = ? and told_seq = ? and window_end = ?"
        " and regions = ? and language = ? and behind = ? and beside = ? and wish = ? and paused is null"
        " order by id limit ?",
        (
            alike.minutes,
            alike.zone,
            alike.told_seq,
            seconds(alike.window_end),
            json.dumps(alike.regions),
            alike.language,
            alike.behind,
            alike.beside_text,
            alike.wish.text,
            limit,
        ),
    )
    return [from_row(row) for row in rows]


def move(db: sqlite3.Connection, subscription_ids: Sequence[int], window_end: datetime, told_seq: int) -> None:
    """Digests of these subscriptions now cover everything up to `window_end` and `told_seq`."""
    db.executemany(
        "update subscription set window_end = ?, told_seq = max(told_seq, ?), behind = 0 where id = ?",
        [(seconds(window_end), told_seq, subscription_id) for subscription_id in subscription_ids],
    )
