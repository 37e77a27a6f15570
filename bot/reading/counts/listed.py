"""Numbers beside places, whatever mark stands between: «над Ржевом 2, Зубцовский округ: 1, три – над Торжком».

The verb and the word for UAVs stand only once for such a list, or in the sentence before or behind it. So a part of a
sentence that holds nothing but places and a number tells what the parts before it tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

_NUMBER = r"(?P<bound>[><])?(?P<number>n{1,6}|~)"
_PLACE = r"(?:(?:[pп][oyцY]{0,2})?s?[AC]{1,4}\^{0,2}[YQo]?|n{1,2}o?\^?YQ?)"
_PLACES = rf"{_PLACE}(?:[,&]{_PLACE})?(?:\([sACY,&]{{1,9}}\))?"
_UAVS = "[yeb]{0,2}T?[Uuv]?T?"
# «Ясное – 2 из 7»
_OF_SO_MANY = "(?:z(?P<whole>n{1,4}))?"
_PLACE_FIRST = rf"o?{_PLACES}[\-:]?[MP]{{0,2}}{_NUMBER}{_UAVS}{_OF_SO_MANY}"
_NUMBER_FIRST = rf"(?P<rest>J?)[MP]{{0,2}}{_NUMBER}{_UAVS}-?(?=[pп]){_PLACES}"
_BEGIN, _END = "(?:(?<=[,;:&(-])|(?<=,&)|(?<=^C)(?=p)|^)", r"(?=[|,;&)]|-o?[uvUOVWS]|:o{0,3}T|$)"
_IN_BRACKETS = seldom(rf"(?<=[AC])Y?\({_NUMBER}{_UAVS}\)")
# «Intercepted UAVs by area: Taganrog, 4; Millerovo, 8»
_AFTER_COMMA = seldom(rf"(?:(?<=[:;&])|(?<=;&)){_PLACES},{_NUMBER}(?=;|$)")
_PATTERNS = (seldom(_BEGIN + _PLACE_FIRST + _END), seldom(_BEGIN + _NUMBER_FIRST + _END), _IN_BRACKETS)
# «Телефон 112» is no line of a list
_LINE = rf"o?(?:[pп]{_PLACES}[\-:]?|s?[AC]{{1,4}}\^{{0,2}}[Yo]|{_PLACES}[\-:])[MP]{{0,2}}{_NUMBER}{_UAVS}{_OF_SO_MANY}"
_PLAIN = re.sub(r"\?P<\w+>", "?:", f"(?:{_LINE}|{_NUMBER_FIRST})")
# «Ясное – 7 из 9, оставшиеся два упали в овраг»
_THROUGH = "(?:,[oJ]n{0,3}H[^|;,:nUuv]{0,8})?"
# «Ясное – два, Журавка – один, это Ржевский»
_LIST = seldom(rf"-?(?:C(?=p))?{_PLAIN}(?:[,;&]{{1,2}}{_PLAIN})*(?:[,\-]o(?:A\^?Y?|J))?{_THROUGH}[,;]?")
# «Камышин 3, Фролово 2 – это БПЛА, которые сбили ночью»
_ANY = re.sub(r"\?P<\w+>", "?:", f"(?:{_PLACE_FIRST}|{_NUMBER_FIRST})")
_THESE = seldom(rf"{_ANY}(?:[,;&]{{1,2}}{_ANY})*(?:[,\-]o{{1,2}}T?[ye]{{0,2}}[uv]|:o{{0,3}}T[oyezзνεμδσ]{{0,4}}[uv])")
_PAIRS = seldom("[ACYQo^)][-:(]?[MP]{0,2}[><]?[n~]|[n~][yebTUuv]{0,4}-?[pп]")
# what else numbers may be of: people, houses, debris, shells, those that fell
_OTHERS = seldom(r"[FHhIwGgBjdиfΛLΘΞkqщN'\\Ю_Dx]")
_SEVERAL_STOPPED = seldom(r"[WVE][^|;,n~]{0,8}[uv]|[uv][^|;,n~]{0,8}[WV]")
_AWAY = frozenset({"с", "со", "от", "к", "ко", "до", "после", "через", "из-за", "при", "from", "to", "for", "by", "at"})
_REST = frozenset({"остальные", "остальных"})
ASKED = Asked(_AWAY | _REST)


def only_listed(codes: str) -> bool:
    """Whether a sentence holds nothing but places with numbers."""
    return _LIST.fullmatch(codes) is not None


def told_behind(codes: str) -> int:
    """The place behind a list before words that tell of UAVs; 0 for none."""
    match = _THESE.match(codes)
    return match.end() if match else 0


def several_stopped(codes: str) -> int:
    """The place behind the words that say that UAVs were stopped, without a number; 0 where none do."""
    match = _SEVERAL_STOPPED.search(codes)
    return match.end() if match else 0


def pairs(codes: str, words: Sequence[str], *, in_brackets: bool = False) -> Iterator[re.Match[str]]:
    """The parts that hold nothing but places and a `number`, in order, or that have it in brackets behind a place."""
    apart = ";" in codes and ",n" in codes
    if not apart and _PAIRS.search(codes) is None:
        return
    patterns = (*_PATTERNS, _AFTER_COMMA) if in_brackets and apart else _PATTERNS if in_brackets else _PATTERNS[:2]
    found = [match for pattern in patterns for match in pattern.finditer(codes)]
    for match in sorted(found, key=lambda match: match.start()):
        at = codes.find("p", match.start(), match.end())
        rest = match.re.groupindex.get("rest") and match["rest"]
        if (at < 0 or words[at] not in _AWAY) and (not rest or words[match.start()] in _REST):
            yield match


def beside(
    codes: str, words: Sequence[str], told: Sequence[tuple[int, int]], *, by_verb: bool = False
) -> list[re.Match[str]]:
    """The pairs of a sentence that tell of the same as the numbers at the half-open spans `told`, in their order.

    Those behind them, and those right before the first. `by_verb`: the spans are of verbs that no number is beside.
    """
    if not told:
        return []
    found = []
    first, end = told[0]
    at, before = 1, []
    for match in pairs(codes, words, in_brackets=by_verb):
        if match.end() <= first:
            before.append(match)
            continue
        while at < len(told) and told[at][1] <= match.start():
            end = max(end, told[at][1])
            at += 1
        if match.start("number") < end:
            first = match.start() if match.start("number") == first else first
            continue
        if _OTHERS.search(codes, end, match.start()):
            break
        found.append(match)
        end = match.end()
    for match in reversed(before):
        if codes[match.end() : first].strip(",;&-"):
            break
        found.append(match)
        first = match.start()
    return found
