"""Subscriptions that get nothing for a while: because a chat cannot be reached, or because it asks for that."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from bot.store import beside, holds
from bot.store.lateness import LATE, take_back
from bot.store.moments import moment, seconds
from bot.store.sequence import seq_until
from bot.store.subscriptions import Subscription

RETRY_AFTER = (timedelta(days=1), timedelta(days=7), timedelta(days=30))
"""When a paused chat is tried again: after the first, second, third failure in a row; then never by itself."""
RETOLD = timedelta(hours=48)
"""How far back the first digest after a longer pause reaches; a shorter one leaves nothing out."""
BY_CHAT = "paused by the chat"
"""The `paused` of a subscription that its chat has paused; only the chat itself resumes it."""
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)


def pause(db: sqlite3.Connection, chat_id: int, reason: str, now: datetime) -> datetime | None:
    """Stop sending to a chat but keep what it wanted, and try again after 1, 7 and 30 days.

    What it has not been shown is told when it is resumed. Messages that were on their way when it was paused fail too:
    that counts once. Returns when it is tried again, None for never.
    """
    rows = db.execute("select id, retries, paused, retry_at from subscription where chat_id = ?", (chat_id,)).fetchall()
    if not rows:
        # A hold would outlive this and keep a chat waiting that subscribes tomorrow.
        return None
    failures = max((row["retries"] for row in rows), default=0)
    again = now + RETRY_AFTER[failures] if failures < len(RETRY_AFTER) else None
    known = [row["retry_at"] for row in rows if row["paused"] not in (None, BY_CHAT)]
    if known:
        failures, again = failures - 1, moment(known[0])
    db.execute(
        "update subscription set paused = ?, paused_at = ?, retry_at = ?, retries = ?"
        " where chat_id = ? and paused is null",
        (reason, seconds(now), seconds(again), failures + 1, chat_id),
    )
    for row in rows:
        take_back(db, row["id"])
    holds.hold(db, chat_id, again or _NEVER, now, holds.PAUSED)
    return again


def resume(db: sqlite3.Connection, chat_id: int, now: datetime) -> bool:
    """Send to a chat again that an error has paused; False when there was none.

    It is told from where it was left or, after a pause of more than RETOLD, from so long ago. What the chat itself has
    paused goes on only when it asks for that, see `resume_by_chat`.
    """
    rows = db.execute(
        "select id from subscription where chat_id = ? and paused is not null and paused <> ?", (chat_id, BY_CHAT)
    ).fetchall()
    _go_on(db, [row["id"] for row in rows], now)
    holds.let_go(db, chat_id, holds.PAUSED)
    beside.refresh_chat(db, chat_id)
    return bool(rows)


def resume_by_chat(db: sqlite3.Connection, wanted: Sequence[Subscription], now: datetime) -> None:
    """These subscriptions of one place go on because the chat asks for it, whatever had paused them."""
    _go_on(db, [item.id for item in wanted], now)
    for chat_id, topic in {(item.chat_id, item.topic) for item in wanted}:
        beside.refresh(db, chat_id, topic)


def _go_on(db: sqlite3.Connection, ids: Sequence[int], now: datetime) -> None:
    since = now - RETOLD
    db.executemany(
        "update subscription set paused = null, paused_at = null, retry_at = null,"
        " told_seq = case when window_end < ?2 and paused_at < ?2 then max(told_seq, ?3) else told_seq end,"
        " window_end = case when paused_at < ?2 then max(window_end, ?2) else window_end end,"
        " behind = max(behind, case when window_end + 60 * minutes < ?4 then ?5 else 0 end)"
        " where id = ?1 and paused is not null",
        [(number, seconds(since), seq_until(db, since), seconds(now), LATE) for number in ids],
    )


def pause_by_chat(db: sqlite3.Connection, unwanted: Sequence[Subscription], now: datetime) -> None:
    """Nothing is sent for these subscriptions because the chat asks for it, until it asks again."""
    for item in unwanted:
        take_back(db, item.id)
        db.execute(
            "update subscription set paused = ?, paused_at = ?, retry_at = null where id = ?",
            (BY_CHAT, seconds(now), item.id),
        )
    for chat_id, topic in {(item.chat_id, item.topic) for item in unwanted}:
        beside.refresh(db, chat_id, topic)


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
    """How many chats were paused by an error after `since` and still are."""
    row = db.execute(
        "select count(distinct chat_id) as n from subscription"
        " where paused is not null and paused <> ? and paused_at > ?",
        (BY_CHAT, seconds(since)),
    ).fetchone()
    return int(row["n"])
