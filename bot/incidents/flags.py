"""Doubts about an incident that a careful reader should see. They never change a figure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from bot.incidents.spans import Span, contains, overlap, window_of
from bot.model import Flag, Incident, SourceFigure, Statement

SLACK = timedelta(hours=2)
"""By how much a source's window may run beyond the Ministry's and still be compared with it."""


def flags_of(
    incident: Incident,
    colliding: frozenset[tuple[str, Span]],
    unclear: bool,
    *,
    mod_sources: frozenset[str],
    usual: Mapping[str, int],
    known_regions: frozenset[str] | None,
) -> tuple[Flag, ...]:
    """The flags of an incident that has none yet.

    `colliding` comes from colliding_windows; `unclear` says that a source's count had to be left open.
    """
    checks = {
        Flag.UNMARKED_SUM: unclear,
        Flag.ABOVE_MINISTRY: _above_ministry(incident, mod_sources),
        Flag.OVERLAPPING_WINDOWS: _overlapping(incident, colliding),
        Flag.REGION_WITHOUT_CHANNEL: known_regions is not None and _unknown(incident.regions, known_regions),
        Flag.UNUSUAL_COUNT: any(_unusual(source, usual) for source in incident.sources),
    }
    return tuple(flag for flag, raised in checks.items() if raised)


def colliding_windows(statements: Iterable[Statement]) -> frozenset[tuple[str, Span]]:
    """The windows (with their source) that run partly into another window of the same source."""
    by_source: dict[str, set[Span]] = {}
    for statement in statements:
        window = window_of(statement)
        if window is not None and not statement.withdrawn:
            by_source.setdefault(statement.source, set()).add(window)
    return frozenset((source, window) for source, windows in by_source.items() for window in _colliding(windows))


def _colliding(windows: Iterable[Span]) -> set[Span]:
    ordered = sorted(windows)
    starts = [window[0] for window in ordered]
    found: set[Span] = set()
    for position, window in enumerate(ordered):
        for other in ordered[position + 1 : bisect_right(starts, window[1])]:
            if overlap(window, other) and not contains(window, other) and not contains(other, window):
                found.update((window, other))
    return found


def _above_ministry(incident: Incident, mod_sources: frozenset[str]) -> bool:
    """Whether another source tells of more than the Ministry in what is about the Ministry's window."""
    tops = [_top(source) for source in incident.sources if source.source in mod_sources]
    stated = [top for top in tops if top is not None]
    if not stated:
        return False
    others = [source for source in incident.sources if source.source not in mod_sources]
    counts = [source.figure.downed for source in others if _fits(source, (incident.start, incident.end))]
    return any(count is not None and count.min > max(stated) for count in counts)


def _fits(source: SourceFigure, span: Span) -> bool:
    windows = [window_of(statement) for statement in source.statements if not statement.withdrawn]
    room = span[0] - SLACK, span[1] + SLACK
    return all(contains(room, window) for window in windows if window is not None)


def _top(source: SourceFigure) -> float | None:
    count = source.figure.downed
    if count is None:
        return None
    return float("inf") if count.max is None else count.max


def _overlapping(incident: Incident, colliding: frozenset[tuple[str, Span]]) -> bool:
    statements = [s for source in incident.sources for s in source.statements if not s.withdrawn]
    windows = [(statement.source, window_of(statement)) for statement in statements]
    return any(window is not None and (source, window) in colliding for source, window in windows)


def _unknown(regions: Sequence[str], known_regions: frozenset[str]) -> bool:
    return any("-" in region and region not in known_regions for region in regions)


def _unusual(source: SourceFigure, usual: Mapping[str, int]) -> bool:
    count = source.figure.downed
    return count is not None and source.source in usual and count.min > usual[source.source]
