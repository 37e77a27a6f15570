"""Sentences without a verb that go on with the UAVs of the one before: «Через сорок минут – ещё один, над Ржевом»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.counts.waves import WAVES
from bot.reading.counts.wordings import HOURS_ALONE, NUMBER, NUMBER_AND_HOURS_ALONE
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

_LATER = frozenset(
    {"через", "спустя", "позже", "позднее", "потом", "затем", "следом", "вскоре", "чуть", "тут", "сразу", "после"}
    | {"later", "then", "after", "minutes", "hours"}
)
_GOES_ON = frozenset("M&νμεδ")
_FILLING = r"[CAY^sцpпзνεμδσρτ@m<o?&\-]"
_HEAD = seldom(rf"(?:{_FILLING}|M|[,:]|n(?=[oτμνεδpп])){{0,10}}")
_BEHIND = rf"(?P<behind>{_FILLING}{{0,10}})(?=$|[,;)])"
# «Рано утром – ещё три в районе Ржева», «В Торжке тоже два», «Krasnoye: one more», naming nothing else
_SO_MANY = seldom(rf"^(?P<before>{_HEAD.pattern}?)(?P<more>M?)P?(?:{NUMBER}(?P<too>M?)[ye]{{0,2}}T?[Uuv]?T?){_BEHIND}")
_NEXT = seldom(rf"(?P<next>[oC]){_BEHIND}")
_ORDINALS = frozenset({"второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "восьмой", "девятый"}) | {
    "десятый", "другой", "очередной", "следующий",
}  # fmt: skip
_TIMES = frozenset("νεμδρ@")
_PLACES = frozenset("ACs")
_MARKS = frozenset("-:,")
_BEHIND_NAMES = frozenset("-:,CY^")
_BESIDE = frozenset("pп")
SHARES = frozenset({"пришлось", "пришлись", "пришелся", "приходится", "приходятся", "досталось"})
_FILLERS = SHARES | {"было", "их", "рано", "тоже", "также", "уже"}
_OVER = "над"
_ADDED = ("добав", "прибав", "upd", "апд", "обнов", "только", "уже", "также", "тоже", "update")
_THAT_MANY = ("столько", "же")
_SAME = frozenset({"то", "та", "ту", "такая", "такую", "такой", "тот", "так"})
_SAME_PARTICLE = "же"
_FATE = ("произош", "случил", "постиг", "участь", "судьб", "ждал", "раздел", "сделал", "поступил", "история", "вышло")
_OF_OTHERS = seldom(r"(?<![n<])(?P<more>M?)" + NUMBER + r"[ye]{0,2}(?:[Uuva]|o|$|(?=[|,;]|-?p))")
_WAVES = WAVES | {"волна", "волне", "волной", "заход", "новая", "очередная"}
_KNOWN = _LATER | _FILLERS | _WAVES
_BESIDE_ONE = frozenset({"po", "пo"})
_SINCE, _UNTIL, _THIS = frozenset({"с", "со", "since"}), "до", "этого"
ASKED = Asked(
    _LATER | _WAVES | _ORDINALS | _SINCE | {_UNTIL, _THIS} | _SAME | _FILLERS | {_SAME_PARTICLE, _OVER},
    (*_FATE, *_ADDED),
)


def goes_on(codes: str, words: Sequence[str]) -> bool:
    """«Ещё два …», «Утром – три», «С полуночи до четырёх утра – ещё шесть», «Через час – два»."""
    if codes[0] in _GOES_ON:
        return True
    if HOURS_ALONE.match(codes):
        return "M" in codes or not _since(words)
    return NUMBER_AND_HOURS_ALONE.match(codes) is not None or goes_on_later(codes, words) is not None


def goes_on_later(codes: str, words: Sequence[str]) -> re.Match[str] | None:
    """A match with the `number` of those stopped later, or with `next` where an ordinal tells of one."""
    match = _SO_MANY.match(codes)
    if match and _filled(match["before"], words) and _filled(match["behind"], words, match.start("behind")):
        if match["more"] or match["too"]:
            return match
        if _since(words):
            return None
        if _told_when(match["before"], match["behind"], words):
            return match
    at = next((at for at, word in enumerate(words) if word in _ORDINALS), None)
    match = _NEXT.match(codes, at) if at is not None and _HEAD.fullmatch(codes, 0, at) else None
    if match is not None and _filled(match["behind"], words, match.start("behind")):
        before = codes[:at]
        if _told_when(before, match["behind"], words) and ("-" in match.group() or before[-1:] in _MARKS | _TIMES):
            return match
    return _same_fate(codes, words)


def _since(words: Sequence[str]) -> bool:
    """«С полуночи – 37», «С вечера до этого часа – 37»: all since then."""
    return words[0] in _SINCE and (_UNTIL not in words or _THIS in words)


def _filled(codes: str, words: Sequence[str], start: int = 0) -> bool:
    """Whether what stands at `start` names places and times only: words that no rule knows stand beside «над», «у»."""
    for at, code in enumerate(codes):
        beside = codes[at - 1 : at] in _BESIDE or codes[max(0, at - 2) : at] in _BESIDE_ONE
        beside = beside or (at > 0 and words[start + at - 1] in _LATER)
        word = words[start + at]
        first = code == "C" and not start + at and codes[1:2] not in _BEHIND_NAMES
        if (code == "o" or first) and not beside and word not in _KNOWN and not word.startswith(_ADDED):
            return False
    return True


def as_many_more(codes: str, words: Sequence[str]) -> bool:
    """«Ещё столько же – над Торжком», «В Торжке – столько же»: as many as the sentence before told."""
    at = words.index(_THAT_MANY[0]) if _THAT_MANY[0] in words else -1
    if at < 0 or words[at : at + 2] != _THAT_MANY or "Q" in codes:
        return False
    return _HEAD.fullmatch(codes, 0, at) is not None and _filled(codes[:at], words)


def _told_when(before: str, behind: str, words: Sequence[str]) -> bool:
    """Whether a time, or a place with a mark or preposition, parts a number from those told of before."""
    if not _TIMES.isdisjoint(before) or not _LATER.isdisjoint(words[: len(before)]):
        return True
    if not SHARES.isdisjoint(words):
        return not _PLACES.isdisjoint(before + behind)
    placed = not _PLACES.isdisjoint(before) and ("p" in before or before[-1:] in _MARKS)
    marked = before[-1:] in _MARKS or behind[:1] == "-"
    return placed or (words[0] == _OVER and marked) or (marked and not _PLACES.isdisjoint(behind))


def _same_fate(codes: str, words: Sequence[str]) -> re.Match[str] | None:
    """«То же произошло с двумя другими», «Та же участь постигла ещё три дрона»."""
    if _SAME_PARTICLE not in words or not any(word.startswith(_FATE) for word in words):
        return None
    at = words.index(_SAME_PARTICLE)
    return _OF_OTHERS.search(codes, at) if at and words[at - 1] in _SAME else None
