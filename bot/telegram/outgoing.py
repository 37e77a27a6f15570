"""Our messages in Telegram's terms: text with entities, buttons, uploads, and the ids in answers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from telethon import Button as TelegramButton
from telethon.extensions import html
from telethon.tl import types

from bot.delivery.contract import Button, OutgoingMessage
from bot.telegram.uploads import Uploads


def text_of(markup: str) -> tuple[str, list[Any]]:
    """Plain text and its TL entities."""
    text, entities = html.parse(markup)
    return text, list(entities)


def keyboard_of(rows: Sequence[Sequence[Button]]) -> Any:
    """A TL inline keyboard; None without buttons."""
    if not rows:
        return None
    return types.ReplyInlineMarkup([types.KeyboardInlineButtonRow([_button(button) for button in row]) for row in rows])


async def media_of(uploads: Uploads, body: OutgoingMessage) -> Any:
    """The message's picture or document, uploaded where needed, as TL media; None for a text."""
    if body.photo is not None:
        return types.InputMediaUploadedPhoto(await uploads.file(body.photo, "picture.png"))
    if body.document is not None:
        name, content = body.document
        attributes = [types.DocumentAttributeFilename(name)]
        file = await uploads.file(content, name)
        return types.InputMediaUploadedDocument(file, "application/octet-stream", attributes, force_file=True)
    return None


def message_id_in(answer: Any, random_id: int) -> int | None:
    """The id of the message that was sent under `random_id`, from either form of answer."""
    if isinstance(answer, types.UpdateShortSentMessage):
        short: int = answer.id
        return short
    for update in getattr(answer, "updates", ()):
        if isinstance(update, types.UpdateMessageID) and update.random_id == random_id:
            found: int = update.id
            return found
    return None


def random_id_for(*parts: object) -> int:
    """A random_id that is always the same for the same parts: a signed 64-bit number other than 0."""
    digest = hashlib.sha256("\0".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:8], "big", signed=True) or 1


def _button(button: Button) -> Any:
    if button.url is not None:
        return TelegramButton.url(button.label, button.url)
    return TelegramButton.inline(button.label, (button.data or "").encode())
