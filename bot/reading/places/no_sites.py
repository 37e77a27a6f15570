"""Places that are named although nothing happened there: roads, hospitals, towns without power, quiet ones.

All functions take the concept characters of the whole post and the token at which the place is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.reading.places import people_away, quiet, shelled, untouched, ways
from bot.reading.places.homes import BORN, HOUSED, LIVING, OFFICES, ORIGINS, RESIDENTS, WAY_OUT
from bot.reading.places.mayors import goes_on_there
from bot.reading.places.quiet import past_list
from bot.reading.seldom import seldom
from bot.reading.words.codes import sentence_start
from bot.reading.words.tokens import Asked

STRETCHES = frozenset(
    {
        "маршрут", "маршруты", "маршрутов", "рейсов", "рейсами", "маршрутка", "маршрутке", "маршрутку", "маршрутки",
        "микроавтобус", "микроавтобуса", "микроавтобусе", "микроавтобусу",
        "участке", "участок", "участка", "участку", "маршруту", "маршруте", "маршрута", "рейсом", "рейса", "сообщение",
        "сообщения",
    }
    | {"станциями", "остановками", "поезд", "поезда", "поезде", "поезду", "поездом", "поездов", "поездам", "рейс"}
    | {"рейсы", "электричка", "электрички", "электричек", "электричку", "электричке", "автобус", "автобуса", "автобусу"}
)  # fmt: skip
"""Words of a way between two places, which is where neither of them is."""
INSTITUTIONS = frozenset(
    {"администрации", "администрацию", "администрацией", "департамента", "департаменту", "департаменте", "департамент"}
    | {"управления", "управлению", "управлении", "управление", "отдела", "отделу", "отделе", "отдел", "комитета"}
    | {"комитету", "комитете", "комитет", "совета", "совету", "совете", "собрания", "собранию", "прокуратуры"}
    | {"прокуратуру", "министерства", "правительства", "комиссия", "комиссии", "комиссию", "комиссией", "комиссиям"}
    | {"комиссиями", "управа", "управы", "управе", "управу", "управой"}
)
HEADS = frozenset({"глава", "главы", "главе", "главу", "главой", "депутат", "депутата"})
OFFICIALS = frozenset(
    {"глава", "главы", "главе", "главу", "главой", "мэр", "мэра", "мэру", "мэром", "градоначальник"}
    | {"жители", "жительницы", "mayor", "head"}
)
"""Whom a post names or speaks to: beside them a place is theirs, not that of events."""
CLOSED = frozenset(
    {"ограничено", "ограничения", "ограничение", "ограничен", "ограничены", "перекрыто", "перекрыты", "перекрыт"}
    | {"перекрыта", "закрыто", "приостановлено"}
)
ASKED = Asked(
    ORIGINS
    | quiet.WORDS
    | BORN
    | STRETCHES
    | INSTITUTIONS
    | HEADS
    | OFFICIALS
    | CLOSED
    | RESIDENTS
    | LIVING
    | HOUSED
    | ways.WORDS
    | people_away.WORDS
)
_REMEMBERED = 1000
_FROM = "from"
_OUT_OF_PLACE, _FROM_PLACE = "z", seldom("zs?[CA]")
_OF_DISTRICT = seldom(r"A(?:[,&]{1,2}A){0,5}\^{0,2}Y")
_TO_DISTRICT = seldom(r"[oB&]*(?:A[,&]{1,2}){0,5}")
_SETTLEMENT_LATER = seldom("ps?[CA](?![,&A]{0,3}Y)|s[CA]")
_HURT = seldom("[IG{w]")
_FAR = 100
_OFFICE = "администраци"
_ADDRESSED = frozenset({"жители", "жительницы"})
SHELLED = "'"
_DEAR = ("уважаем", "дороги")
_VOCATIVE_ENDS = frozenset({"", "|", ",", ":", ";", "-"})
"""«Жители Клина, не выходите», unlike «Жители Клина слышали взрывы»."""
_OF_OFFICIAL = seldom(r"B(?:[CA^]|[oA]\^){0,3}[o^]?$")
_NOT_THERE = seldom(r"0po?$")
_BETWEEN = frozenset({"между", "between"})
_BEGINS = "от"
_BESIDE = frozenset({"у", "возле", "близ", "около", "вблизи", "под"})
_OTHER_CLAUSE = seldom("[;:]|,.")
_TO_A_VILLAGE = seldom(r"=[oye]?[zp]s?[CA]{1,2}ps$")
_HAPPENED = seldom("[FSWOVHkK]")
_HAPPENED_BEFORE = seldom("[dKq][^|,]{0,12}h|h[oye]{0,2}[dUuv]")
_CUT = seldom(r"F(?=[oye]{0,2}χ)|(?<=χ)F")
_FELL_THERE = seldom(r"[hKk][oye]{0,3}[Uuvd]|[Uuvd][oye]{0,3}[hHkKq]")
# «левый берег обесточен: беспилотник ударил по подстанции в …»
_STRUCK_SINCE = seldom(r"[:;\-][^|;:χ]{0,8}(?:[Uuvd][^|;:,χ]{0,4}[kHF]|[kKqh][oye]{0,3}[Uuvd])[^|;:,χ]{0,6}$")
_DISTURBED = "наруш"
_OTHER_HARM = seldom("[fdhUuv]")
_LIST_BEFORE = seldom(r"(?:s?[CA]{1,3}\^?Y?[,&]{1,2}p?){1,12}$")
_CAME = ("долет", "дош", "прош", "прилет", "подлет", "подош", "добрал", "дотян", "прорв", "дополз")
_REACHED = "reach"
_UP_TO, _TOWARDS = frozenset({"до", "к", "ко"}), frozenset({"к", "ко"})
_LET = ("дали", "дала", "позвол", "допуст", "пусти")
_CLAUSE_END = seldom("[|,;:(]")
# «без света из-за удара БПЛА по сетям Ржевского округа», «… на подстанцию в …»
_STRUCK_THERE = seldom(r"K[ye]{0,2}[Uuv][ye]{0,2}[pP][oи]{1,3}(?P<within>ps?)?$")
_OF_ONE = ("ого", "их", "ых")
_POWER_NEXT = seldom(r"(?:[CA]{1,3}[,&]{1,2}){0,20}[CAB$][^|,;:\-SWOVFk]{0,9}χ")

# «Ржевский округ – линия электропередачи, свет дали к утру»: among what was damaged
_LISTED = seldom(r"(?:[CA]{1,3}\^?Y?){1,2}[-:](?=[^|])")
_DAMAGE = seldom("f(?!0)")
_POWER_LINES = ("лини", "лэп", "подстанц", "трансформатор", "опор", "провод")


class Told(NamedTuple):
    """What words of a line may say of its places."""

    origins: bool
    stretches: bool
    quiet: bool
    institutions: bool
    officials: bool
    closed: bool
    residents: bool
    ways: bool
    housed: bool
    away: bool


@lru_cache(_REMEMBERED)
def told(words: frozenset[str], people: bool) -> Told | None:
    """What those words of a line that are in ASKED may say, None if nothing; `people`: whether it names any."""
    found = Told(
        origins=(people and not words.isdisjoint(ORIGINS)) or _FROM in words,
        stretches=not words.isdisjoint(STRETCHES),
        quiet=not words.isdisjoint(quiet.WORDS),
        institutions=not words.isdisjoint(INSTITUTIONS | HEADS),
        officials=not words.isdisjoint(OFFICIALS | OFFICES),
        closed=not words.isdisjoint(CLOSED),
        residents=not words.isdisjoint(RESIDENTS | BORN),
        ways=not words.isdisjoint(ways.WORDS),
        housed=not words.isdisjoint(LIVING | HOUSED),
        away=not words.isdisjoint(people_away.WORDS),
    )
    return found if any(found) else None


def doubts(sentence: str) -> str:
    """The concepts of a sentence by which places can be destinations, hospitals, roads, without power, denied, safe.

    SHELLED: it tells of no attack but by munitions («по селу … выпущено 7 боеприпасов»).
    """
    found = "".join(code for code in "]+Г=χ0Dϡ[ш" if code in sentence)
    found += _OUT_OF_PLACE if "z" in sentence and _FROM_PLACE.search(sentence) else ""
    if shelled.may_be(sentence):
        found += SHELLED
    return found + untouched.doubts(sentence) if "0" in found else found


def without_power(codes: str, words: Sequence[str], index: int) -> bool:
    """A place that only lost power: named after the cut, or in a sentence that tells of nothing else."""
    start = _start(codes, index)
    end = codes.find("|", index, index + _FAR)
    sentence = codes[start : end if end > 0 else index + _FAR]
    cut = _CUT.search(sentence) if not _OTHER_HARM.search(sentence) else None
    if cut and words[start + cut.start()].startswith(_DISTURBED):
        sentence = sentence[: cut.start()] + sentence[cut.end() :]
    if "K" in sentence and _struck_there(codes, words, start, index):
        return False
    if _POWER_NEXT.match(codes, index):
        return True
    dash = _LISTED.match(codes, index)
    if dash and (_DAMAGE.match(codes, dash.end()) is not None or words[dash.end()].startswith(_POWER_LINES)):
        return False
    if "χ" not in sentence or ("χ" in codes[start:index] and not _struck_since(codes, start, index)):
        return "χ" in sentence
    if _FELL_THERE.search(codes, start, codes.find("χ", start)):
        return False
    return _HAPPENED_BEFORE.search(codes, start, index) is None and _HAPPENED.search(sentence) is None


def _struck_since(codes: str, start: int, index: int) -> bool:
    return _STRUCK_SINCE.search(codes, start, index) is not None


def denied(codes: str, words: Sequence[str], index: int) -> bool:
    """«не на территории Ижевска», «не в Туле»."""
    match = _NOT_THERE.search(codes, max(0, index - 3), index)
    return match is not None and words[match.start()] in {"не", "not"}


def of_institution(codes: str, words: Sequence[str], index: int, *, placed: bool) -> bool:
    """«здание администрации Рыльского района», «ранен глава Рыльского округа»: a name of what need not be all over it.

    `placed`: whether another place was named before; if none is, the district is the best that is known.
    """
    if not words[index].endswith("ого") or _OF_DISTRICT.match(codes, index) is None:
        return False
    start = _start(codes, index)
    first = max(start, index - 5)
    at = next((at for at in range(index - 1, first - 1, -1) if words[at] in INSTITUTIONS or words[at] in HEADS), None)
    if at is None or not _TO_DISTRICT.fullmatch(codes, at + 1, index) or "t" in codes[max(start, at - 3) : at]:
        return False
    end = codes.find("|", index)
    if words[at] in HEADS and (at + 1 < index or _HURT.search(codes, start, end if end > 0 else len(codes)) is None):
        return False
    return placed or _SETTLEMENT_LATER.search(codes, index + 1, end if end > 0 else len(codes)) is not None


def of_official(codes: str, words: Sequence[str], index: int) -> bool:
    """«глава города …», «жители …, соблюдайте спокойствие», «глава … администрации …»."""
    before = index - 2 if codes[index - 1 : index] in {"s", "z"} else index - 1
    word = words[before] if before >= 0 else ""
    if word in _ADDRESSED:
        start = _start(codes, index)
        spoken_to = codes[past_list(codes, index) :][:1] in _VOCATIVE_ENDS
        return (before == start and spoken_to) or any(each.startswith(_DEAR) for each in words[start:before])
    if word in OFFICIALS:
        return not goes_on_there(codes, words, index)
    return word.startswith(_OFFICE) and _OF_OFFICIAL.search(codes, max(0, before - 5), before) is not None


def closed_to_traffic(codes: str, words: Sequence[str], index: int) -> bool:
    """«ограничено движение на улицах города …»."""
    start = max(codes.rfind(mark, max(0, index - _FAR), index) for mark in "|,;") + 1
    return "=" in codes[start:index] and not CLOSED.isdisjoint(words[start:index])


def _struck_there(codes: str, words: Sequence[str], start: int, index: int) -> bool:
    """Whether a place is that of the strike which cut the power: «… на подстанцию в Ржеве», «… Ржевского округа»."""
    match = _STRUCK_THERE.search(codes, max(start, index - 12), index)
    if match is None:
        return False
    of_district = _OF_DISTRICT.match(codes, index) is not None and words[index].endswith(_OF_ONE)
    return of_district or match["within"] is not None


def not_reached(codes: str, words: Sequence[str], index: int) -> bool:
    """«до Клина и Рузы ни один не долетел», «к Клину не прошёл ни один», "none of them reached Klin".

    «не дали прорваться к Клину» tells of an attack on it that was repelled.
    """
    start = _start(codes, index)
    first = _LIST_BEFORE.search(codes, start, index)
    before = first.start() if first and words[index - 1] not in _UP_TO else index
    before -= codes[before - 1] == "s"
    if words[before - 1].startswith(_REACHED):
        return "0" in codes[start:before]
    if words[before - 1] not in _UP_TO:
        return False
    clause = _CLAUSE_END.search(codes, past_list(codes, index))
    end = clause.start() if clause else len(codes)
    if words[before - 1] in _TOWARDS and any(word.startswith(_LET) for word in words[start:end]):
        return False
    return any(word.startswith(_CAME) for word in words[start:end]) and "0" in codes[start:end]


def on_road(codes: str, words: Sequence[str], index: int) -> bool:
    """«на дороге Ржавец – Ясное», «на дороге между сёлами …», but not «между сёлами …» alone."""
    first = max(_start(codes, index), index - 12)
    between = next((at for at in range(index - 1, first - 1, -1) if words[at] in _BETWEEN), None)
    if between is not None and _way_between(codes, words, first, between):
        return codes[index + 1 : index + 2] != "Y"
    if _along(words, first, index):
        return True
    road = codes.rfind("=", first, index)
    if road >= 0 and ("-" in codes[road:index] or words[index - 1] in _BESIDE) and _beside_road(codes, words, index):
        return False
    if road == index - 2 and words[road] in WAY_OUT and words[index - 1] == "из":
        return "=" in codes[_start(codes, index) : road]
    if codes[index - 1 : index] == "s" and "-" not in codes[road : index + 3]:
        # «на дороге из Ржавца в посёлок Ясный», but «… в посёлке Ясный»
        return _TO_A_VILLAGE.search(codes, max(0, road), index) is not None and not words[index - 1].endswith("е")
    return road >= 0 and "Y" not in codes[road:index] and codes[index + 1 : index + 2] != "Y"


def _along(words: Sequence[str], first: int, index: int) -> bool:
    """«по участку от Ясного до Клина»."""
    begins = next((at for at in range(index - 1, first, -1) if words[at] == _BEGINS), None)
    return begins is not None and words[begins - 1] in STRETCHES


def _beside_road(codes: str, words: Sequence[str], index: int) -> bool:
    """«на дороге Ржавец – Ольховка у села Ясное», «… – Ольховка в районе хутора Ясный»."""
    typed = codes[index - 1 : index] == "s"
    before = words[index - 2 if typed else index - 1]
    return (
        before in _BESIDE or (typed and before == "районе") or (typed and before == "в" and words[index - 1][-1] == "е")
    )


def _way_between(codes: str, words: Sequence[str], first: int, between: int) -> bool:
    """Whether it is a way that runs between two places: «на участке между станциями …», «движение между …»."""
    road = codes.rfind("=", first, between)
    if road >= 0 and _OTHER_CLAUSE.search(codes, road + 1, between) is None:
        return True
    return not STRETCHES.isdisjoint((*words[max(first, between - 2) : between], *words[between + 1 : between + 3]))


def _start(codes: str, index: int) -> int:
    return sentence_start(codes, index, _FAR)
