"""Who said it: channels with links to their posts, and totals as their sources give them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from bot.digests.consequences import figure_consequences
from bot.digests.voice import Voice
from bot.incidents.statements import is_own
from bot.model import Count, Incident, PostKey, SourceFigure, Statement
from bot.texts.html import anchor

CHANNELS_IN_LINE = 6
POSTS_PER_CHANNEL = 4
POSTS_PER_SOURCE = 12


def source_links(incident: Incident, voice: Voice) -> str:
    """Every channel once, linked to its first post; further posts as numbers."""
    by_channel: dict[str, list[Statement]] = {}
    for source in incident.sources:
        for statement in source.statements:
            by_channel.setdefault(statement.channel, []).append(statement)
    links = [_links(statements, voice, POSTS_PER_CHANNEL) for statements in by_channel.values()]
    return voice.listed(links, CHANNELS_IN_LINE)


def source_lines(incident: Incident, voice: Voice) -> Iterable[str]:
    """A line per source: its figures, consequences and posts."""
    for item in incident.sources:
        name = voice.source_name(item.source, item.channel)
        if item.withdrawn:
            name = voice.say("source-withdrawn", source=name)
        told = [voice.count(item.figure.downed), *figure_consequences(item.figure, voice)]
        links = _links(item.statements, voice, POSTS_PER_SOURCE)
        yield voice.say("incident-source-line", source=name, figures=", ".join(told), links=links)


def _links(statements: Iterable[Statement], voice: Voice, most: int) -> str:
    posts: dict[PostKey, Statement] = {}
    for statement in statements:
        posts.setdefault(statement.post, statement)
    labels = [
        anchor(statement.channel if position == 0 else f"[{position + 1}]", statement.link)
        for position, statement in enumerate(posts.values())
    ]
    return " ".join(labels[:most]) if len(labels) <= most else voice.listed(labels, most)


@dataclass(slots=True)
class MinistryTotal:
    """What one post of the Ministry says in all, as far as it is part of what is shown."""

    start: datetime
    end: datetime
    counts: list[Count] = field(default_factory=list)
    regions: set[str] = field(default_factory=set)
    seas: set[str] = field(default_factory=set)

    @property
    def total(self) -> Count:
        """The sum of the post's own breakdown: its reports never overlap."""
        least = sum(count.min for count in self.counts)
        most = None if any(count.max is None for count in self.counts) else sum(count.top for count in self.counts)
        return Count(least, most, any(count.about for count in self.counts))


def ministry_totals(incidents: Iterable[Incident]) -> list[MinistryTotal]:
    """One total per post of the Ministry's own channel, oldest first.

    Posts are never added to each other, as their times may overlap, nor is what regional channels pass on.
    """
    totals: dict[PostKey, MinistryTotal] = {}
    for statement in _own_statements(incidents):
        report = statement.report
        if report.downed is None:
            continue
        period = report.period
        start = period.start if period is not None and period.start is not None else statement.posted
        end = period.end if period is not None and period.end is not None else statement.posted
        total = totals.setdefault(statement.post, MinistryTotal(start, end))
        total.counts.append(report.downed)
        total.regions.update(report.regions)
        total.seas.update(report.seas)
    return sorted(totals.values(), key=lambda total: (total.end, total.start))


def _own_statements(incidents: Iterable[Incident]) -> Iterable[Statement]:
    seen: set[tuple[PostKey, int]] = set()
    for incident in incidents:
        for statement in _ministry(incident.sources):
            key = (statement.post, statement.index)
            if key not in seen and not statement.withdrawn and is_own(statement):
                seen.add(key)
                yield statement


def _ministry(sources: Iterable[SourceFigure]) -> Iterable[Statement]:
    return (statement for source in sources if source.source == "mod" for statement in source.statements)


def regional_regions(incidents: Iterable[Incident]) -> set[str]:
    """The regions on which anybody but the Ministry reports."""
    return {
        code
        for incident in incidents
        for source in incident.sources
        if source.source != "mod" and not source.withdrawn
        for code in incident.regions
    }
