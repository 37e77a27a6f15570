"""/pause and /forget."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.contract import Answer, Button
from bot.chat.desk import Turn
from bot.chat.settings import settings_press
from bot.store.forgetting import forget_chat
from bot.store.pausing import BY_CHAT


async def pause(turn: Turn, rest: str) -> Sequence[Answer]:
    """Stop messages for a while, or go on after a pause."""
    mine = turn.subscription
    if mine is None:
        return [turn.answer(turn.text("chat-not-subscribed"))]
    paused = mine.paused == BY_CHAT
    if not await turn.request.is_admin():
        return [turn.answer(turn.text("chat-admins-only"))]
    await settings_press(turn, "p", "0" if paused else "1")
    if paused:
        return [turn.answer(turn.text("chat-resumed"))]
    return [turn.answer(turn.text("chat-paused"), ((Button(turn.text("button-resume"), "w:p:0"),),))]


async def forget(turn: Turn, rest: str) -> Sequence[Answer]:
    """Delete everything about the chat, in all its topics."""
    if not await turn.request.is_admin():
        return [turn.answer(turn.text("chat-admins-only"))]
    gone = await turn.desk.database.write(lambda db: forget_chat(db, turn.request.chat_id))
    if not gone.subscriptions and not gone.messages:
        return [turn.answer(turn.text("forget-nothing"))]
    return [turn.answer(turn.text("forget-done", subscriptions=gone.subscriptions, messages=gone.messages))]
