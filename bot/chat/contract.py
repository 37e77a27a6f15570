"""What a front end (Telegram, console) asks of the commands, and what it gets back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.delivery.contract import Button

__all__ = ["Answer", "Button", "ChatKind", "Found", "Handler", "InlineHandler", "InlineQuery", "Request"]

ChatKind = Literal["private", "group", "channel"]


async def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Request:
    """One thing a person did in a chat: a message, or a press of a button.

    `chat_id` is marked (users positive, supergroups and channels -100…); `topic` the forum topic it was written in.
    `user_id` is None for anonymous group admins and channel posts. `text` is the message text ("" for a press or a
    location); a command addressed to this bot comes without its `@name`. `is_admin` asks whether the person may
    change the chat's settings (always in private chats); it may cost a request, so ask only when it matters.
    `language` is the person's language code. `callback` is the data of a pressed button, and `message_id` then is
    the message the button belongs to. `location` is (latitude, longitude). `forwarded_from` is the
    channel (marked id) from which a private message was forwarded.
    """

    chat_id: int
    topic: int | None
    user_id: int | None
    text: str
    kind: ChatKind = "private"
    is_admin: Callable[[], Awaitable[bool]] = _always
    language: str | None = None
    callback: str | None = None
    message_id: int | None = None
    location: tuple[float, float] | None = None
    forwarded_from: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One message in reply. `html` as in OutgoingMessage. `edit` replaces the message whose button was pressed."""

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    photo: bytes | None = None
    document: tuple[str, bytes] | None = None
    edit: bool = False


Handler = Callable[[Request], Awaitable[Sequence[Answer]]]
"""Answers a request with none, one or several messages, in order. A front end survives whatever it raises."""


@dataclass(frozen=True, slots=True)
class InlineQuery:
    """What a person types behind the bot's name in any chat; `text` may be empty."""

    user_id: int
    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to choose from; `html` is the message that the person then sends. `id` is unique among the results."""

    id: str
    title: str
    about: str
    html: str


InlineHandler = Callable[[InlineQuery], Awaitable[Sequence[Found]]]
"""Answers an inline query with at most 50 results."""
