"""What somebody who was told an incident has to be told again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.model import Count, Incident, SourceFigure


class ChangeKind(StrEnum):
    """downed is the headline; source_downed another source's figure, or the first one a source gives."""

    APPEARED = "appeared"
    GONE = "gone"
    WITHDRAWN = "withdrawn"
    DOWNED = "downed"
    SOURCE_DOWNED = "source_downed"
    KILLED = "killed"
    INJURED = "injured"
    DAMAGE = "damage"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `source` is whose figure changed (of the headline: whose it is now); None = not stated.

    `old` and `new` are a Count for downed, source_downed and withdrawn (new None), int for killed and injured, bool
    for damage.
    """

    kind: ChangeKind
    source: str | None
    old: Count | int | bool | None
    new: Count | int | bool | None


def changes(before: Incident | None, after: Incident | None) -> tuple[Change, ...]:
    """Differences that matter to a reader, most important first; empty for equal facts under other evidence."""
    if before is None:
        return () if after is None else (Change(ChangeKind.APPEARED, after.headline_source, None, after.figure.downed),)
    if after is None:
        return (Change(ChangeKind.GONE, before.headline_source, before.figure.downed, None),)
    return (
        *_withdrawn(before, after),
        *_headline(before, after),
        *_consequences(before, after),
        *_sources(before, after),
    )


def _withdrawn(before: Incident, after: Incident) -> list[Change]:
    earlier = _by_source(before)
    return [
        Change(ChangeKind.WITHDRAWN, source.source, earlier[source.source].figure.downed, None)
        for source in after.sources
        if source.withdrawn and source.source in earlier and not earlier[source.source].withdrawn
    ]


def _headline(before: Incident, after: Incident) -> list[Change]:
    if before.figure.downed == after.figure.downed:
        return []
    return [Change(ChangeKind.DOWNED, after.headline_source, before.figure.downed, after.figure.downed)]


def _consequences(before: Incident, after: Incident) -> list[Change]:
    old, new = before.figure, after.figure
    pairs: list[tuple[ChangeKind, int | bool | None, int | bool | None]] = [
        (ChangeKind.KILLED, old.killed, new.killed),
        (ChangeKind.INJURED, old.injured, new.injured),
        (ChangeKind.DAMAGE, old.damage, new.damage),
    ]
    return [Change(kind, None, earlier, later) for kind, earlier, later in pairs if earlier != later]


def _sources(before: Incident, after: Incident) -> list[Change]:
    earlier = _by_source(before)
    found = []
    for source in after.sources:
        known = earlier.get(source.source)
        old = known.figure.downed if known is not None else None
        told = source.source == after.headline_source and before.figure.downed != after.figure.downed
        if not told and not source.withdrawn and old != source.figure.downed:
            found.append(Change(ChangeKind.SOURCE_DOWNED, source.source, old, source.figure.downed))
    return found


def _by_source(incident: Incident) -> dict[str, SourceFigure]:
    return {source.source: source for source in incident.sources}
