"""Sentences without a verb that go on with the UAVs of the one before: «Через сорок минут – ещё один, над Ржевом»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.counts.wordings import HOURS_ALONE, NUMBER, NUMBER_AND_HOURS_ALONE
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

_LATER = frozenset(
    {"через", "спустя", "позже", "позднее", "потом", "затем", "следом", "вскоре", "чуть", "тут", "сразу", "после"}
    | {"later", "then", "after", "minutes", "hours"}
)
_GOES_ON = frozenset("M&νμεδ")
_TIME = r"(?:[Cop<&]{1,3}n{0,2}[oτνμεδρ]{0,3}|n{1,2}[oτ]o?|p?<?@m?)"
_AND_SO_MANY = seldom(rf"^{_TIME}[,\-]?(?P<more>M?)" + NUMBER + r"[ye]{0,2}[Uuv]?(?=$|[,;)]|-?[pп])")
_NEXT = seldom(rf"^{_TIME}[,\-]{{0,2}}(?P<next>[oC])(?=$|[,;)]|-?[pп])")
_ORDINALS = frozenset({"второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "восьмой", "другой", "очередной"})
# «UPD: ещё два», «Рано утром – ещё три в районе Ржева», «Krasnoye: one more»: of a sentence that names nothing else
_ONE_MORE = seldom(
    r"^[CAYopпз^n@νεμδσρτ<,QsцM]{1,9}?[\-:,](?:(?P<more>M)" + NUMBER + r"[ye]{0,2}[Uuv]?(?=$|[,;)]|-?[pпνεμδ])|(?P<next>n)M(?=$|[,;]))"
)
# «Только что ещё два»
_NEWS = seldom(r"^[Co]{1,3}(?P<more>M)" + NUMBER + r"[ye]{0,2}[Uuv]?(?=$|[,;]|-?[pп])")
# «Над самим городом – ещё два»
_OVER_THERE = seldom(r"^p[oцsY]{1,3}-(?P<more>M?)" + NUMBER + r"[ye]{0,2}[Uuv]?(?=$|[,;])")
_OVER = "над"
_ADDED = ("добав", "прибав", "upd", "апд", "обнов", "только", "уже", "также", "тоже", "update")
_SAME = frozenset({"то", "та", "ту", "такая", "такую", "такой", "тот", "так"})
_SAME_PARTICLE = "же"
_FATE = ("произош", "случил", "постиг", "участь", "судьб", "ждал", "раздел", "сделал", "поступил", "история", "вышло")
_OF_OTHERS = seldom(r"(?<![n<])(?P<more>M?)" + NUMBER + r"[ye]{0,2}(?:[Uuva]|o|$|(?=[|,;]|-?p))")
ASKED = Asked(_LATER | _ORDINALS | _SAME | {_SAME_PARTICLE, _OVER}, (*_FATE, *_ADDED))


def goes_on(codes: str, words: Sequence[str]) -> bool:
    """«Ещё два …», «Утром – три», «С полуночи до четырёх утра – ещё шесть», «Через час – два»."""
    if codes[0] in _GOES_ON or HOURS_ALONE.match(codes):
        return True
    return NUMBER_AND_HOURS_ALONE.match(codes) is not None or goes_on_later(codes, words) is not None


def goes_on_later(codes: str, words: Sequence[str]) -> re.Match[str] | None:
    """A match with the `number` of those stopped later, or with `next` where an ordinal tells of one."""
    match = _AND_SO_MANY.match(codes)
    if match is not None:
        head = words[: match.start("number")]
        dashed = codes[match.start("number") - 1 - len(match["more"])] in "-,"
        timed = "@" in match.group() or not _LATER.isdisjoint(head)
        if timed and (match["more"] or dashed):
            return match
    match = _NEXT.match(codes)
    told = match is not None and words[match.start("next")] in _ORDINALS
    if match is not None and told and ("@" in match.group() or not _LATER.isdisjoint(words[: match.start("next")])):
        return match
    match = _OVER_THERE.match(codes)
    if match is not None and words[0] == _OVER:
        return match
    match = _ONE_MORE.match(codes) if "M" in codes else None
    if match is not None:
        return match
    match = _NEWS.match(codes)
    if match is not None and any(word.startswith(_ADDED) for word in words[: match.start("more")]):
        return match
    return _same_fate(codes, words)


def _same_fate(codes: str, words: Sequence[str]) -> re.Match[str] | None:
    """«То же произошло с двумя другими», «Та же участь постигла ещё три дрона»."""
    if _SAME_PARTICLE not in words or not any(word.startswith(_FATE) for word in words):
        return None
    at = words.index(_SAME_PARTICLE)
    return _OF_OTHERS.search(codes, at) if at and words[at - 1] in _SAME else None
