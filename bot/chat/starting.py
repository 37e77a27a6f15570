"""/start with its deep links, /help, /regions: what a newcomer needs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.chat.contract import Answer
from bot.chat.desk import Turn
from bot.chat.incidents import show_incident
from bot.chat.keyboards import by_district, districts
from bot.chat.operating import is_operator
from bot.chat.subscribing import add
from bot.chat.table import COMMANDS, OPERATING, Command
from bot.texts import escape

_REGION_LINK: Final = re.compile(r"r_([A-Z]{2}-[A-Z0-9]{2,3})")
_INCIDENT_LINK: Final = re.compile(r"i_([1-9][0-9]{0,11})")


async def start(turn: Turn, rest: str) -> Sequence[Answer]:
    """Introduce the bot; a deep link subscribes (r_RU-SMO) or shows an incident (i_12) instead."""
    region, incident = _REGION_LINK.fullmatch(rest), _INCIDENT_LINK.fullmatch(rest)
    if region is not None and region[1] in turn.desk.regions:
        return _introduced(turn, await add(turn, (region[1],)))
    if incident is not None:
        return await show_incident(turn, int(incident[1]))
    return [turn.answer(turn.text("chat-start"), districts(turn))]


def _introduced(turn: Turn, answers: Sequence[Answer]) -> Sequence[Answer]:
    """Whoever comes by a link has not read yet what this is."""
    if turn.subscriptions:
        return answers
    return [*answers[:-1], *(replace(last, html=f"{last.html}\n\n{turn.text('chat-about')}") for last in answers[-1:])]


async def show_help(turn: Turn, rest: str) -> Sequence[Answer]:
    known = (*COMMANDS, *OPERATING) if is_operator(turn) else COMMANDS
    lines = [turn.text("help-line", command=_usage(turn, item), about=turn.text(item.about)) for item in known]
    return [turn.answer("\n".join([turn.text("help-head"), *lines, "", turn.text("help-foot")]))]


async def list_regions(turn: Turn, rest: str) -> Sequence[Answer]:
    """All regions by federal district."""
    blocks = [turn.text("chat-regions")]
    for district, regions in by_district(turn.desk.regions):
        listed = ", ".join(sorted(escape(turn.region(region.code, short=True)) for region in regions))
        blocks.append(f"<b>{turn.text('chat-district', district=district)}</b>\n{listed}")
    return [turn.answer("\n\n".join([*blocks, turn.text("chat-disputed-note")]), districts(turn))]


def _usage(turn: Turn, command: Command) -> str:
    return command.name if command.usage is None else f"{command.name} {turn.text(command.usage)}"
