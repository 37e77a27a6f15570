"""Rules that find places in English text; names come out in Russian."""

from __future__ import annotations

import re

from bot.model import Place, PlaceKind
from bot.reading.places import english_forms, names
from bot.reading.places.areas import district
from bot.reading.places.atlas import folded
from bot.reading.places.walk import Area, Walk
from bot.reading.seldom import seldom
from bot.reading.words import translit

_REGION_NEXT = seldom(r"(?:\(n[Uuv]?\))?(?:[,&]{1,2}(?:n{1,3}p)?o{0,4}C(?:\(n[Uuv]?\))?){0,40}Q")
_REGIONS_OF = seldom(r"Qz(?:o?C[,&]{1,2})+o?$")
_SEVERAL_REGIONS = frozenset({"regions", "oblasts", "territories"})
_AS_WELL = ("as", "well", "as")
_DISTRICT_NEXT = re.compile(",[AC]Y")
"""Says that the name before it is a settlement's: "in Gotnya, Rakityansky District"."""
_DISTRICTS_NEXT = re.compile(r"[AC](?:[,&]{1,2}[AC])*+\^?Y")
_JOINTS = frozenset(",&")
_VILLAGES = re.compile(r"sz?(?:[AC]{1,2}[,&]{1,2})+$")
_SEVERAL = frozenset({"villages", "towns", "cities", "settlements", "hamlets"})
_WITHOUT_TYPE = frozenset(
    {"adygea", "adygeya", "adyghea", "bashkiria", "bashkortostan", "buryatia", "chechnya", "chukotka", "chuvashia"}
    | {"crimea", "dagestan", "dpr", "ingushetia", "kabardino-balkaria", "kalmykia", "kalmykiya", "kamchatka"}
    | {"karachay-cherkessia", "karelia", "khakassia", "kuban", "lpr", "mari el", "mordovia", "north ossetia"}
    | {"primorye", "sakhalin", "stavropolye", "tatarstan", "tuva", "udmurtia", "yakutia"}
)
"""Regions whose name is nothing else's: no city is called so."""
_NAMED_AFTER = frozenset(
    {"refinery", "airport", "plant", "npp", "hospital", "clinic", "bay", "strait", "river", "reservoir", "lake"}
    | {"governor", "mayor", "authorities", "government", "administration", "airfield", "airbase", "aerodrome"}
    | {"depot", "terminal", "factory", "substation", "tpp"}
)
"""What bears a town's name without being in it."""
_ONLY_OF_A_KIND = frozenset({"base", "station"})
_KINDS = frozenset(
    {"oil", "fuel", "gas", "chemical", "petrochemical", "nuclear", "thermal", "power", "air", "military", "processing"}
    | {"international", "steel", "metallurgical"}
)
"""Of what kind they are: "nuclear power plant", "air base"."""
_PARTS_OF_TOWNS = frozenset({"outskirts", "edge", "centre", "center", "suburb", "suburbs", "streets", "port"})
"""What has a town's name after "of", not a region's: "the outskirts of Tambov"."""
_NAMED = frozenset({"called", "named"})
_NEAR = "area"
"""After a name it is no district: "in the Klin area" is near Klin."""
_BEFORE_DISTRICTS, _AFTER_DISTRICTS = frozenset(",&^Y"), frozenset(",&z")
_DISTRICTS_OF = re.compile(r"Yz(?:[AC][,&]{1,2})*$")
_COUNT_BEFORE = seldom("n[Uu]?p$")
_COUNT_ENDS = frozenset({"", ",", "&", "-", "|", ";"})
_GOES_ON = frozenset("ACQY_=")
_ADJECTIVE = "skaya"
_DISTRICT_ENDINGS = ("sky", "skoy", "skiy", "skoye")


def name(walk: Walk, index: int) -> int:
    """A region, city, district or town of one or two words from `index` on."""
    after = walk.codes[index + 1 : index + 2]
    if after and after in "AC":
        taken = _name(walk, index, index + 2, f"{walk.folded[index]} {walk.folded[index + 1]}")
        if taken > index:
            return taken
    return _name(walk, index, index + 1, walk.folded[index])


