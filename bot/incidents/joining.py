"""Statements of all sources joined into incidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from bot.incidents.counting import Tally, tally
from bot.incidents.flags import colliding_windows, flags_of
from bot.incidents.grouping import Group, groups_of, order
from bot.incidents.harm import consequences, worst_of
from bot.incidents.statements import is_own, key_of
from bot.incidents.units import Pick, units_of
from bot.model import Incident, Place, PostKey, Report, SourceFigure, Statement

MOD_SOURCES = frozenset({"mod"})


@dataclass(frozen=True, slots=True)
class _Voice:
    """One source within one incident."""

    told: SourceFigure
    downed: Tally
    attacked: Tally
    speaking: tuple[Statement, ...]


def join(
    statements: Iterable[Statement],
    mod_sources: frozenset[str] = MOD_SOURCES,
    usual: Mapping[str, int] | None = None,
    known_regions: frozenset[str] | None = None,
) -> tuple[Incident, ...]:
    """Join statements into incidents, newest first; the order of the input does not matter and ids are 0.

    Of several versions of a post only the latest counts. An incident has the regions and seas that its statements
    name together: a total for several regions without a breakdown stays apart from the regions' own incidents.
    `usual` (largest usual count of a source) and `known_regions` (those that have a channel) only serve for flags.
    """
    keys: dict[tuple[str, ...], list[Statement]] = {}
    for statement in _latest(statements):
        keys.setdefault(key_of(statement.report), []).append(statement)
    incidents = []
    for key, found in keys.items():
        colliding = colliding_windows(found)
        for group in groups_of(found, mod_sources):
            incident, unclear = _incident(key, group, mod_sources)
            flags = flags_of(
                incident, colliding, unclear, mod_sources=mod_sources, usual=usual or {}, known_regions=known_regions
            )
            incidents.append(replace(incident, flags=flags))
    return tuple(sorted(incidents, key=_newest_first))


def _latest(statements: Iterable[Statement]) -> list[Statement]:
    found = set(statements)
    versions: dict[PostKey, int] = {}
    for statement in found:
        versions[statement.post] = max(statement.version, versions.get(statement.post, statement.version))
    return [statement for statement in found if statement.version == versions[statement.post]]


def _newest_first(incident: Incident) -> tuple[float, float, tuple[str, ...], tuple[PostKey, ...]]:
    posts = tuple(sorted(statement.post for source in incident.sources for statement in source.statements))
    return -incident.end.timestamp(), -incident.start.timestamp(), incident.regions, posts


def _incident(key: tuple[str, ...], group: Group, mod_sources: frozenset[str]) -> tuple[Incident, bool]:
    """The incident without flags, and whether a count of it had to be left open."""
    statements = sorted((member.statement for member in group.members), key=order)
    voices = [_voice(source, [s for s in statements if s.source == source]) for source in _sources(statements)]
    voices.sort(key=lambda voice: _rank(voice.downed, voice.told.source, mod_sources))
    attacked = min(voices, key=lambda voice: _rank(voice.attacked, voice.told.source, mod_sources)).attacked.count
    speaking = sorted((statement for voice in voices for statement in voice.speaking), key=order)
    downed = voices[0].downed.count
    incident = Incident(
        regions=key,
        start=group.span[0],
        end=group.span[1],
        figure=replace(worst_of(voice.told.figure for voice in voices), downed=downed, attacked=attacked),
        headline_source=None if downed is None else voices[0].told.source,
        places=_places(speaking),
        sources=tuple(voice.told for voice in voices),
    )
    return incident, any(voice.downed.unclear or voice.attacked.unclear for voice in voices)


def _sources(statements: Iterable[Statement]) -> list[str]:
    return sorted({statement.source for statement in statements})


def _rank(told: Tally, source: str, mod_sources: frozenset[str]) -> tuple[int, bool, float, bool, str]:
    """Lowest for the largest count; among equals the certain one, then the more open one, then the Ministry's."""
    if told.count is None:
        return 1, False, 0, source not in mod_sources, source
    top = float("inf") if told.count.max is None else told.count.max
    return -told.count.min, told.unclear, -top, source not in mod_sources, source


def _voice(source: str, statements: Sequence[Statement]) -> _Voice:
    in_force = [statement for statement in statements if not statement.withdrawn]
    speaking = _speaking(in_force)
    downed, attacked = _tally(speaking, attrgetter("downed")), _tally(speaking, attrgetter("attacked"))
    own = [statement for statement in statements if is_own(statement)] or statements
    told = SourceFigure(
        source=source,
        channel=own[0].channel,
        figure=replace(consequences(speaking), downed=downed.count, attacked=attacked.count),
        statements=tuple(statements),
        withdrawn=not in_force,
    )
    return _Voice(told, downed, attacked, tuple(speaking))


def _speaking(statements: Sequence[Statement]) -> list[Statement]:
    """The source's own words where it gives a count in its own channel; else also what others pass on, each once."""
    own = [statement for statement in statements if is_own(statement)]
    if any(statement.report.downed is not None for statement in own):
        return own
    told: dict[Report, str] = {}
    return [
        statement
        for statement in statements
        if told.setdefault(_wording_free(statement.report), statement.channel) == statement.channel
    ]


def _wording_free(report: Report) -> Report:
    """What a report says, without how it was found in the text."""
    return replace(report, template="", evidence=(), claimant=None)


def _tally(statements: Sequence[Statement], pick: Pick) -> Tally:
    return tally(units_of(statements, pick))


def _places(statements: Iterable[Statement]) -> tuple[Place, ...]:
    """Every place once, in the order of first mention, with all houses named."""
    found: dict[tuple[str, str, str | None], Place] = {}
    for statement in statements:
        for place in statement.report.places:
            identity = (place.name, place.kind.value, place.region)
            known = found.get(identity)
            found[identity] = place if known is None else _merged(known, place)
    return tuple(found.values())


def _merged(known: Place, place: Place) -> Place:
    houses = (*known.houses, *(house for house in place.houses if house not in known.houses))
    located = known if known.lat is not None else place
    return replace(known, houses=houses, lat=located.lat, lon=located.lon)
