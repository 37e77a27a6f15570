"""Numbers of UAVs that are parts of another number of the same sentence: «30 БПЛА, в том числе 5 БПЛА, …»."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.reading.counts.quantity import Quantity
from bot.reading.counts.what_happened import ALL_STOPPED, clause_around, stops
from bot.reading.seldom import seldom

_WHOLES = frozenset({"number", "all"})
PART_WORDS = frozenset({"числе", "включая", "including", "считая", "учетом", "среди"})
"""Before a number they tell that it is part of the one before."""
OTHER_DAYS = frozenset({"вчера", "позавчера", "накануне", "yesterday"})
TODAY = "сегодня"
_COUNTED_IN = frozenset({"учетом", "считая", "включая", "including"})
_PART = seldom(r"(?P<number>n{1,6}|~)-?[pп]")
_PART_OF_KIND = seldom(r"[,;&(-](?P<number>n{1,6})-?(?:[pпνμεδye]|o{0,2}[!ъб])")
# «Ржев: 2» has a colon of its own
_COLON = seldom(r"(?<![ACY^]):|:(?!n{1,3}(?:[,;)]|$))")
# «3 БПЛА над Ржевом, два над Торжком и один над Бежецком»: each number before a place of its own
_ALL_PLACED = seldom(r"p[oyцY]{0,2}s?[AC]{1,3}Y?,n{1,3}p[^-:]*$")
_PARTS_NEXT = seldom(r"[^|;ACMn&]{0,6}[,(\-]n{1,6}-?[pп]")
# «20 БПЛА сбиты ночью: 8 БПЛА – …»
_HEADS = seldom("[^|;,ACn]{0,10}:")
# «Три БПЛА над селом: два сбиты, третий упал на склад»
_FATES = seldom(
    r"(?:[pп][oyц]{0,2}s?[ACsoYц]{1,3}|[oνμεδ]){0,3}:(?=[^|]*[SWOV])[^|]*[,;&]M?(?:o?[nU]|o[Uv]?)o?[HFkπD](?![oye]{0,2}d)"
)
NUMBER_FOR_PART = seldom("(?P<number>n{1,6})")
_SUM = seldom("n{1,3}(?:Mn{1,3})+")
ALSO_STOPPED = seldom(r"(?<=[,;&])(?P<number>n{1,6})-?o?[pп]")
_OUT_OF_STOPPED = seldom(r"zn{1,3}[ye]{0,2}[Tθ]")
_PART_MARK = seldom("zJ?i")
# «Сбиты 8 БПЛА, место падения двух – в …»
_FALLEN = seldom("[hd]n{1,3}(?:-?[pп]|[^|;,n]{1,4}[,&])")


def drop_parts(
    codes: str, words: Sequence[str], by_place: dict[int, Quantity], value: Callable[[re.Match[str]], int]
) -> bool:
    """«пять БПЛА: два – над …, и три – над …», «24 БПЛА, в том числе 11 – в …»: take out what a total is made of.

    `by_place` are the quantities of a sentence by the places of their numbers, `value` gives the number of a match.
    True where numbers were compared.
    """
    role = "downed" if any(q.role == "downed" for q in by_place.values()) else "bare"
    whole = next((q for _, q in sorted(by_place.items()) if q.role == role and q.kind in _WHOLES), None)
    if whole is None:
        return False
    end = whole.end
    marks = [codes.find("zi", end), *(match.start() for match in _COLON.finditer(codes, end))]
    marks += [i for i in range(end, len(codes)) if words[i] in PART_WORDS]
    marks += [match.start() for match in _FALLEN.finditer(codes, end)]
    found = [value(match) for match in _PART.finditer(codes, end)]
    mark = min((mark for mark in marks if mark >= 0), default=None)
    compared = mark is None and len(found) > 1 and _ALL_PLACED.match(codes, end) is None
    if mark is None and len(found) < 2:
        kinds = [value(match) for match in _PART_OF_KIND.finditer(codes, end)]
        compared = compared or len(kinds) > 1
        found = kinds if sum(kinds) == whole.count.min else found
    if mark is None and len(found) == 1 and codes[end : end + 2] == "-n":
        compared, mark = True, end if found[0] < whole.count.min else None
    if compared and (sum(found) == whole.count.min or (sum(found) < whole.count.min and _PARTS_NEXT.match(codes, end))):
        mark = end
    if mark is not None:
        for place in [place for place, q in by_place.items() if place > mark and q.kind == "again"]:
            del by_place[place]
    return compared


def headed_by_those_that_came(codes: str, by_place: dict[int, Quantity]) -> bool:
    """«Два дрона: один сбили, второй попал в склад»: of the number before the colon not all were stopped.

    As drop_parts.
    """
    head = next((q for _, q in sorted(by_place.items())), None)
    if head is None or head.role != "downed" or head.kind != "number" or _FATES.match(codes, head.end) is None:
        return False
    before = codes[: codes.index(":", head.end)]
    if "E" in before or stops(before) or ALL_STOPPED.search(codes, head.end):
        return False
    by_place[head.number_at] = replace(head, role="attacked")
    return True


def drop_headed_parts(codes: str, by_place: dict[int, Quantity]) -> bool:
    """«20 БПЛА сбиты ночью: 8 БПЛА – …, 5 БПЛА – …»: take out what comes after the colon, if it is a part.

    As drop_parts.
    """
    downed = [(place, q) for place, q in sorted(by_place.items()) if q.role == "downed" and q.kind == "number"]
    if len(downed) < 2 or not _HEADS.match(codes, downed[0][1].end):
        return False
    if sum(q.count.min for _, q in downed[1:]) <= downed[0][1].count.min:
        for place, _ in downed[1:]:
            del by_place[place]
    return True


def drop_named_parts(codes: str, words: Sequence[str], by_place: dict[int, Quantity]) -> bool:
    """«30 БПЛА, в том числе 5 БПЛА, летевших на Москву»: take out what comes after the mark, if it is a part.

    As drop_parts.
    """
    downed = [(place, q) for place, q in sorted(by_place.items()) if q.role == "downed" and q.kind == "number"]
    marks = [match.end() for match in _PART_MARK.finditer(codes)]
    marks += [at + 1 for at, word in enumerate(words) if word in PART_WORDS]
    for mark in sorted(marks):
        whole = next((q for place, q in reversed(downed) if place < mark), None)
        parts = [place for place, _ in downed if place >= mark]
        if whole is None or not parts:
            continue
        if sum(by_place[place].count.min for place in parts) <= whole.count.min:
            for place in parts:
                del by_place[place]
        return True
    return False


def drop_counted_in(words: Sequence[str], by_place: dict[int, Quantity]) -> bool:
    """«С учётом двух утренних БПЛА за сутки сбито 12»: take out what stands before the whole, if it is a part.

    As drop_parts.
    """
    at = next((at for at, word in enumerate(words) if word in _COUNTED_IN), len(words))
    downed = [(place, q) for place, q in sorted(by_place.items()) if q.role == "downed"]
    if len(downed) < 2 or not at < downed[0][0] < at + 4 or downed[1][1].more:
        return False
    if downed[0][1].count.min < downed[1][1].count.min:
        del by_place[downed[0][0]]
    return True


def drop_other_days(codes: str, words: Sequence[str], by_place: dict[int, Quantity]) -> bool:
    """«Сбито 12 БПЛА, вчера было 9»: take out what is of the day before, where another number is not.

    As drop_parts.
    """
    if OTHER_DAYS.isdisjoint(words) or len(by_place) < 2:
        return False
    old = [
        at for at, q in by_place.items() if q.role == "downed" and not OTHER_DAYS.isdisjoint(_clause(codes, words, at))
    ]
    new = [at for at, q in by_place.items() if q.role == "downed" and at not in old]
    before = [at for at in old if new and (at > min(new) or TODAY in _clause(codes, words, min(new)))]
    for at in before:
        del by_place[at]
    return bool(before)


def _clause(codes: str, words: Sequence[str], at: int) -> Sequence[str]:
    """The words of the clause of a token."""
    return words[slice(*clause_around(codes, at, at + 1))]


def drop_summands(codes: str, by_place: dict[int, Quantity], value: Callable[[re.Match[str]], int]) -> bool:
    """«За три волны, 5 + 4 + 2, сбито одиннадцать дронов»: take out what a number is the sum of.

    As drop_parts.
    """
    for row in _SUM.finditer(codes):
        numbers = list(NUMBER_FOR_PART.finditer(codes, *row.span()))
        told = sum(map(value, numbers))
        if any(q.count.min == told for at, q in by_place.items() if not row.start() <= at < row.end()):
            for number in numbers:
                by_place.pop(number.start(), None)
    return "nMn" in codes


def drop_parts_of_downed(codes: str, by_place: dict[int, Quantity]) -> bool:
    """«Три из пяти сбитых БПЛА упали в поле, ещё два – в пруд»: take out what the number behind «из» is made of.

    As drop_parts.
    """
    downed = [(at, q) for at, q in sorted(by_place.items()) if q.role == "downed"]
    whole = next((q for at, q in downed if at and _OUT_OF_STOPPED.match(codes, at - 1)), None)
    if whole is None:
        return False
    parts = [at for at, q in by_place.items() if at != whole.number_at and q.role == "downed" and not q.total]
    if sum(by_place[at].count.min for at in parts) > whole.count.min:
        return True
    for at in parts:
        del by_place[at]
    return bool(parts)


def drop_said_again(codes: str, by_place: dict[int, Quantity]) -> bool:
    """«Пять целей – и все пять БПЛА – сбили»: take out one of two equal numbers, the one that no verb tells of.

    As drop_parts.
    """
    again = [place for place, q in by_place.items() if q.kind == "number" and codes[place - 1 : place] == "J"]
    for place in again:
        here = by_place[place]
        first = next((at for at, q in sorted(by_place.items()) if at < place and q.count == here.count), None)
        if first is None:
            continue
        if by_place[first].role == here.role:
            del by_place[place]
        elif here.role == "downed" and by_place[first].role == "bare":
            del by_place[first]
    return bool(again)
