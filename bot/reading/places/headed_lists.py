"""Districts in lists that a head counts: «в трёх районах и одном городе: Донецк, Каменский», «три округа – …»; regions
behind the word for what they are: «областей: Курской – 3, Брянской».

And what no gazetteer knows of lists that name a district's settlements: «в Ржевском районе (Ясное, Тихий Хутор)»,
«Ржевский район – Ясное, Глухово: 7 БПЛА», «Ясеновка и Глухой Ржевского района: …».
"""

from __future__ import annotations

from functools import partial

from bot.model import Place, PlaceKind
from bot.reading.places import names
from bot.reading.places.lists import like_a_name
from bot.reading.places.walk import Mention, Walk
from bot.reading.seldom import seldom
from bot.reading.words.codes import sentence_around, sentence_start

_HEADED = seldom(r"Y(?:[^|:]{0,24}:|-)(?:[AC]{1,3}(?:,&?|&))*$")
_SETTLEMENTS = "[CA][Cs]?(?:[,&]{1,2}[CA][Cs]?){1,30}+"
_OF_DISTRICT = seldom(rf"Y(?:\((?:{_SETTLEMENTS}|[CA]C)\)|-{_SETTLEMENTS}[-:]|:{_SETTLEMENTS}-[^|:]{{0,3}}n)")
_BEFORE_DISTRICT = seldom(r"(?:[BCA][Cs]?[,&]{1,2}){0,12}+[CA][Cs]??\(?(?P<district>A)\^?Y\)?[:\-|]")
_HAPPENED = seldom("[SWOVFIGKkqHh]")
_VILLAGES = ("ово", "ево", "ино", "вка", "нка", "ское", "ное", "ье", "ец", "град")
_NO_VILLAGES = ("обстановка", "остановка", "подготовка", "заготовка")
_LISTED = frozenset({"", ",", "&", "|", "-"})
_ENDS = frozenset(",&|-\0")
_LONGEST = 160
_NOT_FAR, _LONGEST_JOINT = 24, 2
_ADJECTIVES = ("ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий", "ой")
_HEADING = frozenset({":", "-"})
_DISTRICTS = frozenset({PlaceKind.DISTRICT, PlaceKind.CITY_DISTRICT})
_NOMINATIVE = ("ский", "цкий", "ской", "цкой")
_IN, _IN_CASE = frozenset({"в", "во"}), ("ском", "цком")
_OF_NO_PLACE = ("ки", "цы", "ны")
"""«в Ленинском осколки задели …», unlike «в Ленинском сквере»."""
_BY_DISTRICTS = frozenset({"районам", "округам"})
_FEMININE = ("ой", "ую", "ая")
DISTRICTS_BEFORE = seldom(r"Y[Qo]{0,2}[:\-(]{1,2}p?$")
_TYPED_LATER = seldom(r"(?:[,;&]{1,2}(?:n{1,2}(?:[ye]{0,2}[Uuv])?)?-?pA){1,6}\^?Y")
# «Ржевский (11) и Зубцовский (3) округа»
COUNTED_LATER = seldom(r"\(n{1,3}[Uuv]?\)(?:[,&]{1,2}A\(n{1,3}[Uuv]?\)){0,6}\^?Y")
_OF_ALL = ("ами", "ях", "ах")
_FEW, _TOLD_THERE = 4, frozenset({"", *"|,;&FIGSWOVHhqkKp"})
_OF_ONE = ("район", "округ")
_TYPE_BEFORE = seldom(r"Q[:\-(](?:p?A(?:-?n{1,3})?[,&]{1,2}){0,20}+p?$")
_LONGEST_LIST = 60
_OF_SEVERAL = ("ей", "ев", "ик", "ов", "ами", "ями", "ах", "ях")


def of_headed(codes: str, at: int) -> bool:
    """For adjectives in a list below «районы»; as the functions of surroundings.py."""
    if codes[at] != "A" or codes[at - 1] not in ":,&-" or codes[at + 1] not in _ENDS:
        return False
    return _HEADED.search(codes, max(0, at - _LONGEST), at) is not None


def headed(walk: Walk, index: int) -> int:
    """A known district of such a list in the nominative, or in the case that «в четырёх районах: …» asks for."""
    form = walk.folded[index]
    listed = (
        form.endswith((*_NOMINATIVE, *_IN_CASE))
        and _HEADED.search(walk.codes, max(0, index - _LONGEST), index) is not None
    )
    place = walk.names.districts[form] if listed and walk.after(index + 1) in _LISTED else None
    return index if place is None else walk.add(index, index + 1, place)


def of_settlements(codes: str, at: int) -> bool:
    """For the beginnings of names in lists behind a district; as the functions of surroundings.py."""
    if codes[at] not in "CA" or codes[at - 1] not in "(-:,&|":
        return False
    if before_district(codes, at):
        return True
    district = codes.rfind("Y", max(0, at - _LONGEST), at)
    listed = _OF_DISTRICT.match(codes, district) if district > 0 else None
    return listed is not None and at < listed.end()


def before_district(codes: str, at: int) -> int:
    """The token of the district that a list of names opening a sentence ends with, if it comes to `at`; else 0."""
    listed = _BEFORE_DISTRICT.match(codes, sentence_start(codes, at, _LONGEST))
    return listed.start("district") if listed is not None and at < listed.start("district") else 0


