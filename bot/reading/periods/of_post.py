"""When what a whole post tells of happened."""

from __future__ import annotations

import re
from datetime import datetime

from bot.model import Basis, Period
from bot.reading.periods.of_sentence import read_period
from bot.reading.seldom import seldom
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.tokens import Tokens

_CLOSED = ("аэропорт", "мост", "перекры", "закры", "огранич", "движени", "отбой", "airport", "bridge")
_HOURS = re.compile("[@ρ]")
_TIME_ALONE = 5
# «Ефремов, 6.20 утра. Обломки …»
_TIME_OF_PLACE = seldom(r"s?[AC]{1,3}\^?Y?[,.:]@[μνεδm]?$")
# «с 11.00 до 12.30 мск – ещё 6»
_MORE_LATER = re.compile("s?p@m*p@m*[-–]?Mn")
# «12:40, проспект Славы – дрон попал в …», «12:48, улица Мира – ещё один»
_HOUR_FIRST = re.compile("@[,:-]")
_HOUR_OF_MORE = seldom("@[,:-][^|]{0,8}M[n~]?")
_SUM = frozenset({"итого", "суммарно"})
_PARTS = 2
_FROM_THE_AIR = "воздуха"
_PUT_OUT = frozenset("LΛΘΞ")
# «итого с 23.00 – 26»
_UAVS_OR_TOTAL = seldom(r"[Uuv]|^C?Xp@m?[-:]n")


def period_of_post(tokens: Tokens, judgement: Judgement, posted: datetime, home: str | None) -> Period | None:
    """The first stated period of the sentences with events, else a whole one of another sentence, else a word."""
    outlines = judgement.outlines
    wider = _wider(tokens, judgement) if len(judgement.events) > 1 else set()
    told = [judgement.sentences[n] for n in sorted(judgement.events) if outlines[n].timed and n not in wider]
    found = [p for start, end in told if (p := read_period(tokens, start, end, posted, home))]
    stated = _joined([period for period in found if period.basis is Basis.STATED]) if found else None
    if stated is not None:
        stated = _with_more(tokens, judgement, stated, posted, home)
    elif any(outline.hours for outline in outlines):
        others = {judgement.sentences[n] for n in wider}
        stated = _of_another(tokens, judgement, others, posted, home)
    return stated or (found[0] if found else None)


def _of_another(
    tokens: Tokens, judgement: Judgement, wider: set[tuple[int, int]], posted: datetime, home: str | None
) -> Period | None:
    """A whole period of a sentence that states no event, with those of the counts after it."""
    spans = [span for span, outline in judgement.open_outlines if outline.hours and span not in wider]
    around = [(read_period(tokens, *span, posted, home), span) for span in spans if not _closed(tokens, *span)]
    whole = [(p, span) for p, span in around if p and p.basis is Basis.STATED and _whole(p, _with_air(tokens, *span))]
    counted = [p for p, span in whole[1:] if "n" in tokens.codes[slice(*span)] and p.start and p.end]
    return _joined([whole[0][0], *counted]) if whole else None


def _with_more(tokens: Tokens, judgement: Judgement, stated: Period, posted: datetime, home: str | None) -> Period:
    """The period up to the end of list lines that go on where it ended: «с 11.00 до 12.30 мск – ещё 6»."""
    told = judgement.open_sentences
    timed = sum(1 for start, end in told if _HOUR_FIRST.match(tokens.codes, start, end)) > 1
    for start, end in told:
        goes_on = _MORE_LATER.match(tokens.codes, start, end) is not None
        if not goes_on and not (timed and _HOUR_OF_MORE.match(tokens.codes, start, end)):
            continue
        later = read_period(tokens, start, end, posted, home)
        if not (later and later.start and later.end and stated.end):
            continue
        if later.start == stated.end or (later.start > stated.end and not goes_on):
            stated = Period(stated.start, later.end, Basis.STATED)
    return stated


def _wider(tokens: Tokens, judgement: Judgement) -> set[int]:
    """«Сбиты 2 БПЛА. С полуночи всего сбито 17»: sentences with totals of more than what was counted before."""
    counted = False
    wider: set[int] = set()
    for number in sorted(judgement.events):
        outline = judgement.outlines[number]
        totals = {q.total for q in outline.quantities.found if q.role == "downed"}
        only_totals = counted and totals == {True}
        if only_totals and _HOURS.search(outline.codes) and not _sum(tokens, judgement, number):
            wider.add(number)
        counted = counted or False in totals
    return wider


def _sum(tokens: Tokens, judgement: Judgement, number: int) -> bool:
    """«Итого с 23.30 до 7.00 сбито 39» below counts without hours: they are its parts."""
    start, end = judgement.sentences[number]
    before = [judgement.outlines[n] for n in range(number)]
    parts = sum(len(outline.quantities.found) for outline in before)
    summed = not _SUM.isdisjoint(tokens.folded[start:end])
    return summed and parts >= _PARTS and not any(_HOURS.search(outline.codes) for outline in before)


def _joined(stated: list[Period]) -> Period | None:
    """The first stated period, with those that begin when it has ended («с 8.00 до 9.30 …, с 9.30 до 11.00»)."""
    if not stated:
        return None
    first, *rest = stated
    for period in rest:
        if first.start and first.end and period.start and period.end and period.start >= first.end:
            first = Period(first.start, period.end, Basis.STATED)
    return first


def _whole(period: Period, sentence: str) -> bool:
    """One that can stand for the sentences around it: with start and end, or when it broke. Not «данные на 7.00»."""
    if _TIME_OF_PLACE.match(sentence):
        return True
    if period.start and period.end:
        told = ("F" in sentence and _PUT_OUT.isdisjoint(sentence)) or (_attack(sentence) and "D" not in sentence)
        return period.start < period.end or told
    if period.end:
        return False
    since = period.start is not None and "D" not in sentence and _UAVS_OR_TOTAL.search(sentence) is not None
    return since or len(sentence) < _TIME_ALONE or ("E" in sentence and "K" in sentence) or _attack(sentence)


def _with_air(tokens: Tokens, start: int, end: int) -> str:
    """The concepts of a sentence, with an attack «с воздуха» as one by UAVs."""
    codes = tokens.codes[start:end]
    return codes + "u" if "K" in codes and _FROM_THE_AIR in tokens.folded[start:end] else codes


def _attack(sentence: str) -> bool:
    return ("K" in sentence or "k" in sentence) and any(code in sentence for code in "Uuv")


def _closed(tokens: Tokens, start: int, end: int) -> bool:
    """The hours of a closed airport, bridge or road are no hours of the raid."""
    return any(word.startswith(_CLOSED) for word in tokens.folded[start:end])
