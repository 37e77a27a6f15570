"""Channels where the bot posts, managed from a private chat.

A command or a press that names a channel is carried out for it as if it were given there, after Telegram has said that
both the person and the bot are its admins. That is asked each time: nobody keeps a right by having had it.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import unescape
from typing import Final

from bot.chat.contract import Answer, Button, Request
from bot.chat.desk import Turn
from bot.chat.keyboards import rows
from bot.chat.outside import OutsideError, Standing
from bot.chat.parsing import Line
from bot.store import outlets, pausing, subscriptions
from bot.store.outlets import Outlet
from bot.store.subscriptions import Subscription
from bot.texts.html import escape_name

MARK: Final = "@"
_PRESS: Final = re.compile(r"@([1-9][0-9]{0,8})\|(.{0,64})", re.DOTALL)
_NAMED: Final = re.compile(r"(?:@|(?:https?://)?t\.me/)([A-Za-z][A-Za-z0-9_]{3,31})(?:\s+(.*))?", re.DOTALL)
_MANAGING: Final = frozenset(
    {"settings", "subscribe", "unsubscribe", "pause", "forget", "zone", "quiet", "daily", "name"}
)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A request as it is for the channel it names, or why it is not carried out."""

    turn: Turn
    line: Line
    outlet: Outlet | None = None
    refusal: Answer | None = None

    def addressed(self, answer: Answer) -> Answer:
        """An answer that says which channel it is about and whose buttons lead back there."""
        if self.outlet is None:
            return answer
        head = self.turn.text("outlet-head", title=escape_name(self.outlet.title))
        buttons = tuple(tuple(_addressed(button, self.outlet) for button in row) for row in answer.buttons)
        return replace(answer, html=f"{head}\n{answer.html}", buttons=buttons)


async def elsewhere(turn: Turn, line: Line) -> Elsewhere | None:
    """The request as it is for a channel; None where it is about the chat itself."""
    request = turn.request
    if request.kind != "private" or request.user_id is None or turn.desk.outside is None:
        return None
    if request.callback is not None:
        return await _pressed(turn, line) if request.callback.startswith(MARK) else None
    if line.name in _MANAGING and (named := _NAMED.fullmatch(line.rest)) is not None:
        return await _named(turn, replace(line, rest=(named[2] or "").strip()), named[1])
    if line.name is None and request.forwarded_from is not None:
        return await _forwarded(turn, request.forwarded_from)
    return None


async def list_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """The channels that this person manages, with a button for each."""
    person = turn.request.user_id
    if turn.request.kind != "private" or person is None:
        return [turn.answer(turn.text("outlet-private-only"))]
    mine = await turn.desk.database.read(lambda db: outlets.of_person(db, person))
    buttons = [Button(_label(outlet.title), f"{MARK}{outlet.id}|w:") for outlet in mine]
    title = turn.text("outlet-list", count=len(mine))
    back = (Button(turn.text("button-settings"), "w:"),)
    return [turn.answer(f"{title}\n{turn.text('outlet-how')}", (*rows(buttons, 1), back))]


async def _pressed(turn: Turn, line: Line) -> Elsewhere:
    found = _PRESS.fullmatch(turn.request.callback or "")
    outlet = None
    if found is not None:
        number = int(found[1])
        outlet = await turn.desk.database.read(lambda db: outlets.by_id(db, number))
    if found is None or outlet is None:
        return Elsewhere(turn, line, refusal=Answer(turn.text("chat-old-button")))
    return await _managed(turn, line, outlet.chat_id, outlet.title, callback=found[2])


async def _named(turn: Turn, line: Line, handle: str) -> Elsewhere:
    if turn.desk.outside is None or turn.request.user_id is None:
        return _refused(turn, line, "later")
    try:
        seen = await turn.desk.outside.find_channel(handle, turn.request.user_id)
    except OutsideError:
        return _refused(turn, line, "later")
    if seen is None:
        return _refused(turn, line, "no_admin")
    return await _managed(turn, line, seen.chat_id, seen.title)


async def _forwarded(turn: Turn, chat_id: int) -> Elsewhere | None:
    """The channel of a forwarded post; a post of a channel that one does not manage is a text like any other."""
    outside, person = turn.desk.outside, turn.request.user_id
    if outside is None or person is None:
        return None
    line = Line("settings", "")
    try:
        if await outside.standing(chat_id, person) is Standing.NO_ADMIN:
            return None
        title = await outside.title(chat_id)
    except OutsideError:
        return None
    return await _managed(turn, line, chat_id, title)


async def _managed(turn: Turn, line: Line, chat_id: int, title: str, *, callback: str | None = None) -> Elsewhere:
    outside, person = turn.desk.outside, turn.request.user_id
    if outside is None or person is None:
        return _refused(turn, line, "later")
    try:
        standing = await outside.standing(chat_id, person)
    except OutsideError:
        return _refused(turn, line, "later")
    if standing is not Standing.MANAGED:
        return _refused(turn, line, standing.value)

    def work(db: sqlite3.Connection) -> tuple[Outlet, list[Subscription]]:
        outlet = outlets.note(db, chat_id, title, person, turn.language)
        if pausing.is_paused(db, chat_id):
            pausing.resume(db, chat_id, turn.now)
        return outlet, subscriptions.all_of(db, chat_id)

    outlet, mine = await turn.desk.database.write(work)
    language = mine[0].language if mine else turn.language
    request = _there(turn.request, chat_id, callback)
    return Elsewhere(replace(turn, request=request, subscriptions=tuple(mine), language=language), line, outlet)


def _label(title: str) -> str:
    """A title from outside on a button, which shows no HTML."""
    return unescape(escape_name(title)) or "…"


def _there(request: Request, chat_id: int, callback: str | None) -> Request:
    return replace(
        request, chat_id=chat_id, topic=None, kind="channel", is_admin=_asked_already, callback=callback, location=None
    )


async def _asked_already() -> bool:
    return True


def _refused(turn: Turn, line: Line, reason: str) -> Elsewhere:
    return Elsewhere(turn, line, refusal=turn.answer(turn.text("outlet-refused", reason=reason)))


def _addressed(button: Button, outlet: Outlet) -> Button:
    return button if button.data is None else replace(button, data=f"{MARK}{outlet.id}|{button.data}")
