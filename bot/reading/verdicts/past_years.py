"""Years long before any UAV: «17 сентября 1943 года … В тот день были сбиты четыре самолёта»."""

from __future__ import annotations

from collections.abc import Iterator

from bot.reading.seldom import seldom
from bot.reading.verdicts.that_day import behind
from bot.reading.words.codes import UAV
from bot.reading.words.tokens import Tokens

_DATED = seldom("[p$][*n]|[*n][гϋ]")
_LONG_AGO = seldom(r"(?:1[89]\d\d|200\d|201[0-3])(?:[-–](?:1[89]|20)\d\d|-?(?:го|м|й))?$")
_NUMBER = seldom("[*n]")
_YEAR = frozenset({"год", "года", "году", "годах", "годов", "годы", "гг."})
_NO_DATE = ("рожд", "постро", "основ", "образц", "постройк", "выпуск", "возведен", "открыт", "работающ")
_AROUND = 3
_OF_UAVS = frozenset(UAV + "bd")
_TIMED = seldom("[νμε@τ$]")
_NOW = frozenset({"сегодня", "сейчас", "ныне", "today", "now", "теперь"})
_NAMED_OR_BORN = "_B"
# «здание 1912 года»
_THINGS = "и\\"


def may_name_year(codes: str) -> bool:
    """Whether a sentence of these concepts may name a year."""
    return _DATED.search(codes) is not None


def of_past_year(tokens: Tokens, sentences: list[tuple[int, int]], number: int) -> Iterator[int]:
    """The number of a sentence if it tells of such a year, with those of the next ones that tell of «тот день»."""
    if not _names_year(tokens, sentences[number]):
        return
    yield number
    for after in range(number + 1, len(sentences)):
        # one that names such a year itself has its own story
        if _names_year(tokens, sentences[after]) or not _same_story(tokens, sentences[after]):
            break
        yield after
    yield from behind(tokens, sentences, number, lambda span: _names_year(tokens, span))


def _same_story(tokens: Tokens, span: tuple[int, int]) -> bool:
    """«… 1943 года. За сутки сбито 106 вражеских машин»: no UAV is named, no time of these days."""
    part = tokens.codes[slice(*span)]
    return _OF_UAVS.isdisjoint(part) and not _TIMED.search(part) and _NOW.isdisjoint(tokens.folded[slice(*span)])


def _names_year(tokens: Tokens, span: tuple[int, int]) -> bool:
    for found in _NUMBER.finditer(tokens.codes, *span):
        at = found.start()
        if _LONG_AGO.match(tokens.folded[at]) and _is_year(tokens, at, span):
            return True
    return False


def _is_year(tokens: Tokens, at: int, span: tuple[int, int]) -> bool:
    """«В 1943 году», «in May 1943»; not who was born then, what was built then, a street named by it."""
    words = tokens.folded
    around = words[max(span[0], at - _AROUND) : min(span[1], at + _AROUND)]
    if any(word.startswith(_NO_DATE) for word in around):
        return False
    if any(code in tokens.codes[max(span[0], at - _AROUND) : at] for code in _NAMED_OR_BORN):
        return False
    if words[at + 1 : at + 2] == ["года"] and tokens.codes[at - 1] in _THINGS:
        return False
    after = words[at + 1] if at + 1 < span[1] else ""
    before = words[at - 1] if at > span[0] else ""
    dated = before == "in" or (before == "в" and "-" in words[at])
    return dated or after in _YEAR or tokens.codes[max(span[0], at - 1) : at] == "$"
