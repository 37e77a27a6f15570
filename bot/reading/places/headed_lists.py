"""Districts in lists that a head counts: «в трёх районах и одном городе: Донецк, Каменский», «три округа – …»."""

from __future__ import annotations

from bot.reading.places.walk import Walk
from bot.reading.seldom import seldom

_HEADED = seldom(r"Y(?:[^|:]{0,24}:|-)(?:[AC]{1,3}(?:,&?|&))*$")
_LISTED = frozenset({"", ",", "&", "|", "-"})
_ENDS = frozenset(",&|-\0")
_LONGEST = 160
_NOMINATIVE = ("ский", "цкий", "ской", "цкой")


def of_headed(codes: str, at: int) -> bool:
    """For adjectives in a list below «районы»; as the functions of surroundings.py."""
    if codes[at] != "A" or codes[at - 1] not in ":,&-" or codes[at + 1] not in _ENDS:
        return False
    return _HEADED.search(codes, max(0, at - _LONGEST), at) is not None


def headed(walk: Walk, index: int) -> int:
    """A known district of such a list in the nominative."""
    form = walk.folded[index]
    listed = form.endswith(_NOMINATIVE) and _HEADED.search(walk.codes, max(0, index - _LONGEST), index) is not None
    place = walk.names.districts[form] if listed and walk.after(index + 1) in _LISTED else None
    return index if place is None else walk.add(index, index + 1, place)
