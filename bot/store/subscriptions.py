"""Who wants digests, about which regions, and up to which revision they have been told."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.model.wishes import Wish, wish_from_text
from bot.store import holds
from bot.store.incidents import latest_seq
from bot.store.lateness import LATE, take_back
from bot.store.moments import moment, seconds
from bot.store.sequence import seq_until

RETRY_AFTER = (timedelta(days=1), timedelta(days=7), timedelta(days=30))
"""When a paused chat is tried again: after the first, second, third failure in a row; then never by itself."""
RETOLD = timedelta(hours=48)
"""How far back the first digest after a pause reaches."""
BY_CHAT = "paused by the chat"
"""The `paused` of a subscription that its chat has paused; only the chat itself resumes it."""
_DEFAULT = Wish()
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Subscription:
    """One chat's (or forum topic's) wish. `regions` are sorted codes, ("*",) for everything.

    A digest covers `minutes` minutes, counted from midnight in `zone`. Digests reach up to revision `told_seq` and to
    the moment `window_end`. `paused` names the exact error that paused it, None while active; `fixed` marks one that a
    setting named. `behind` is LATE or UNCERTAIN of bot.store.lateness where the next digest has to say so, else 0.
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


def of_chat(db: sqlite3.Connection, chat_id: int, topic: int = 0) -> Subscription | None:
    row = db.execute("select * from subscription where chat_id = ? and topic = ?", (chat_id, topic)).fetchone()
    return None if row is None else _subscription(row)


def count_of_chat(db: sqlite3.Connection, chat_id: int) -> int:
    """How many subscriptions a chat has in all its topics."""
    return int(db.execute("select count(*) as n from subscription where chat_id = ?", (chat_id,)).fetchone()["n"])


def by_id(db: sqlite3.Connection, subscription_id: int) -> Subscription | None:
    row = db.execute("select * from subscription where id = ?", (subscription_id,)).fetchone()
    return None if row is None else _subscription(row)


def save(
    db: sqlite3.Connection,
    chat_id: int,
    topic: int,
    regions: Sequence[str],
    *,
    language: str,
    zone: str,
    now: datetime,
    minutes: int = 60,
    fixed: bool = False,
    wish: Wish | None = None,
) -> Subscription:
    """Make or change the subscription of a chat; a paused one is active again. Without a `wish` the present one stays.

    A new one starts at `now`: it is told of nothing that was recorded before.
    """
    db.execute(
        "insert into subscription"
        " (chat_id, topic, regions, language, zone, minutes, fixed, window_end, told_seq, created, wish)"
        " values (?1, ?2, ?3, ?4, ?5, ?9, ?6, ?7, ?8, ?7, coalesce(?10, ''))"
        " on conflict (chat_id, topic) do update set regions = ?3, language = ?4, zone = ?5,"
        " minutes = ?9, fixed = max(fixed, ?6), wish = coalesce(?10, wish)",
        (
            chat_id,
            topic,
            json.dumps(sorted(regions)),
            language,
            zone,
            int(fixed),
            seconds(now),
            latest_seq(db),
            minutes,
            None if wish is None else wish.text,
        ),
    )
    resume(db, chat_id, now, by_chat=True)
    saved = of_chat(db, chat_id, topic)
    if saved is None:
        raise RuntimeError("the subscription vanished inside its own transaction")
    return saved


def change(db: sqlite3.Connection, changed: Subscription) -> None:
    """Store regions, language, zone, minutes and wish of a subscription; a paused one stays paused."""
    db.execute(
        "update subscription set regions = ?, language = ?, zone = ?, minutes = ?, wish = ? where id = ?",
        (
            json.dumps(sorted(changed.regions)),
            changed.language,
            changed.zone,
            changed.minutes,
            changed.wish.text,
            changed.id,
        ),
    )


