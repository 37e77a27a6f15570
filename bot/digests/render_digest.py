"""A digest as messages: totals, regions by weight, corrections, what was not read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from bot.digests.changes import changes_text, correction_line
from bot.digests.compose import by_region
from bot.digests.content import Correction, Coverage, DigestContent, ReaderStyle, RegionNames
from bot.digests.freshness import freshness, unread_text
from bot.digests.render_incident import continued, demo_mark, describe_incident
from bot.digests.sources import MinistryTotal, ministry_totals, regional_regions
from bot.digests.split import Line, Part, split_parts, visible_units
from bot.digests.voice import Voice, joined
from bot.model import Incident
from bot.texts import Texts

UNFOLDED_REGIONS = 8
"""Regions shown at once; those after them are folded into a quote."""
GAPS_PER_REGION = 6
CAPTION_UNITS = 1_024
READ_LATE = timedelta(hours=1)
"""How much before a digest's window a post may be whose total is still new to its readers."""


def render_digest(
    content: DigestContent,
    style: ReaderStyle,
    texts: Texts,
    regions: RegionNames,
    *,
    kinds: Mapping[str, str] | None = None,
) -> tuple[str, ...]:
    """The digest as HTML messages in order. `kinds` maps lower-case handles to the kind of their office."""
    return tuple(part.html for part in render_digest_parts(content, style, texts, regions, kinds=kinds))


def render_digest_parts(
    content: DigestContent,
    style: ReaderStyle,
    texts: Texts,
    regions: RegionNames,
    *,
    kinds: Mapping[str, str] | None = None,
) -> tuple[Part, ...]:
    """`render_digest`, with what each message tells."""
    voice = Voice(texts, style, regions, kinds or {})
    lines = [
        Line(_title("digest-title", content, voice)),
        *([Line(voice.say(content.note))] if content.note else ()),
        *_totals(content, voice),
        *_regions(content, voice),
        *_undivided(content, voice),
        *_corrections(content, voice),
        *(_freshness(content, voice) if content.is_empty and content.coverage else _gaps(content, voice)),
        Line(""),
        Line(voice.say("footer")),
    ]
    return split_parts(lines, lambda part, parts: continued(voice, part, parts, content.demo))


def render_map_caption(
    content: DigestContent,
    style: ReaderStyle,
    texts: Texts,
    regions: RegionNames,
) -> str:
    """The caption of the digest's map: title, the Ministry's totals, what this is; at most 1,024 units."""
    voice = Voice(texts, style, regions)
    title, footer = _title("map-caption", content, voice), voice.say("footer")
    full = "\n".join([title, *(line.html for line in _totals(content, voice)), footer])
    return full if visible_units(full) <= CAPTION_UNITS else f"{title}\n{footer}"


def render_note(correction: Correction, voice: Voice) -> str:
    """What is written beneath a line of a digest that is no longer right."""
    changes = changes_text(correction.changes, correction.incident, voice)
    return voice.say("correction-note", at=voice.clock(correction.at, correction.incident.end), changes=changes)


def render_corrections(corrections: Iterable[Correction], voice: Voice, demo: bool) -> Part:
    """Corrections as a message of their own."""
    told = [(item.incident.id, f"• {correction_line(item, voice, item.at)}") for item in corrections]
    title = joined((demo_mark(voice, demo), voice.say("digest-corrections")))
    return Part("\n".join([title, *(line for _, line in told), "", voice.say("footer")]), tuple(told))


def _title(key: str, content: DigestContent, voice: Voice) -> str:
    window = voice.span(content.window_start, content.window_end, content.window_end, dated=True)
    title = voice.say(key, window=window, zone=voice.zone(content.window_end))
    return joined((demo_mark(voice, content.demo), title))


def _totals(content: DigestContent, voice: Voice) -> Iterable[Line]:
    if content.is_empty:
        yield Line(voice.say("digest-nothing"))
    everything = (*content.incidents, *content.multi_region)
    if totals := ministry_totals(everything, content.window_start - READ_LATE):
        # A total repeated in a second post is told once.
        figures = "; ".join(dict.fromkeys(_ministry_figure(total, content, voice) for total in totals))
        yield Line(voice.say("digest-ministry", figures=figures))
    if told := regional_regions(everything):
        yield Line(voice.say("digest-regional", count=len(told)))


def _ministry_figure(total: MinistryTotal, content: DigestContent, voice: Voice) -> str:
    return voice.say(
        "digest-ministry-figure",
        number=voice.count(total.total),
        where=_where(total, voice),
        window=voice.span(total.start, total.end, content.window_end),
    )


def _where(total: MinistryTotal, voice: Voice) -> str:
    regions = voice.say("where-regions", count=len(total.regions))
    seas = voice.say("where-seas", count=len(total.seas))
    if total.regions and total.seas:
        return voice.say("where-both", regions=regions, seas=seas)
    return seas if total.seas else regions


def _regions(content: DigestContent, voice: Voice) -> Iterable[Line]:
    for position, (code, incidents) in enumerate(by_region(content.incidents).items()):
        folded = position >= UNFOLDED_REGIONS
        if position <= UNFOLDED_REGIONS:
            yield Line("")
        yield Line(f"<b>{voice.region(code)}</b>", quoted=folded, heading=True)
        for incident in incidents:
            yield Line(_incident(incident, content, voice), quoted=folded, incident=incident.id)


def _incident(incident: Incident, content: DigestContent, voice: Voice) -> str:
    told = voice.say("incident-told-before") if incident.id in content.told_before else ""
    return "• " + joined((describe_incident(incident, voice, content.window_end), told))


def _undivided(content: DigestContent, voice: Voice) -> Iterable[Line]:
    if content.multi_region:
        yield Line("")
        yield Line(voice.say("digest-undivided"), heading=True)
    for incident in content.multi_region:
        yield Line(_incident(incident, content, voice), incident=incident.id)


def _corrections(content: DigestContent, voice: Voice) -> Iterable[Line]:
    if content.corrections:
        yield Line("")
        yield Line(voice.say("digest-corrections"), heading=True)
    for correction in content.corrections:
        line = f"• {correction_line(correction, voice, content.window_end)}"
        yield Line(line, incident=correction.incident.id)


def _freshness(content: DigestContent, voice: Voice) -> Iterable[Line]:
    yield from (Line(text) for text in freshness(content.coverage, voice, content.window_end))


def _gaps(content: DigestContent, voice: Voice) -> Iterable[Line]:
    by_home: dict[str | None, list[Coverage]] = {}
    for gap in content.coverage_gaps:
        by_home.setdefault(gap.region, []).append(gap)
    if by_home:
        yield Line("")
        yield Line(voice.say("digest-gaps"), heading=True)
    for code, gaps in by_home.items():
        home = voice.say("gap-federal") if code is None else voice.region(code)
        told = [unread_text(gap, voice, content.window_end) for gap in gaps]
        yield Line(f"• {home}: {voice.listed(told, GAPS_PER_REGION)}")
