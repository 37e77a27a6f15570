"""Which changes of the record a subscriber wants to hear of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.digests.content import DigestContent
from bot.model import Incident
from bot.model.wishes import Wish
from bot.store.beside import Beside
from bot.store.incidents import EVERYTHING, Revised


def narrowed(revised: Iterable[Revised], regions: Sequence[str], wish: Wish) -> tuple[Revised, ...]:
    """The changes as they look to somebody who is told only of wanted incidents.

    An incident that becomes wanted is new to them; one that no longer is was told and so is still corrected.
    """
    found = []
    for item in revised:
        before = item.before is not None and is_wanted(item.before, regions, wish)
        after = item.after is not None and is_wanted(item.after, regions, wish)
        if before:
            found.append(item)
        elif after:
            found.append(replace(item, before=None))
    return tuple(found)


def left_to(revised: Iterable[Revised], others: Iterable[Beside]) -> tuple[Revised, ...]:
    """The changes that no other subscription of the same place and schedule tells."""
    same = [other for other in others if not other.instantly]
    return tuple(item for item in revised if not any(_tells(other, item) for other in same))


def told_instantly(incidents: Iterable[Incident], others: Iterable[Beside]) -> frozenset[int]:
    """The ids of incidents of which an instant subscription of the same place has told."""
    instant = [other for other in others if other.instantly]
    return frozenset(
        incident.id
        for incident in incidents
        if any(is_wanted(incident, other.regions, other.wish) for other in instant)
    )


def _tells(other: Beside, item: Revised) -> bool:
    states = (state for state in (item.before, item.after) if state is not None)
    return any(is_wanted(state, other.regions, other.wish) for state in states)


def is_wanted(incident: Incident, regions: Sequence[str], wish: Wish) -> bool:
    """Whether an incident lies where the subscriber looks and matters enough to them."""
    if not any(_looks_at(region, incident, regions, wish) for region in incident.regions):
        return False
    if wish.grave and not is_grave(incident):
        return False
    downed = incident.figure.downed
    return wish.least == 0 or (downed is not None and downed.top >= wish.least)


def is_grave(incident: Incident) -> bool:
    """Whether somebody reported casualties or damage."""
    figure = incident.figure
    return bool(figure.killed or figure.injured or figure.damage)


def has_grave_news(content: DigestContent) -> bool:
    corrected = (correction.incident for correction in content.corrections)
    return any(is_grave(incident) for incident in (*content.incidents, *content.multi_region, *corrected))


def _looks_at(region: str, incident: Incident, regions: Sequence[str], wish: Wish) -> bool:
    if region not in regions:
        return EVERYTHING in regions
    places = wish.places_in(region)
    return not places or any(place.name in places for place in incident.places)
