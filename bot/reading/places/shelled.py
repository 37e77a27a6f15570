"""Sentences that tell of no attack but by shells: «по селу … выпущено 7 боеприпасов, повреждён дом»."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.seldom import seldom
from bot.reading.words.codes import sentence_start

_MUNITION, _FAR = "'", 100
# «выпущено 9 снарядов», «выпустил по Ясному 9 мин», «15 мин упало», «Хутор Ясный: 14 мин, …»
_FIRED = seldom(
    "(?:(?P<fell>[HF])|[qkщ](?:P[sCAY,&]{1,20})?|[CAY][:-])[>}<~M]{0,2}n[oye]{0,2}(?P<first>')"
    "|n[oye]{0,2}(?P<next>')[oye]{0,2}(?:(?P<fallen>[HF])|[qkщ])"
)
_OTHER_NEWS = seldom("[UuvdSWOVEHhKD]")
_SHELLS = ("снаряд", "мин", "боеприпас", "ракет")
"""«атакован 4 раза», «применено одно устройство» may be of drones."""
_FELL = ("упал", "прилет", "разорв", "взорв", "попал", "рухн", "угод")
"""Not «сброшено», which drones do."""


def may_be(sentence: str) -> bool:
    """Whether a sentence of these concepts may be one."""
    fired = _FIRED.search(sentence) if _MUNITION in sentence else None
    return fired is not None and not _OTHER_NEWS.search(sentence[: fired.start()] + sentence[fired.end() :])


def shelled(codes: str, words: Sequence[str], index: int) -> bool:
    """Whether the sentence of a token tells of shells; to be asked where it may."""
    fired = _FIRED.search(codes, sentence_start(codes, index, _FAR), index + _FAR)
    if fired is None:
        return False
    munition = words[max(fired.start("first"), fired.start("next"))]
    fell = max(fired.start("fell"), fired.start("fallen"))
    return munition.startswith(_SHELLS) and (fell < 0 or words[fell].startswith(_FELL))
