"""Rules that find seas, regions and districts in Russian text; as those for settlements they give the token after
what they took, or `index` if they do not apply."""

from __future__ import annotations

import re

from bot.model import Place, PlaceKind
from bot.reading.places import names
from bot.reading.places.atlas import NORTHERN
from bot.reading.places.elliptic import FEMININE, elliptic
from bot.reading.places.headed_lists import headed_alike, typed_alike, typed_before, typed_later, types_before
from bot.reading.places.lists import GOES_ON
from bot.reading.places.spots import CLOSING
from bot.reading.places.towns_beside_districts import town_in_chain, town_only
from bot.reading.places.walk import CITIES, Walk
from bot.reading.seldom import seldom
from bot.reading.words import translit

CHAIN = re.compile(r"A(?:\^?[,&]{1,2}p?A){0,40}")
_DISTRICT = seldom(r"\^{1,2}Y")
STEP = seldom(r"[,&]{1,2}")
_JOINTS = frozenset(",&^")
_NEW, _PENINSULA, _MARI_EL = (["новой"], ["новая"], ["новую"]), "UA-43", ["эл"]
_OF_TIME = (["по"], ["времени"], ["время"])
_TIME = seldom("[@τρνεμδ][a-zP]{0,3}$")
_MASCULINE = ("ом", "им", "ого", "ому", "ими", "их")
_ADJECTIVAL = ("ском", "цком", "ским", "цким", "ских", "цких", "ского", "цкого", "скому", "цкому")
_OVER, _OF_TOWNS = frozenset({"над", "под", "между"}), ("ском", "цком")
_NOMINATIVE = ("ий", "ый", "ой")
_IT_IS, _WERE = frozenset({"это", "себя"}), frozenset({"был", "была", "было", "были"})
_WITH = frozenset({"с", "со"})
_QUARTER, _QUARTERS = "микрорайон", frozenset({"сити"})
"""Of a city: other cities have some of the same name."""


def region(walk: Walk, index: int) -> int:
    end = region_adjectives(walk, index)
    if end > index:
        return end
    atlas, form, before = walk.atlas, walk.folded[index], walk.before(index)
    if form in NORTHERN and walk.folded[index + 1 : index + 2] and walk.folded[index + 1] in atlas.region_names:
        return region(walk, index + 1)
    name = atlas.region_names.get(form)
    if name and walk.found.areas and walk.towards(index):
        return index + 1
    if name and before not in {"s", "_"} and not _quoted(walk, index):
        start = index - 1 if index and walk.folded[index - 1] in NORTHERN else index
        end = index + 1 + (walk.folded[index + 1 : index + 2] == _MARI_EL)
        return walk.add_area(start - 1 if walk.before(start) == "Q" else start, end, [name])
    return _city_region(walk, index)


def _quoted(walk: Walk, index: int) -> bool:
    """«Крым», a road or a firm."""
    return walk.written[index - 1 : index] == ["«"] and walk.written[index + 1 : index + 2] == ["»"]


def _city_region(walk: Walk, index: int) -> int:
    """Moscow, St Petersburg or Sevastopol, unless flown towards or a hospital's."""
    city = walk.atlas.city_regions.get(walk.folded[index])
    if city is None or walk.before(index) == "_" or walk.towards(index):
        return index
    form = walk.folded[index]
    elsewhere = form in _QUARTERS and walk.home is not None and city not in walk.regions
    if elsewhere or (_quoted(walk, index) and "-" not in form):
        return index
    if walk.folded[index - 1 : index] in _OF_TIME and _TIME.search(walk.codes, max(0, index - 4), index):
        return index + 1
    near = city != walk.home and "подлете" in walk.folded[max(0, index - 2) : index]
    if near or walk.before(index) == "+" or walk.hospital(index):
        return index + 1
    new = walk.folded[index - 1 : index] in _NEW
    return walk.add_area(index - 1 if new else index, index + 1, [city])


def region_adjectives(walk: Walk, index: int) -> int:
    """«Белгородской, Брянской и Курской областей», «Донецкой Народной Республики», «над Курской – 4»."""
    end = chain_end(walk.codes, index)
    found = _regions_named(walk, index, end) if end > index else []
    if found and _elsewhere(walk, index, found):
        return end
    next_code = walk.codes[end : end + 1]
    if end == index or next_code == "Y":
        return index
    if _typed_otherwise(walk, index, end):
        return walk.add_area(index, end + (2 if found else 1), found or [_PENINSULA])
    after = after_region(walk.codes, end) if found else 0
    if after and (next_code == "Q" or walk.folded[end].startswith(("народн", "автономн"))):
        return walk.add_area(index, after, found)
    untyped = found and len(found) == walk.codes[index:end].count("A")
    if untyped and (types_before(walk, index) or elliptic(walk, index, end)):
        return walk.add_area(index, end, found)
    return index


