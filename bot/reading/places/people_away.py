"""Regions and towns where people only are or go: «хозяева были в Москве», «двоих готовим к отправке в Москву»."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.places.homes import LIVING
from bot.reading.places.ways import CARRYING, NOW
from bot.reading.seldom import seldom

_STAYED = frozenset(
    stem + ending for stem in ("гостил", "отдыхал", "лечил", "уехал", "улетел", "жил") for ending in ("", "а", "и")
) | frozenset(
    {"учится", "учатся", "учился", "училась", "учились", "лечится", "лечатся", "гостит", "гостят", "отдыхает"}
    | {"отдыхают", "лечение", "лечении", "реабилитацию", "реабилитации", "командировке", "командировку"}
    | {"отъезде", "гостях", "гости", "отпуске", "отдыхе", "похоронят", "похоронили", "похоронен", "лежит", "лежат"}
    | {"отправке", "отправку", "отправки", "транспортировке", "транспортировку", "переводу"}
)
_GONE = (
    frozenset(
        stem + ending
        for stem in ("выехал", "вылетел", "приехал", "работал", "ездил", "ехал", "лежал")
        for ending in ("", "а", "и")
    )
    | {"работает", "работают", "поездке", "поездку", "эвакуации", "эвакуацию"}
    | {"перевод", "переводе", "перевозке", "госпитализации", "везти"}
    | {"ехавший", "ехавшего", "ехавшие", "ехавших", "вернулся", "вернулась", "вернулись", "возвращаюсь"}
    | {"возвращается", "отправляем", "отправим", "отправить", "увезем", "повезем", "доставим", "эвакуируем"}
)
"""Of crews, too, who go where something happened."""
_WAS = frozenset({"был", "была", "были", "находился", "находилась", "находились", "оставались", "оставалась"}) | NOW
_OWNERS = frozenset(
    {"семья", "семью", "семьи", "владелец", "владельцы", "владелица", "собственник", "собственники", "собственница"}
    | {"хозяева", "хозяин", "хозяйка", "хозяев"}
)
_PEOPLE = _OWNERS | {"родственники", "врачи", "я", "мы", "они", "он", "она", "никого"}
WORDS = _STAYED | _GONE | _WAS | LIVING | CARRYING
"""One of these is in the clause."""
_SOMEBODY = seldom("[Bwng]")
_INTO = frozenset({"в", "во", "на", "из"})
_HAPPENED = seldom("[SWOVEHFkqhUuvdDLΛΘΞ]")
_ATTACK, _AT_THAT_TIME = "K", frozenset({"момент", "время"})
_HURT = seldom("[IG]")
_CLAUSE_ENDS = "|,;:"
_FAR = 30


def people_away(codes: str, words: Sequence[str], index: int, *, abroad: bool) -> bool:
    """Whether the clause of a place tells of nothing but people who are or go there.

    `abroad`: in another region than the post's own, where its crews and victims are not told of.
    """
    last = index - 2 if codes[index - 1 : index] == "s" else index - 1
    if last < 1 or words[last] not in _INTO:
        return False
    start = max(codes.rfind(mark, max(0, last - _FAR), last) for mark in _CLAUSE_ENDS) + 1
    ends = (codes.find(mark, index, index + _FAR) for mark in _CLAUSE_ENDS)
    end = min((at for at in ends if at >= 0), default=len(codes))
    if _HAPPENED.search(codes, start, end) or _attacked(codes, words, start, end):
        return False
    told = words[start:end]
    left = not (_STAYED.isdisjoint(told) and LIVING.isdisjoint(told))
    if left or (abroad and not (_GONE.isdisjoint(told) and CARRYING.isdisjoint(told))):
        return True
    if _WAS.isdisjoint(told) or _HURT.search(codes, start, end):
        return False
    somebody = not _PEOPLE.isdisjoint(told) or _SOMEBODY.search(codes, start, end) is not None
    return somebody if abroad else not _OWNERS.isdisjoint(told)


def _attacked(codes: str, words: Sequence[str], start: int, end: int) -> bool:
    """Whether an attack is told of, unlike «в момент атаки»."""
    at = codes.find(_ATTACK, start, end)
    return at >= 0 and words[at - 1] not in _AT_THAT_TIME
