"""The template that a post of the review queue may need, as a text to copy. The bot itself changes no templates."""

from __future__ import annotations

import asyncio
import html
from typing import Final

from bot.chat.contract import Answer
from bot.chat.desk import Turn
from bot.store import review
from bot.texts import escape

_LONGEST: Final = 3000
"""Characters of a draft that fit into a message; a longer one is sent as a file."""


async def show_draft(turn: Turn, number: int) -> Answer:
    """What `uavwatch templates new` would propose for a post of the queue."""
    post = await turn.desk.database.read(lambda db: review.post(db, number))
    if post is None or turn.desk.drafting is None:
        return Answer(turn.text("chat-old-button"))
    try:
        draft = await asyncio.to_thread(turn.desk.drafting, post.text, post.channel)
    except ValueError as error:
        return Answer(turn.text("draft-none", reason=escape(str(error))))
    head = turn.text("draft-head", post=escape(f"{post.channel}/{post.key.message_id}"))
    if len(draft) > _LONGEST:
        return Answer(head, document=(f"template-{number}.yaml", draft.encode()))
    return Answer(f"{head}\n<pre>{html.escape(draft, quote=False)}</pre>")
