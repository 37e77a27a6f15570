"""The region and period that a question names."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.contract import Answer
from bot.chat.desk import Turn
from bot.chat.keyboards import candidates
from bot.chat.parsing import Span, split_span
from bot.texts.html import escape_name


@dataclass(frozen=True, slots=True)
class Asked:
    code: str
    span: Span


def asked_region(turn: Turn, rest: str, action: str, default: Span) -> Asked | Answer:
    """REGION [period], or what to answer instead; buttons carry out `action` for the region that was meant."""
    name, span, not_a_period = split_span(rest)
    span = span or default
    if not name:
        return turn.answer(turn.text("chat-which-region"), candidates(turn, action, turn.regions[:10], span))
    if not_a_period:
        return turn.answer(turn.text("chat-unknown-period", text=escape_name(not_a_period)))
    match = turn.desk.finder.find(name)
    if match.code is not None:
        return Asked(match.code, span)
    if buttons := candidates(turn, action, match.candidates, span):
        return turn.answer(f"<b>{escape_name(name)}</b>\n{turn.text('chat-did-you-mean')}", buttons)
    return turn.answer(turn.text("chat-unknown-region", text=escape_name(name)))
