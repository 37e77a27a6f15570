"""The rule that finds a settlement of no gazetteer called by an adjective where the post named it before: «Ясногорское
под обстрелом … в Ясногорском повреждён трактор»."""

from __future__ import annotations

from bot.model import Place, PlaceKind
from bot.reading.places import names
from bot.reading.places.walk import Walk

_IN, _NEUTER, _IN_CASE = frozenset({"в", "во"}), "ое", ("ском", "цком")
_GOES_ON = frozenset("ACYQoи\\s^_")
_LOOKED_BACK = 80


def repeated(walk: Walk, index: int) -> int:
    form = walk.folded[index]
    if walk.home is None or not form.endswith(_IN_CASE) or walk.folded[index - 1] not in _IN:
        return index
    name = form[:-2] + _NEUTER
    if walk.after(index + 1) in _GOES_ON or name not in walk.folded[max(0, index - _LOOKED_BACK) : index]:
        return index
    return walk.add(index, index + 1, Place(names.title(name), PlaceKind.SETTLEMENT, walk.region))


def of_repeated(codes: str, at: int) -> bool:
    """For adjectives after a preposition; as the functions of surroundings.py."""
    return codes[at] == "A" and codes[at - 1] == "p" and codes[at + 1] not in _GOES_ON
