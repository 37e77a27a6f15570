"""Takes messages from the outbox to their chats, each exactly once."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.delivery.contract import ChatAddress, OutgoingMessage, Sender
from bot.delivery.errors import ChatGone, DeliveryError, FloodWait, Migrated, Rejected, Temporary, TooLong, TopicClosed
from bot.delivery.pace import Limits, Pace
from bot.store import Database, outbox, subscriptions
from bot.store.outbox import OutboxRow

log = logging.getLogger(__name__)

BATCH = 20
BACKOFF = (5, 15, 60, 300, 900)
"""Seconds to wait after the first, second, … failure that may pass by itself; the last one repeats."""


class Deliverer:
    """Claim, send, record: a row is marked before it is sent, and its stored random_id makes a repeat harmless.

    `clock` gives the wall time the outbox works with, `pause` sleeps for some seconds (nothing in a replay).
    """

    def __init__(
        self,
        database: Database,
        sender: Sender,
        clock: Callable[[], datetime],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
        limits: Limits | None = None,
    ) -> None:
        self._database = database
        self._sender = sender
        self._clock = clock
        self._pause = pause
        self._pace = Pace(limits or Limits())

    async def release(self) -> int:
        """At start: what a dead process was sending is due again. Returns the number of such rows."""
        return await self._database.write(outbox.release)

    async def drain(self) -> int:
        """Send everything that is due now; return how many rows were dealt with."""
        done = 0
        while rows := await self._database.write(lambda db: outbox.claim(db, self._clock(), BATCH)):
            async with asyncio.TaskGroup() as group:
                for row in rows:
                    group.create_task(self._deliver(row))
            done += len(rows)
        return done

    async def _deliver(self, row: OutboxRow) -> None:
        await self._pause(self._pace.reserve(row.chat_id, asyncio.get_running_loop().time()))
        address = ChatAddress(row.chat_id, row.topic or None)
        body = OutgoingMessage(row.html, photo=row.photo, silent=row.silent)
        try:
            message_id = await self._sender.send(address, body, row.random_id)
        except DeliveryError as error:
            await self._settle(row, error)
        else:
            await self._database.write(lambda db: outbox.sent(db, row.id, message_id, self._clock()))

    async def _settle(self, row: OutboxRow, error: DeliveryError) -> None:
        log.warning("message %d to chat %d: %s", row.id, row.chat_id, error)
        now = self._clock()
        await self._database.write(lambda db: _record_failure(db, row, error, now))


def _record_failure(db: sqlite3.Connection, row: OutboxRow, error: DeliveryError, now: datetime) -> None:
    match error:
        case FloodWait():
            outbox.postpone_chat(db, row.chat_id, now + timedelta(seconds=error.seconds + 1))
            outbox.postpone(db, row.id, now + timedelta(seconds=error.seconds + 1), str(error))
        case ChatGone():
            subscriptions.pause(db, row.chat_id, error.code)
            outbox.fail(db, row.id, error.code)
        case Migrated():
            subscriptions.move_chat(db, row.chat_id, error.new_chat_id)
            outbox.postpone(db, row.id, now, str(error))
        case TopicClosed():
            subscriptions.leave_topic(db, row.chat_id, row.topic)
            outbox.postpone(db, row.id, now, str(error))
        case Temporary():
            wait = BACKOFF[min(row.attempts, len(BACKOFF)) - 1]
            outbox.postpone(db, row.id, now + timedelta(seconds=wait), str(error))
        case TooLong() | Rejected() | DeliveryError():
            outbox.fail(db, row.id, str(error))
