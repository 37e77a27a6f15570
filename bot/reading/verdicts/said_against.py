"""What rules out sentences by their words: air defence of the other side, and danger that is said to be none."""

from __future__ import annotations

from collections.abc import Iterator

from bot.reading.seldom import seldom
from bot.reading.words.codes import UAV
from bot.reading.words.tokens import Tokens

_AIR_DEFENCE = frozenset({"пво", "противовоздушная", "противовоздушной"})
_DEFENCE = "обороны"
_UKRAINIAN = "украинск"
_THEIRS = frozenset({"всу", "украины"})
_NAMED_LAST = _AIR_DEFENCE | _THEIRS
_ABSENT = "отсутствует"
_NO_DANGER = {"опасности": {"нет", _ABSENT}, "угрозы": {"нет", _ABSENT}, "опасность": {_ABSENT}, "угроза": {_ABSENT}}
_PHRASE = seldom(r"[^,;:|\-]+")
_OF_UAVS = frozenset(UAV + "b")


def of_other_side(tokens: Tokens) -> Iterator[int]:
    """The tokens at which the other side's air defence is named: «украинская ПВО», «ПВО ВСУ», «силы обороны Украины».

    «Силами ПВО украинские БПЛА …» names no such.
    """
    words = tokens.folded
    if _NAMED_LAST.isdisjoint(words):
        return
    for index in [at for at, word in enumerate(words) if word in _NAMED_LAST and at]:
        first, second = words[index - 1], words[index]
        if second in _AIR_DEFENCE and first.startswith(_UKRAINIAN) and not first.endswith(("ие", "ий", "их")):
            yield index - 1
        elif second in _THEIRS and (first == _DEFENCE or first in _AIR_DEFENCE):
            named = index > 1 and words[index - 2].startswith(("сил", "министерств", "воздушн", "противовоздушн"))
            if first in _AIR_DEFENCE or named:
                yield index - 1


def of_no_danger(tokens: Tokens) -> Iterator[int]:
    """The tokens of «нет» in «беспилотной опасности в регионе нет», «угрозы атаки БПЛА больше нет», «… отсутствует»."""
    codes, words = tokens.codes, tokens.folded
    for phrase in _PHRASE.finditer(codes):
        start, end = phrase.span()
        if "D" not in phrase.group():
            continue
        danger = next((at for at in range(start, end) if words[at] in _NO_DANGER), end)
        none = next((at for at in range(danger, end) if words[at] in _NO_DANGER[words[danger]]), None)
        if none is not None and not _OF_UAVS.isdisjoint(codes[max(start, danger - 1) : none]):
            yield none
