"""A first sentence that says what the next ones tell: «Отражена атака трёх БПЛА. Два сбиты над …, один – …»."""

from __future__ import annotations

from collections import Counter as Counts
from dataclasses import replace
from typing import NamedTuple

from bot.reading.counts.counting import Counter
from bot.reading.counts.quantity import Quantity
from bot.reading.counts.what_happened import stops
from bot.reading.places.finding import Places
from bot.reading.reports.facts import Context, Facts, read_facts
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.tokens import Tokens

_SEVERAL = 2
_NUMBERS = frozenset({"number", "again", "single"})


class Announced(NamedTuple):
    """What is left to read: the sentences that a judgement leaves open, or `facts` where the first one says it all."""

    judgement: Judgement
    facts: Facts | None = None


def announced(
    tokens: Tokens, judgement: Judgement, places: Places, context: Context, counter: Counter, *, whole: Facts
) -> Announced | None:
    """How to read a post that begins so; None for any other. `whole`: its facts."""
    if "E" not in tokens.codes:
        return None
    first = min(judgement.events)
    codes = tokens.codes[slice(*judgement.sentences[first])]
    if "E" not in codes or stops(codes):
        return None
    downed = [q for q in whole.quantities if q.role == "downed"]
    own = next((q for q in downed if judgement.number(q.start) == first), None)
    if len(places.areas) < _SEVERAL:
        return _same_again(judgement, whole, own, downed)
    rest = judgement.only(set(range(first + 1, len(judgement.sentences))))
    later = read_facts(tokens, rest, places, context, counter)
    return _of_several(judgement, whole, own, rest, later) if rest.events else None


def _of_several(
    judgement: Judgement, whole: Facts, own: Quantity | None, rest: Judgement, later: Facts
) -> Announced | None:
    """Several regions: what became of them is told where each count has a region of its own."""
    told = [q for q in later.quantities if q.role == "downed" and q.kind in _NUMBERS and not q.total]
    if not told or told[0].more:
        return None
    named = Counts(judgement.number(area.start) for area in later.areas)
    counted = Counts(judgement.number(q.start) for q in told)
    placed = set(named) <= set(rest.events) and all(named[n] == 1 or named[n] >= many for n, many in counted.items())
    placed = placed and (any(area.regions for area in later.areas) or not any(area.regions for area in whole.areas))
    if placed and (own is None or _sum(told) == own.count.min):
        return Announced(rest)
    if placed or own is None or _sum(told) > own.count.min or _broken_down(own, whole):
        return None
    return Announced(judgement, replace(whole, items=[], quantities=[own, *_not_downed(whole)]))


def _broken_down(own: Quantity, whole: Facts) -> bool:
    """«Пресечено 26 полётов БПЛА: 14 уничтожены над …; 8 – над …»: regions whose figures make the first one."""
    items = [item for item in whole.items if item.number_at > own.number_at]
    return len(items) >= _SEVERAL and sum(item.count.min for item in items) == own.count.min


def _same_again(judgement: Judgement, whole: Facts, own: Quantity | None, downed: list[Quantity]) -> Announced | None:
    """«Пресечена попытка атаки одним БПЛА. Беспилотник уничтожен над …»: one region, and one count told twice."""
    told = [q for q in downed if q is not own and q.kind in _NUMBERS and not q.total]
    if own is None or not told or told[0].start < own.start or told[0].more or _sum(told) != own.count.min:
        return None
    if any(q.kind == "again" for q in told) or len(whole.items) > 1:
        return None
    return Announced(judgement, replace(whole, items=[], quantities=[own, *_not_downed(whole)]))


def _sum(quantities: list[Quantity]) -> int:
    return sum(q.count.min for q in quantities)


def _not_downed(facts: Facts) -> list[Quantity]:
    return [q for q in facts.quantities if q.role != "downed"]