def _name(walk: Walk, index: int, end: int, form: str) -> int:
    code = walk.atlas.region_english.get(form)
    if code and form.endswith(_ADJECTIVE) and not _region_next(walk, end):
        code = None
    of = walk.before(index) == "z" and walk.folded[index - 2] not in _PARTS_OF_TOWNS
    of = of and not (code and _of_city(walk, index, code, form))
    counted = code is not None and _counted(walk, index, end, code)
    if (
        code
        and not _city_beside_region(walk, end, form)
        and (of or form in _WITHOUT_TYPE or _region_next(walk, end) or _of_regions(walk, index) or counted)
    ):
        walk.add_area(max(0, index - 2) if of else index, end + 1 if walk.after(end) == "Q" else end, [code])
        if walk.codes[max(0, index - 2) : index] == "Yz" and not _region_next(walk, end):
            _town(walk, index, end, form)
        return end + 1 if walk.after(end) == "Q" else end
    city = walk.atlas.city_regions.get(form)
    if city:
        if not _time_zone(walk, index, end) and not walk.towards(index):
            walk.found.areas.append(Area(index, end, regions=(city,)))
        return end
    if _bears_the_name(walk, end):
        return end
    if end == index + 1 and walk.codes[index] == "C" and _by_seat(walk, index):
        return _district_by_seat(walk, index, end, form)
    if form.endswith(_DISTRICT_ENDINGS) and walk.codes[max(0, index - 2) : index] != "sz":
        taken = _district(walk, index, end)
        if taken > index:
            return taken
    return _town(walk, index, end, form)


def _time_zone(walk: Walk, index: int, end: int) -> bool:
    """ "At 3 a.m. Moscow time", "(4:10 in Moscow)"."""
    bracketed = walk.codes[max(0, index - 2) : index] == "@p" and walk.after(end) == ")"
    return bracketed or walk.folded[end : end + 1] == ["time"]


def _of_city(walk: Walk, index: int, code: str, form: str) -> bool:
    """ "The city of Tula", in a post that has named no region but its own."""
    if walk.before(index - 1) != "s" or not (code == walk.home or walk.names.english_towns[form]):
        return False
    return all(area.regions == (walk.home,) for area in walk.found.areas)


def _region_next(walk: Walk, end: int) -> bool:
    """ "Bryansk, Kursk, as well as the Tula Region": whether the list that a name begins is one of regions."""
    match = _REGION_NEXT.match(walk.codes, end)
    if match is None:
        return False
    at = walk.codes.find("oo", end, match.end())
    return at < 0 or tuple(walk.folded[at : at + 3]) == _AS_WELL


def _of_regions(walk: Walk, index: int) -> bool:
    """ "over the regions of Bryansk, Kursk and Tula": a later name of such a list."""
    if walk.before(index) not in {",", "&", "o"}:
        return False
    match = _REGIONS_OF.search(walk.codes, max(0, index - 60), index)
    return match is not None and walk.folded[match.start()] in _SEVERAL_REGIONS


def _counted(walk: Walk, index: int, end: int, code: str) -> bool:
    """ "Five over the Kursk Region, four over Bryansk": a region after another one, with a number of its own."""
    last = walk.found.areas[-1] if walk.found.areas else None
    if last is None or code == walk.home or _COUNT_BEFORE.search(walk.codes, max(0, index - 6), index) is None:
        return False
    return "|" not in walk.codes[last.end : index] and walk.after(end) in _COUNT_ENDS


def _city_beside_region(walk: Walk, end: int, form: str) -> bool:
    """ "Moscow and the Moscow Region": the first one is the city."""
    return form in walk.atlas.city_regions and walk.after(end) in {"&", ","} and form in walk.folded[end + 1 : end + 4]


def _bears_the_name(walk: Walk, end: int) -> bool:
    """ "The Volgograd oil refinery", "the Engels air base"."""
    at, last = end, len(walk.folded)
    while at < last and walk.folded[at] in _KINDS:
        at += 1
    return at < last and (walk.folded[at] in _NAMED_AFTER or (at > end and walk.folded[at] in _ONLY_OF_A_KIND))


def _by_seat(walk: Walk, index: int) -> bool:
    """ "Kursk and Lgov districts", "the districts of Kursk and Lgov"."""
    districts = _DISTRICTS_NEXT.match(walk.codes, index) if walk.after(index + 1) in _BEFORE_DISTRICTS else None
    if districts:
        return walk.folded[districts.end() - 1] != _NEAR or walk.codes[districts.end() - 2] == "^"
    if walk.before(index) not in _AFTER_DISTRICTS:
        return False
    of = _DISTRICTS_OF.search(walk.codes, max(0, index - 20), index)
    return of is not None and walk.folded[of.start()].startswith("district")


