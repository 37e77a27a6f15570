"""Rules that find rural settlements by their adjective («в Холмском сельском поселении») and housing estates («в жилом
массиве «Строитель»»); as those of towns.py they give the token after what they took, or `index`."""

from __future__ import annotations

import re

from bot.model import Place, PlaceKind
from bot.reading.places import names
from bot.reading.places.areas import chain_end
from bot.reading.places.atlas import folded
from bot.reading.places.spots import CLOSING, OPENING
from bot.reading.places.walk import NO_NAME, Walk
from bot.reading.seldom import seldom

_MUNICIPALITY = ("поселени", "с/п", "с.п.", "с. п.", "г/п", "г.п.", "г. п.")
_COUNCIL, _HEADS_OF = "сельсовет", ("глав", "депутат", "администрац")
_ESTATE, _HOUSING = "массив", "жил"
_ESTATE_IN_ONE = "жилмассив"
_LONGEST_QUOTED = 5
_TYPED = re.compile(r"\^?s")
_ENDING = seldom(r"(?:ое|ого|ому|ом|ым|им|ые|ие|ых|ыми|ими|их)$")
_SOFT_ENDING = seldom(r"(?:ее|его|ему|ем)$")
_AND = frozenset({",", "&"})


def rural(walk: Walk, index: int) -> int:
    """«в Холмском сельском поселении», «над Ясенским и Лужским поселениями»: called by a neuter adjective."""
    end = chain_end(walk.codes, index)
    typed = _TYPED.match(walk.codes, end)
    if typed is None or not walk.folded[typed.end() - 1].startswith(_MUNICIPALITY):
        return index
    forms = [(at, neuter(walk.folded[at])) for at in range(index, end) if walk.codes[at] == "A"]
    if not all(name and walk.written[at][0].isupper() for at, name in forms):
        return index
    for at, name in forms:
        known = walk.names.towns[name] if name else None
        same = known is not None and folded(known.place.name) == name
        place = known.place if known and same else Place(names.title(name or ""), PlaceKind.SETTLEMENT, walk.region)
        walk.add(at, at + 1, place)
    return typed.end()


def council(walk: Walk, index: int) -> int:
    """«на территории Звенячанского сельсовета»: called by a masculine adjective, as a district is."""
    if not walk.folded[index + 1 : index + 2] or not walk.folded[index + 1].startswith(_COUNCIL):
        return index
    if walk.folded[index - 1].startswith(_HEADS_OF):
        return index
    name = names.title(names.district_nominative(walk.folded[index]))
    return walk.add(index, index + 2, Place(name, PlaceKind.SETTLEMENT, walk.region))


def of_council(codes: str, at: int) -> bool:
    """Whether a word without a meaning of its own follows an adjective at a token of a line."""
    return codes[at] == "A" and codes[at + 1] == "o"


def neuter(form: str) -> str | None:
    """«холмском» -> «холмское»: the neuter nominative of an adjective; None for other forms."""
    for endings, nominative in ((_ENDING, "ое"), (_SOFT_ENDING, "ее")):
        found = endings.search(form)
        if found and found.start() > 2:
            return form[: found.start()] + nominative
    return None


def estate(walk: Walk, index: int) -> int:
    """«в жилом массиве «Строитель»», «на жилмассиве Солнечный»: a part of a town, its name in the nominative."""
    quoted = walk.written[index - 1] in OPENING
    if not of_estate_type(walk, index - 2 if quoted else index - 1):
        return index
    if not quoted:
        town = walk.names.towns[walk.folded[index]]
        other_case = town is not None and folded(town.place.name) != walk.folded[index]
        return index if other_case or not walk.capital(index) else _estate(walk, index, index + 1)
    done, at = index, index
    while True:
        last = min(at + _LONGEST_QUOTED, len(walk.codes))
        end = next((end for end in range(at + 1, last) if walk.written[end] in CLOSING), None)
        if end is None:
            return done
        _estate(walk, at, end)
        done = end + 1
        if walk.after(done) not in _AND or walk.written[done + 1 : done + 2] not in ([mark] for mark in OPENING):
            return done
        at = done + 2


def of_estate_type(walk: Walk, at: int) -> bool:
    """Whether «жилмассив» or «жилой массив» ends at a token."""
    if at < 0:
        return False
    word = walk.folded[at]
    return word.startswith(_ESTATE_IN_ONE) or (
        at > 0 and word.startswith(_ESTATE) and walk.folded[at - 1].startswith(_HOUSING)
    )


def _estate(walk: Walk, start: int, end: int) -> int:
    name = names.title(" ".join(walk.folded[start:end]))
    return walk.add(start, end, Place(name, PlaceKind.CITY_DISTRICT, walk.region))


def of_rural(codes: str, at: int) -> bool:
    """Whether a type word of settlements may follow adjectives at a token of a line (see surroundings.py)."""
    end = chain_end(codes, at)
    return end > at and _TYPED.match(codes, end) is not None


def of_estate(codes: str, at: int) -> bool:
    """Whether two words without a meaning of their own, or a word and a mark, stand before a token of a line."""
    return codes[at - 1] == "o" and at > 1 and codes[at] not in NO_NAME
