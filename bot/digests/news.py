"""What of the record's changes is news, and what is a correction of something already told."""

from __future__ import annotations

from collections.abc import Iterable

from bot.digests.content import Change, Correction
from bot.incidents import changes
from bot.model import Incident
from bot.store.incidents import Revised


def news_of(revised: Iterable[Revised]) -> tuple[list[Incident], list[Correction]]:
    """Incidents to tell (new ones, and those with a new source, place or figure) and corrections of told ones.

    An incident whose posts went over into another one is no news: the other one is.
    """
    told: list[Incident] = []
    corrections: list[Correction] = []
    for item in revised:
        if item.before is None:
            if item.after is not None and not item.after.withdrawn:
                told.append(item.after)
            continue
        if item.after is None and item.absorbed:
            continue
        differences = changes(item.before, item.after)
        corrected = tuple(change for change in differences if _corrects(change))
        if corrected:
            corrections.append(Correction(item.after or item.before, corrected, item.at))
        if item.after is not None and len(corrected) < len(differences):
            told.append(item.after)
    return told, corrections


def _corrects(change: Change) -> bool:
    return change.kind in ("withdrawn", "restored") or (change.source is not None and change.old is not None)