def after_district(codes: str, index: int) -> int:
    """The token after «район», «муниципальный округ» … at `index`; 0 if there is none."""
    code = codes[index : index + 1]
    if code == "Y":
        return index + 1
    match = _DISTRICT.match(codes, index) if code == "^" else None
    return match.end() if match else 0


def after_region(codes: str, index: int) -> int:
    """The token after «область», «народная республика» … at `index`; 0 if there is none."""
    if codes[index : index + 1] == "Q":
        return index + 1
    return index + 2 if codes[index + 1 : index + 2] == "Q" and codes[index] in "oCA" else 0


def chain_end(codes: str, index: int) -> int:
    """The token after adjectives joined by commas and «и», `index` if none begins there."""
    if codes[index] != "A":
        return index
    if codes[index + 1 : index + 2] not in _JOINTS:
        return index + 1
    chain = CHAIN.match(codes, index)
    return chain.end() if chain else index


def _regions_named(walk: Walk, index: int, end: int) -> list[str]:
    """The regions that adjectives of a phrase name."""
    adjectives, folded = walk.atlas.region_adjectives, walk.folded
    if end == index + 1:
        code = adjectives.get(folded[index])
        return [code] if code else []
    if folded[index] not in adjectives and walk.names.towns[folded[index]]:
        # «над Орском, Оренбургская область»
        return []
    forms = [folded[i] for i in range(index, end) if walk.codes[i] == "A"]
    return [adjectives[form] for form in forms if form in adjectives]


def _elsewhere(walk: Walk, index: int, found: list[str]) -> bool:
    """«на границе с Курской областью», «летевших на Курскую область»."""
    if walk.folded[index - 1] in _WITH and walk.folded[index - 2].startswith("границ"):
        return True
    other = bool(walk.found.areas) or (walk.home is not None and walk.home not in found)
    return other and walk.towards(index)


def _typed_otherwise(walk: Walk, index: int, end: int) -> bool:
    """«Ямало-Ненецкий автономный округ», «Крымский полуостров»."""
    after = "".join(walk.folded[end : end + 1])
    if after.startswith("автономн") and walk.after(end + 1) == "Y":
        return walk.folded[end - 1] in walk.atlas.region_adjectives
    there = walk.home in {None, _PENINSULA} or not walk.towards(index)
    return there and end == index + 1 and walk.folded[index].startswith("крымск") and after.startswith("полуостров")


def districts(walk: Walk, index: int) -> int:
    """«в Рыльском и Глушковском районах», «в районах: Чертковском, Боковском»."""
    codes = walk.codes
    end = chain_end(codes, index)
    if end == index or walk.before(index) == "_":
        return index
    after = after_district(codes, end)
    if walk.before(index) == "s" and not (after and _all_genitive(walk, index, end)):
        return index
    typed = after or typed_before(walk, index, end)
    alike = typed or typed_later(walk, end) or typed_alike(walk, index, end)
    if not (alike or _known_districts(walk, index, end)):
        return index
    if walk.written[index][0].islower() and not _all_known(walk, index, end):
        return index
    kind = walk.folded[after - 1] if after else ""
    for i in range(index, end):
        if codes[i] != "A":
            continue
        town = town_in_chain(walk, index, i, kind) if i < end - 1 else None if after else town_only(walk, i)
        if kind.startswith(_QUARTER):
            walk.add(i, i + 1, _quarter(walk, walk.folded[i]))
        elif town:
            walk.add(i, i + 1, town.place)
        else:
            district(walk, i, walk.folded[i])
    return after or end


def _all_known(walk: Walk, start: int, end: int) -> bool:
    """«над лискинским и павловским районами», «в советском районе Воронежа»; in lower case it may be any adjective."""
    forms = [walk.folded[i] for i in range(start, end) if walk.codes[i] == "A"]
    return _of_city(walk, end) or all(walk.names.districts[form] is not None for form in forms)


def _quarter(walk: Walk, form: str) -> Place:
    """«в Юбилейном микрорайоне»: a part of a town, whatever district of the region has the same name."""
    return Place(names.title(names.district_nominative(form)), PlaceKind.CITY_DISTRICT, walk.region)