def _town(walk: Walk, index: int, end: int, form: str) -> int:
    known = walk.names.english_towns[form]
    if known is not None:
        return end if known.city and _locates(walk, index) else walk.add(index, end, known.place)
    if walk.before(index) == "s" or _of_type(walk, index) or _of_several(walk, index):
        first, _, second = form.partition(" ")
        name = translit.name_of_two(first, second) if english_forms.adjective(first) and second else ""
        name = name or translit.masculine(form) or translit.name(form)
        return walk.add(index, end, Place(name, PlaceKind.SETTLEMENT, walk.region))
    return _by_its_form(walk, index, end, form)


def _of_type(walk: Walk, index: int) -> bool:
    """ "The village of Ivnya", "a hamlet called Ivnya"."""
    if walk.codes[max(0, index - 2) : index] == "sz":
        return True
    return walk.codes[max(0, index - 2) : index - 1] == "s" and walk.folded[index - 1] in _NAMED


def _locates(walk: Walk, index: int) -> bool:
    """ "in the village of Otradnoye near Belgorod": a city that only tells where the village is."""
    last = walk.found.mentions[-1] if walk.found.mentions else None
    near = last is not None and last.end == index - 1 and walk.folded[last.end] in {"near", "outside"}
    return near and last is not None and last.place.kind is PlaceKind.SETTLEMENT


def _by_its_form(walk: Walk, index: int, end: int, form: str) -> int:
    """ "in Tyazhino", "near Novaya Zburyevka", "in Volfino and Sverdlikovo": as the gazetteer has it, if it does."""
    area = walk.folded[end : end + 1] == [_NEAR]
    if walk.home is None or not (area or (_where(walk, index) and walk.after(end) not in _GOES_ON)):
        return index
    first, _, second = form.partition(" ")
    like = english_forms.village_of_two(first, second) if second else english_forms.village(first)
    if not like and (second or not _DISTRICT_NEXT.match(walk.codes, end)):
        return index
    name = translit.name_of_two(first, second) if second else translit.name(first)
    known = walk.names.towns[folded(name)]
    if known is None and folded(name) in walk.atlas.foreign:
        return end
    return walk.add(index, end, known.place if known else Place(name, PlaceKind.SETTLEMENT, walk.region))


def _where(walk: Walk, index: int) -> bool:
    """Whether a name stands after a word of place, or in a list with a place before it."""
    if index > 1 and walk.folded[index - 1] == "to" and walk.folded[index - 2] in english_forms.BESIDE:
        return True
    if index and walk.folded[index - 1] in english_forms.IN_ENGLISH:
        return walk.folded[index - 1] != "of" or "k" in walk.codes[max(0, index - 4) : index]
    last = walk.found.mentions[-1] if walk.found.mentions else None
    return last is not None and walk.codes[last.end : index] in {",", "&", ",&"}


def _of_several(walk: Walk, index: int) -> bool:
    """ "the villages of Ivnya and Kustovoye": a later name of a list."""
    if walk.before(index) not in _JOINTS:
        return False
    match = _VILLAGES.search(walk.codes, max(0, index - 30), index)
    return match is not None and walk.folded[match.start()] in _SEVERAL


def _district_by_seat(walk: Walk, index: int, end: int, form: str) -> int:
    """ "Kursk and Lgov districts": named by their towns."""
    known = walk.names.english_towns[form]
    seat = folded(known.place.name if known else translit.name(form))
    place = walk.atlas.district_of(seat, walk.regions)
    if place is None and _surely_district(walk, index, end):
        place = walk.atlas.district_near(seat, walk.regions)
    if place is None and known and _surely_district(walk, index, end):
        place = Place(names.title(names.district_of_town(seat)), PlaceKind.DISTRICT, walk.region)
    if place is not None:
        return walk.add(index, end, place)
    return _town(walk, index, end, form)


def _surely_district(walk: Walk, index: int, end: int) -> bool:
    """ "Staritsa district", "Rzhev and Staritsa districts", unlike "Volgograd, Traktorozavodsky district"."""
    if walk.after(end) == "Y":
        return True
    match = _DISTRICTS_NEXT.match(walk.codes, index)
    return match is not None and walk.folded[match.end() - 1].endswith("s")


def _district(walk: Walk, index: int, end: int) -> int:
    """ "Chertkovsky and Bokovsky districts", "five districts: Chertkovsky, Bokovsky"."""
    if not _DISTRICTS_NEXT.match(walk.codes, index) and "Y" not in walk.codes[max(0, index - 30) : index]:
        return index
    form = translit.district(walk.folded[index])
    known = walk.names.districts[form] or walk.names.districts[form.replace("тск", "цк")]
    known = known or walk.atlas.english_district(walk.folded[index], walk.regions)
    district(walk, index, folded(known.name) if known else form)
    return end
