"""The answer to "what was reported for this region?"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from bot.digests.compose import newest_first
from bot.digests.content import Coverage, ReaderStyle, RegionNames
from bot.digests.freshness import freshness
from bot.digests.render_incident import continued, demo_mark, describe_incident
from bot.digests.split import Line, split
from bot.digests.voice import Voice, joined
from bot.model import Incident
from bot.texts import Texts


def render_incidents(  # noqa: PLR0917
    region: str,
    period: timedelta | None,
    incidents: Sequence[Incident],
    coverage: Sequence[Coverage],
    style: ReaderStyle,
    texts: Texts,
    regions: RegionNames,
    *,
    as_of: datetime,
    total: int | None = None,
    kinds: Mapping[str, str] | None = None,
    place: str | None = None,
    demo: bool = False,
) -> tuple[str, ...]:
    """The region's incidents as HTML messages, newest first, ending with how fresh they are.

    `period` counts back from `as_of`, the time of the answer; None is the whole record. `total` is how many there
    are where `incidents` is one page of them. `coverage` are the channels whose posts could tell of this region.
    `place` is the Russian name of the place to which the incidents were narrowed.
    """
    voice = Voice(texts, style, regions, kinds or {})
    where = voice.region(region) + (f", {voice.proper_name(place)}" if place else "")
    title = voice.say("incidents-title", region=where, period=period_text(period, voice))
    lines = [Line(joined((demo_mark(voice, demo), title)))]
    if incidents:
        lines.append(Line(voice.say("incidents-count", count=len(incidents) if total is None else total)))
    else:
        lines.append(Line(voice.say("incidents-none")))
    lines.append(Line(""))
    lines.extend(Line(_numbered(incident, voice, as_of)) for incident in newest_first(incidents))
    if incidents:
        lines.append(Line(""))
    lines.extend(Line(text) for text in freshness(coverage, voice, as_of))
    lines.append(Line(voice.say("footer")))
    return split(lines, lambda part, parts: continued(voice, part, parts, demo))


def _numbered(incident: Incident, voice: Voice, as_of: datetime) -> str:
    number = voice.say("incident-number", id=str(incident.id)) if incident.id else ""
    return "• " + joined((describe_incident(incident, voice, as_of), number))


def period_text(period: timedelta | None, voice: Voice) -> str:
    """A period in words: hours up to two days, days beyond."""
    if period is None:
        return voice.say("period-all")
    hours = round(period.total_seconds() / 3600)
    if hours % 24 or hours < 48:
        return voice.say("period-hours", count=hours)
    return voice.say("period-days", count=hours // 24)
