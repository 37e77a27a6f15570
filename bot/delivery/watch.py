"""Tells the operators what they have to know about deliveries, at most once an hour each."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.delivery.errors import ChatGone, DeliveryError
from bot.delivery.outcomes import REFUSALS, Outcome
from bot.store import Database, StoreError, pausing

log = logging.getLogger(__name__)

HOUR = timedelta(hours=1)
MANY = 10
"""So many chats paused within an hour are more than people who leave."""


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
        self._tasks: set[asyncio.Task[None]] = set()

    def look(self, outcomes: Sequence[Outcome]) -> None:
        if self._alarm is None:
            return
        errors = [o for o in outcomes if isinstance(o.result, DeliveryError)]
        if any(isinstance(o.result, ChatGone) for o in errors) and self._may_tell("paused"):
            self._start(self._count_paused())
        refused = [o for o in errors if o.row.attempts >= REFUSALS and type(o.result).__name__ == "Rejected"]
        if refused and self._may_tell("parked"):
            self._told["parked"] = self._clock()
            self._start(
                self._say(f"Message {refused[0].row.id} is parked: {refused[0].result}. See `uavwatch status`.")
            )

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
