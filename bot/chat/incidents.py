"""/incidents and /incident: what was reported for a region or a place of it, page by page; one incident in full."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from bot.chat.contract import Answer, Button
from bot.chat.coverage import coverage_of
from bot.chat.desk import Buttons, Turn
from bot.chat.keyboards import candidates, page_data, rows
from bot.chat.mapping import DAY, LONGEST
from bot.chat.named_places import find_place, mark_of, name_of
from bot.chat.parsing import WHOLE_RECORD, Question, Span, split_question
from bot.chat.stats import MONTH
from bot.chat.voices import kinds_of, style_of, voice_of
from bot.digests import Coverage, render_incident, render_incidents
from bot.digests.freshness import freshness
from bot.model import Incident
from bot.record.doubts import flags_now
from bot.store import incidents, places
from bot.store.incidents import EVERYTHING
from bot.texts import transliterate
from bot.texts.html import escape_name

PAGE: Final = 10
_LARGEST_ID: Final = 10**12


@dataclass(frozen=True, slots=True)
class _Asked:
    """A page of the incidents that end from `since` on; `place` as typed and `mark` as on a button narrow them."""

    region: str
    since: datetime | None
    offset: int
    place: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class _Found:
    """`total` counts the incidents of the whole period (at `place`, if any), `page` holds those from `start` on."""

    start: int
    page: list[Incident]
    total: int
    coverage: list[Coverage]
    place: str | None = None


async def list_incidents(turn: Turn, rest: str) -> Sequence[Answer]:
    """REGION [period] [place]: the region's incidents, newest first; the whole record without a period."""
    question = split_question(rest)
    if not question.name:
        return [turn.answer(turn.text("chat-which-region"), _own_regions(turn))]
    if question.not_a_period:
        return [turn.answer(turn.text("chat-unknown-period", text=escape_name(question.not_a_period)))]
    span = question.span or WHOLE_RECORD
    match = turn.desk.finder.find(question.name)
    if match.code is not None:
        return await show_page(turn, match.code, span, 0, place=question.place)
    code, place = _with_place(turn, question)
    if code is not None and (not match.candidates or await _is_known_place(turn, code, place)):
        return await show_page(turn, code, span, 0, place=place)
    if buttons := candidates(turn, "i", match.candidates, span):
        return [turn.answer(f"<b>{escape_name(question.name)}</b>\n{turn.text('chat-did-you-mean')}", buttons)]
    return [turn.answer(turn.text("chat-unknown-region", text=escape_name(question.name)))]


def _with_place(turn: Turn, question: Question) -> tuple[str | None, str]:
    """The region that the first words name, and the words behind it as a place."""
    words = question.name.split()
    for size in range(len(words) - 1, 0, -1):
        code = turn.desk.finder.find(" ".join(words[:size])).code
        if code is not None:
            return code, " ".join([*words[size:], *question.place.split()])
    return None, ""


async def _is_known_place(turn: Turn, code: str, place: str) -> bool:
    names = await turn.desk.database.read(lambda db: places.names_in(db, code))
    return find_place(place, names) is not None


async def show_page(
    turn: Turn, region: str, span: Span, offset: int, *, place: str = "", place_mark: str = ""
) -> Sequence[Answer]:
    """The incidents from `offset` on, as many as one message takes, with buttons to the others.

    `place` is what somebody typed, `place_mark` what a button carries for a place.
    """
    since = None if span.length is None else turn.now - span.length
    asked = _Asked(region, since, offset, place, place_mark)
    found = await turn.desk.database.read(lambda db: _find(db, turn, asked))
    if (place or place_mark) and found.place is None:
        return [_no_place(turn, region, span, place, found.coverage)]
    size = len(found.page)
    parts = _render(turn, region, span, found, size)
    while len(parts) > 1 and size > 1:
        size -= 1
        parts = _render(turn, region, span, found, size)
    buttons = _page_buttons(turn, region, span, found, range(found.start, found.start + size))
    return _messages(turn, parts, buttons)


async def incident_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """ID: one incident."""
    digits = rest.removeprefix("№").removeprefix("#").strip()
    if not (digits.isascii() and digits.isdigit() and int(digits[:13]) < _LARGEST_ID):
        return [turn.answer(turn.text("chat-which-incident"))]
    return await show_incident(turn, int(digits))


async def show_incident(turn: Turn, incident_id: int) -> Sequence[Answer]:
    """All that is known of an incident, with its number in the record."""
    incident, coverage = await turn.desk.database.read(lambda db: _one(db, turn, incident_id))
    if incident is None:
        return [turn.answer(turn.text("chat-no-incident", id=str(incident_id)))]
    desk = turn.desk
    parts = render_incident(incident, style_of(turn), desk.texts, desk.regions, as_of=turn.now, kinds=kinds_of(turn))
    parts = _with_lines(turn, parts, freshness(coverage, voice_of(turn), turn.now))
    return _messages(turn, parts, _incident_buttons(turn, incident))


def _incident_buttons(turn: Turn, incident: Incident) -> Buttons:
    """What the record rests on, the map of that time, the regions, and subscriptions to those that are not yet told."""
    known = [code for code in incident.regions[:6] if code in turn.desk.regions]
    views = [Button(turn.text("button-why"), f"y:{incident.id}")]
    if (span := _span_since(turn, incident.start)) is not None:
        views.append(Button(turn.text("button-map"), f"m:{span.code}"))
    more = [Button(turn.region(code, short=True), page_data(code, WHOLE_RECORD)) for code in known]
    mine = turn.regions
    new = [] if EVERYTHING in mine else [code for code in known if code not in mine]
    if len(new) == 1:
        offer = [Button(turn.text("button-subscribe"), f"s:{new[0]}")]
    else:
        label = turn.text("button-subscribe")
        offer = [Button(f"{label}: {turn.region(code, short=True)}", f"s:{code}") for code in new]
    return tuple(row for row in (tuple(views), *rows(more, 2), *rows(offer, 2)) if row)