def remove(db: sqlite3.Connection, chat_id: int, topic: int = 0) -> bool:
    """End a subscription and what was not sent of it; False when there was none."""
    db.execute(
        "delete from outbox where state in ('due', 'sending') and subscription_id in"
        " (select id from subscription where chat_id = ? and topic = ?)",
        (chat_id, topic),
    )
    done = db.execute("delete from subscription where chat_id = ? and topic = ?", (chat_id, topic))
    return done.rowcount == 1


def schedules(db: sqlite3.Connection) -> list[tuple[int, str, Wish]]:
    """The different (minutes, zone, wish) of active subscriptions."""
    rows = db.execute("select distinct minutes, zone, wish from subscription where paused is null order by 1, 2, 3")
    return [(row["minutes"], row["zone"], wish_from_text(row["wish"])) for row in rows]


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
    start = (-1, 0, "", "", 0)
    if after is not None:
        regions = json.dumps(after.regions)
        start = (after.told_seq, seconds(after.window_end), regions, after.language, after.behind)
    rows = db.execute(
        "select distinct told_seq, window_end, regions, language, behind from subscription"
        " where minutes = ? and zone = ? and wish = ? and window_end < ? and paused is null"
        " and (told_seq, window_end, regions, language, behind) > (?, ?, ?, ?, ?)"
        " order by told_seq, window_end, regions, language, behind limit ?",
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
        )
        for row in rows
    ]


def members(db: sqlite3.Connection, alike: Alike, limit: int) -> list[Subscription]:
    """Up to `limit` of those that belong to a group at this moment, by id; `move` takes them out of it."""
    rows = db.execute(
        "select * from subscription where minutes = ? and zone = ? and told_seq = ? and window_end = ?"
        " and regions = ? and language = ? and behind = ? and wish = ? and paused is null order by id limit ?",
        (
            alike.minutes,
            alike.zone,
            alike.told_seq,
            seconds(alike.window_end),
            json.dumps(alike.regions),
            alike.language,
            alike.behind,
            alike.wish.text,
            limit,
        ),
    )
    return [_subscription(row) for row in rows]


def move(db: sqlite3.Connection, subscription_ids: Sequence[int], window_end: datetime, told_seq: int) -> None:
    """Digests of these subscriptions now cover everything up to `window_end` and `told_seq`."""
    db.executemany(
        "update subscription set window_end = ?, told_seq = max(told_seq, ?), behind = 0 where id = ?",
        [(seconds(window_end), told_seq, subscription_id) for subscription_id in subscription_ids],
    )


def pause(db: sqlite3.Connection, chat_id: int, reason: str, now: datetime) -> datetime | None:
    """Stop sending to a chat but keep what it wanted, and try again after 1, 7 and 30 days.

    What it has not been shown is told when it is resumed. Returns when it is tried again, None for never.
    """
    rows = db.execute("select id, retries from subscription where chat_id = ?", (chat_id,)).fetchall()
    failures = max((row["retries"] for row in rows), default=0)
    again = now + RETRY_AFTER[failures] if failures < len(RETRY_AFTER) else None
    db.execute(
        "update subscription set paused = ?, paused_at = ?, retry_at = ?, retries = ?"
        " where chat_id = ? and paused is not ?",
        (reason, seconds(now), seconds(again), failures + 1, chat_id, BY_CHAT),
    )
    for row in rows:
        take_back(db, row["id"])
    holds.hold(db, chat_id, again or _NEVER, now, holds.PAUSED)
    return again


def resume(db: sqlite3.Connection, chat_id: int, now: datetime, *, by_chat: bool = False) -> bool:
    """Send to a paused chat again, from where it was left or from RETOLD ago; False when it was not paused.

    What the chat itself paused goes on only `by_chat`, when it asks for that.
    """
    since = now - RETOLD
    done = db.execute(
        "update subscription set paused = null, paused_at = null, retry_at = null,"
        " told_seq = case when window_end < ?2 then max(told_seq, ?3) else told_seq end,"
        " window_end = max(window_end, ?2), behind = max(behind, case when window_end + 60 * minutes < ?4 then ?5"
        " else 0 end) where chat_id = ?1 and paused is not null and (?6 or paused <> ?7)",
        (chat_id, seconds(since), seq_until(db, since), seconds(now), LATE, by_chat, BY_CHAT),
    )
    holds.let_go(db, chat_id, holds.PAUSED)
    return done.rowcount > 0


