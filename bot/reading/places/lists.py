"""Rules that find settlements of no gazetteer in lists; as those of towns.py they give the token after what they
took, or `index` if they do not apply."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.model import Place, PlaceKind
from bot.reading.places import names, names_in_cases
from bot.reading.places.walk import Walk
from bot.reading.seldom import seldom
from bot.reading.words.codes import sentence_around, sentence_start

LONGEST_LIST = 120
# «По Ясенке, Вольному выпущено 6 дронов», «По Ясенке ударил дрон»
_HEADS_A_STRIKE = seldom(r"(?<![^|:,;\-])P(?:[CA][CAs]{0,2}[,&]{1,2}){0,20}+[CA][CAs]{0,2}[oyeδνμεзσϗ]{0,3}[kqKH]")
STRIKES_AHEAD = seldom(r"[^|\-]{1,60}-[XnMoyeUuv]{0,4}[KhHkq]")
_HEADS_STRIKES = seldom(r"(?P<list>(?:[CA][CAs]{0,2}\^?Y?[,&]{1,2}){1,20}+[CA][CAs]{0,2}\^?Y?)-[XnMoyeUuv]{0,4}[KhHkq]")
_SO_MANY, _HURT = seldom("n[oye]{0,2}B{0,2}-$"), seldom("[IGgwj{]")
_OF_VILLAGES = ("ово", "ево", "ино", "вка", "нка", "ское", "ное", "ная")
LISTED = re.compile(r"(?:[CA][CAs]{0,2}(?:\([^|()]{1,6}\))?(?:[,;]&?|&))*+")
# «2 – Людиновский округ, 1 – Жиздринский»
GOES_ON = (
    *("Y,", "Y,n-", ",n-", "Y;n-", ";n-", "Y(n),", "Y(n)&", "Y(n),p", "Y(n)&p", "(n),", "(n)&"),
    *("Y,np", "Y,n-p", "Y&np", "Y&n-p", "Y;np", "Y;n-p"),
)
"""Between a district with the word for it and a later one of the same list without."""
_ENDS = frozenset({"", ",", "&", "|", ";", ")", "(", "-", ":"})
WERE = "oH"
BEFORE_LISTED = frozenset(f"Pk,&-:qUuv{WERE}")
LIST_HEADS = ("Ppп", "kq-:Uuv", WERE)
"""Before names in the case of a preposition, before names in the nominative, and before those after a verb."""
COUNTED = seldom(r"[AC]{1,3}(?=[-:]n[Uuv]?(?:[;,|]|$))")
_COUNTED_AT = seldom("n[Uuv]P")
_OF_DISTRICTS = ("ский", "цкий")
_UNDER = "под"
_IN = frozenset({"в", "во", _UNDER})
BETWEEN = "между"
_FEMININE, _NAMES, _THINGS = ("ой", "ей"), frozenset("CA"), frozenset("CAoиs\\BYU")
"""«в Лесной» may be of what stands after it: «в Лесной школе»."""
_OF_ADJECTIVE = frozenset("CAoиs\\BYUQ^_")
_UNDERWENT = "подверг"
_UNDER_FIRE = seldom(
    r"[Kk][ye]{0,2}[Uuv]o?[-:]$|q[ye]{0,2}[Uuv]?[-:]?$|[Uuv]k[-:]$|Y[^|:p]{0,9}[SWO]:$|[Hh][oye]{0,2}d?[Uuv]?:$|d[Uuv]?:$|Ip[Uuv]$"
)
# «под ударами дронов оказались», «атакованы были», «целями БПЛА стали»
UNDER_FIRE_WERE = seldom("(?:п[Kб]|q|ж)[oye]{0,2}[Uuv]?[oH]$")
_WERE = frozenset({
    "были", "была", "оказались", "оказалась", "попали", "попала", "стали", "стала", "побывали", "побывала", "сегодня",
    "вчера", "снова",
} | {"вновь", "опять", "также"})  # fmt: skip
"""Not «был», «оказался»: that may be a man."""


def listed(walk: Walk, index: int) -> int:
    """«удары по Каховке и Малой Лепетихе», «в Ракитянке и Старой Мельнице», «подверглись Чаево, Долгий Мост»."""
    before = walk.before(index)
    if before not in BEFORE_LISTED or walk.home is None or not like_a_name(walk.written[index]):
        return index
    if before in {"P", ",", "&"} and (walk.codes[index] == "C" or _adjective(walk, index)):
        taken = _inflected(walk, index)
        if taken > index:
            return taken
    return _struck(walk, index) if before != "P" else index


def _adjective(walk: Walk, index: int) -> bool:
    """«По Стрелецкому ударил дрон»: an adjective that is of no district and no thing behind it."""
    return walk.after(index + 1) not in _OF_ADJECTIVE and walk.names.districts[walk.folded[index]] is None


def of_counted(codes: str, at: int) -> bool:
    """For names in lists of places and numbers; as the functions of surroundings.py."""
    return codes[at - 1] in ":;" and COUNTED.match(codes, at) is not None


def counted(walk: Walk, index: int) -> int:
    """«Сбитие БПЛА: Ясные Зори – 1; Таврово – 2»: what no gazetteer knows."""
    match = COUNTED.match(walk.codes, index) if walk.before(index) in {":", ";"} else None
    if match is None:
        return index
    end = match.end()
    if walk.home is None or not all(map(like_a_name, walk.written[index:end])):
        return index
    name = " ".join(walk.folded[index:end])
    if end == index + 1 and name in walk.atlas.foreign:
        return index
    kind = PlaceKind.DISTRICT if name.endswith(_OF_DISTRICTS) else PlaceKind.SETTLEMENT
    return walk.add(index, end, Place(names.title(name), kind, walk.region))


def preposition(walk: Walk, index: int) -> str:
    """The word before a token, or before the list of names that it goes on; "" where a list has none."""
    if walk.before(index) not in {",", "&"}:
        return walk.folded[index - 1]
    first = walk.codes.rfind("p", max(0, index - LONGEST_LIST), index)
    listed = first >= 0 and LISTED.fullmatch(walk.codes, first + 1, index) is not None
    return walk.folded[first] if listed else ""


def like_a_name(written: str) -> bool:
    """«Фиолента», «Кара-Кобы», but no abbreviation."""
    return written[1:].islower() or (written.istitle() and "-" in written)


def _inflected(walk: Walk, index: int) -> int:
    """Names of a list after «по» or «в», in the case that the preposition asks for."""
    start = max(0, index - LONGEST_LIST)
    by = walk.codes.rfind("P", start, index)
    within = max(walk.codes.rfind("p", start, index), walk.codes.rfind("п", start, index))
    first = max(by, within)
    if first < 0 or LISTED.fullmatch(walk.codes, first + 1, index) is None or not _told(walk, index, first == by):
        return index
    if first == by and walk.folded[first] == "по":
        return _named(walk, index, names.dative_nominative)
    if first == within and walk.folded[first] in _IN and index > first + 1:
        return _named(walk, index, _under_nominative if walk.folded[first] == _UNDER else _in_nominative)
    if first == within and walk.folded[first] == BETWEEN:
        return _named(walk, index, names.instrumental_nominative)
    return index


def _in_nominative(form: str) -> str | None:
    return _under_nominative(form) or (form[:-2] + "ое" if " " not in form and form.endswith("ом") else None)


def _under_nominative(form: str) -> str | None:
    if " " in form:
        return names_in_cases.prepositional(form)
    return names.bare_nominative(form) or names.guessed_nominative(form) or names.feminine_nominative(form)


def _told(walk: Walk, index: int, before: bool) -> bool:
    """Whether the sentence tells of attacks, damage or UAVs stopped; only `before` a token where the case is dative."""
    start = sentence_start(walk.codes, index, LONGEST_LIST)
    end = walk.codes.find("|", index, index + LONGEST_LIST)
    if before:
        return (
            any(code in "KkqHh" for code in walk.codes[start:index])
            or (_COUNTED_AT.search(walk.codes, start, index) is not None and "D" not in walk.codes[start:index])
            or _HEADS_A_STRIKE.search(walk.codes, start, end if end > 0 else len(walk.codes)) is not None
        )
    return any(code in "SWOVTFIGKkqHhd" for code in walk.codes[start : end if end > 0 else index + LONGEST_LIST])


def _named(walk: Walk, index: int, nominative: Callable[[str], str | None]) -> int:
    of_thing = walk.folded[index].endswith(_FEMININE)
    for size in (2, 1):
        form = " ".join(walk.folded[index : index + size])
        if _may_be_name(walk, index, size) and walk.after(index + size) not in (_THINGS if of_thing else _NAMES):
            name = nominative(form)
            if name is not None and form not in walk.atlas.foreign and name not in walk.atlas.foreign:
                place = Place(names.title(name), PlaceKind.SETTLEMENT, walk.region)
                return walk.add(index, index + size, place)
    return index


def _may_be_name(walk: Walk, index: int, size: int) -> bool:
    """Whether unknown words, the second perhaps a type word with a capital, may be one name: «Тихому Хутору»."""
    codes = walk.codes[index : index + size]
    return codes in {"C" * size, "A"} or (codes == "Cs" and walk.written[index + 1][0].isupper())


def _struck(walk: Walk, index: int) -> int:
    """Names in the nominative after «атакам подверглись», «под ударами дронов –», «атакованы» or «атакованы были»."""
    first = index
    if walk.before(index) in {",", "&"}:
        start = max(0, index - LONGEST_LIST)
        heads = [max(walk.codes.rfind(mark, start, index) for mark in of) + 1 for of in LIST_HEADS[1:]]
        first = next((at for at in heads if at and LISTED.fullmatch(walk.codes, at, index)), 0)
        if not first:
            return _nominative(walk, index, _size(walk, index)) if _strikes_ahead(walk, index) else index
    size = _size(walk, index)
    if _strikes_ahead(walk, index) or _of_people(walk, first, index + size):
        return _nominative(walk, index, size)
    underwent = walk.before(first) == "k" and walk.folded[first - 1].startswith(_UNDERWENT)
    if underwent or _under_fire(walk, first):
        return _nominative(walk, index, size)
    return index


def _under_fire(walk: Walk, index: int) -> bool:
    """Whether what stands before a token says that drones struck what is named from there on."""
    start = max(0, index - 12)
    if walk.before(index) in WERE:
        return walk.folded[index - 1] in _WERE and UNDER_FIRE_WERE.search(walk.codes, start, index) is not None
    return _UNDER_FIRE.search(walk.codes, start, index) is not None


def _size(walk: Walk, index: int) -> int:
    """How many tokens make a name."""
    size = 1
    while size < 3 and walk.after(index + size) in {"C", "A"} and walk.capital(index + size):
        size += 1
    return size


def _strikes_ahead(walk: Walk, index: int) -> bool:
    """«Рыльский район, Ясное и Тихий Хутор – 5 атак»: a later name of a list that heads what happened there."""
    if walk.before(index) not in {",", "&"}:
        return False
    start = sentence_start(walk.codes, index, LONGEST_LIST)
    heads = _HEADS_STRIKES.match(walk.codes, start)
    return heads is not None and index < heads.end("list")


def _of_people(walk: Walk, first: int, end: int) -> bool:
    """«двое – Ясеновка и Вольное – контужены»: where each of those who were hurt was, by names as villages have."""
    if _SO_MANY.search(walk.codes, max(0, first - 6), first) is None or not walk.folded[end - 1].endswith(_OF_VILLAGES):
        return False
    return _HURT.search(sentence_around(walk.codes, first, LONGEST_LIST)) is not None


def _nominative(walk: Walk, index: int, size: int) -> int:
    if walk.after(index + size) not in _ENDS:
        return index
    name = names.title(" ".join(walk.folded[index : index + size]))
    return walk.add(index, index + size, Place(name, PlaceKind.SETTLEMENT, walk.region))
