"""Settlements that the post named before: those of no gazetteer called by an adjective («Ясногорское под обстрелом … в
Ясногорском повреждён трактор»), and first parts of names («Каменка-Лесная … в Каменке»)."""

from __future__ import annotations

from bot.model import Place, PlaceKind
from bot.reading.places import names
from bot.reading.places.atlas import folded
from bot.reading.places.walk import Walk

_IN, _NEUTER, _IN_CASE = frozenset({"в", "во"}), "ое", ("ском", "цком")
_GOES_ON = frozenset("ACYQoи\\s^_")
_LOOKED_BACK, _MENTIONS = 80, 8
_SHORTEST, _ENDING = 4, 3


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


def shortened(walk: Walk, form: str) -> Place | None:
    """«Каменка-Лесная … в Каменке»: the place named before whose first part a form may be."""
    stem = form[: max(_SHORTEST, len(form) - _ENDING)]
    for mention in walk.found.mentions[-_MENTIONS:]:
        first, _, rest = folded(mention.place.name).partition("-")
        alike = rest.isalpha() and first.startswith(stem) and abs(len(first) - len(form)) <= 1
        if alike and mention.place.kind is PlaceKind.SETTLEMENT:
            return mention.place
    return None


def known(walk: Walk, form: str, place: Place) -> Place:
    """The place of the gazetteer that a form names, unless nobody knows where it is and the form shortens another."""
    return place if place.lat is not None else shortened(walk, form) or place
