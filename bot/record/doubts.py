"""Doubts that need more than the statements themselves: the whole post, the list of channels, the record's history."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from bot.channels import Channels
from bot.model import Count, Flag, Incident, PostKey, Reading, Report, WiderTotal
from bot.store.figures import figures_before, least_of

HISTORY: Final = 200
"""Earlier figures of a source that are looked at …"""
ENOUGH: Final = 20
"""… and how many there must be before anything counts as unusual."""
USUAL_SHARE: Final = 0.95
TIMES_USUAL: Final = 2
SMALL: Final = 10
"""No count up to this is unusual."""


def known_regions(channels: Channels) -> frozenset[str]:
    """The home regions of all channels that are followed."""
    return frozenset(channel.region for channel in channels.followed() if channel.region is not None)


def contradicts_itself(reading: Reading) -> bool:
    """Whether a post's breakdown does not add up to its total, or exceeds a total over more."""
    counts = [report.downed for report in reading.reports if report.downed is not None]
    if not counts:
        return False
    least = sum(count.min for count in counts)
    most = None if any(count.max is None for count in counts) else sum(count.top for count in counts)
    if reading.total is not None and len(counts) == len(reading.reports) and _apart(least, most, reading.total):
        return True
    return any(_below(total, reading.reports) for total in reading.wider)


def _below(total: WiderTotal, reports: Iterable[Report]) -> bool:
    """Whether a total is less than what the reports that it surely takes in add up to."""
    if total.downed.max is None or total.downed.about:
        return False
    inside = [report.downed.min for report in reports if report.downed is not None and _takes_in(total, report)]
    return total.downed.max < sum(inside)


def _takes_in(total: WiderTotal, report: Report) -> bool:
    if total.regions and not set(report.regions) <= set(total.regions):
        return False
    begin = None if total.period is None else total.period.start
    if begin is None:
        return True
    return report.period is not None and report.period.start is not None and begin <= report.period.start


def with_mismatches(joined: Iterable[Incident], contradictory: Collection[PostKey]) -> list[Incident]:
    """The incidents, those flagged that rest on a post whose figures contradict each other."""
    return [
        _flagged(incident, Flag.BREAKDOWN_MISMATCH) if _rests_on(incident, contradictory) else incident
        for incident in joined
    ]


def flags_now(db: sqlite3.Connection, incident: Incident) -> tuple[Flag, ...]:
    """The stored flags of an incident, and UNUSUAL_COUNT where a source's figure is out of its usual range.

    What is usual depends on the record before the incident as it is known now. It is therefore looked up when asked
    for: stored flags depend on nothing but the posts around an incident.
    """
    if any(
        _is_unusual(db, told.source, least, incident)
        for told in incident.sources
        if (least := least_of(told)) is not None
    ):
        incident = _flagged(incident, Flag.UNUSUAL_COUNT)
    return incident.flags


def usual_limit(earlier: Sequence[int]) -> int | None:
    """The largest count that is not unusual after these; None where they are too few to tell."""
    if len(earlier) < ENOUGH:
        return None
    ordered = sorted(earlier)
    return max(SMALL, TIMES_USUAL * ordered[int(USUAL_SHARE * (len(ordered) - 1))])


def _is_unusual(db: sqlite3.Connection, source: str, least: int, incident: Incident) -> bool:
    if least <= SMALL:
        return False
    limit = usual_limit(figures_before(db, source, incident.end, HISTORY))
    return limit is not None and least > limit


def _apart(least: int, most: int | None, total: Count) -> bool:
    if total.about:
        return False
    return (most is not None and most < total.min) or (total.max is not None and least > total.max)


def _rests_on(incident: Incident, keys: Collection[PostKey]) -> bool:
    statements = (statement for source in incident.sources for statement in source.statements)
    return any(statement.post in keys and not statement.withdrawn for statement in statements)


def _flagged(incident: Incident, flag: Flag) -> Incident:
    wanted = {*incident.flags, flag}
    return replace(incident, flags=tuple(item for item in Flag if item in wanted))
