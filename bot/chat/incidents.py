"""/incidents and /incident: what was reported for a region, page by page, and one incident in full."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.chat.contract import Answer, Button
from bot.chat.coverage import coverage_of
from bot.chat.desk import Buttons, Turn
from bot.chat.keyboards import candidates, page_data, rows
from bot.chat.parsing import WHOLE_RECORD, Span, split_span
from bot.digests import Coverage, ReaderStyle, Voice, render_incident, render_incidents
from bot.digests.freshness import freshness
from bot.model import Incident
from bot.store import incidents
from bot.store.incidents import EVERYTHING
from bot.texts.html import escape_name

PAGE: Final = 10
_LARGEST_ID: Final = 10**12
_MOST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class _Found:
    """`total` counts the incidents of the whole period, `page` holds those from `start` on."""

    start: int
    page: list[Incident]
    total: int
    coverage: list[Coverage]


async def list_incidents(turn: Turn, rest: str) -> Sequence[Answer]:
    """REGION [period]: the region's incidents, newest first; the whole record without a period."""
    name, span, not_a_period = split_span(rest)
    if not name:
        return [turn.answer(turn.text("chat-which-region"), _own_regions(turn))]
    if not_a_period:
        return [turn.answer(turn.text("chat-unknown-period", text=escape_name(not_a_period)))]
    span = span or WHOLE_RECORD
    match = turn.desk.finder.find(name)
    if match.code is not None:
        return await show_page(turn, match.code, span, 0)
    if buttons := candidates(turn, "i", match.candidates, span):
        return [turn.answer(f"<b>{escape_name(name)}</b>\n{turn.text('chat-did-you-mean')}", buttons)]
    return [turn.answer(turn.text("chat-unknown-region", text=escape_name(name)))]


async def show_page(turn: Turn, region: str, span: Span, offset: int) -> Sequence[Answer]:
    """The incidents from `offset` on, as many as one message takes, with buttons to the others."""
    since = None if span.length is None else turn.now - span.length
    found = await turn.desk.database.read(lambda db: _find(db, turn, region, since, offset))
    size = len(found.page)
    parts = _render(turn, region, span, found, size)
    while len(parts) > 1 and size > 1:
        size -= 1
        parts = _render(turn, region, span, found, size)
    buttons = _page_buttons(turn, region, span, range(found.start, found.start + size), found.total)
    return _messages(turn, parts, buttons)


async def incident_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """ID: one incident."""
    digits = rest.removeprefix("№").removeprefix("#").strip()
    if not (digits.isascii() and digits.isdigit() and int(digits[:13]) < _LARGEST_ID):
        return [turn.answer(turn.text("chat-which-incident"))]
    return await show_incident(turn, int(digits))


async def show_incident(turn: Turn, incident_id: int) -> Sequence[Answer]:
    """All that is known of an incident, with its number in the record."""
    incident = await turn.desk.database.read(lambda db: incidents.by_id(db, incident_id))
    if incident is None:
        return [turn.answer(turn.text("chat-no-incident", id=str(incident_id)))]
    desk = turn.desk
    parts = render_incident(incident, _style(turn), desk.texts, desk.regions, as_of=turn.now, kinds=_kinds(turn))
    more = [
        Button(turn.region(code, short=True), page_data(code, WHOLE_RECORD))
        for code in incident.regions[:6]
        if code in desk.regions
    ]
    return _messages(turn, parts, rows(more, 2))


def _find(db: sqlite3.Connection, turn: Turn, region: str, since: datetime | None, offset: int) -> _Found:
    everything = incidents.of_region(db, region, since, limit=_MOST)
    coverage = coverage_of(db, turn.desk.channels.of_region(region))
    # A button of an old message may point beyond what the period still holds.
    start = offset if offset < len(everything) else max(0, len(everything) - PAGE)
    return _Found(start, everything[start : start + PAGE], len(everything), coverage)


def _render(turn: Turn, region: str, span: Span, found: _Found, size: int) -> tuple[str, ...]:
    desk = turn.desk
    begun = min((item.read_from for item in found.coverage if item.read_from is not None), default=None)
    if begun is None and not found.page:
        return (_unread(turn, region, found.coverage),)
    parts = render_incidents(
        region,
        span.length,
        found.page[:size],
        found.coverage,
        _style(turn),
        desk.texts,
        desk.regions,
        as_of=turn.now,
        total=found.total,
        kinds=_kinds(turn),
    )
    if begun is None or (span.length is not None and begun <= turn.now - span.length):
        return parts
    since = turn.text("chat-read-since", at=_voice(turn).clock(begun, turn.now))
    footer = turn.text("footer")
    return (*parts[:-1], f"{parts[-1].removesuffix(footer)}{since}\n{footer}")


def _unread(turn: Turn, region: str, coverage: Sequence[Coverage]) -> str:
    """Where nobody was listened to, silence says nothing and must not look like a zero."""
    title = f"<b>{escape_name(turn.region(region))}</b>"
    fresh = freshness(coverage, _voice(turn), turn.now)
    return "\n".join([title, turn.text("chat-nothing-read"), *fresh, turn.text("footer")])


def _messages(turn: Turn, parts: Sequence[str], buttons: Buttons) -> list[Answer]:
    """The first part takes the place of a pressed message, the last one carries the buttons."""
    last = len(parts) - 1
    return [
        Answer(html, buttons if number == last else (), edit=number == 0 and turn.request.callback is not None)
        for number, html in enumerate(parts)
    ]


def _page_buttons(turn: Turn, region: str, span: Span, shown: range, total: int) -> Buttons:
    turns = []
    if shown.start > 0:
        back = max(0, shown.start - PAGE)
        turns.append(Button(turn.text("button-newer"), page_data(region, span, back)))
    if shown.stop < total:
        turns.append(Button(turn.text("button-older"), page_data(region, span, shown.stop)))
    mine = () if turn.subscription is None else turn.subscription.regions
    offer = () if region in mine or EVERYTHING in mine else (Button(turn.text("button-subscribe"), f"s:{region}"),)
    return tuple(row for row in (tuple(turns), offer) if row)


def _own_regions(turn: Turn) -> Buttons:
    mine = () if turn.subscription is None else turn.subscription.regions[:10]
    return candidates(turn, "i", mine)


def _style(turn: Turn) -> ReaderStyle:
    return ReaderStyle(turn.language, turn.zone)


def _voice(turn: Turn) -> Voice:
    return Voice(turn.desk.texts, _style(turn), turn.desk.regions)


def _kinds(turn: Turn) -> dict[str, str]:
    return {channel.handle.lower(): channel.kind for channel in turn.desk.channels}
