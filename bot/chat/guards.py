"""What keeps somebody from subscribing."""

from __future__ import annotations

from bot.chat.contract import Answer
from bot.chat.desk import Turn
from bot.store import subscriptions


async def refusal(turn: Turn, *, new: bool) -> Answer | None:
    """Why this person may not change a subscription here, or make a `new` one; None where they may."""
    if not await turn.request.is_admin():
        return turn.answer(turn.text("chat-admins-only"))
    if not new:
        return None
    count = await turn.desk.database.read(lambda db: subscriptions.count_of_chat(db, turn.request.chat_id))
    return None if count < turn.desk.most_subscriptions else too_many(turn, count)


def too_many(turn: Turn, count: int) -> Answer:
    return turn.answer(turn.text("chat-too-many-subscriptions", count=count))
