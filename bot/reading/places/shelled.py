"""Sentences that tell of no attack but by shells: «по селу … выпущено 7 боеприпасов, повреждён дом»."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.seldom import seldom
from bot.reading.words.codes import sentence_start

_MUNITION, _FAR = "'", 100
# «выпущено 9 снарядов», «15 мин выпустили», «Хутор Ясный: 14 мин, …»
_FIRED = seldom("(?:[qkщ]|[CAY][:-])[>}<~M]{0,2}n[oye]{0,2}(?=')|n[oye]{0,2}(?='[oye]{0,2}[qkщ])")
_OTHER_NEWS = seldom("[UuvdSWOVEHhKD]")
_SHELLS = ("снаряд", "мин", "боеприпас", "ракет")
"""«атакован 4 раза», «применено одно устройство» may be of drones."""


def may_be(sentence: str) -> bool:
    """Whether a sentence of these concepts may be one."""
    return _MUNITION in sentence and _FIRED.search(sentence) is not None and not _OTHER_NEWS.search(sentence)


def shelled(codes: str, words: Sequence[str], index: int) -> bool:
    """Whether the sentence of a token tells of shells; to be asked where it may."""
    fired = _FIRED.search(codes, sentence_start(codes, index, _FAR), index + _FAR)
    return fired is not None and words[fired.end()].startswith(_SHELLS)
