"""When what a whole post tells of happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.model import Basis, Period
from bot.reading.counts.quantity import Quantity
from bot.reading.periods.lent import ends_of_raids, lent_hours
from bot.reading.periods.of_sentence import hours_told, part_of_day, read_period
from bot.reading.seldom import seldom
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.tokens import Tokens

# «с 11.00 до 12.30 мск – ещё 6», «В период с 11.00 до 12.30 – ещё 6 БПЛА над …»
_MORE_LATER = re.compile(
    "(?:[oC]|[on][$]|[νεμδ],?|po)?s?p@m*(?:p@m*)?(?:[on][$])?,?[-–]?M?n|M[n~][UuvWSO]?-?p@m*(?:p@m*)?$"
)
# «12:40, проспект Славы – дрон попал в …», «12:48, улица Мира – ещё один»
_HOUR_FIRST = re.compile("@[,:-]")
_HOUR_OF_MORE = seldom("@[,:-][^|]{0,8}M[n~]?")
_SUM = frozenset({"итого", "суммарно"})
_PARTS = 2
_LONGEST = timedelta(hours=36)


def period_of_post(
    tokens: Tokens, judgement: Judgement, quantities: Sequence[Quantity], posted: datetime, home: str | None
) -> Period | None:
    """The first stated period of the sentences with events, else a whole one of another sentence, else a word."""
    outlines = judgement.outlines
    wider = _wider(tokens, judgement, quantities) if len(judgement.events) > 1 else set()
    told = [n for n in sorted(judgement.events) if outlines[n].timed and n not in wider]
    hours = [outline.hours for outline in outlines]
    if True not in hours:
        return _part_of_day(tokens, judgement, told)
    found = [
        p for n in told
        if (p := read_period(tokens, *judgement.sentences[n], posted, home) if hours[n]
            else part_of_day(tokens, *judgement.sentences[n]))
    ]  # fmt: skip
    stated = _joined([period for period in found if period.basis is Basis.STATED]) if found else None
    if stated is not None:
        stated = _with_more(tokens, judgement, stated, posted, home)
        if stated.start is None or stated.end is None:
            stated = _completed(tokens, judgement, stated, posted, home)
    else:
        stated = _of_another(tokens, judgement, wider, posted, home)
    return stated or (found[0] if found else None)


def _part_of_day(tokens: Tokens, judgement: Judgement, told: list[int]) -> Period | None:
    """The first word for a part of the day in the sentences `told`."""
    for number in told:
        period = part_of_day(tokens, *judgement.sentences[number])
        if period is not None:
            return period
    return None


def _of_another(
    tokens: Tokens, judgement: Judgement, wider: set[int], posted: datetime, home: str | None
) -> Period | None:
    """A whole period of a sentence that states no event, with those of the counts after it."""
    whole: list[tuple[Period, int]] = []
    for number, outline in enumerate(judgement.outlines):
        if not outline.hours or number in wider or number in judgement.blocked:
            continue
        period = lent_hours(tokens, judgement, number, posted, home)
        if period is not None:
            whole.append((period, number))
    if not whole:
        return None
    counted = [p for p, n in whole[1:] if "n" in judgement.outlines[n].codes and p.start and p.end]
    lent = _joined([whole[0][0], *counted])
    lent = _with_more(tokens, judgement, lent, posted, home) if lent else lent
    return _completed(tokens, judgement, lent, posted, home) if lent and not (lent.start and lent.end) else lent


def _completed(tokens: Tokens, judgement: Judgement, half: Period, posted: datetime, home: str | None) -> Period:
    """A start with its end, or an end with its start, told in a sentence of its own: «Закончилась атака в 5.50»."""
    for number, outline in enumerate(judgement.outlines):
        if not outline.hours or number in judgement.events or number in judgement.blocked:
            continue
        span = judgement.sentences[number]
        told = hours_told(tokens, *span, posted, home)
        if told is None or (told.period.start and told.period.end):
            continue
        start, end = half.start or told.period.start, half.end or told.period.end
        if start is None or end is None or not timedelta(0) < end - start < _LONGEST:
            continue
        if half.start and not ends_of_raids(outline.codes, tokens.folded[slice(*span)]):
            continue
        if half.start or lent_hours(tokens, judgement, number, posted, home):
            return Period(start, end, Basis.STATED)
    return half


def _with_more(tokens: Tokens, judgement: Judgement, stated: Period, posted: datetime, home: str | None) -> Period:
    """The period up to the end of list lines that go on where it ended: «с 11.00 до 12.30 мск – ещё 6»."""
    told = judgement.open_sentences
    timed = sum(1 for start, end in told if _HOUR_FIRST.match(tokens.codes, start, end)) > 1
    for start, end in told:
        goes_on = _MORE_LATER.match(tokens.codes, start, end)
        if not goes_on and not (timed and _HOUR_OF_MORE.match(tokens.codes, start, end)):
            continue
        later = read_period(tokens, start, end, posted, home)
        if not (later and later.start and later.end and stated.end):
            continue
        if later.start == stated.end or (later.start > stated.end and not (goes_on and "M" not in goes_on.group())):
            stated = Period(stated.start, later.end, Basis.STATED)
    return stated


def _wider(tokens: Tokens, judgement: Judgement, quantities: Sequence[Quantity]) -> set[int]:
    """«Сбиты 2 БПЛА. С полуночи всего сбито 17»: sentences with totals of more than what was counted before."""
    counted = False
    wider: set[int] = set()
    for number in sorted(judgement.events):
        outline = judgement.outlines[number]
        start, end = judgement.sentences[number]
        totals = {q.total for q in quantities if q.role == "downed" and start <= q.start < end}
        only_totals = counted and totals == {True}
        if only_totals and outline.hours and not _sum(tokens, judgement, number, quantities):
            wider.add(number)
        counted = counted or False in totals
    return wider


def _sum(tokens: Tokens, judgement: Judgement, number: int, quantities: Sequence[Quantity]) -> bool:
    """«Итого с 23.30 до 7.00 сбито 39» below counts without hours: they are its parts; so are those that make it."""
    start, end = judgement.sentences[number]
    before = [judgement.outlines[n] for n in range(number)]
    parts = sum(len(outline.quantities.found) for outline in before)
    summed = not _SUM.isdisjoint(tokens.folded[start:end]) or _added_up(quantities, start, end)
    return summed and parts >= _PARTS and not any(outline.hours for outline in before)


def _added_up(quantities: Sequence[Quantity], start: int, end: int) -> bool:
    """Whether the numbers before the sentence [start, end) make its total."""
    downed = [q for q in quantities if q.role == "downed"]
    total = next((q.count for q in downed if q.total and start <= q.start < end), None)
    return total is not None and total.min == sum(q.count.min for q in downed if q.start < start)


def _joined(stated: list[Period]) -> Period | None:
    """The first stated period, with those that begin when it has ended («с 8.00 до 9.30 …, с 9.30 до 11.00»).

    A start alone ends with the first end alone: «Атака идёт с двух часов. К пяти утра сбито 28».
    """
    if not stated:
        return None
    first, *rest = stated
    for period in rest:
        if first.start and first.end and period.start and period.end and period.start >= first.end:
            first = Period(first.start, period.end, Basis.STATED)
        elif first.start and not (first.end or period.start) and period.end:
            first = Period(first.start, period.end, Basis.STATED) if period.end > first.start else first
    return first
