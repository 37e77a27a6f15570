"""UAVs told of one beside the other without a number: «сбит БПЛА под Ржевом и коптер в Торжке»."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.model import Count
from bot.reading.counts.parts_of_whole import PART_WORDS
from bot.reading.counts.quantity import Quantity
from bot.reading.counts.singles import single
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

_PLACE = "(?:[pп][oyцsACYQ^]{1,5})"
_ONE = "(?:[oye]{0,2}(?:U|y{1,2}e?v)[ye]{0,2})"
_NO_VERB = "(?![^|,;:n]{0,6}[HhkqFD])"
_AND_ONE = seldom(
    rf"[^|;:n~SWOVTEHhkqKFIGd]{{0,14}}?(?:(?P<and>&{{1,2}}){_ONE}|[,&](?:{_PLACE}|p?@|p?[νμεδ])-"
    rf"(?:[ye]{{0,2}}U|y(?=[,;|)]|$))){_NO_VERB}"
)
_MORE = f"(?:(?:,|,?&{{1,2}}){_ONE}{_PLACE}?){{1,4}}"
_LISTED = seldom(f"W[oye!]{{0,3}}{_ONE}{_PLACE}?{_MORE}|{_ONE}{_PLACE}?{_MORE}[oye!]{{0,2}}W")
# «сбиты три «Молнии» и FPV-дрон», «сбила три БПЛА над Ржевом и разведывательный коптер»
_AND_ONE_BESIDE = seldom(f"[yeo]{{0,3}}{_PLACE}?,?(?P<and>&{{1,2}})(?:[oye]{{0,2}}U|y{{1,2}}e?v)[ye]{{0,2}}{_NO_VERB}")
_OF_PARTS = frozenset(":iJX")
_UAVS = seldom("[Uv]")
_AND = frozenset({"и", "and", "также", "плюс"})
_TWO = 2
_THERE = "p[oyц]{0,2}s?[AC]"
_APART = seldom(f"[,;]&?(?=M?{_THERE})")
_PLACED = seldom(_THERE)
_OF_MORE = frozenset("QX")
_COUNTED = frozenset("n~")
_BESIDES = frozenset({"также", "кроме", "помимо", "дополнительно", "вдобавок", "плюс"})
ASKED = Asked(_AND | _BESIDES)


def one_and_one(codes: str) -> list[Quantity]:
    """«Подавлены коптер и беспилотник»: as many as are named, of a sentence that gives no number."""
    match = _LISTED.search(codes) if "U" in codes else None
    if match is None:
        return []
    return [Quantity(match.start(), match.end(), Count.exact(len(_UAVS.findall(match.group()))), "downed")]


def and_one(only: Quantity, codes: str, words: Sequence[str]) -> Iterator[Quantity]:
    """«…, над Торжком – ударный», «… и коптер в Торжке»: more than the only one that a verb tells of."""
    match = _AND_ONE.match(codes, only.end) if len(_UAVS.findall(codes)) >= _TWO or "-y" in codes else None
    while match:
        at = match.end() - 1
        if match["and"] and words[match.end("and") - 1] not in _AND:
            return
        yield Quantity(at, match.end(), Count.exact(1), "downed", "again", number_at=at)
        match = _AND_ONE.match(codes, match.end())


def with_one_beside(told: list[Quantity], codes: str, words: Sequence[str]) -> list[Quantity]:
    """«Сбиты три БПЛА и коптер»: one more than those that are counted, unless it is told of as a part of them."""
    last = told[-1]
    if "&" not in codes or last.role != "downed" or last.kind != "number" or not _OF_PARTS.isdisjoint(codes):
        return told
    match = _AND_ONE_BESIDE.match(codes, last.end)
    if match is None or words[match.end("and") - 1] not in _AND or not PART_WORDS.isdisjoint(words):
        return told
    at = match.end() - 1
    return [*told, Quantity(at, match.end(), Count.exact(1), "downed", "again", number_at=at)]


def each_there(told: list[Quantity], codes: str, words: Sequence[str]) -> list[Quantity]:
    """«В Ржеве сбит дрон, в Торжке подавлены два»: with those of clauses that have a place and a verb of their own."""
    ends = [match.start() for match in _APART.finditer(codes)] if told else []
    counted = sorted(q.start for q in told)
    found: list[Quantity] = []
    start = 0
    for end in [*ends, len(codes)] if ends else []:
        clause = codes[start:end]
        if _PLACED.search(clause) is None or not _OF_MORE.isdisjoint(clause):
            return told
        if _COUNTED.isdisjoint(clause):
            others = bisect_left(counted, end) - bisect_left(counted, start)
            ones = [] if others else single(clause, words[start:end])
            found += [replace(q, start=start + q.start, end=start + q.end) for q in ones if q.kind == "single"]
        start = end
    return sorted([*told, *(replace(q, kind="again") for q in found)], key=lambda q: q.start)


def besides(quantities: list[Quantity], words: Sequence[str]) -> list[Quantity]:
    """«Кроме того, в Ржеве сбиты два», «Также подавлены три в Торжке»: more than the sentence before told of."""
    if words[0] not in _BESIDES or not quantities or quantities[0].role != "downed" or quantities[0].total:
        return quantities
    return [replace(quantities[0], more=True), *quantities[1:]]
