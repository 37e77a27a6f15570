"""What the operators must know at once: logged, and told to the admins in Telegram."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence

from bot.delivery.contract import ChatAddress, OutgoingMessage, Sender
from bot.delivery.errors import DeliveryError
from bot.sources.contract import SourceAlarm
from bot.texts.html import escape

log = logging.getLogger(__name__)


class Alarms:
    """Tells each admin; one who cannot be reached does not keep the others from knowing."""

    def __init__(self, sender: Sender, admins: Sequence[int]) -> None:
        self._sender = sender
        self._admins = admins

    async def about_channel(self, alarm: SourceAlarm) -> None:
        """A channel is no longer read, or no longer what it was."""
        await self.say(f"Channel {alarm.handle} is not read: {alarm.trouble.value} ({alarm.detail}).")

    async def say(self, text: str) -> None:
        log.error("alarm: %s", text)
        for admin in self._admins:
            try:
                body = OutgoingMessage(escape(text))
                await self._sender.send(ChatAddress(admin), body, secrets.randbits(62) + 1)
            except DeliveryError as error:
                log.warning("admin %d was not told: %s", admin, error)
