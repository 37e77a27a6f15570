"""What the commands ask of Telegram itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class SeenChannel:
    """A channel as it is now; `chat_id` is marked (-100…)."""

    chat_id: int
    title: str


class Standing(StrEnum):
    """What a person and the bot may do in a channel: `managed` means that both are its admins and the bot may post."""

    MANAGED = "managed"
    NO_BOT = "no_bot"
    NO_ADMIN = "no_admin"


class OutsideError(Exception):
    """Telegram could not be asked just now."""


class Outside(Protocol):
    """Asks Telegram; every answer is of this moment, nothing is remembered. Raises OutsideError."""

    async def find_channel(self, handle: str, person: int) -> SeenChannel | None:
        """The channel of a public name, asked for by a person (who may ask so often); None where there is none."""
        ...

    async def standing(self, chat_id: int, person: int) -> Standing:
        """How a person and the bot stand in a channel (marked id). Only who is an admin learns of the bot's rights."""
        ...

    async def title(self, chat_id: int) -> str:
        """The title of a channel that the bot is in."""
        ...
