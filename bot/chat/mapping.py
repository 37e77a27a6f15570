"""/map: what was reported in all regions over a period, as a picture."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from bot.chat.contract import Answer
from bot.chat.desk import Turn
from bot.chat.parsing import Span, parse_span
from bot.chat.voices import all_coverage, read_up_to, voice_of
from bot.digests import Coverage, map_counts, map_unstated
from bot.model import Incident
from bot.store import incidents
from bot.texts.html import escape_name

DAY: Final = Span(24)
LONGEST: Final = Span(24 * 92)
"""More than a quarter of a year on one map says little and takes long to count."""
_UNSTATED_NAMED: Final = 12


async def map_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """[period]: the map, of the last 24 hours without a period."""
    span = parse_span(rest) if rest else DAY
    if span is None:
        return [turn.answer(turn.text("chat-unknown-period", text=escape_name(rest)))]
    return [await show_map(turn, span)]


async def show_map(turn: Turn, span: Span) -> Answer:
    """The map as a message of its own: a text cannot turn into a picture."""
    length = min(span.length or timedelta.max, LONGEST.length or timedelta.max)
    since = turn.now - length
    found, coverage = await turn.desk.database.read(lambda db: _find(db, turn, since))
    voice = voice_of(turn)
    fresh = read_up_to(turn, coverage)
    if not any(item.read_to for item in coverage) and not found:
        return Answer(f"{fresh}\n{turn.text('footer')}")
    window = voice.span(since, turn.now, turn.now, dated=True)
    lines = [turn.text("map-caption", window=window, zone=voice.zone(turn.now))]
    if not found:
        return Answer("\n".join([*lines, turn.text("digest-nothing"), fresh, turn.text("footer")]))
    if unstated := sorted(voice.region(code, short=True) for code in map_unstated(found)):
        lines.append(turn.text("map-unstated", regions=voice.listed(unstated, _UNSTATED_NAMED)))
    if any(len(incident.regions) > 1 for incident in found):
        lines.append(turn.text("map-undivided"))
    png = await turn.desk.gallery.map(
        map_counts(found),
        voice,
        title=turn.text("map-title"),
        subtitle=turn.text("map-subtitle", window=window, zone=voice.zone(turn.now)),
        demo=turn.desk.demo,
    )
    return Answer("\n".join([*lines, fresh, turn.text("footer")]), photo=png)


def _find(db: sqlite3.Connection, turn: Turn, since: datetime) -> tuple[list[Incident], list[Coverage]]:
    found = [item.incident for item in incidents.everything(db, since=since) if not item.incident.withdrawn]
    return found, all_coverage(db, turn)
