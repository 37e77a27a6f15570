"""Tells the operators what they have to know about deliveries, at most once an hour each."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.delivery.errors import ChatGone, DeliveryError
from bot.delivery.outcomes import Outcome
from bot.store import Database, StoreError, pausing
from bot.store.parked import Stuck

log = logging.getLogger(__name__)

HOUR = timedelta(hours=1)
MANY = 10
"""So many chats paused within an hour are more than people who leave."""
NAMED = 3
"""So many parked messages are named in an alarm."""


class Watch:
    """Looks at results that are written down; `alarm` may take its time, nothing waits for it."""

    def __init__(
        self,
        database: Database,
        clock: Callable[[], datetime],
        alarm: Callable[[str], Awaitable[None]] | None,
    ) -> None:
        self._database = database
        self._clock = clock
        self._alarm = alarm
        self._told: dict[str, datetime] = {}
        self._told_parked: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def look(self, outcomes: Sequence[Outcome]) -> None:
        if self._alarm is None:
            return
        errors = [o for o in outcomes if isinstance(o.result, DeliveryError)]
        if any(isinstance(o.result, ChatGone) for o in errors) and self._may_tell("paused"):
            self._start(self._count_paused())

    def look_at_parked(self, parked: Sequence[Stuck]) -> None:
        """Tell of messages that wait for an operator; each once, those of an hour together."""
        waiting = {row.id: row for row in parked}
        self._told_parked &= waiting.keys()
        new = [row for number, row in waiting.items() if number not in self._told_parked]
        if self._alarm is None or not new or not self._may_tell("parked"):
            return
        self._told["parked"] = self._clock()
        self._told_parked |= waiting.keys()
        self._start(self._say(_parked_text(new)))

    async def finish(self) -> None:
        """Wait until everything is told."""
        await asyncio.gather(*self._tasks)

    async def _count_paused(self) -> None:
        now = self._clock()
        number = await self._database.read(lambda db: pausing.paused_since(db, now - HOUR))
        if number >= MANY and self._may_tell("paused"):
            self._told["paused"] = now
            await self._say(f"{number} chats were paused within an hour because they cannot be written to.")

    def _may_tell(self, what: str) -> bool:
        last = self._told.get(what)
        return last is None or abs(self._clock() - last) >= HOUR

    async def _say(self, text: str) -> None:
        if self._alarm is not None:
            await self._alarm(text)

    def _start(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(self._survive(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _survive(self, work: Awaitable[None]) -> None:
        try:
            await work
        except (DeliveryError, StoreError) as error:
            log.warning("operators were not told: %s", error)


def _parked_text(rows: Sequence[Stuck]) -> str:
    named = [f"{row.id} to chat {row.chat_id} ({row.error})" for row in rows[:NAMED]]
    more = f" and {len(rows) - NAMED} more" if len(rows) > NAMED else ""
    return f"Parked messages: {', '.join(named)}{more}. `uavwatch outbox` shows them; release or drop them there."
