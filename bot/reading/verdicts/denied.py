"""Sentences that deny: nothing was shot down («ни одного БПЛА не сбивали»), no UAV did it («не от удара дрона»)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bot.reading.words.tokens import Tokens

_DOWNED = frozenset("SWOVTθ")
_STOPPED = _DOWNED | frozenset("En")
_HAPPENED = frozenset("HFkqG")
_NOT = frozenset({"не", "not"})
_WAS = frozenset({"был", "была", "было", "были", "been"})
_BY_UAVS = re.compile("0p?[Kh][ye]?[Uuv]")


class Denied(NamedTuple):
    """A sentence in which an interception is denied; `wholly`: nothing else happens in it either."""

    number: int
    wholly: bool


def denied(tokens: Tokens, sentences: list[tuple[int, int]]) -> Iterator[Denied]:
    """The sentences in which all that is said to be shot down, or to have done something, is said not to.

    «Сбиты 3 БПЛА, ещё один не сбит» is none: something was. Nor is «пострадавших нет сбиты 3 БПЛА», a lost full stop.
    """
    if "0" not in tokens.codes:
        return
    for number, (start, end) in enumerate(sentences):
        part = tokens.codes[start:end]
        if "0" not in part:
            continue
        downed = [at for at in range(start, end) if tokens.codes[at] in _DOWNED]
        if downed and "E" not in part and all(_not_downed(tokens, at) for at in downed):
            yield Denied(number, _HAPPENED.isdisjoint(part))
        elif _STOPPED.isdisjoint(part) and _caused_otherwise(tokens, start, end):
            yield Denied(number, wholly=True)


def _not_downed(tokens: Tokens, at: int) -> bool:
    """Whether the verb at a token is denied: «не сбит», «не были сбиты», «сбито не было»."""
    words = tokens.folded
    before = words[at - 1] if at else ""
    if before in _WAS and at > 1:
        before = words[at - 2]
    if before in _NOT:
        return not tokens.written[at].istitle()
    return words[at + 1 : at + 2] == ["не"] and not _WAS.isdisjoint(words[at + 2 : at + 3])


def _caused_otherwise(tokens: Tokens, start: int, end: int) -> bool:
    """«Вызвано не атакой дрона», «загорелось не от удара БПЛА», «это не прилёт беспилотника»."""
    found = _BY_UAVS.finditer(tokens.codes, start, end)
    return any(tokens.folded[match.start()] in _NOT for match in found)
