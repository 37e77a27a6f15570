"""One incident in words: a line for lists, several lines for an answer about it alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.digests.consequences import consequences
from bot.digests.content import ReaderStyle, RegionNames
from bot.digests.sources import source_lines, source_links
from bot.digests.split import Line, split
from bot.digests.voice import Voice, joined
from bot.model import Event, Flag, Incident, Place, PlaceKind
from bot.texts import Texts

PLACES_IN_LINE = 8
PLACES_IN_DETAIL = 60

FLAG_KEYS = {
    Flag.UNMARKED_SUM: "flag-unmarked-sum",
    Flag.BREAKDOWN_MISMATCH: "flag-breakdown-mismatch",
    Flag.ABOVE_MINISTRY: "flag-above-ministry",
    Flag.OVERLAPPING_WINDOWS: "flag-overlapping-windows",
    Flag.REGION_WITHOUT_CHANNEL: "flag-region-without-channel",
    Flag.UNUSUAL_COUNT: "flag-unusual-count",
}


def describe_incident(incident: Incident, voice: Voice, reference: datetime) -> str:
    """One line of HTML: count · place · consequences · time · sources. Times of the day of `reference` go undated."""
    return joined(
        (
            voice.say("incident-withdrawn") if incident.withdrawn else "",
            headline(incident, voice),
            undivided_regions(incident, voice),
            places_text(incident.places, voice, PLACES_IN_LINE),
            ", ".join(consequences(incident, voice)),
            time_text(incident, voice, reference),
            source_links(incident, voice),
        )
    )


def render_incident(
    incident: Incident,
    style: ReaderStyle,
    texts: Texts,
    regions: RegionNames,
    *,
    as_of: datetime,
    kinds: Mapping[str, str] | None = None,
    demo: bool = False,
) -> tuple[str, ...]:
    """All that is known of one incident, as HTML messages; `as_of` is the time of the answer."""
    voice = Voice(texts, style, regions, kinds or {})
    lines = [Line(text) for text in _detail(incident, voice, as_of, demo) if text]
    return split(lines, lambda part, parts: continued(voice, part, parts, demo))


def _detail(incident: Incident, voice: Voice, as_of: datetime, demo: bool) -> Iterable[str]:
    number = voice.say("incident-number", id=str(incident.id)) if incident.id else ""
    names = ", ".join(voice.region(code) for code in incident.regions)
    yield joined((demo_mark(voice, demo), f"<b>{names}</b>", number))
    if incident.withdrawn:
        yield voice.say("incident-withdrawn")
    yield headline(incident, voice)
    if len(incident.regions) > 1:
        yield voice.say("figure-undivided")
    if incident.places:
        yield voice.say("incident-places", places=places_text(incident.places, voice, PLACES_IN_DETAIL))
    if told := consequences(incident, voice):
        yield voice.say("incident-consequences", consequences=", ".join(told))
    time = time_text(incident, voice, as_of, dated=True)
    yield voice.say("incident-time", time=time, zone=voice.zone(incident.end))
    yield voice.say("incident-sources")
    yield from (f"• {line}" for line in source_lines(incident, voice))
    if incident.flags:
        yield voice.say("incident-flags")
        yield from (f"• {voice.say(FLAG_KEYS[flag])}" for flag in incident.flags)
    yield voice.say("footer")


def headline(incident: Incident, voice: Voice) -> str:
    """The headline count with whose it is, doubts about it, and the other sources' figures beside it."""
    count, attacked = incident.figure.downed, incident.figure.attacked
    whose = _whose(incident, voice)
    if count is None:
        unstated = "figure-impact" if _is_impact_only(incident) else "figure-not-stated"
        text = f"{voice.say(unstated)} — {whose}" if whose else voice.say(unstated)
    else:
        text = voice.say("figure-headline", number=voice.count(count), source=whose)
    notes = []
    if Flag.UNMARKED_SUM in incident.flags and count is not None and count.max != count.min:
        notes.append(voice.say("figure-estimate"))
    notes.extend(_other_figures(incident, voice))
    if notes:
        text = f"{text} {voice.say('figure-notes', notes='; '.join(notes))}"
    return text if attacked is None else f"{text}, {voice.say('figure-attacked', number=voice.count(attacked))}"


def _whose(incident: Incident, voice: Voice) -> str:
    ranked = sorted(incident.sources, key=lambda item: (item.source != incident.headline_source, item.withdrawn))
    return voice.source_by(ranked[0].source, ranked[0].channel) if ranked else ""


def _other_figures(incident: Incident, voice: Voice) -> list[str]:
    return [
        voice.say(
            "figure-other",
            source=voice.source_name(item.source, item.channel),
            number=voice.count(item.figure.downed),
        )
        for item in incident.sources
        if item.source != incident.headline_source and item.figure.downed is not None and not item.withdrawn
    ]


def _is_impact_only(incident: Incident) -> bool:
    events = {statement.report.event for source in incident.sources for statement in source.statements}
    return events == {Event.IMPACT}


def time_text(incident: Incident, voice: Voice, reference: datetime, dated: bool = False) -> str:
    """The incident's time, or where no source named any, only when it was reported."""
    statements = [statement for source in incident.sources for statement in source.statements]
    if not statements or any(statement.report.period is not None for statement in statements):
        return voice.span(incident.start, incident.end, reference, dated)
    posted = [statement.posted for statement in statements]
    return voice.say("time-reported", time=voice.span(min(posted), max(posted), reference, dated))


def undivided_regions(incident: Incident, voice: Voice) -> str:
    """The regions of a total that is not broken down, "" for an incident of one region."""
    if len(incident.regions) < 2:
        return ""
    names = ", ".join(voice.region(code, short=True) for code in incident.regions)
    return f"{names} — {voice.say('figure-undivided')}"


def places_text(places: Iterable[Place], voice: Voice, most: int) -> str:
    """Towns, then districts, districts of towns and streets; beyond `most` of a kind only their number."""
    by_kind: dict[PlaceKind, list[Place]] = {kind: [] for kind in PlaceKind}
    for place in places:
        by_kind[place.kind].append(place)
    groups = [
        voice.listed([voice.proper_name(place.name) for place in by_kind[PlaceKind.SETTLEMENT]], most),
        _districts("place-districts", by_kind[PlaceKind.DISTRICT], voice, most),
        _districts("place-city-districts", by_kind[PlaceKind.CITY_DISTRICT], voice, most),
        voice.listed([_street(place, voice) for place in by_kind[PlaceKind.STREET]], most),
    ]
    return "; ".join(group for group in groups if group)


def _districts(key: str, places: list[Place], voice: Voice, most: int) -> str:
    if not places:
        return ""
    names = voice.listed([voice.proper_name(place.name) for place in places], most)
    # Only "one" and "several" matter here, not the grammar of the number itself.
    return voice.say(key, names=names, count=min(len(places), 2))


def _street(place: Place, voice: Voice) -> str:
    street = voice.say("place-street", name=voice.proper_name(place.name))
    if not place.houses:
        return street
    houses = voice.listed([voice.proper_name(house) for house in place.houses], PLACES_IN_LINE)
    return voice.say("place-houses", street=street, houses=houses, count=min(len(place.houses), 2))


def demo_mark(voice: Voice, demo: bool) -> str:
    return f"<b>{voice.say('demo-mark')}</b>" if demo else ""


def continued(voice: Voice, part: int, parts: int, demo: bool) -> str:
    """The first line of the second and later messages of one text."""
    told = voice.say("digest-continued", part=part, parts=parts)
    return joined((demo_mark(voice, demo), f"<i>{told}</i>"))
