"""/pause and /forget."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.contract import Answer, Button
from bot.chat.desk import Turn
from bot.chat.keyboards import aimed
from bot.chat.settings import settings_press
from bot.chat.targets import ALL, meant, named, which
from bot.store.forgetting import forget_chat
from bot.store.pausing import BY_CHAT


async def pause(turn: Turn, rest: str) -> Sequence[Answer]:
    """[NUMBER]: stop messages of this chat or topic, or of one subscription, for a while; or go on after a pause."""
    if not turn.subscriptions:
        return [turn.answer(turn.text("chat-not-subscribed"))]
    if not await turn.request.is_admin():
        return [turn.answer(turn.text("chat-admins-only"))]
    asked = named(turn, rest)
    if asked.rest and len(turn.subscriptions) > 1:
        return [which(turn, "w:p:1", everyone=True)]
    mine = meant(turn, asked.target)
    wanted = turn.subscriptions if mine is None else (mine,)
    paused = all(item.paused == BY_CHAT for item in wanted)
    target = ALL if mine is None else mine.id
    await settings_press(turn, "p", "0" if paused else "1", target)
    if paused:
        return [turn.answer(turn.text("chat-resumed"))]
    return [turn.answer(turn.text("chat-paused"), ((Button(turn.text("button-resume"), aimed("w:p:0", target)),),))]


async def forget(turn: Turn, rest: str) -> Sequence[Answer]:
    """Delete everything about the chat, in all its topics."""
    if not await turn.request.is_admin():
        return [turn.answer(turn.text("chat-admins-only"))]
    gone = await turn.desk.database.write(lambda db: forget_chat(db, turn.request.chat_id))
    if not gone.subscriptions and not gone.messages and not gone.channels:
        return [turn.answer(turn.text("forget-nothing"))]
    counts = {"subscriptions": gone.subscriptions, "messages": gone.messages, "channels": gone.channels}
    return [turn.answer(turn.text("forget-done", **counts))]
