"""The one implementation of all commands; front ends hand requests in and show the answers."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from bot.chat import (
    incidents,
    inline,
    leaving,
    locating,
    mapping,
    outlets,
    searching,
    settings,
    sources,
    starting,
    stats,
    status,
    subscribing,
    unsubscribing,
    why,
    zoning,
)
from bot.chat.contract import Answer, Found, InlineQuery, Request
from bot.chat.desk import Desk, Turn, language_of
from bot.chat.keyboards import parse_press
from bot.chat.limits import LONGEST_OF_OPERATORS, LONGEST_TEXT, TOGETHER, Limiter, Pace
from bot.chat.operating import OPERATING, is_operator
from bot.chat.operator_presses import MARK, operator_press
from bot.chat.parsing import WHOLE_RECORD, Line, parse_line
from bot.chat.presses import pressed
from bot.chat.wishes import Doubt
from bot.store import subscriptions

Command = Callable[[Turn, str], Awaitable[Sequence[Answer]]]

_COMMANDS: Final[Mapping[str, Command]] = MappingProxyType(
    {
        "start": starting.start,
        "help": starting.show_help,
        "regions": starting.list_regions,
        "subscribe": subscribing.subscribe,
        "unsubscribe": unsubscribing.unsubscribe,
        "incidents": incidents.list_incidents,
        "incident": incidents.incident_command,
        "settings": settings.show_settings,
        "quiet": settings.quiet_command,
        "daily": settings.daily_command,
        "name": settings.name_command,
        "status": status.show_status,
        "why": why.why_command,
        "pause": leaving.pause,
        "forget": leaving.forget,
        "zone": zoning.zone_command,
        "map": mapping.map_command,
        "stats": stats.stats_command,
        "search": searching.search_command,
        "sources": sources.sources_command,
        "mychannels": outlets.list_command,
    }
)
_LONGEST_QUESTION: Final = 60
_log = logging.getLogger(__name__)


class Commands:
    """Answers requests; `handle` is a bot.chat.contract.Handler. Keeps nothing in memory but who asks how often."""

    def __init__(
        self,
        desk: Desk,
        pace: Pace | None = None,
        timer: Callable[[], float] = time.monotonic,
        together: Pace = TOGETHER,
    ) -> None:
        """`timer` gives the seconds by which requests are paced; the desk's clock may stand still.

        `pace` is that of each person, `together` that of a group.
        """
        self._desk = desk
        self._limiter = Limiter(pace or Pace())
        self._groups = Limiter(together)
        self._timer = timer

    async def handle(self, request: Request) -> Sequence[Answer]:
        """Answers to one request, none where it is not meant for this bot. Errors are logged and apologised for."""
        line = parse_line(request.text)
        if _is_for_others(request, line):
            return ()
        person = request.chat_id if request.user_id is None else request.user_id
        if (refusal := self._limiter.take(person, self._timer())) is not None:
            return [self._marked(_refused(self._desk, request, refusal.seconds))] if refusal.first else ()
        if request.kind != "private" and self._groups.take(request.chat_id, self._timer()) is not None:
            return ()
        return [self._marked(answer) for answer in await self._answers(request, line)]

    async def look_up(self, query: InlineQuery) -> Sequence[Found]:
        """Results of an inline query; it is a bot.chat.contract.InlineHandler. Too many queries find nothing."""
        if self._limiter.take(query.user_id, self._timer()) is not None:
            return ()
        # What is sent goes into another chat: nothing of the person's own subscription may show.
        request = Request(query.user_id, None, query.user_id, query.text, language=query.language)
        language = language_of(self._desk, request, None)
        turn = Turn(self._desk, request, self._desk.clock(), (), language)
        try:
            return await inline.look_up(turn, query.text)
        except Exception:
            _log.exception("an inline query could not be answered")
            return ()

    async def _answers(self, request: Request, line: Line) -> Sequence[Answer]:
        try:
            # Everybody who reads a channel sees its buttons; what they do there is for its admins.
            if request.kind == "channel" and request.callback is not None and not await request.is_admin():
                return ()
            turn = await self._turn(request)
            return [_too_long(turn)] if len(request.text) > _longest(turn, line) else await _answer(turn, line)
        except Exception:
            # Whatever went wrong, the person must not be left waiting, and the next request is a new one.
            _log.exception("a request could not be answered")
            return [Answer(self._desk.texts.get(language_of(self._desk, request, None), "chat-failed"))]

    async def _turn(self, request: Request) -> Turn:
        mine = await self._desk.database.read(lambda db: subscriptions.all_of(db, request.chat_id, request.topic or 0))
        language = language_of(self._desk, request, mine[0] if mine else None)
        return Turn(self._desk, request, self._desk.clock(), tuple(mine), language)

    def _marked(self, answer: Answer) -> Answer:
        if not self._desk.demo:
            return answer
        mark = self._desk.texts.get(self._desk.language, "demo-mark")
        return replace(answer, html=f"<b>{mark}</b> · {answer.html}")


def _is_for_others(request: Request, line: Line) -> bool:
    """What people say to each other in groups, and commands of other bots, are not for this bot."""
    if request.callback is not None:
        return False
    if line.foreign:
        return True
    return request.kind != "private" and line.name not in _COMMANDS


async def _answer(turn: Turn, line: Line) -> Sequence[Answer]:
    there = await outlets.elsewhere(turn, line)
    if there is None:
        return await _answer_here(turn, line)
    if there.refusal is not None:
        return [there.refusal]
    return [there.addressed(answer) for answer in await _answer_here(there.turn, there.line)]


async def _answer_here(turn: Turn, line: Line) -> Sequence[Answer]:
    if turn.request.callback is not None:
        if turn.request.callback.startswith(MARK):
            return await operator_press(turn, turn.request.callback)
        press = parse_press(turn.request.callback, turn.desk)
        if press is None:
            return [Answer(turn.text("chat-old-button"))]
        return await pressed(turn, press)
    if turn.request.location is not None:
        return await locating.locate(turn, *turn.request.location)
    if line.name is None:
        return await _question(turn, line.rest)
    operating = OPERATING.get(line.name) if is_operator(turn) else None
    command = operating or _COMMANDS.get(line.name)
    return [Answer(turn.text("chat-unknown-command"))] if command is None else await command(turn, line.rest)


async def _question(turn: Turn, text: str) -> Sequence[Answer]:
    """A text without a command: the name of a region asks what was reported there."""
    if (offered := settings.offer_time(turn, text)) is not None:
        return [offered]
    match = turn.desk.finder.find(text) if 0 < len(text) <= _LONGEST_QUESTION else None
    if match is not None and match.code is not None:
        return await incidents.show_page(turn, match.code, WHOLE_RECORD, 0)
    if match is not None and match.candidates:
        return [subscribing.doubt_answer(turn, "i", Doubt(text, match.candidates))]
    return [Answer(turn.text("chat-no-command"))]


def _longest(turn: Turn, line: Line) -> int:
    return LONGEST_OF_OPERATORS if line.name in OPERATING and is_operator(turn) else LONGEST_TEXT


def _too_long(turn: Turn) -> Answer:
    return Answer(turn.text("chat-too-long"))


def _refused(desk: Desk, request: Request, seconds: int) -> Answer:
    # The chat's own language is not looked up: a flood of requests must not become a flood of queries.
    return Answer(desk.texts.get(language_of(desk, request, None), "chat-too-many", seconds=seconds))
