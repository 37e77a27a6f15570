"""/stats: what was reported for a region day by day, in figures and as a chart."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.chat.asked import asked_region
from bot.chat.contract import Answer
from bot.chat.coverage import coverage_of
from bot.chat.desk import Turn
from bot.chat.parsing import Span
from bot.chat.voices import voice_of
from bot.digests import Coverage, map_counts
from bot.digests.freshness import freshness
from bot.digests.render_answer import period_text
from bot.model import Incident
from bot.store import incidents
from bot.texts.html import escape_name

MONTH: Final = Span(24 * 30)
_LONGEST_DAYS: Final = 92
_MOST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Day:
    """One day in the reader's zone. `count` is None where no channel was read; `unstated` where no number was said."""

    date: date
    count: int | None
    events: int
    unstated: bool


async def stats_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """REGION [period]: the chart, of the last 30 days without a period."""
    asked = asked_region(turn, rest, "g", MONTH)
    return [asked] if isinstance(asked, Answer) else await show_stats(turn, asked.code, asked.span)


async def show_stats(turn: Turn, region: str, span: Span) -> Sequence[Answer]:
    """The chart as a message of its own."""
    length = min(span.length or timedelta.max, timedelta(days=_LONGEST_DAYS))
    first = (turn.now - length).astimezone(turn.zone).date()
    if length >= timedelta(days=2):
        first += timedelta(days=1)
    found, coverage = await turn.desk.database.read(lambda db: _find(db, turn, region, _midnight(first, turn)))
    days = days_of(region, found, coverage, first, turn)
    voice = voice_of(turn)
    name = turn.region(region)
    title = turn.text("incidents-title", region=escape_name(name), period=period_text(length, voice))
    lines = [title, *_figures(turn, days), *freshness(coverage, voice, turn.now), turn.text("footer")]
    if all(day.count is None for day in days):
        return [Answer("\n".join([title, turn.text("chat-nothing-read"), *lines[-2:]]))]
    png = await turn.desk.gallery.chart(
        [(day.date, day.count) for day in days],
        voice,
        unstated=[day.date for day in days if day.unstated],
        title=turn.text("chart-title", region=name),
        subtitle=turn.text("chart-subtitle", zone=voice.zone(turn.now)),
        demo=turn.desk.demo,
    )
    return [Answer("\n".join(lines), photo=png)]


def days_of(region: str, found: Sequence[Incident], coverage: Sequence[Coverage], first: date, turn: Turn) -> list[Day]:
    """Every day from `first` to today. An incident counts on the day on which it ended."""
    by_day: dict[date, list[Incident]] = defaultdict(list)
    for incident in found:
        by_day[incident.end.astimezone(turn.zone).date()].append(incident)
    today = turn.now.astimezone(turn.zone).date()
    days = []
    for number in range((today - first).days + 1):
        day = first + timedelta(days=number)
        group = by_day.get(day, [])
        counted = map_counts(group).get(region)
        read = any(_is_read(item, day, turn) for item in coverage)
        count = counted if counted is not None else 0 if read or group else None
        days.append(Day(day, count, len(group), unstated=bool(group) and counted is None))
    return days


def _is_read(coverage: Coverage, day: date, turn: Turn) -> bool:
    """Whether a channel was read during any part of the day."""
    if coverage.read_from is None or coverage.read_to is None:
        return False
    return coverage.read_from < _midnight(day + timedelta(days=1), turn) and coverage.read_to > _midnight(day, turn)


def _midnight(day: date, turn: Turn) -> datetime:
    return datetime.combine(day, time(), turn.zone)


def _find(db: sqlite3.Connection, turn: Turn, region: str, since: datetime) -> tuple[list[Incident], list[Coverage]]:
    found = [item for item in incidents.of_region(db, region, since, limit=_MOST) if not item.withdrawn]
    return found, coverage_of(db, turn.desk.channels.of_region(region), turn.desk.grace)


def _figures(turn: Turn, days: Sequence[Day]) -> list[str]:
    counted = [day for day in days if day.count]
    lines = [turn.text("incidents-count", count=sum(day.events for day in days))]
    if counted:
        most = max(counted, key=lambda day: (day.count or 0, day.date))
        lines.append(turn.text("stats-total", number=sum(day.count or 0 for day in days)))
        lines.append(turn.text("stats-most", day=_named(turn, most.date), number=most.count or 0))
    if unstated := sum(day.unstated for day in days):
        lines.append(turn.text("stats-unstated", count=unstated))
    if unread := sum(day.count is None for day in days):
        lines.append(turn.text("stats-unread", count=unread))
    return lines


def _named(turn: Turn, day: date) -> str:
    return turn.text("date-day", day=day.day, month=turn.text("month-short", month=day.month))
