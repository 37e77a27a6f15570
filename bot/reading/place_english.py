"""Rules that find places in English text; names come out in Russian."""

from __future__ import annotations

import re

from bot.model import Place, PlaceKind
from bot.reading import translit
from bot.reading.place_areas import district
from bot.reading.place_atlas import folded
from bot.reading.place_walk import Area, Walk

_REGION_NEXT = re.compile(r"(?:\(n[Uuv]?\))?(?:[,&]{1,2}(?:n{1,3}p)?o?C(?:\(n[Uuv]?\))?){0,9}Q")
_DISTRICTS_NEXT = re.compile(r"[AC](?:[,&]{1,2}[AC])*+\^?Y")
_VILLAGES = re.compile(r"sz?(?:[AC]{1,2}[,&]{1,2})+$")
_SEVERAL = frozenset({"villages", "towns", "cities", "settlements", "hamlets"})
_WITHOUT_TYPE = frozenset({"crimea", "tatarstan", "bashkortostan"})
_NAMED_AFTER = frozenset(
    {"refinery", "airport", "plant", "npp", "hospital", "clinic", "bay", "strait", "river", "reservoir", "lake"}
)
"""What bears a town's name without being in it."""
_DISTRICT_ENDINGS = ("sky", "skoy", "skiy", "skoye")


def name(walk: Walk, index: int) -> int:
    """A region, city, district or town of one or two words from `index` on."""
    for end in (index + 2, index + 1):
        if end <= len(walk.codes) and all(code in "AC" for code in walk.codes[index:end]):
            taken = _name(walk, index, end, " ".join(walk.folded[index:end]))
            if taken > index:
                return taken
    return index


def _name(walk: Walk, index: int, end: int, form: str) -> int:
    code = walk.atlas.region_english.get(form)
    of = walk.before(index) == "z"
    if (
        code
        and not _city_beside_region(walk, end, form)
        and (of or form in _WITHOUT_TYPE or _REGION_NEXT.match(walk.codes, end))
    ):
        walk.add_area(max(0, index - 2) if of else index, end + 1 if walk.after(end) == "Q" else end, [code])
        if walk.codes[max(0, index - 2) : index] == "Yz" and not _REGION_NEXT.match(walk.codes, end):
            _town(walk, index, end, form)
        return end + 1 if walk.after(end) == "Q" else end
    city = walk.atlas.city_regions.get(form)
    if city:
        if walk.folded[end : end + 1] != ["time"] and not walk.towards(index):
            walk.found.areas.append(Area(index, end, regions=(city,)))
        return end
    if end == index + 1 and walk.codes[index] == "C" and _DISTRICTS_NEXT.match(walk.codes, index):
        return _district_by_seat(walk, index, end, form)
    if form.endswith(_DISTRICT_ENDINGS) and walk.codes[max(0, index - 2) : index] != "sz":
        taken = _district(walk, index, end)
        if taken > index:
            return taken
    return _town(walk, index, end, form)


def _city_beside_region(walk: Walk, end: int, form: str) -> bool:
    """ "Moscow and the Moscow Region": the first one is the city."""
    return form in walk.atlas.city_regions and walk.after(end) in {"&", ","} and form in walk.folded[end + 1 : end + 4]


def _town(walk: Walk, index: int, end: int, form: str) -> int:
    known = walk.names.english_town(form)
    if known is not None:
        if walk.folded[end : end + 1] and walk.folded[end] in _NAMED_AFTER:
            return end
        return walk.add(index, end, known.place)
    if walk.before(index) == "s" or walk.codes[max(0, index - 2) : index] == "sz" or _of_several(walk, index):
        return walk.add(index, end, Place(translit.name(form), PlaceKind.SETTLEMENT, walk.region))
    return index


def _of_several(walk: Walk, index: int) -> bool:
    """ "the villages of Ivnya and Kustovoye": a later name of a list."""
    match = _VILLAGES.search(walk.codes, max(0, index - 30), index)
    return match is not None and walk.folded[match.start()] in _SEVERAL


def _district_by_seat(walk: Walk, index: int, end: int, form: str) -> int:
    """ "Kursk and Lgov districts": named by their towns."""
    known = walk.names.english_town(form)
    seat = folded(known.place.name if known else translit.name(form))
    place = walk.atlas.district_of(seat, walk.regions)
    if place is not None:
        return walk.add(index, end, place)
    return _town(walk, index, end, form)


def _district(walk: Walk, index: int, end: int) -> int:
    """ "Chertkovsky and Bokovsky districts", "five districts: Chertkovsky, Bokovsky"."""
    if not _DISTRICTS_NEXT.match(walk.codes, index) and "Y" not in walk.codes[max(0, index - 30) : index]:
        return index
    form = translit.district(walk.folded[index])
    known = walk.names.district(form)
    known = known or walk.atlas.english_district(walk.folded[index], walk.regions)
    district(walk, index, folded(known.name) if known else form)
    return end