def pause_by_chat(db: sqlite3.Connection, chat_id: int, now: datetime) -> bool:
    """Stop sending because the chat asks for it, until it asks again; False when it has no subscription."""
    rows = db.execute("select id from subscription where chat_id = ?", (chat_id,)).fetchall()
    for row in rows:
        take_back(db, row["id"])
    db.execute(
        "update subscription set paused = ?, paused_at = ?, retry_at = null where chat_id = ?",
        (BY_CHAT, seconds(now), chat_id),
    )
    return bool(rows)


def is_paused(db: sqlite3.Connection, chat_id: int) -> bool:
    """Whether an error has paused the chat, see also BY_CHAT."""
    row = db.execute(
        "select 1 from subscription where chat_id = ? and paused is not null and paused <> ? limit 1",
        (chat_id, BY_CHAT),
    )
    return row.fetchone() is not None


def retry_paused(db: sqlite3.Connection, now: datetime, limit: int = 500) -> int:
    """Resume the chats whose time has come; a further failure pauses them for longer. Returns their number."""
    rows = db.execute(
        "select chat_id from subscription where retry_at is not null and retry_at <= ? limit ?", (seconds(now), limit)
    )
    chats = {row["chat_id"] for row in rows.fetchall()}
    for chat_id in chats:
        resume(db, chat_id, now)
    return len(chats)


def paused_since(db: sqlite3.Connection, since: datetime) -> int:
    """How many subscriptions were paused after `since` and still are."""
    row = db.execute(
        "select count(*) as n from subscription where paused is not null and paused_at > ?", (seconds(since),)
    ).fetchone()
    return int(row["n"])


def move_chat(db: sqlite3.Connection, old_chat_id: int, new_chat_id: int) -> None:
    """A group became a supergroup: rewrite its id everywhere in one transaction."""
    rows = db.execute("select topic from subscription where chat_id = ?", (old_chat_id,)).fetchall()
    for row in rows:
        _unite(db, (old_chat_id, row["topic"]), (new_chat_id, row["topic"]))
    db.execute(
        "update outbox set chat_id = ? where chat_id = ? and state in ('due', 'sending')", (new_chat_id, old_chat_id)
    )
    db.execute("update or replace hold set chat_id = ? where chat_id = ?", (new_chat_id, old_chat_id))


def leave_topic(db: sqlite3.Connection, chat_id: int, topic: int) -> None:
    """A forum topic is closed: what was meant for it goes to the chat itself."""
    _unite(db, (chat_id, topic), (chat_id, 0))
    db.execute(
        "update outbox set topic = 0 where chat_id = ? and topic = ? and state in ('due', 'sending')", (chat_id, topic)
    )


def _unite(db: sqlite3.Connection, old: tuple[int, int], new: tuple[int, int]) -> None:
    """Move a subscription to another place; one that is there already gets its regions too."""
    moving, staying = of_chat(db, *old), of_chat(db, *new)
    if moving is None:
        return
    if staying is None:
        db.execute("update subscription set chat_id = ?, topic = ? where id = ?", (*new, moving.id))
        return
    regions = sorted({*moving.regions, *staying.regions})
    both = json.dumps(["*"] if "*" in regions else regions)
    db.execute("update subscription set regions = ? where id = ?", (both, staying.id))
    db.execute("delete from subscription where id = ?", (moving.id,))


def _subscription(row: sqlite3.Row) -> Subscription:
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
    )
