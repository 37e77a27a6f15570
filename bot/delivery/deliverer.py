"""Takes messages from the outbox to their chats, each exactly once."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.delivery.contract import ChatAddress, OutgoingMessage, Sender
from bot.delivery.errors import DeliveryError, FloodWait, Temporary
from bot.delivery.floods import Floods
from bot.delivery.outcomes import Notice, Outcome, record
from bot.delivery.pace import Limits, Pace
from bot.delivery.watch import Watch
from bot.logs import about
from bot.store import Database, clock, holds, housekeeping, lateness, outbox, pausing
from bot.store.outbox import OutboxRow
from bot.store.parked import Stuck, parked

log = logging.getLogger(__name__)

BATCH = 200
TROUBLED = 5
"""After so many messages without an answer in a row the rest is left for the next time: the fault is not theirs."""
FIRST_CHANCE = 300.0
"""Seconds after the start for which messages that are late already may still leave as they are."""
GLANCE = 0.5
"""Seconds after which new messages are looked for while others are still on their way."""


class Deliverer:
    """Claim, send, record: a row is marked before it is sent, and its stored random_id makes a repeat harmless.

    Results and new claims share a transaction; at most BATCH messages are in hand. `now` gives the wall time the
    outbox works with. `notice` words the move out of a closed topic, `alarm` tells the operators, `ready` says whether
    the messenger can be reached at all.
    """

    def __init__(
        self,
        database: Database,
        sender: Sender,
        now: Callable[[], datetime],
        *,
        limits: Limits | None = None,
        notice: Notice | None = None,
        alarm: Callable[[str], Awaitable[None]] | None = None,
        ready: Callable[[], bool] = lambda: True,
    ) -> None:
        self._database = database
        self._sender = sender
        self._now = now
        self._pace = Pace(limits or Limits())
        self._notice = notice
        self._ready = ready
        self._watch = Watch(database, now, alarm)
        self._floods = Floods()
        self._flying: set[asyncio.Task[None]] = set()
        self._outcomes: list[Outcome] = []
        self._unanswered = 0
        self._has_sent = False
        self._latest: datetime | None = None
        self._is_behind = False
        self._born = time.monotonic()

    async def release(self) -> int:
        """At start: what a dead process was sending is due again. Returns the number of such rows."""
        return await self._database.write(outbox.release)

    async def tend(self) -> int:
        """Before digests are made: resume what is to be tried again, take back late ones. Returns their number.

        What a dead process left behind has a chance to leave first: a program that dies soon after each start would
        otherwise take back and make anew for ever, and send nothing.
        """
        settled = self._has_sent or time.monotonic() - self._born > FIRST_CHANCE

        def work(db: sqlite3.Connection) -> tuple[int, list[Stuck], datetime | None]:
            now = self._now()
            is_right = self._latest is not None and now >= self._latest
            latest = now if is_right or _set_right(db, now, warn=not self._is_behind) else None
            holds.tidy(db, now)
            housekeeping.prune(db, now)
            resumed = pausing.retry_paused(db, now)
            late = lateness.take_back_late(db, now) if settled else 0
            return resumed + late, parked(db), latest

        number, stuck, self._latest = await self._database.write(work)
        self._is_behind = self._latest is None
        if settled:
            self._watch.look_at_parked(stuck)
        return number

    async def drain(self, beat: Callable[[], None] = lambda: None) -> int:
        """Send everything that is due now; return how many rows were dealt with.

        `beat` is called after each step while messages can be sent: one call may last for hours.

        When the database cannot be written, raises; what is not written down yet is kept for the next call.
        """
        loop = asyncio.get_running_loop()
        done, self._unanswered = 0, 0
        while True:
            room = self._room(loop.time())
            outcomes = list(self._outcomes)
            claimed = await self._step(outcomes, room)
            done += len(outcomes)
            if self._may_send():
                beat()
            self._launch(claimed, loop.time())
            if self._flying:
                await asyncio.wait(self._flying, timeout=self._look_again(claimed, room), return_when="FIRST_COMPLETED")
            elif not self._outcomes:
                pause = await self._pause(room)
                if pause is None:
                    self._has_sent = self._has_sent or self._ready()
                    return done
                await asyncio.sleep(pause)

    async def rest(self) -> None:
        """Wait until the operators are told what they have to know."""
        await self._watch.finish()

    def _may_send(self) -> bool:
        return self._unanswered < TROUBLED and self._ready()

    def _room(self, now: float) -> int:
        if not self._may_send():
            return 0
        return self._pace.room(now, BATCH - len(self._flying))

    async def _step(self, outcomes: Sequence[Outcome], room: int) -> list[OutboxRow]:
        """One transaction: write down results, claim what may leave next."""
        resting = tuple(self._pace.resting(asyncio.get_running_loop().time()))
        until = self._hold_all(outcomes)

        def work(db: sqlite3.Connection) -> list[OutboxRow]:
            now = self._now()
            record(db, outcomes, now, self._notice)
            if until is not None:
                holds.hold(db, holds.ALL_CHATS, now + until, now, "flood")
            return outbox.claim(db, now, room, resting) if room else []

        if not outcomes and not room:
            return []
        rows = await self._database.write(work)
        del self._outcomes[: len(outcomes)]
        self._watch.look(outcomes)
        return rows

    def _hold_all(self, outcomes: Sequence[Outcome]) -> timedelta | None:
        now = asyncio.get_running_loop().time()
        floods = [(o.row.chat_id, o.result.seconds) for o in outcomes if isinstance(o.result, FloodWait)]
        waits = [wait for chat, wait in floods if self._floods.everyone(chat, now)]
        return timedelta(seconds=max(waits) + 1) if waits else None

    def _launch(self, rows: Sequence[OutboxRow], now: float) -> None:
        self._pace.leave((row.chat_id for row in rows), now)
        for row in rows:
            task = asyncio.create_task(self._send(row))
            self._flying.add(task)
            task.add_done_callback(self._flying.discard)

    def _look_again(self, claimed: Sequence[OutboxRow], room: int) -> float:
        """Seconds to wait for results before looking for more to send."""
        if claimed and len(claimed) == room:
            return max(self._pace.next_token(), 0.001)
        return GLANCE if room or not self._may_send() else max(self._pace.next_token(), 0.001)

    async def _pause(self, room: int) -> float | None:
        """Seconds until something may leave; None when nothing is due now."""
        if not self._may_send():
            return None
        if not room:
            return max(self._pace.next_token(), 0.001)
        now = asyncio.get_running_loop().time()
        resting = tuple(self._pace.resting(now))
        at = self._now()
        waiting = bool(resting) and await self._database.read(lambda db: outbox.is_waiting(db, at, resting))
        if waiting:
            return max(self._pace.next_rested(now), 0.001)
        return None

    async def _show(self, address: ChatAddress, row: OutboxRow) -> int:
        if row.edited is not None and row.about is not None:
            await self._sender.edit(address, row.about, OutgoingMessage(row.edited.html))
            return row.about
        body = OutgoingMessage(
            row.html, photo=row.photo, silent=row.silent, document=row.body.document, reply_to=row.about
        )
        return await self._sender.send(address, body, row.random_id)

    async def _send(self, row: OutboxRow) -> None:
        address = ChatAddress(row.chat_id, row.topic or None)
        try:
            result: int | DeliveryError = await self._show(address, row)
        except DeliveryError as error:
            log.warning("not sent: %s", error, extra=about(row=row.id, chat=row.chat_id))
            result = error
        except Exception as error:
            # A message that trips over a mistake of ours must not hold up the others.
            log.exception("not sent", extra=about(row=row.id, chat=row.chat_id))
            result = Temporary(f"{type(error).__name__}: {error}")
        else:
            log.debug("sent as %d", result, extra=about(row=row.id, chat=row.chat_id))
        unanswered = isinstance(result, Temporary) and not isinstance(result, FloodWait)
        self._unanswered = self._unanswered + 1 if unanswered else 0
        self._outcomes.append(Outcome(row, result))


def _set_right(db: sqlite3.Connection, now: datetime, *, warn: bool) -> bool:
    """The clock was set back, or may have been while we did not run; False when it has to be looked at again."""
    holds.set_back(db, now)
    if clock.is_behind(db, now):
        # What seems to lie in the future does not.
        if warn:
            log.warning("the clock (%s) is behind Telegram's: set it right", now)
        return False
    ahead = clock.pull_back(db, now)
    if ahead is not None:
        log.warning(
            "the clock was ahead (up to %s): %d changes of the record and %d subscriptions are dated back to %s",
            ahead.latest,
            ahead.revisions,
            ahead.subscriptions,
            now,
        )
    return True
