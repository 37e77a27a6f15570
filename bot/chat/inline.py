"""Inline mode: the name of a region typed behind the bot's name in any chat."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.chat.contract import Found
from bot.chat.coverage import coverage_of
from bot.chat.desk import Turn
from bot.chat.voices import kinds_of, style_of, voice_of
from bot.digests import Coverage, describe_incident, render_incident, render_incidents
from bot.digests.freshness import freshness
from bot.digests.render_answer import period_text
from bot.digests.render_plain import render_plain
from bot.model import Incident
from bot.store import incidents

MOST: Final = 50
_LONGEST_TEXT: Final = 60
_PERIOD: Final = timedelta(days=7)
_SUMMED_UP: Final = 8
_LATEST_REGIONS: Final = 10
_LONGEST_ABOUT: Final = 120


async def look_up(turn: Turn, text: str) -> Sequence[Found]:
    """A summary of the region that is meant with its latest incidents, or of each that may be meant.

    Without a text: the regions of which most was reported in the last 24 hours.
    """
    codes = await _codes(turn, text)
    results: list[Found] = []
    for code in codes:
        found, coverage = await turn.desk.database.read(lambda db, code=code: _find(db, turn, code))  # type: ignore[misc]
        results.append(_summary(turn, code, found, coverage))
        if len(codes) == 1:
            results += [_single(turn, incident, coverage) for incident in found[: MOST - 1]]
    return results[:MOST]


async def _codes(turn: Turn, text: str) -> tuple[str, ...]:
    if not text.strip():
        return await turn.desk.database.read(lambda db: _latest(db, turn))
    if len(text) > _LONGEST_TEXT:
        return ()
    match = turn.desk.finder.find(text)
    return match.candidates if match.code is None else (match.code,)


def _latest(db: sqlite3.Connection, turn: Turn) -> tuple[str, ...]:
    since = turn.now - timedelta(hours=24)
    everything = (item.incident for item in incidents.everything(db, since=since))
    counted = Counter(code for incident in everything if not incident.withdrawn for code in incident.regions)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple(code for code, _ in ranked if code in turn.desk.regions)[:_LATEST_REGIONS]


def _find(db: sqlite3.Connection, turn: Turn, code: str) -> tuple[list[Incident], list[Coverage]]:
    found = incidents.of_region(db, code, turn.now - _PERIOD, limit=MOST)
    return found, coverage_of(db, turn.desk.channels.of_region(code), turn.desk.grace)


def _summary(turn: Turn, code: str, found: Sequence[Incident], coverage: Sequence[Coverage]) -> Found:
    desk, voice = turn.desk, voice_of(turn)
    parts: tuple[str, ...] = ()
    size = min(_SUMMED_UP, len(found))
    while not parts or (len(parts) > 1 and size > 0):
        parts = render_incidents(
            code,
            _PERIOD,
            found[:size],
            coverage,
            style_of(turn),
            desk.texts,
            desk.regions,
            as_of=turn.now,
            total=len(found),
            kinds=kinds_of(turn),
            demo=desk.demo,
        )
        size -= 1
    read = any(item.read_to for item in coverage)
    count = turn.text("incidents-count", count=len(found)) if found or read else turn.text("inline-unread")
    html = parts[0] if found or read else _unread(turn, code, coverage)
    return Found(code, turn.region(code), f"{period_text(_PERIOD, voice)}: {count}", html)


def _unread(turn: Turn, code: str, coverage: Sequence[Coverage]) -> str:
    voice = voice_of(turn)
    fresh = freshness(coverage, voice, turn.now)
    return "\n".join([f"<b>{voice.region(code)}</b>", turn.text("chat-nothing-read"), *fresh, turn.text("footer")])


def _single(turn: Turn, incident: Incident, coverage: Sequence[Coverage]) -> Found:
    desk, voice = turn.desk, voice_of(turn)
    [html, *_] = render_incident(
        incident, style_of(turn), desk.texts, desk.regions, as_of=turn.now, kinds=kinds_of(turn), demo=desk.demo
    )
    fresh = "\n".join(freshness(coverage, voice, turn.now))
    html = html if html.endswith("…") else f"{html.removesuffix(turn.text('footer'))}{fresh}\n{turn.text('footer')}"
    about = render_plain(describe_incident(incident, voice, turn.now))
    when = voice.span(incident.start, incident.end, turn.now, dated=True)
    return Found(f"i{incident.id}", when, about[:_LONGEST_ABOUT], html)
