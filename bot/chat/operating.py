"""Commands of the operators, in private chats only: the review queue, how the channels do, why a text reads as it does.

For everybody else there are no such commands.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Awaitable, Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from bot.chat.announcing import announce_command
from bot.chat.contract import Answer, Button
from bot.chat.desk import Turn
from bot.chat.following import channels_command
from bot.chat.voices import voice_of
from bot.digests.split import Line, split
from bot.model.codec import report_to_json
from bot.reading import Explanation
from bot.store import lag, review
from bot.store.lag import ChannelHealth
from bot.store.review import ReviewState, UnreadPost
from bot.texts import anchor, escape

_SHOWN: Final = 2_500
_WAITING: Final = 1_000
MARKS: Final = MappingProxyType({"n": ReviewState.NOT_INCIDENT, "f": ReviewState.FIX_LATER})
"""What the buttons of the queue make of a post."""


def is_operator(turn: Turn) -> bool:
    """Whether the person is named in the settings and nobody else reads along."""
    return turn.request.kind == "private" and turn.request.user_id in turn.desk.admins


async def review_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """The latest unread post, with buttons that settle it."""
    return [await _next(turn)]


async def settle(turn: Turn, number: int, mark: str) -> Sequence[Answer]:
    """Put a post of the queue aside and show the next one."""
    if not is_operator(turn):
        return [Answer(turn.text("chat-old-button"))]
    await turn.desk.database.write(lambda db: review.mark(db, number, MARKS[mark], turn.now))
    return [await _next(turn)]


async def explain_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """TEXT: the verdict, what was read, and the templates behind it."""
    reader = turn.desk.reader
    if reader is None or not rest:
        return [turn.answer(turn.text("explain-which"))]
    explanation = await asyncio.to_thread(reader.explain, rest, date=turn.now, region=None)
    return [turn.answer("\n".join(_explained(turn, explanation)))]


async def health_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """Every channel: last post, last read, lag, floods, unread posts; those behind come first."""
    found = await turn.desk.database.read(lambda db: lag.health(db, turn.now))
    ranked = sorted(found, key=lambda item: (item.is_covered(turn.now, turn.desk.grace), item.handle))
    lines = [Line(turn.text("health-title", count=len(found))), *(Line(_health(turn, item)) for item in ranked)]
    parts = split(lines, lambda part, parts: turn.text("digest-continued", part=part, parts=parts))
    return [turn.answer(part) for part in parts]


OPERATING: Final[Mapping[str, Callable[[Turn, str], Awaitable[Sequence[Answer]]]]] = MappingProxyType(
    {
        "review": review_command,
        "explain": explain_command,
        "health": health_command,
        "channels": channels_command,
        "announce": announce_command,
    }
)


async def _next(turn: Turn) -> Answer:
    waiting = await turn.desk.database.read(_queue)
    if not waiting:
        return turn.answer(turn.text("review-empty"))
    post = waiting[0]
    posted = voice_of(turn).clock(post.posted, turn.now, dated=True)
    text = post.text if len(post.text) <= _SHOWN else post.text[:_SHOWN] + "…"
    shown = "\n".join(escape(line) for line in text.splitlines())
    lines = [
        turn.text("review-title", count=len(waiting)),
        f"{anchor(f'{post.channel}/{post.key.message_id}', post.link)} · {posted}",
        f"<blockquote>{shown}</blockquote>",
    ]
    buttons = tuple(Button(turn.text("review-mark", mark=mark), f"r:{post.id}:{mark}") for mark in MARKS)
    draft = Button(turn.text("button-draft"), f"!r:{post.id}")
    return turn.answer("\n".join(lines), (buttons, *([(draft,)] if turn.desk.drafting is not None else [])))


def _queue(db: sqlite3.Connection) -> list[UnreadPost]:
    return review.queue(db, ReviewState.OPEN, _WAITING)


def _explained(turn: Turn, explanation: Explanation) -> list[str]:
    lines = [turn.text("explain-verdict", verdict=explanation.reading.verdict.value)]
    for report in explanation.reading.reports:
        facts = {name: value for name, value in report_to_json(report).items() if value not in (None, [], "")}
        lines.append(f"<code>{escape(json.dumps(facts, ensure_ascii=False))[:1500]}</code>")
    lines += [f"✓ {escape(match.template)}" for match in explanation.matches[:10]]
    lines += [f"– {escape(lost.template)}: {escape(lost.reason)}" for lost in explanation.rejected[:10]]
    return lines


def _health(turn: Turn, item: ChannelHealth) -> str:
    voice = voice_of(turn)
    never = turn.text("health-never")
    return turn.text(
        "health-line",
        state="ok" if item.is_covered(turn.now, turn.desk.grace) else "late",
        channel=escape(item.handle),
        read=never if item.last_read is None else voice.clock(item.last_read, turn.now),
        post=never if item.last_post is None else voice.clock(item.last_post, turn.now),
        lag=never if item.lag is None else f"{item.lag.p95.total_seconds():.0f} s",
        floods=item.floods,
        unread=item.unread,
    )
