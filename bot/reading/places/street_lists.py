"""Later names of a list of streets: «на улицах Щорса, Губкина и Мира», one of which may be a town's elsewhere."""

from __future__ import annotations

from bot.model import Place, PlaceKind
from bot.reading.places import names
from bot.reading.places.walk import Walk
from bot.reading.seldom import seldom

_BEFORE = seldom("_(?:[AC]{1,3}(?:,&?|&))+$")
_NAME = seldom("[AC]{1,3}(?=[|,&;:)(.]|[oFkqHhp])")
_STREETS = ("улицах", "улицам", "улицами", "улиц", "проспектах", "переулках", "переулкам", "бульварах")
_LONGEST = 40


def of_street_list(codes: str, at: int) -> bool:
    """For names in a list after a type word of streets; as the functions of surroundings.py."""
    return codes[at - 1] in ",&" and _BEFORE.search(codes, max(0, at - _LONGEST), at) is not None


def in_street_list(walk: Walk, index: int) -> int:
    """A street of a list that «на улицах» heads."""
    before = _BEFORE.search(walk.codes, max(0, index - _LONGEST), index)
    name = _NAME.match(walk.codes, index)
    if before is None or name is None or walk.folded[before.start()] not in _STREETS:
        return index
    said = names.title(" ".join(walk.written[index : name.end()]))
    return walk.add(index, name.end(), Place(said, PlaceKind.STREET, walk.region))
