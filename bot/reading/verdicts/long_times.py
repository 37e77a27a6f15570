"""Dates that make a recap: «с 6 по 12 марта», «6–12 марта», «29 июня – 5 июля», «с февраля 2022 года»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.reading.seldom import seldom
from bot.reading.words import numerals
from bot.reading.words.tokens import Tokens

_FROM_TO = seldom(
    r"p(?P<first>[no])(?P<month>\$)?[Pp](?P<last>[no])\$|(?P<from>[no])\$-(?P<to>[no])\$|(?P<both>[no])\$|p[no]?\$(?P<since>[*no])г(?![pPo@])"
)
_ENGLISH_RANGE = seldom(r"p\$([no])&([no])")
_NIGHTS = seldom(r"[зpo][oyeM]{0,2}n[oye]?ν")
_MONTH = seldom("[$ϰ]")
_DATES = seldom(rf"{_FROM_TO.pattern}|{_NIGHTS.pattern}|p(?:[no]?\$)?\*г|p\$|^[$ϰ](?:[:\-]|$)|p[$ϰ]")
_OVER = frozenset({"за", "over", "in", "during", "for", "past", "last", "these"})
_OF_NIGHTS = frozenset({"ночи", "ночей", "nights"})
_SINCE_YEAR = seldom(r"p\$?\*г")
_PARTICIPLES = ("щая", "щий", "щее", "щей", "щую", "вшая", "вший", "вшее", "нная", "нный", "нное", "тая", "тый", "тое")
_SINCE_MONTH = seldom(r"p\$(?![*n])")
_SINCE = frozenset({"с", "со", "since"})
_RECAP_DAYS = 2
_MOST = frozenset(
    {"самая", "самой", "самую", "самый", "самым", "самого", "самых", "самому", "самом"}
    | {"первая", "первой", "largest", "biggest", "heaviest", "longest", "worst"}
)
_MOST_STEMS = ("рекордн", "крупнейш", "мощнейш", "сильнейш", "тяжелейш", "длительнейш")
_AGAIN = ("втор", "трет", "четверт", "пят", "шест", "седьм", "восьм", "девят", "десят", "second", "third", "fourth")
_ONES = ("ый", "ой", "ий", "ые", "ье", "ьи")
_ONLY = frozenset({"единственный", "единственные", "only"})
_OF_ATTACKS = ("ая", "ой", "ую", "ья", "ей", "ью", "ый", "ий", "ым", "second", "third", "fourth")
_MONTHS = frozenset(
    {"январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"}
    | {"january", "february", "march", "april", "june", "july", "august", "september", "october", "november"}
    | {"december"}
)
_RANKED = frozenset({"first", "second", "third", "fourth", "largest", "biggest", "since"})
_FIRST_TIME = frozenset(
    {"впервые", "первый", "первая", "первую", "первые", "первое", "первого", "первой", "первых", "первым"}
)
_ATTACKS = seldom("[Kν]")
_COMPARED = 7
_SO_MANY = frozenset(
    {"так", "таких", "такие", "такой", "такого", "такое", "такую", "столько", "стольких", "подобной"}
    | {"подобного", "подобных", "подобное", "сопоставимых", "сопоставимого", "сопоставимой"}
)
_NOT = "не"
_THAN = "чем"
_RECORDS = frozenset({"максимум", "рекорд", "пик", "антирекорд"})
_BESIDE = frozenset("-,")
YEARS = frozenset(str(year) for year in range(2022, 2040))
_IN = frozenset({"in", "throughout", "during", "за"})
SPANS = frozenset(
    {"полугодие", "полгода", "осень", "лето", "зима", "весна", "квартал"}
    | {"пятилетка", "сезон", "месяцев", "месяца", "недель", "недели", "год", "декада"}
    | {"months", "weeks", "quarter"}
)
_BEFORE_SUM = 5
_HUNDREDS = frozenset({"сотни", "сотен"})
THOUSANDS = frozenset({"тысячи", "тысяч"}) | _HUNDREDS
_BARE_THOUSANDS = seldom(r"(?<![n~<>}M])[n~][yeTθ]{0,3}[Uuv]")
_THANKS = frozenset(
    {"поклон", "кланяемся", "кланяюсь", "вами", "вы", "вашими"}
    | {"ваши", "ваших", "юбилеем", "спасибо", "благодарим", "праздником", "днем"}
)
_WHICH = ("котор", "which")
_CLAUSE = 5
_EVENTS = seldom("[UuvSWOVTθHFKkqEdn~|,]")
_OF_A_DAY = seldom("[νμεδσ@]")


def may_be_long(codes: str) -> bool:
    """Whether a sentence of these concepts may name such dates."""
    if "$" in codes or "ϰ" in codes:
        return _DATES.search(codes) is not None
    if "ν" in codes and _NIGHTS.search(codes):
        return True
    return "*г" in codes and _SINCE_YEAR.search(codes) is not None


def is_long(tokens: Tokens, span: tuple[int, int]) -> bool:
    """Whether a sentence names more days than one report covers."""
    part = tokens.codes[slice(*span)]
    if "$" in part and (_long_range(tokens, span) or _since_month(tokens, span)):
        return True
    if ("$" in part or "ϰ" in part) and _whole_month(tokens, span):
        return True
    return ("*г" in part and _since_year(tokens, span)) or ("ν" in part and _nights(tokens, span))


def _long_range(tokens: Tokens, span: tuple[int, int]) -> bool:
    for match in _FROM_TO.finditer(tokens.codes, *span):
        if match.group("both"):
            day = tokens.folded[match.start("both")]
            days = None if day.isdigit() else numerals.span(day, {})
        else:
            first, last = ("from", "to") if match["from"] else ("first", "last")
            ends = tokens.folded[match.start(first)], tokens.folded[match.start(last)]
            days = (int(ends[0]), int(ends[1])) if all(end.isdigit() and len(end) < 3 for end in ends) else None
        if match.group("since"):
            days = (0, _RECAP_DAYS) if tokens.folded[match.start()] == "с" else None
        if days is not None and (days[1] - days[0]) % 31 >= _RECAP_DAYS:
            return True
    return any(_between(tokens, match) for match in _ENGLISH_RANGE.finditer(tokens.codes, *span))


def _between(tokens: Tokens, match: re.Match[str]) -> bool:
    """ "Between August 3 and 9"."""
    first, last = tokens.folded[match.start(1)], tokens.folded[match.start(2)]
    days = first.isdecimal() and last.isdecimal() and int(last) - int(first) >= _RECAP_DAYS
    return days and tokens.folded[match.start()] == "between"


def _since_month(tokens: Tokens, span: tuple[int, int]) -> bool:
    """«С марта», "since March"; not «впервые с марта»."""
    found = [match.start() for match in _SINCE_MONTH.finditer(tokens.codes, *span)]
    return any(tokens.folded[at] in _SINCE and not most_of_its_kind(tokens, at) for at in found)


def _since_year(tokens: Tokens, span: tuple[int, int]) -> bool:
    """«С 2022 года», «с февраля 2022 года»; «с 1975 года рождения» is a person, «закрытая с 2023 года» a school."""
    for match in _SINCE_YEAR.finditer(tokens.codes, *span):
        year = tokens.folded[match.end() - 2]
        since = tokens.folded[match.start()] == "с" and len(year) == len("2022") and year.isdigit()
        if (
            since
            and not (match.start() and _of_one_thing(tokens, match.start() - 1))
            and not "".join(tokens.folded[match.end() : match.end() + 1]).startswith("рожд")
        ):
            return True
    return False


def _of_one_thing(tokens: Tokens, index: int) -> bool:
    """Whether a token is a participle of one thing, and of nothing that is done to UAVs."""
    return tokens.codes[index] == "o" and tokens.folded[index].endswith(_PARTICIPLES)


def _nights(tokens: Tokens, span: tuple[int, int]) -> bool:
    """«За три ночи», «за последние две ночи», "over the past three nights"; «в три ночи» is an hour."""
    return any(
        tokens.folded[match.start()] in _OVER and tokens.folded[match.end() - 1] in _OF_NIGHTS
        for match in _NIGHTS.finditer(tokens.codes, *span)
    )


def _whole_month(tokens: Tokens, span: tuple[int, int]) -> bool:
    """«Август: 190 сбитых БПЛА», "in August our crews shot down 190"; not "the first attack in August"."""
    words = tokens.folded
    for match in _MONTH.finditer(tokens.codes, *span):
        at = match.start()
        before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        if at == span[0] and (after in {":", "–", "—"} or at + 1 == span[1]) and words[at] in _MONTHS:
            return True
        dated = after.isdigit() and len(after) < len("2026")
        alone = before == "in" and words[at].isascii() and not dated
        if alone and _RANKED.isdisjoint(words[max(0, at - _COMPARED) : at]):
            return True
    return False


def in_years(tokens: Tokens) -> Iterator[int]:
    """The tokens of years of which a sentence tells: "in 2025 our crews shot down 900", not "in May 2025"."""
    words = tokens.folded
    for at, word in enumerate(words):
        if at and word in YEARS and words[at - 1] in _IN and not most_of_its_kind(tokens, at):
            yield at


def headed_by_span(tokens: Tokens) -> Iterator[int]:
    """The tokens of spans that head a sum: «Девять месяцев: 1 200 выездов», «Год работы штаба: сбито 900»."""
    codes = tokens.codes
    for at, word in enumerate(tokens.folded):
        if word not in SPANS or ":" not in codes[at + 1 : at + _BEFORE_SUM]:
            continue
        first = at - 1 if at and codes[at - 1] in "n*" else at
        if first == 0 or codes[first - 1] == "|":
            yield at


def of_thousands(tokens: Tokens) -> Iterator[int]:
    """The tokens of a bare «тысячи БПЛА», or, in thanks, «сотни БПЛА» of no day: no report counts like that."""
    thanked = not _THANKS.isdisjoint(tokens.folded)
    for match in _BARE_THOUSANDS.finditer(tokens.codes):
        at = match.start()
        if tokens.folded[at] in _HUNDREDS:
            if not thanked:
                continue
            first, last = tokens.codes.rfind("|", 0, at), tokens.codes.find("|", at)
            if _OF_A_DAY.search(tokens.codes, first + 1, last if last >= 0 else len(tokens.codes)):
                continue
        if tokens.folded[at] in THOUSANDS:
            yield at


def most_of_its_kind(tokens: Tokens, index: int) -> bool:
    """Whether the long time at a token only compares: «самая массовая атака за год», «впервые за месяц»."""
    first = max(tokens.codes.rfind("|", 0, index) + 1, index - _COMPARED)
    before = tokens.folded[first:index]
    if not _FIRST_TIME.isdisjoint(before[-2:]) or (before and _one_of_many(before[-1])):
        return True
    if _not_before(before) or _more_than(before, tokens.codes[first:index]):
        return True
    return _ATTACKS.search(tokens.codes, first, index) is not None and any(_ranks(word) for word in before)


def _ranks(word: str) -> bool:
    """«самая (тяжёлая ночь за год)», «рекордный», «третья (атака с начала недели)»."""
    return word in _MOST or word.startswith(_MOST_STEMS) or (word.startswith(_AGAIN) and word.endswith(_OF_ATTACKS))


def _not_before(words: Sequence[str]) -> bool:
    """«так много не было (с начала осени)», «столько не сбивали»."""
    told = next((at for at, word in enumerate(words) if word in _SO_MANY), len(words))
    return _NOT in words[told:]


def _more_than(words: Sequence[str], codes: str) -> bool:
    """«больше, чем (за прошлую неделю)», «сбито 90 – максимум (с начала года)»: what is compared stands before."""
    if _THAN in words[-3:]:
        return True
    return any(words[at] in _RECORDS and codes[at - 1] in _BESIDE for at in range(max(1, len(words) - 2), len(words)))


def _one_of_many(word: str) -> bool:
    """«второй (за неделю)»: one UAV, not all of that time."""
    return word in _ONLY or (word.startswith(_AGAIN) and word.endswith(_ONES))


def no_recap(tokens: Tokens, start: int) -> bool:
    """Whether a hit of a recap, from a token on, only tells of the first attack of its kind, or of a thing's age."""
    return most_of_its_kind(tokens, start) or _of_a_thing(tokens, start)


def _of_a_thing(tokens: Tokens, start: int) -> bool:
    """Whether the words from a token on tell since when a thing is there: «школа, которую открыли в прошлом году»."""
    for at in range(start - 1, max(1, start - 1 - _CLAUSE), -1):
        if tokens.folded[at].startswith(_WHICH):
            return tokens.codes[at - 1] == "," and not _EVENTS.match(tokens.codes, at - 2)
        if _EVENTS.match(tokens.codes, at):
            return False
    return False
