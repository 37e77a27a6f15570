"""Who wants digests, about which regions, and up to which revision they have been told."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NotRequired, TypedDict, Unpack

from bot.model.wishes import Wish, wish_from_text
from bot.store import beside
from bot.store.incidents import latest_seq
from bot.store.moments import moment, seconds

_DEFAULT = Wish()
_HOURLY = 60


@dataclass(frozen=True, slots=True)
class Subscription:
    """One wish of a place: of a chat, or of one topic of a forum. `regions` are sorted codes, ("*",) for everything.

    A digest covers `minutes` minutes, counted from midnight in `zone`. Digests reach up to revision `told_seq` and to
    the moment `window_end`. `paused` names the exact error that paused it, None while active; `fixed` marks one that a
    setting named. `behind` is LATE or UNCERTAIN of bot.store.lateness where the next digest has to say so, else 0.
    `name` is what the chat calls it, "" where it has no name.
    """

    id: int
    chat_id: int
    topic: int
    regions: tuple[str, ...]
    language: str
    zone: str
    minutes: int
    fixed: bool
    window_end: datetime
    told_seq: int
    paused: str | None
    behind: int = 0
    wish: Wish = _DEFAULT
    name: str = ""


class Terms(TypedDict):
    """How a subscription is told, every hour unless `minutes` say otherwise, and at what time that was chosen."""

    language: str
    zone: str
    now: datetime
    minutes: NotRequired[int]
    fixed: NotRequired[bool]


def of_chat(db: sqlite3.Connection, chat_id: int, topic: int = 0) -> Subscription | None:
    """The oldest subscription of a place."""
    row = db.execute(
        "select * from subscription where chat_id = ? and topic = ? order by id limit 1", (chat_id, topic)
    ).fetchone()
    return None if row is None else from_row(row)


def all_of(db: sqlite3.Connection, chat_id: int, topic: int = 0) -> list[Subscription]:
    """All subscriptions of a place, the oldest first."""
    rows = db.execute("select * from subscription where chat_id = ? and topic = ? order by id", (chat_id, topic))
    return [from_row(row) for row in rows]


def count_of_chat(db: sqlite3.Connection, chat_id: int) -> int:
    """How many subscriptions a chat has in all its topics."""
    return int(db.execute("select count(*) as n from subscription where chat_id = ?", (chat_id,)).fetchone()["n"])


def by_id(db: sqlite3.Connection, subscription_id: int) -> Subscription | None:
    row = db.execute("select * from subscription where id = ?", (subscription_id,)).fetchone()
    return None if row is None else from_row(row)


def add(
    db: sqlite3.Connection,
    chat_id: int,
    topic: int,
    regions: Sequence[str],
    *,
    wish: Wish = _DEFAULT,
    **terms: Unpack[Terms],
) -> Subscription:
    """Make one more subscription of a place. It starts at `now`: it is told of nothing that was recorded before."""
    row = db.execute(
        "insert into subscription"
        " (chat_id, topic, regions, language, zone, minutes, fixed, window_end, told_seq, created, wish)"
        " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?8, ?10) returning *",
        (
            chat_id,
            topic,
            json.dumps(sorted(regions)),
            terms["language"],
            terms["zone"],
            terms.get("minutes", _HOURLY),
            int(terms.get("fixed", False)),
            seconds(terms["now"]),
            latest_seq(db),
            wish.text,
        ),
    ).fetchone()
    beside.refresh(db, chat_id, topic)
    return from_row(row)


def save(
    db: sqlite3.Connection,
    chat_id: int,
    topic: int,
    regions: Sequence[str],
    *,
    wish: Wish | None = None,
    **terms: Unpack[Terms],
) -> Subscription:
    """Make the first subscription of a place, or change its oldest one. Without a `wish` the present one stays.

    A new one starts at `now`; one that is paused stays so.
    """
    present = of_chat(db, chat_id, topic)
    if present is None:
        return add(db, chat_id, topic, regions, wish=wish or _DEFAULT, **terms)
    fixed = int(terms.get("fixed", False))
    db.execute("update subscription set fixed = max(fixed, ?) where id = ?", (fixed, present.id))
    changed = replace(
        present,
        regions=tuple(regions),
        language=terms["language"],
        zone=terms["zone"],
        minutes=terms.get("minutes", _HOURLY),
    )
    return change(db, changed if wish is None else replace(changed, wish=wish))


def change(db: sqlite3.Connection, changed: Subscription) -> Subscription:
    """Store name, regions, language, zone, minutes and wish of a subscription; a paused one stays paused."""
    row = db.execute(
        "update subscription set name = ?, regions = ?, language = ?, zone = ?, minutes = ?, wish = ? where id = ?"
        " returning *",
        (
            changed.name,
            json.dumps(sorted(changed.regions)),
            changed.language,
            changed.zone,
            changed.minutes,
            changed.wish.text,
            changed.id,
        ),
    ).fetchone()
    if row is None:
        raise LookupError(f"there is no subscription {changed.id}")
    beside.refresh(db, changed.chat_id, changed.topic)
    return from_row(row)


def speak(db: sqlite3.Connection, chat_id: int, topic: int, *, language: str | None, zone: str | None) -> None:
    """Give all subscriptions of a place another language or time zone."""
    db.execute(
        "update subscription set language = coalesce(?, language), zone = coalesce(?, zone)"
        " where chat_id = ? and topic = ?",
        (language, zone, chat_id, topic),
    )
    beside.refresh(db, chat_id, topic)


def remove(db: sqlite3.Connection, chat_id: int, topic: int = 0) -> bool:
    """End all subscriptions of a place and what was not sent of them; False when there was none."""
    ended = all_of(db, chat_id, topic)
    for item in ended:
        remove_one(db, item)
    return bool(ended)


def remove_one(db: sqlite3.Connection, ended: Subscription) -> None:
    """End a subscription and what was not sent of it."""
    db.execute("delete from outbox where state in ('due', 'sending') and subscription_id = ?", (ended.id,))
    db.execute("delete from subscription where id = ?", (ended.id,))
    beside.refresh(db, ended.chat_id, ended.topic)


def from_row(row: sqlite3.Row) -> Subscription:
    """A row of the table as a value."""
    return Subscription(
        id=row["id"],
        chat_id=row["chat_id"],
        topic=row["topic"],
        regions=tuple(json.loads(row["regions"])),
        language=row["language"],
        zone=row["zone"],
        minutes=row["minutes"],
        fixed=bool(row["fixed"]),
        window_end=moment(row["window_end"]),
        told_seq=row["told_seq"],
        paused=row["paused"],
        behind=row["behind"],
        wish=wish_from_text(row["wish"]),
        name=row["name"],
    )
