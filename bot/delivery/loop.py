"""Makes digests and sends what is due, side by side, for as long as the program runs."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from bot.delivery.deliverer import Deliverer

log = logging.getLogger(__name__)

MAKING: Final = "making digests"
SENDING: Final = "sending"
"""The parts of its work, as `beat` is told of them."""


class DeliveryLoop:
    """`make` makes the digests due now; whoever wants it to be called sets `wake`.

    Making may take long (many wishes, many maps): nothing that is ready waits for it. `look` is the time in seconds
    between two looks for messages to send. `beat` is told each part of the work that has ended a round well.
    """

    def __init__(
        self,
        make: Callable[[], Awaitable[int]],
        deliverer: Deliverer,
        look: float = 1.0,
        beat: Callable[[str], None] = lambda part: None,
    ) -> None:
        self._make = make
        self._deliverer = deliverer
        self._look = look
        self._beat = beat
        self.wake = asyncio.Event()

    async def run(self) -> None:
        while not await self._done(self._deliverer.release):  # noqa: ASYNC110 - nobody says when the disk has room
            await asyncio.sleep(self._look)
        async with asyncio.TaskGroup() as group:
            group.create_task(self._making(), name="making")
            group.create_task(self._sending(), name="sending")

    async def _making(self) -> None:
        while True:
            if await self._done(self._deliverer.tend) and await self._done(self._make):
                self._beat(MAKING)
            await self.wake.wait()
            # What comes within a moment, such as the parts of an album, is told together.
            await asyncio.sleep(self._look)
            self.wake.clear()

    async def _sending(self) -> None:
        while True:
            await self._done(lambda: self._deliverer.drain(lambda: self._beat(SENDING)))
            await asyncio.sleep(self._look)

    async def _done(self, work: Callable[[], Awaitable[object]]) -> bool:
        """Do it; a full disk or a locked database must not end the loop: the next round tries again."""
        try:
            await work()
        except Exception:
            log.exception("delivery")
            return False
        return True
