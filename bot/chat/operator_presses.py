"""Buttons that only operators are shown. Their data starts with MARK; whoever else sends it changes nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.chat import announcing, drafting, following
from bot.chat.contract import Answer
from bot.chat.desk import Turn
from bot.chat.operating import is_operator
from bot.listing import ListingError

MARK: Final = "!"
_PAGE: Final = re.compile(r"!k:([0-9]{1,4})")
_CHANNEL: Final = re.compile(r"!h:([A-Za-z0-9_]{4,32})(?::([01]))?")
_ANNOUNCEMENT: Final = re.compile(r"!a:([1-9][0-9]{0,11}):([sx])")
_DRAFT: Final = re.compile(r"!r:([1-9][0-9]{0,11})")


async def operator_press(turn: Turn, data: str) -> Sequence[Answer]:
    """Carry out a press, checked like all input from outside."""
    if not is_operator(turn):
        return [Answer(turn.text("chat-old-button"))]
    if (page := _PAGE.fullmatch(data)) is not None:
        return [following.show_page(turn, int(page[1]))]
    if (channel := _CHANNEL.fullmatch(data)) is not None:
        return [await _channel(turn, channel[1], channel[2])]
    if (announced := _ANNOUNCEMENT.fullmatch(data)) is not None:
        carry_out = announcing.send if announced[2] == "s" else announcing.cancel
        return [await carry_out(turn, int(announced[1]))]
    if (draft := _DRAFT.fullmatch(data)) is not None:
        return [await drafting.show_draft(turn, int(draft[1]))]
    return [Answer(turn.text("chat-old-button"))]


async def _channel(turn: Turn, handle: str, followed: str | None) -> Answer:
    try:
        if followed is None:
            return await following.show_channel(turn, handle)
        return await following.decide(turn, handle, followed=followed == "1")
    except ListingError as error:
        return following.refused(turn, error)