def settlement(walk: Walk, index: int) -> int:
    """A name of such a list; one of two words only where the first is an adjective, else it is a person's."""
    if not (of_settlements(walk.codes, index) if index else before_district(walk.codes, index)):
        return index
    end = index + 1 + (walk.after(index + 1) in {"C", "s"})
    district = before_district(walk.codes, index)
    within = walk.before(district) == "(" or walk.folded[district].endswith("ого")
    if district and not (within and _of_villages(walk, index, end)):
        return index
    if not district and not _HAPPENED.search(sentence_around(walk.codes, index, _LONGEST)):
        return index
    first = walk.folded[index]
    if walk.home is None or not all(map(like_a_name, walk.written[index:end])) or first in walk.atlas.foreign:
        return index
    if end > index + 1 and not first.endswith(_ADJECTIVES):
        return index
    name = names.title(" ".join(walk.folded[index:end]))
    return walk.add(index, end, Place(name, PlaceKind.SETTLEMENT, walk.region))


def _of_villages(walk: Walk, index: int, end: int) -> bool:
    """Whether a name is like a village's or goes on with a list of places."""
    if walk.before(index) in {",", "&"}:
        return bool(walk.found.mentions) and index - walk.found.mentions[-1].end <= _LONGEST_JOINT
    last = walk.folded[end - 1]
    return end > index + 1 or (last.endswith(_VILLAGES) and last not in _NO_VILLAGES)


def headed_alike(walk: Walk, start: int, end: int) -> bool:
    """«Гагаринский район: …. Ленинский: …», «По районам. Ленинский: …»: where the word for it headed a line before."""
    if end > start + 1 or not walk.folded[start].endswith(_NOMINATIVE) or walk.after(end) not in _HEADING:
        return False
    mark = walk.after(end)
    if start > 2 and walk.codes[start - 3 : start] == "PY|" and walk.folded[start - 2] in _BY_DISTRICTS:
        return True
    return any(
        (mention.place.kind in _DISTRICTS and walk.codes[mention.end : mention.end + 2] == f"Y{mark}")
        or (mark == ":" and walk.codes[mention.start - 1 : mention.end + 1] == "|A:")
        for mention in walk.found.mentions[-_NOT_FAR:]
    )


def typed_before(walk: Walk, index: int, end: int) -> bool:
    """«районы: Чертковский, Боковский», unlike «Ясный округ: над Арабатской стрелкой»."""
    start = max(0, index - 6)
    if "Y" not in walk.codes[start:index] or DISTRICTS_BEFORE.search(walk.codes, start, index) is None:
        return False
    of_one = walk.folded[walk.codes.rindex("Y", start, index)].endswith(_OF_ONE)
    if walk.after(end) == "C" or (of_one and walk.names.districts[walk.folded[index]] is None):
        # «Ясный округ: в Никольских Выселках», «… : над Лозовским»
        return False
    return not (walk.after(end) == "o" and walk.folded[end - 1].endswith(_FEMININE))


def typed_alike(walk: Walk, start: int, end: int) -> bool:
    """«В Заречном районе повреждены окна, в Ленинском – крыша»: where the district before has the word for it.

    In a city also «… в Заречном районе Тулы. В Ленинском загорелся гараж»: elsewhere it may be a village.
    """
    if end > start + 1 or walk.folded[start - 1] not in _IN or not walk.folded[start].endswith(_IN_CASE):
        return False
    before = walk.found.mentions[-_FEW:]
    if walk.after(end) == "o" and walk.folded[end].endswith(_OF_NO_PLACE) and _in_turn(walk):
        return True
    typed = next((mention for mention in reversed(before) if walk.after(mention.end) == "Y"), None)
    if typed is None or walk.folded[typed.start - 1] not in _IN or walk.names.towns[walk.folded[start]] is not None:
        return False
    after = walk.after(end)
    if typed is before[-1] and (after == "-" or (after == "o" and walk.folded[end].endswith(_OF_NO_PLACE))):
        return True
    in_city = typed.place.kind is PlaceKind.CITY_DISTRICT or any(map(partial(_is_city, walk), before))
    return in_city and after in _TOLD_THERE


def _in_turn(walk: Walk) -> bool:
    """«В Ржевском округе …. В Зубцовском – …»: whether the last districts of a post were told of one after another."""
    last = [mention for mention in walk.found.mentions[-_NOT_FAR:] if mention.place.kind is PlaceKind.DISTRICT][-2:]
    return len(last) > 1 and all(walk.folded[mention.start - 1] in _IN for mention in last)


def _is_city(walk: Walk, mention: Mention) -> bool:
    town = walk.names.towns[walk.folded[mention.start]]
    return town is not None and town.city


def typed_later(walk: Walk, end: int) -> bool:
    """«9 над Ржевским, 5 над Зубцовским округами»: where one word is for all of them."""
    match = _TYPED_LATER.match(walk.codes, end)
    if COUNTED_LATER.match(walk.codes, end):
        return True
    return match is not None and walk.folded[match.end() - 1].endswith(_OF_ALL)


def types_before(walk: Walk, index: int) -> bool:
    """«над территориями областей: Курской – 3, Брянской – 2», «краёв: Краснодарского и Ставропольского»."""
    match = _TYPE_BEFORE.search(walk.codes, max(0, index - _LONGEST_LIST), index)
    return match is not None and walk.folded[match.start()].endswith(_OF_SEVERAL)