def _all_genitive(walk: Walk, start: int, end: int) -> bool:
    """«село Долгий Хутор Рыльского района», «в сёлах Рыльского и Льговского районов»."""
    return all(walk.folded[i].endswith("ого") for i in range(start, end) if walk.codes[i] == "A")


def _known_districts(walk: Walk, start: int, end: int) -> bool:
    """«в Чертковском и Боковском» without the word район; alone, a town of that name comes first («в Волжском»)."""
    after = walk.after(end)
    last = walk.found.mentions[-1] if walk.found.mentions else None
    listed_before = last is not None and last.place.kind is PlaceKind.DISTRICT
    listed = last is not None and listed_before and walk.codes[last.end : start] in GOES_ON
    alone = end == start + 1 and after == "|" and walk.written[end : end + 1] == ["."]
    by_each = walk.before(start) == "P" and after == ":" and walk.before(start - 1) in {"", "|", ";"}
    headed = (by_each or walk.before(start) in {"", "|"}) and (
        after in {":", "-"} or alone or (listed_before and after in {"(", "q"})
    )
    if end == start + 1 and _town_below(walk, start):
        return False
    if listed and walk.before(start) == "p" and walk.folded[start].endswith(_ADJECTIVAL):
        return True
    said = walk.before(start) == "o" and walk.folded[start - 1] in _IT_IS and not after.strip("|,")
    said = said or walk.codes[max(0, start - 2) : end + 1] == "C(A)"
    if listed or headed or said or (after == "-" and walk.after(end + 1) == "n"):
        return walk.names.districts[walk.folded[start]] is not None or (headed and headed_alike(walk, start, end))
    goes_on = bool(after) and after in "ACoB" and walk.written[end] not in CLOSING and walk.folded[end] not in _WERE
    if walk.before(start) != "p" or goes_on:
        return False
    forms = [walk.folded[i] for i in range(start, end) if walk.codes[i] == "A"]
    if len(forms) == 1 and _town_inflected(walk, start, forms[0]):
        return False
    known = [walk.names.districts[form] is not None for form in forms]
    # «над Боровским округом – два, в Жуковском и Ясногорском – три», where not all are known
    like = listed_before and any(known) and all(form.endswith(_ADJECTIVAL) for form in forms)
    return (all(known) or like) and all(form.endswith(_MASCULINE) for form in forms)


def _town_below(walk: Walk, index: int) -> bool:
    """«над Ряжском», «в Ясной»: the district would be «над Ряжским», «в Ясном»."""
    form = walk.folded[index]
    feminine = walk.before(index) == "p" and form.endswith(FEMININE)
    over = walk.folded[index - 1] in _OVER and form.endswith(_OF_TOWNS)
    return feminine or (over and walk.names.towns[form] is not None)


def _town_inflected(walk: Walk, index: int, form: str) -> bool:
    """«в Волжском» may be the town; «в Мценском» is not, for the town it would be «в Мценске»."""
    town = walk.names.towns[form]
    within = walk.folded[index - 1] in {"в", "во"}
    return town is not None and not (within and town.place.name.endswith(("ск", "цк")))


def district(walk: Walk, index: int, form: str) -> None:
    """Note the district that a folded adjective names, known or not."""
    place = walk.names.districts[form]
    if place is None or (form.endswith(_ADJECTIVAL) and not place.name.endswith(_NOMINATIVE)):
        name = translit.district(form) if form.isascii() else names.district_nominative(form)
        kind = PlaceKind.CITY_DISTRICT if _beside_city(walk, index) else PlaceKind.DISTRICT
        place = Place(names.title(name), kind, walk.region)
    walk.add(index, index + 1, place)


def _beside_city(walk: Walk, index: int) -> bool:
    """A city named right before or after: «Волгоград, Тракторозаводский район», «в Заречном районе Тулы»."""
    if walk.home in CITIES:
        return True
    last = walk.found.mentions[-1] if walk.found.mentions else None
    beside = last is not None and index - last.end <= 2 and "|" not in walk.codes[last.end : index]
    if last is not None and beside and _city(walk, walk.folded[last.start]):
        return True
    return _of_city(walk, index + 1)


def _of_city(walk: Walk, index: int) -> bool:
    """Whether a type word at `index` has a city after it."""
    after = after_district(walk.codes, index)
    return 0 < after < len(walk.folded) and _city(walk, walk.folded[after])


def _city(walk: Walk, form: str) -> bool:
    town = walk.names.towns[form] or walk.names.english_towns[form]
    return town is not None and town.city
