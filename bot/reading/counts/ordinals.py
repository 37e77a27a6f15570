"""UAVs told of one after the other: «третий сбит над …», «первый сбил дозорный, второй …», "a third was destroyed"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.model import Count
from bot.reading.counts.quantity import Quantity
from bot.reading.counts.wordings import BECAUSE
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

_ORDINALS = {
    1: "первый первая первую первого first",
    2: "второй вторая вторую второго другой другая другую другого second",
    3: "третий третья третью третьего third",
    4: "четвертый четвертая четвертую четвертого fourth",
    5: "пятый пятая пятую пятого fifth",
    6: "шестой шестая шестую шестого sixth",
    7: "седьмой седьмая седьмую седьмого seventh",
    8: "восьмой восьмая восьмую восьмого eighth",
    9: "девятый девятая девятую девятого ninth",
    10: "десятый десятая десятую десятого tenth",
    11: "одиннадцатый одиннадцатую одиннадцатого eleventh",
    12: "двенадцатый двенадцатую двенадцатого twelfth",
    13: "тринадцатый тринадцатого",
    14: "четырнадцатый четырнадцатого",
    15: "пятнадцатый пятнадцатого",
    16: "шестнадцатый шестнадцатого",
    17: "семнадцатый семнадцатого",
    18: "восемнадцатый восемнадцатого",
    19: "девятнадцатый девятнадцатого",
    20: "двадцатый двадцатого",
}
_ANOTHER = 1000
"""No post counts as many: "another" is always one more."""
_PLACES = {word: place for place, words in _ORDINALS.items() for word in words.split()} | {"another": _ANOTHER}
_BETWEEN = frozenset({
    "тоже", "также", "так", "же", "уже", "был", "была", "успешно", "позже", "затем", "сразу", "was", "also", "later",
    "then",
})  # fmt: skip
_STOPPED = seldom(r"[oCUM](?:[ye]{0,2}[Uv])?(?P<between>o{0,2})[SV](?![oye]{0,2}[nUuv~])")
# «второй БПЛА силы ПВО перехватили над рекой»
_STOPPED_BY = seldom(r"[oCUM](?:[ye]{0,2}[Uv][oBъCA]{0,3}(?<![Uv])|[oBъ]{0,2}!)[!ъB]?V(?![oye]{0,2}[nUuv~и\\])")
# «восьмой, летевший к городу, уничтожен под Ржевом»
_STOPPED_BEHIND = seldom(r"[oCUM](?:[ye]{0,2}[Uv])?,[^|,;:nSWOVUuvHkq]{1,8},o{0,2}[SV](?![oye]{0,2}[nUuv~])")
# «шестой дотянул до окраины и был сбит там»
_STOPPED_AT_LAST = seldom(r"[oC](?:[ye]{0,2}[Uv])?o[^|,;:nSWOVUuvHkq]{0,7}[,&][oe]{0,3}S(?![oye]{0,2}[nUuv~])")
# «обломки седьмого, также уничтоженного, попали в цех», «шестой, тоже подавленный, упал»
_STOPPED_TOO = seldom(r"[oC](?:[ye]{0,2}[Uv])?,(?P<between>[o&]{1,2})θ[,)]")
# «третий упал после воздействия РЭБ»
_FELL_BY_DEFENCE = seldom(r"[oCUM](?:[ye]{0,2}[Uv])?o?H[^|;,nUuvSWOVHF]{0,7}!")
# «под утро – третий и четвёртый», «днём – пятый», «посадили второй»
_ALONE = seldom(
    r"(?<=[-@νεμδ])[oC](?:[ye]{0,2}[Uv])?(?=[,;&]|$)|(?<=V)[oC](?:[ye]{0,2}[Uv])?(?=[,;p]|$)|(?<=&)[oC](?:[ye]{0,2}[Uv])?(?=[,;\-]|$|[SWOV])"
)
_BEFORE_ALONE = frozenset("-@νεμδV")
_WITH_NEXT = seldom(r"[oC](?=&[oC](?:[ye]{0,2}[Uuv])?(?:[,;\-]|$|[SWOV]))")
ASKED = Asked(frozenset(_PLACES) | _BETWEEN)


def one_by_one(codes: str, words: Sequence[str]) -> list[Quantity]:
    """Those of a sentence that an ordinal tells of, of kind "next"; the count is the ordinal.

    By the positions of the sentence. Whether one more is meant only the post tells: see `next_one`.
    """
    found = []
    for at, word in enumerate(words):
        match = (_STOPPED.match(codes, at) or _STOPPED_TOO.match(codes, at)) if word in _PLACES else None
        told = match and _BETWEEN.issuperset(words[slice(*match.span("between"))])
        fell = _FELL_BY_DEFENCE.match(codes, at) if word in _PLACES and "!" in codes else None
        if fell and not BECAUSE.isdisjoint(words[at : fell.end()]):
            match, told = fell, True
        at_last = None
        if word in _PLACES and not told:
            at_last = _STOPPED_AT_LAST.match(codes, at) or _STOPPED_BEHIND.match(codes, at)
        match, told = (at_last, True) if at_last else (match, told)
        match = match if told or word not in _PLACES else _STOPPED_BY.match(codes, at) or _alone(codes, words, at)
        if match:
            count = Count.exact(_PLACES[word])
            found.append(Quantity(at, match.end(), count, "downed", "next", number_at=at))
    return found


def _alone(codes: str, words: Sequence[str], at: int) -> re.Match[str] | None:
    """«днём – пятый», and each of «под утро – третий и четвёртый»."""
    if _WITH_NEXT.match(codes, at) and _PLACES.get(words[at + 2]) == _PLACES[words[at]] + 1:
        return _WITH_NEXT.match(codes, at)
    pair = codes[at - 1] == "&" and at > 1 and _PLACES.get(words[at - 2]) == _PLACES[words[at]] - 1
    return _ALONE.match(codes, at) if pair or codes[at - 1] in _BEFORE_ALONE else None


def next_one(quantity: Quantity, before: Sequence[Quantity]) -> Quantity | None:
    """One more, unless the post counted as many as the ordinal says before: «сбиты два, третий подавлен»."""
    told = sum(q.count.min for q in before if q.role == "downed" and q.kind != "shadow")
    if quantity.count.min <= told:
        return None
    kind = "again" if told else "single"
    return Quantity(
        quantity.start, quantity.end, Count.exact(1), "downed", kind, more=told > 0, number_at=quantity.number_at
    )
