"""From incidents and coverage to what a digest tells, and in which order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.digests.content import Correction, Coverage, DigestContent
from bot.model import Incident


def compose_digest(
    window_start: datetime,
    window_end: datetime,
    incidents: Iterable[Incident],
    *,
    corrections: Iterable[Correction] = (),
    coverage: Iterable[Coverage] = (),
    demo: bool = False,
) -> DigestContent:
    """Part the incidents into those of one region and undivided totals, the weightiest region first."""
    everything = list(incidents)
    grouped = by_region(incident for incident in everything if len(incident.regions) == 1)
    return DigestContent(
        window_start=window_start,
        window_end=window_end,
        incidents=tuple(incident for group in grouped.values() for incident in group),
        corrections=tuple(sorted(corrections, key=lambda correction: correction.at)),
        coverage_gaps=coverage_gaps(coverage, window_end),
        multi_region=tuple(newest_first(incident for incident in everything if len(incident.regions) > 1)),
        demo=demo,
    )


def coverage_gaps(coverage: Iterable[Coverage], window_end: datetime) -> tuple[Coverage, ...]:
    """The channels that were not read up to `window_end`, or never."""
    return tuple(item for item in coverage if not item.is_read(window_end))


def by_region(incidents: Iterable[Incident]) -> dict[str, list[Incident]]:
    """Single-region incidents by region: weightiest region first, newest incident first within a region."""
    groups: dict[str, list[Incident]] = defaultdict(list)
    for incident in newest_first(incidents):
        groups[incident.regions[0]].append(incident)
    return dict(sorted(groups.items(), key=lambda item: (_weight(item[1]), item[0])))


def newest_first(incidents: Iterable[Incident]) -> list[Incident]:
    return sorted(incidents, key=lambda incident: (incident.end, incident.start, incident.id), reverse=True)


def map_counts(incidents: Iterable[Incident]) -> dict[str, int]:
    """UAVs per region (or sea) for the map, from the headline figures of single-region incidents.

    Incidents of a region that overlap in time count as their largest, those apart in time are summed. Regions for
    which no number was stated are left out (see map_unstated), as are withdrawn incidents and undivided totals.
    """
    groups: dict[str, list[Incident]] = defaultdict(list)
    for incident in _mapped(incidents):
        if incident.figure.downed is not None:
            groups[incident.regions[0]].append(incident)
    return {region: _sum_apart(group) for region, group in groups.items()}


def map_unstated(incidents: Iterable[Incident]) -> frozenset[str]:
    """Regions (or seas) with incidents of which none has a number."""
    everything = list(incidents)
    return frozenset(incident.regions[0] for incident in _mapped(everything)) - map_counts(everything).keys()


def _mapped(incidents: Iterable[Incident]) -> Iterable[Incident]:
    return (incident for incident in incidents if len(incident.regions) == 1 and not incident.withdrawn)


def _sum_apart(incidents: Sequence[Incident]) -> int:
    total, largest = 0, 0
    until: datetime | None = None
    since: datetime | None = None
    for incident in sorted(incidents, key=lambda item: (item.start, item.end)):
        top = _top(incident)
        if until is not None and (incident.start < until or incident.start == since):
            largest = max(largest, top)
            until = max(until, incident.end)
        else:
            total += largest
            largest, since, until = top, incident.start, incident.end
    return total + largest


def _top(incident: Incident) -> int:
    count = incident.figure.downed
    return 0 if count is None else count.top


def _weight(incidents: Sequence[Incident]) -> tuple[int, int, int, bool]:
    """Sorts ascending: people first, then numbers, then damage."""
    return (
        -sum(incident.figure.killed or 0 for incident in incidents),
        -sum(incident.figure.injured or 0 for incident in incidents),
        -sum(_top(incident) for incident in incidents),
        not any(incident.figure.damage for incident in incidents),
    )
