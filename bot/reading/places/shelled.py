"""Sentences that tell of no attack but by shells: «по селу … выпущено 7 боеприпасов, повреждён дом»."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.seldom import seldom
from bot.reading.words.codes import SENTENCE_END, sentence_start
from bot.reading.words.denied_uavs import without_denied

_MUNITION, _FAR = "'", 100
# «выпущено 9 снарядов», «выпустил по Ясному 9 мин», «15 мин упало», «Хутор Ясный: 14 мин, …»
_FIRED = seldom(
    "(?:(?P<fell>[HF])|[qkщ](?:P[sCAY,&]{1,20})?|[CAY][:-])[>}<~M]{0,2}n[oye]{0,2}(?P<first>')"
    "|n[oye]{0,2}(?P<next>')[oye]{0,2}(?:(?P<fallen>[HF])|[qkщ])"
)
_OTHER_NEWS = seldom("[UuvdSWOVEHhKD]")
_DISTRICT_BEFORE = 4
_OF_DISTRICT = seldom(r"A\^{0,2}Y\|{0,3}[^|]{0,100}$")
# «Противник применил 9 беспилотников», «Кроме того, совершены атаки 9 БПЛА» of no place of their own
_UAVS_TOO = seldom(
    r"\|C?[oey&M,]{0,6}(?:[kqKh][oye~]{0,3}n[oye]{0,2}[Uuv]|n[oye]{0,2}[Uuv][oye]{0,2}[kq])[^|CAsY]{0,60}+(?:\||$)"
)
_SHELLS = ("снаряд", "мин", "боеприпас", "ракет")
"""«атакован 4 раза», «применено одно устройство» may be of drones."""
_FELL = ("упал", "прилет", "разорв", "взорв", "попал", "рухн", "угод")
"""Not «сброшено», which drones do."""


def may_be(sentence: str) -> bool:
    """Whether a sentence of these concepts may be one."""
    if _MUNITION not in sentence:
        return False
    sentence = without_denied(sentence)
    fired = _FIRED.search(sentence)
    return fired is not None and not _OTHER_NEWS.search(sentence[: fired.start()] + sentence[fired.end() :])


def shelled(codes: str, words: Sequence[str], index: int) -> bool:
    """Whether the sentence of a token tells of shells; to be asked where it may."""
    fired = _FIRED.search(codes, sentence_start(codes, index, _FAR), index + _FAR)
    if fired is None or drones_next(codes, index):
        return False
    munition = words[max(fired.start("first"), fired.start("next"))]
    fell = max(fired.start("fell"), fired.start("fallen"))
    return munition.startswith(_SHELLS) and (fell < 0 or words[fell].startswith(_FELL))


def drones_next(codes: str, index: int) -> bool:
    """«Ясный округ. Сёла Тихое и Дубки обстреляны 3 раза. Применено 9 беспилотников»: whether UAVs struck there too.

    Asked of a token: its sentence tells of shells, and those in front of it are of a district alone.
    """
    start = sentence_start(codes, index, _FAR)
    end = codes.find(SENTENCE_END, index, index + _FAR)
    in_district = _OF_DISTRICT.search(codes, max(0, start - _DISTRICT_BEFORE), index)
    return end > 0 and in_district is not None and _UAVS_TOO.match(codes, end) is not None