def _span_since(turn: Turn, start: datetime) -> Span | None:
    """The shortest usual period that reaches back to a moment; None where a map of it would say little."""
    spans = (DAY, Span(24 * 7), MONTH, LONGEST)
    return next((span for span in spans if span.length is not None and turn.now - span.length <= start), None)


def _one(db: sqlite3.Connection, turn: Turn, incident_id: int) -> tuple[Incident | None, list[Coverage]]:
    incident = incidents.by_id(db, incident_id)
    if incident is not None:
        incident = replace(incident, flags=flags_now(db, incident))
    codes = () if incident is None else incident.regions
    channels = {channel.handle: channel for code in codes for channel in turn.desk.channels.of_region(code)}
    return incident, coverage_of(db, channels.values(), turn.desk.grace)


def _with_lines(turn: Turn, parts: Sequence[str], lines: Sequence[str]) -> tuple[str, ...]:
    """The parts with lines before the footer of the last one."""
    footer = turn.text("footer")
    last = "\n".join([*lines, footer])
    return (*parts[:-1], f"{parts[-1].removesuffix(footer)}{last}")


def _find(db: sqlite3.Connection, turn: Turn, asked: _Asked) -> _Found:
    coverage = coverage_of(db, turn.desk.channels.of_region(asked.region), turn.desk.grace)
    place = _place(db, asked)
    if place is not None:
        total = places.count_at_place(db, asked.region, place, asked.since)
    elif asked.place or asked.mark:
        total = 0
    else:
        total = incidents.count_of_region(db, asked.region, asked.since)
    # A button of an old message may point beyond what the period still holds.
    start = asked.offset if asked.offset < total else max(0, total - PAGE)
    if total == 0:
        page = []
    elif place is not None:
        page = places.at_place(db, asked.region, place, asked.since, limit=PAGE, offset=start)
    else:
        page = incidents.of_region(db, asked.region, asked.since, PAGE, start)
    return _Found(start, page, total, coverage, place if total else None)


def _place(db: sqlite3.Connection, asked: _Asked) -> str | None:
    if not (asked.place or asked.mark):
        return None
    names = places.names_in(db, asked.region)
    return find_place(asked.place, names) if asked.place else name_of(asked.mark, names)


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
        style_of(turn),
        desk.texts,
        desk.regions,
        as_of=turn.now,
        total=found.total,
        kinds=kinds_of(turn),
        place=found.place,
    )
    if begun is None or (span.length is not None and begun <= turn.now - span.length):
        return parts
    since = turn.text("chat-read-since", at=voice_of(turn).clock(begun, turn.now))
    return _with_lines(turn, parts, [since])


def _unread(turn: Turn, region: str, coverage: Sequence[Coverage]) -> str:
    """Where nobody was listened to, silence says nothing and must not look like a zero."""
    title = f"<b>{escape_name(turn.region(region))}</b>"
    fresh = freshness(coverage, voice_of(turn), turn.now)
    return "\n".join([title, turn.text("chat-nothing-read"), *fresh, turn.text("footer")])


def _messages(turn: Turn, parts: Sequence[str], buttons: Buttons) -> list[Answer]:
    """The first part takes the place of a pressed message, the last one carries the buttons."""
    last = len(parts) - 1
    return [
        Answer(html, buttons if number == last else (), edit=number == 0 and turn.request.callback is not None)
        for number, html in enumerate(parts)
    ]


def _no_place(turn: Turn, region: str, span: Span, place: str, coverage: Sequence[Coverage]) -> Answer:
    html = turn.text("incidents-no-place", region=escape_name(turn.region(region)), place=escape_name(place))
    fresh = freshness(coverage, voice_of(turn), turn.now)
    whole = ((Button(turn.text("button-incidents"), page_data(region, span)),),)
    return turn.answer("\n".join([html, *fresh, turn.text("footer")]), whole)


def _page_buttons(turn: Turn, region: str, span: Span, found: _Found, shown: range) -> Buttons:
    mark = mark_of(found.place) if found.place else ""
    turns = []
    if shown.start > 0:
        back = max(0, shown.start - PAGE)
        turns.append(Button(turn.text("button-newer"), page_data(region, span, back, mark)))
    if shown.stop < found.total:
        turns.append(Button(turn.text("button-older"), page_data(region, span, shown.stop, mark)))
    mine = turn.regions
    offer: list[Button] = []
    if region not in mine and EVERYTHING not in mine:
        offer.append(Button(turn.text("button-subscribe"), f"s:{region}"))
        if found.place:
            place = found.place if turn.language == "ru" else transliterate(found.place)
            offer.append(Button(turn.text("button-only", region=place[:40]), f"p:{region}:{mark}"))
    return tuple(row for row in (tuple(turns), _views(turn, region, span), tuple(offer)) if row)


def _views(turn: Turn, region: str, span: Span) -> tuple[Button, ...]:
    """The same period as a map, a chart and a table."""
    drawn = MONTH if span.hours is None else span
    return (
        Button(turn.text("button-map"), f"m:{DAY.code if span.hours is None else span.code}"),
        Button(turn.text("button-chart"), f"g:{region}:{drawn.code}"),
        Button(turn.text("button-table"), f"v:{region}:{span.code}"),
    )


def _own_regions(turn: Turn) -> Buttons:
    return candidates(turn, "i", turn.regions[:10])
