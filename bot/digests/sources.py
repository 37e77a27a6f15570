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
CHANNELS_PER_SOURCE = 6
POSTS_PER_SOURCE = 6


def source_links(incident: Incident, voice: Voice) -> str:
    """Every channel once, linked to its first post; further posts as numbers.

    Channels that only pass on what a source says in its own channel are left to source_lines, and so are deleted
    posts as long as others stand.
    """
    shown: list[Statement] = []
    for source in incident.sources:
        standing = [s for s in source.statements if incident.withdrawn or not s.withdrawn]
        shown.extend([statement for statement in standing if is_own(statement)] or standing)
    return _links(shown, voice, CHANNELS_IN_LINE, POSTS_PER_CHANNEL)


def source_lines(incident: Incident, voice: Voice) -> Iterable[str]:
    """A line per source: its figures, consequences and posts."""
    for item in incident.sources:
        name = voice.source_name(item.source, item.channel)
        if item.withdrawn:
            name = voice.say("source-withdrawn", source=name)
        told = [voice.count(item.figure.downed), *figure_consequences(item.figure, voice)]
        links = _links(item.statements, voice, CHANNELS_PER_SOURCE, POSTS_PER_SOURCE)
        yield voice.say("incident-source-line", source=name, figures=", ".join(told), links=links)


def _links(statements: Iterable[Statement], voice: Voice, channels: int, posts: int) -> str:
    by_channel: dict[str, list[Statement]] = {}
    for statement in statements:
        by_channel.setdefault(statement.channel, []).append(statement)
    return voice.listed([_channel_links(found, voice, posts) for found in by_channel.values()], channels)


def _channel_links(statements: Iterable[Statement], voice: Voice, most: int) -> str:
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


def ministry_totals(incidents: Iterable[Incident], since: datetime) -> list[MinistryTotal]:
    """One total per post of the Ministry's own channel, oldest first.

    Posts from before `since` are left out: they were told, and of an old post only some regions may be shown again.
    Posts are never added to each other, as their times may overlap, nor is what regional channels pass on.
    """
    totals: dict[PostKey, MinistryTotal] = {}
    for statement in _own_statements(incidents):
        report = statement.report
        if report.downed is None or statement.posted < since:
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
