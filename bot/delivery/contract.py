"""What delivery hands to a messenger, in words of no particular messenger library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ChatAddress:
    """Where a message goes.

    `chat_id` is marked as in Telegram's Bot API: users positive, basic groups negative, channels and supergroups
    -100…. `topic` is the id of a forum topic's first message, None for the chat itself or its General topic.
    """

    chat_id: int
    topic: int | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message, with exactly one of `data` (at most 64 bytes, comes back as a callback) and `url`."""

    label: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class OutgoingMessage:
    """A message as it will be shown.

    `html` uses b i u s a code pre blockquote; with a picture or document it is the caption. `photo` holds the bytes
    of a PNG or JPEG, `document` a file name and its bytes; at most one of them. `buttons` are rows of buttons. It
    answers the chat's message `reply_to`.
    """

    html: str
    photo: bytes | None = None
    silent: bool = False
    buttons: tuple[tuple[Button, ...], ...] = ()
    document: tuple[str, bytes] | None = None
    reply_to: int | None = None


class Sender(Protocol):
    """A messenger that shows a message once per (chat, random_id), however often it is asked to."""

    async def send(self, chat: ChatAddress, body: OutgoingMessage, random_id: int) -> int:
        """Deliver and return the message id. `random_id` is a signed 64-bit number other than 0.

        Raises the errors of bot.delivery.errors. After Temporary nobody knows whether the message was shown:
        repeating it with the same random_id is safe.
        """
        ...

    async def edit(self, chat: ChatAddress, message_id: int, body: OutgoingMessage) -> None:
        """Replace the text and buttons of an earlier message; doing it again changes nothing.

        Raises the errors of bot.delivery.errors.
        """
        ...
