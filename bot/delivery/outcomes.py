"""What becomes of a message after an attempt, written down in the transaction that claims the next ones."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.delivery.errors import (
    ChatGone,
    DeliveryError,
    FloodWait,
    Migrated,
    NoMedia,
    Rejected,
    Temporary,
    TooLong,
    TopicClosed,
)
from bot.delivery.halves import halves, visible_text
from bot.store import holds, moving, outbox, parts, pausing, subscriptions
from bot.store.bodies import Body
from bot.store.outbox import ALERT, NewMessage, OutboxRow

BACKOFF = (2, 10, 60, 300, 900)
"""Seconds to wait after the first, second, … failure that may pass by itself; the last one repeats."""
REFUSALS = 6
"""So often Telegram may refuse a message for a reason not known here before the message is parked."""
TROUBLES = 50
"""So often a message may get no answer (half a day) before it is parked."""
CAPTION = 1_000

Notice = Callable[[str], str]
"""Language -> the HTML that tells a chat that its topic is closed and digests come to the chat itself."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """An attempt: the id of the message shown, or why none was."""

    row: OutboxRow
    result: int | DeliveryError


def record(db: sqlite3.Connection, outcomes: Sequence[Outcome], now: datetime, notice: Notice | None) -> None:
    """Write down what became of these rows."""
    shown = [(outcome.row.id, outcome.result) for outcome in outcomes if isinstance(outcome.result, int)]
    outbox.all_sent(db, shown, now)
    for outcome in outcomes:
        if isinstance(outcome.result, DeliveryError):
            _failure(db, outcome.row, outcome.result, now, notice)


def _failure(
    db: sqlite3.Connection, row: OutboxRow, error: DeliveryError, now: datetime, notice: Notice | None
) -> None:
    if row.about is not None and _cannot_refer(row, error):
        outbox.simplify(db, row.id, str(error))
        return
    match error:
        case FloodWait():
            outbox.uncount(db, row.id)
            outbox.postpone(db, row.id, now, str(error))
            holds.hold(db, row.chat_id, now + timedelta(seconds=error.seconds + 1), now, "flood")
        case Temporary():
            _again(db, row, error, now)
        case ChatGone():
            _gone(db, row, error.code, now)
        case Migrated():
            outbox.postpone(db, row.id, now, str(error))
            moving.move_chat(db, row.chat_id, error.new_chat_id)
        case TopicClosed():
            _leave_topic(db, row, error, now, notice)
        case NoMedia():
            _leave_media(db, row, error, now)
        case TooLong():
            _shorten(db, row, now)
        case _:
            _refused(db, row, error, now)


def _cannot_refer(row: OutboxRow, error: DeliveryError) -> bool:
    """Whether a correction may get through in a simpler form: the earlier message may be gone, or full."""
    return isinstance(error, Rejected | TopicClosed) or (row.edited is not None and isinstance(error, TooLong))


def _again(db: sqlite3.Connection, row: OutboxRow, error: Temporary, now: datetime) -> None:
    if row.attempts >= TROUBLES:
        outbox.park(db, row.id, str(error))
    else:
        outbox.postpone(db, row.id, now + _wait(row.attempts), str(error), maybe=True)


def _refused(db: sqlite3.Connection, row: OutboxRow, error: DeliveryError, now: datetime) -> None:
    number = outbox.refused(db, row.id)
    if number >= REFUSALS:
        outbox.park(db, row.id, str(error))
    else:
        outbox.postpone(db, row.id, now + _wait(number), str(error))


def _wait(failures: int) -> timedelta:
    return timedelta(seconds=BACKOFF[max(1, min(failures, len(BACKOFF))) - 1])


def _gone(db: sqlite3.Connection, row: OutboxRow, code: str, now: datetime) -> None:
    outbox.uncount(db, row.id)
    outbox.postpone(db, row.id, now, code)
    pausing.pause(db, row.chat_id, code, now)
    if row.subscription_id is None:
        outbox.fail(db, row.id, code)


def _leave_topic(
    db: sqlite3.Connection, row: OutboxRow, error: TopicClosed, now: datetime, notice: Notice | None
) -> None:
    if row.topic == 0:
        _gone(db, row, error.code, now)
        return
    outbox.uncount(db, row.id)
    outbox.postpone(db, row.id, now, str(error))
    left = subscriptions.of_chat(db, row.chat_id, row.topic)
    moving.leave_topic(db, row.chat_id, row.topic)
    if notice is not None and left is not None:
        html = notice(left.language)
        outbox.add(db, NewMessage(None, row.chat_id, 0, now, now, row.topic, html, priority=ALERT), now)


def _leave_media(db: sqlite3.Connection, row: OutboxRow, error: NoMedia, now: datetime) -> None:
    """The text alone where the chat's rules forbid pictures; a message that is nothing else is parked."""
    has_media = row.photo is not None or row.body.document is not None
    if not has_media or not visible_text(row.html):
        outbox.park(db, row.id, str(error))
        return
    parts.replace(db, row.id, [Body(row.html)], now)


def _shorten(db: sqlite3.Connection, row: OutboxRow, now: datetime) -> None:
    """The message as two, each under its own random_id; nothing of it was shown."""
    pieces = _pieces(row.body)
    if pieces is None:
        outbox.park(db, row.id, "too long and cannot be cut")
        return
    parts.replace(db, row.id, pieces, now)


def _pieces(body: Body) -> tuple[Body, Body] | None:
    has_media = body.photo is not None or body.document is not None
    cut = halves(body.html, CAPTION if has_media and len(body.html) > 2 * CAPTION else None)
    if cut is None:
        return None
    return Body(cut[0], body.photo, body.document), Body(cut[1])
