"""How precisely the sources place an incident in time and space."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from bot.model import Basis, Incident, Place, PlaceKind, Statement

TIME_STATED: Final = 1
TIME_PART: Final = 2
TIME_OF_POST: Final = 3

PLACE_SETTLEMENT: Final = 1
PLACE_DISTRICT: Final = 2
PLACE_REGION: Final = 3
PLACE_WIDER: Final = 4

_LOCATED: Final = {PlaceKind.SETTLEMENT: PLACE_SETTLEMENT, PlaceKind.DISTRICT: PLACE_DISTRICT}


def time_precision(incident: Incident) -> int:
    """1 = a source states both ends by the clock, 2 = one end or a part of the day, 3 = only the post's time."""
    return min((_of_statement(statement) for statement in _in_force(incident)), default=TIME_OF_POST)


def geo_precision(incident: Incident) -> int:
    """1 = a settlement, 2 = a district, 3 = the region only, 4 = several regions, a sea, or none named."""
    if len(incident.regions) != 1 or "-" not in incident.regions[0]:
        return PLACE_WIDER
    return min((_LOCATED[place.kind] for place in located(incident)), default=PLACE_REGION)


def located(incident: Incident) -> list[Place]:
    """Settlements, then districts, that have coordinates. Nothing finer is ever given a point."""
    places = [
        place for place in incident.places if place.kind in _LOCATED and place.lat is not None and place.lon is not None
    ]
    return sorted(places, key=lambda place: _LOCATED[place.kind])


def _of_statement(statement: Statement) -> int:
    period = statement.report.period
    if period is None:
        return TIME_OF_POST
    if period.basis is Basis.STATED and period.start is not None and period.end is not None:
        return TIME_STATED
    return TIME_PART


def _in_force(incident: Incident) -> Iterable[Statement]:
    return (item for source in incident.sources for item in source.statements if not item.withdrawn)
