"""What keeps somebody from subscribing."""

from __future__ import annotations

from typing import Final

from bot.chat.contract import Answer
from bot.chat.desk import Turn
from bot.store import subscriptions

MOST_TOPICS: Final = 20
"""Subscribed topics of one chat."""


async def refusal(turn: Turn) -> Answer | None:
    """Why this person may not change or make the subscription here; None where they may."""
    if not await turn.request.is_admin():
        return turn.answer(turn.text("chat-admins-only"))
    if turn.subscription is not None:
        return None
    topics = await turn.desk.database.read(lambda db: subscriptions.count_of_chat(db, turn.request.chat_id))
    return None if topics < MOST_TOPICS else turn.answer(turn.text("chat-too-many-topics", count=topics))
