"""What the messenger tells of chats themselves: they stop the bot, let it in again, or move."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.contract import Answer, Handler, Request
from bot.setup import Clock
from bot.store import Database, moving, pausing


async def chat_stopped(database: Database, clock: Clock, user_id: int, stopped: bool) -> None:
    """A person has stopped the bot, or let it in again: pause what they subscribed to, or go on."""
    if stopped:
        await database.write(lambda db: pausing.pause(db, user_id, "USER_IS_BLOCKED", clock()))
    else:
        await database.write(lambda db: pausing.resume(db, user_id, clock()))


async def chat_moved(database: Database, old_chat_id: int, new_chat_id: int) -> None:
    """A group has become a supergroup: what it subscribed to goes on there."""
    await database.write(lambda db: moving.move_chat(db, old_chat_id, new_chat_id))


def welcoming(database: Database, clock: Clock, handler: Handler) -> Handler:
    """Whoever writes can be written to: a paused chat goes on, also under another bot than before."""

    async def handle(request: Request) -> Sequence[Answer]:
        if await database.read(lambda db: pausing.is_paused(db, request.chat_id)):
            await database.write(lambda db: pausing.resume(db, request.chat_id, clock()))
        return await handler(request)

    return handle
