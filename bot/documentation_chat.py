"""Pictures of a chat for the README, made from real answers of the bot to questions about the demo night."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from bot.chat.contract import Answer, Handler, Request
from bot.delivery.contract import OutgoingMessage
from bot.paths import bundled
from bot.pictures import Pictures
from bot.pictures.chat import Message
from bot.settings import load_settings
from bot.setup import house_of
from bot.store import open_database

CHART_SHAPE: Final = 840 / 1600
_PERSON: Final = Request(1000, None, 1000, "", language="en")


async def draw_chats(database: Path, digest: OutgoingMessage, folder: Path) -> list[str]:
    """Write a picture for each scene into `folder`; return their file names. `digest` is one that was delivered."""
    settings = load_settings().model_copy(update={"language": "en"})
    async with open_database(database, bundled("migrations")) as opened:
        house, clock, is_demo = await house_of(opened, settings)
        handler = house.commands(opened, clock, demo=is_demo).handle
        scenes = {
            "chat-digest": [Message(digest.html)],
            "chat-incidents": await _asked(handler, "/incidents saratov"),
            "chat-settings": await _settings(handler),
            "chat-map": await _asked(handler, "/map 2d"),
            "chat-chart": await _asked(handler, "/stats saratov 7d", CHART_SHAPE),
        }
    pictures = Pictures(bundled("config"))
    for name, messages in scenes.items():
        (folder / f"{name}.png").write_bytes(pictures.chat(messages))
    return [f"{name}.png" for name in scenes]


async def _asked(handler: Handler, text: str, shape: float = 0.625) -> list[Message]:
    return [Message(text, own=True), *_shown(await handler(replace(_PERSON, text=text)), shape)]


async def _settings(handler: Handler) -> list[Message]:
    for data in ("s:RU-SMO", "s:RU-BRY", "w:q:23000700", "w:s:grave"):
        await handler(replace(_PERSON, callback=data, message_id=1))
    return await _asked(handler, "/settings")


def _shown(answers: Sequence[Answer], shape: float) -> list[Message]:
    return [
        Message(
            answer.html,
            buttons=tuple(tuple(button.label for button in row) for row in answer.buttons),
            picture=answer.photo,
            shape=shape,
        )
        for answer in answers
    ]
