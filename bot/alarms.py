"""What the operators must know at once: logged, and told to the admins in Telegram."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Sequence
from typing import Final

from bot.delivery.contract import ChatAddress, OutgoingMessage, Sender
from bot.delivery.errors import DeliveryError, FloodWait, Temporary
from bot.sources.contract import SourceAlarm
from bot.texts.html import escape

log = logging.getLogger(__name__)

FIRST_WAIT: Final = 2.0
LONGEST_WAIT: Final = 300.0
MOST_ATTEMPTS: Final = 200
"""With the waits between them about 16 hours."""


class Alarms:
    """Tells each admin; one who cannot be reached does not keep the others from knowing.

    Nobody who raises an alarm waits for it: it is sent in the background, again and again until it is shown, for the
    bot may be away just then (an alarm of the start often comes before the bot is connected).
    """

    def __init__(
        self, sender: Sender, admins: Sequence[int], waits: Callable[[int], float] = lambda n: FIRST_WAIT * 2.0**n
    ) -> None:
        self._sender = sender
        self._turns = {admin: asyncio.Lock() for admin in admins}
        self._waits = waits
        self._tasks: set[asyncio.Task[None]] = set()

    async def about_channel(self, alarm: SourceAlarm) -> None:
        """A channel is no longer read, or no longer what it was."""
        await self.say(f"Channel {alarm.handle} is not read: {alarm.trouble.value} ({alarm.detail}).")

    async def say(self, text: str) -> None:
        log.error("alarm: %s", text)
        for admin in self._turns:
            task = asyncio.create_task(self._tell(admin, text))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def finish(self, timeout: float) -> None:  # noqa: ASYNC109
        """Wait for at most `timeout` seconds until the admins are told, then give up."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=timeout)
        for task in list(self._tasks):
            task.cancel()

    async def _tell(self, admin: int, text: str) -> None:
        body, random_id = OutgoingMessage(escape(text)), secrets.randbits(62) + 1
        async with self._turns[admin]:
            for attempt in range(MOST_ATTEMPTS):
                try:
                    await self._sender.send(ChatAddress(admin), body, random_id)
                    return
                except Temporary as error:
                    await asyncio.sleep(self._wait(attempt, error))
                except DeliveryError as error:
                    log.warning("admin %d was not told: %s", admin, error)
                    return
        log.warning("admin %d was not told", admin)

    def _wait(self, attempt: int, error: Temporary) -> float:
        asked = error.seconds if isinstance(error, FloodWait) else 0.0
        return max(asked, min(self._waits(min(attempt, 16)), LONGEST_WAIT))
