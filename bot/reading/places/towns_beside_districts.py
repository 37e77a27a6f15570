"""Towns among adjectives of districts: «над Таганрогом, Неклиновским и … районами»."""

from __future__ import annotations

from bot.reading.places.atlas import Town, folded
from bot.reading.places.lists import preposition
from bot.reading.places.walk import Walk

_IN = frozenset({"в", "во"})
_OVER = frozenset({"над", "под", "между"})
_SINGULAR = frozenset({"районом", "районе", "району", "округом", "округе", "округу"})
_PLURAL = frozenset({"районах", "районами", "районам", "районов", "округах", "округами", "округам", "округов"})
"""After two names, both are districts."""
_OF_TOWNS = ("ск", "цк")
_OF_DISTRICTS_BY = ("ским", "цким")
_EITHER = ("ском", "цком")


def town_in_chain(walk: Walk, start: int, index: int, kind: str) -> Town | None:
    """The town that a word of a phrase names which ends in the word for districts `kind`; None for a district."""
    form = walk.folded[index]
    if "-" in form and (compound := _compound(walk, form)):
        return compound
    if kind in _PLURAL and index == start and walk.codes[start : start + 4] == "A&AY":
        return None
    if form.endswith(_EITHER) and preposition(walk, start) in _OVER:
        town = walk.names.towns[form]
        return town if town is not None and town.place.name.endswith(_OF_TOWNS) else None
    if form.endswith(_OF_DISTRICTS_BY) and kind not in _SINGULAR:
        return None
    first = kind in _SINGULAR and not _of_district(walk, start, index)
    return walk.names.towns[form] if first or walk.names.districts[form] is None else None


def town_only(walk: Walk, index: int) -> Town | None:
    """«в двух городах и трёх районах: Каменске-Шахтинском, …»: of a list of both, what is known as a town alone."""
    form = walk.folded[index]
    return walk.names.towns[form] if walk.names.districts[form] is None else None


def _compound(walk: Walk, form: str) -> Town | None:
    """«над Переславлем-Залесским и Ростовским округами»: a district's adjective keeps its first part as it is."""
    town = walk.names.towns[form]
    kept = town is None or folded(town.place.name).startswith(form.rpartition("-")[0])
    return None if kept else town


def _of_district(walk: Walk, start: int, index: int) -> bool:
    """«в Каменском, … районе», «в Каменске, Каменском, … районе»: after «в» a town would end otherwise."""
    return walk.folded[index].endswith(_EITHER) and preposition(walk, start) in _IN
