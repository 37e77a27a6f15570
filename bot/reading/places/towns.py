"""Rules that find streets and settlements in Russian text; as those for areas they give the token after what they
took, or `index` if they do not apply."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.model import Place, PlaceKind
from bot.reading.places import names, names_in_cases, repeated, streets
from bot.reading.places.ahead import (
    capitals,
    ends_in_type,
    in_district,
    in_region,
    past_region,
    region_ahead,
    region_of_list,
    region_told,
    typed,
)
from bot.reading.places.atlas import Town, folded
from bot.reading.places.called import ordinal_after
from bot.reading.places.lists import BETWEEN, like_a_name
from bot.reading.places.mayors import beside_mayor
from bot.reading.places.names_after_types import of_other_gender, of_owner, settlement_nominative
from bot.reading.places.no_sites import OFFICIALS
from bot.reading.places.spots import NEAR_WORDS, after_hour, part_of_town, quoted_name
from bot.reading.places.walk import NO_NAME, Walk, before_name
from bot.reading.words.codes import UAV, sentence_around

SHOT_DOWN_NEXT = re.compile(r"-(?:Z|[nM]{0,2}[SWO]|[nM]{0,2}[yeUuv]{1,3}[SWO])")
_BEFORE_NAME, _SENTENCE = frozenset('pпцY,;&-|:s("P'), 100
_HAPPENED = frozenset("SWOVFIGHkqhK")
_WERE = frozenset({"были", "был", "оказались", "оказался", "стали", "себя", "атаковать", "досталось", "перепало"})
_SPACE_OF = frozenset({"территории", "территорией", "небе", "небом", "черте", "границах", "окрестностях", "жителей"})
_OPENINGS = frozenset({"сегодня", "вчера", "накануне", "также", "снова", "вновь", "опять", "сейчас"})
_WATERS = ("мыс", "полуостров", "остров", "озер", "рек", "водохранилищ", "бухт", "пролив", "залив", "лиман")
"""After these a name is that of a cape, an island, a lake …"""
_SEVERAL = frozenset({"пунктов", "пунктах", "сел", "селах", "поселков", "деревень", "хуторов"})
_LOOKED_BACK, _REMEMBERED_NAMES, _HOURS = 8, 4096, frozenset("νμεδ")
STRUCK_NEXT = re.compile(r"-[nMyeUuv]{0,3}[KhHkq]|\|[oyeC]?K[oye]{0,3}[Uuv]|\|[ye]{0,2}[Uuv][kH]")
_JOINTS, _IN, _QUOTES = frozenset(",&"), frozenset({"в", "во"}), frozenset('«„“"')
_ZONE, _INDUSTRIAL = frozenset({"зоне", "зоны", "зону", "зоной"}), "промышленн"
_OF_ADJECTIVES = tuple(stem + end for stem in ("ск", "цк") for end in ("ий", "ого", "ому", "им", "ом"))
_OF_NAMES = ("ая", "яя", "ое", "ее", "ый", "ий", "ой", "ые", "ие", "ье", "ья", "ьи")
_LAND, _FEMININE = ("земл", "степ", "сторон"), ("ой", "ая", "ую")
_WORKS = ("завод", "нпз", "гпз", "комбинат", "порт", "аэропорт", "аэродром", "терминал", "элеватор", "полигон", "мост")
_QUARTERS, _NAME_ENDINGS = ("микрорайон", "мкр"), ("ово", "ево", "ино", "вка", "ское", "ное", "ная")
_THINGS, _SURE = frozenset("oиs\\BYQ^+"), frozenset({"p", "п", "ц", "Y", "P", "s", "q", "k"})


def street(walk: Walk, index: int) -> int:
    found = streets.street_at(walk.codes, walk.written, walk.folded, index)
    if found is None:
        return index
    end, name, houses = found
    return walk.add(index, end, Place(name, PlaceKind.STREET, walk.region, houses=houses))


def quoted(walk: Walk, index: int) -> int:
    """«в микрорайоне «Новый-2»», «у посёлка «Тихий берег»»."""
    end = quoted_name(walk, index)
    if end == index:
        return index
    _named(walk, index, end, "")
    return end + 1


def after_type(walk: Walk, index: int) -> int:
    """Names after село, хутор, город …, through lists."""
    codes = walk.codes
    kind = walk.folded[index - 1]
    before = codes[index - 1] if index else ""
    if before != "s" and not (before == "\\" and kind == "д."):
        listed = before == ":" and codes[max(0, index - 2) : index - 1] in {"q", "k"}
        if not listed:
            return index
    position, end = index, index
    while True:
        size = _name_size(walk, position)
        if size > 1:
            size = _shorter(walk, position, size)
        if not size or (size == 1 and of_owner(walk.folded[position], kind) and walk.after(position + 1) == "o"):
            return end
        end = position + size
        end += codes[end : end + 1] == "n" and ordinal_after(walk, end)
        _named(walk, position, end, kind)
        if end < len(codes) and walk.written[end][0].isupper():
            end = _town_beside(walk, end, quarter=_quarter(walk, position))
        if codes[end : end + 1] == "A" and kind in _SEVERAL:
            end = past_region(walk, end)
        if codes[end : end + 1] not in _JOINTS:
            return end
        position = end + 2 if codes[end + 1 : end + 2] in _JOINTS else end + 1
        if position >= len(codes) or not walk.capital(position):
            return end
        if codes[position] == "A" and ends_in_type(walk, position):
            return end


def _name_size(walk: Walk, index: int) -> int:
    """How many tokens make a name: capitals up to where a district or region begins."""
    codes, written = walk.codes, walk.written
    if codes[index] == "C" and index + 1 < len(codes) and not written[index + 1][0].isupper():
        return 1
    place, last = index, min(index + 3, len(codes))
    while place < last and codes[place] not in NO_NAME and written[place][0].isupper():
        if codes[place] == "A" and (typed(codes, place + 1) or (place > index and ends_in_type(walk, place))):
            break
        place += 1
    size = walk.without_verb(index, place) - index if place > index + 1 else place - index
    if size and walk.after(index + size) == "s" and walk.written[index + size][:1].isupper():
        size += 1
    return size


def _shorter(walk: Walk, index: int, size: int) -> int:
    """«с. Волконка Сочи»: a name that ends where a town of its own begins."""
    if size < 2 or walk.names.towns[" ".join(walk.folded[index : index + size])]:
        return size
    quarter = _quarter(walk, index)
    for cut in range(1, size):
        last = walk.names.towns[" ".join(walk.folded[index + cut : index + size])]
        if last is not None and (last.city or quarter):
            return cut
    return size


def _quarter(walk: Walk, index: int) -> bool:
    """«в микрорайоне Лиховской Каменска-Шахтинского»: part of a town, which may be a small one."""
    return walk.folded[index - 1].startswith(_QUARTERS) if index else False


def _town_beside(walk: Walk, index: int, *, quarter: bool) -> int:
    """The city that a settlement belongs to, or the town that a quarter does, named right after it."""
    if not walk.capital(index):
        return index
    size = _name_size(walk, index)
    whole = walk.names.towns[" ".join(walk.folded[index : index + size])] if quarter and size > 1 else None
    if whole is not None:
        return walk.add(index, index + size, whole.place)
    found = walk.names.towns[walk.folded[index]]
    return index if found is None or not (found.city or quarter) else walk.add(index, index + 1, found.place)


def _named(walk: Walk, start: int, end: int, kind: str) -> None:
    alone = end == start + 1
    form = walk.folded[start] if alone else " ".join(walk.folded[start:end])
    if form in walk.atlas.city_regions:
        return
    ahead = region_of_list(walk, start) if walk.home is None else None
    town = (walk.atlas.names(frozenset({ahead})) if ahead else walk.names).towns[form]
    if town is not None and of_other_gender(form, kind, town.place.name):
        town = walk.names.towns[settlement_nominative(form, kind)]
    if town is None:
        walk.add(start, end, _unknown(form, kind if alone else None, ahead or walk.region))
    else:
        walk.add(start, end, town.place)


@lru_cache(_REMEMBERED_NAMES)
def _unknown(form: str, kind: str | None, region: str | None) -> Place:
    """A settlement that no gazetteer knows, by its folded name and the type word before it."""
    name = settlement_nominative(form, kind) if kind is not None else form
    return Place(names.title(name), PlaceKind.SETTLEMENT, region)


def town(walk: Walk, index: int) -> int:
    """A known town without a type word, where a name can stand."""
    size = capitals(walk, index)
    if size == 1 and walk.home is not None and walk.names.towns[walk.folded[index]] is None:
        return index
    before = walk.before(index)
    if before and before not in _BEFORE_NAME and not walk.folded[index - 1].isalpha() and not _of_airfield(walk, index):
        return index
    if index and walk.folded[index - 1].startswith(_WATERS):
        return index
    ahead = (region_ahead(walk, index) or region_told(walk, index)) if walk.home is None else None
    for end in range(index + size, index, -1):
        form = " ".join(walk.folded[index:end]) if size > 1 else walk.folded[index]
        found = walk.names.towns[form] or (walk.atlas.names(frozenset({ahead})).towns[form] if ahead else None)
        if found is None or _of_works(walk, index, end, found):
            continue
        if _plausible(walk, index, end, found):
            return walk.add(index, end, repeated.known(walk, form, found.place))
    return index


def _of_airfield(walk: Walk, index: int) -> bool:
    """«на аэродроме «Энгельс»»."""
    return index > 1 and walk.written[index - 1] in _QUOTES and walk.folded[index - 2].startswith("аэродром")


def _plausible(walk: Walk, index: int, end: int, found: Town) -> bool:
    """At the start of a sentence a town stands alone: «Грайворон — подавлен БПЛА», «Липецк, Грязи: …»."""
    before, after = walk.before(part_of_town(walk, index)), walk.after(end)
    zone = index > 1 and walk.folded[index - 1] in _ZONE and walk.folded[index - 2].startswith(_INDUSTRIAL)
    inside = zone or before in {"p", "Y", "ц"}
    if _goes_on(walk, end) and not (in_district(walk, end) or (inside and in_region(walk, end))):
        return beside_mayor(walk.folded, index) and folded(found.place.name) != walk.folded[index]
    named = bool(walk.found.mentions or walk.found.areas)
    if (
        before in _SURE
        or (index and walk.folded[index - 1] in _WERE)
        or _of_airfield(walk, index)
        or (index and walk.folded[index - 1] in _SPACE_OF)
        or zone
        or (before == "&" and (named or walk.folded[index - 2] in _WERE))
        or (before in UAV and walk.codes[index - 2 : index - 1] in {"k", "K"})
    ):
        return True
    common = " ".join(walk.folded[index:end]) in walk.atlas.common
    if before in {"", "|", ":", ";", '"', "-", "("} or after_hour(walk, index):
        return not common or not after or after in "-,:|&("
    if before in {"S", "W", "O"}:
        return not common
    if walk.folded[index - 1].isalpha():
        inflected_city = found.city and folded(found.place.name) != walk.folded[index]
        told = walk.written[index - 1].islower() or before in _HOURS or walk.folded[index - 1] in _OPENINGS | OFFICIALS
        return before != "&" and (not common or inflected_city) and told
    return named


def _of_works(walk: Walk, index: int, end: int, found: Town) -> bool:
    """«на Новошахтинском заводе», «над Волжским трубным заводом»: an adjective, not the town itself."""
    form, after = walk.folded[end - 1], walk.folded[end : end + 2]
    if not form.endswith(_OF_ADJECTIVES):
        return form.endswith(_FEMININE) and bool(after) and after[0].startswith(_LAND)
    if after and (after[0].startswith(_WORKS) or (walk.after(end) == "o" and after[-1].startswith(_WORKS))):
        return True
    within = bool(index) and walk.folded[index - 1] in {"в", "во", "на"}
    return within and form.endswith(("ском", "цком")) and found.place.name.endswith(("ск", "цк"))


def _goes_on(walk: Walk, end: int) -> bool:
    """Whether a name can go on («в Красном Хуторе»)."""
    after = walk.after(end)
    return after in {"A", "C"} or (after == "s" and walk.written[end][0].isupper())


def unseen(walk: Walk, index: int) -> int:
    """«в Маломихайловке»: a name by its form after a preposition of place; «Заречье — сбит дрон»."""
    if walk.home is None or walk.codes[index] != "C" or not like_a_name(walk.written[index]):
        return index
    at = part_of_town(walk, index)
    form, before = walk.folded[index], before_name(walk.codes, at)
    struck = form.endswith(_NAME_ENDINGS) and STRUCK_NEXT.match(walk.codes, index + 1)
    end = _end_of_name(walk, index)
    if before in {"", "|"} and (struck or SHOT_DOWN_NEXT.match(walk.codes, end)):
        name = " ".join(walk.written[index:end])
        return walk.add(index, end, Place(name, PlaceKind.SETTLEMENT, walk.region))
    near = before in {"p", "п"} and walk.folded[at - 1] in NEAR_WORDS
    inside = walk.after(index + 1) == "A" and in_district(walk, index + 1)
    if not (near or _in_area_of(walk, at, index + 1)) or (walk.after(index + 1) in {"A", "C"} and not inside):
        return index
    place = _named_before(walk, form) or _by_its_form(
        walk, index, inside, near and (at == index or walk.folded[at - 1] in _IN)
    )
    return index if place is None else walk.add(index, index + 1, place)


def _end_of_name(walk: Walk, index: int) -> int:
    """Where the name at a token ends: «Заречье», «Новая Лисовка»."""
    two = walk.after(index + 1) == "C" and walk.folded[index].endswith(_OF_NAMES)
    return index + 2 if two and like_a_name(walk.written[index + 1]) else index + 1


def _in_area_of(walk: Walk, index: int, end: int) -> bool:
    """«в районе Фиолента»."""
    return walk.before(index) == "Y" and walk.folded[index - 1] == "районе" and walk.after(end) != "-"


def _by_its_form(walk: Walk, index: int, inside: bool, near: bool) -> Place | None:
    """The place that a capital word names in a case that tells its nominative."""
    form = walk.folded[index]
    name = names_in_cases.bare(form) if near else names.genitive_nominative(form)
    if near and walk.folded[index - 1] == BETWEEN:
        name = names.instrumental_nominative(form)
    if name is None and near and (inside or _told(walk, index)):
        within = walk.folded[index - 1] in _IN and walk.after(index + 1) not in _THINGS
        name = names_in_cases.guessed(form, alone=inside or (within and not walk.atlas.of_city(form)))
    if name is None or form in walk.atlas.foreign:
        return None
    return Place(names.title(name), PlaceKind.SETTLEMENT, walk.region)


def _named_before(walk: Walk, form: str) -> Place | None:
    """«хутор Заречный … В Заречном»: another case of a name that the post gave with its type word."""
    stem = form[: max(4, len(form) - 3)]
    for mention in walk.found.mentions[-_LOOKED_BACK:]:
        name = folded(mention.place.name)
        if name.startswith(stem) and abs(len(name) - len(form)) < 2 and mention.place.kind is PlaceKind.SETTLEMENT:
            return mention.place
    return repeated.shortened(walk, form)


def _told(walk: Walk, index: int) -> bool:
    """Whether the sentence tells what happened to things, people or UAVs."""
    return not _HAPPENED.isdisjoint(sentence_around(walk.codes, index, _SENTENCE))
