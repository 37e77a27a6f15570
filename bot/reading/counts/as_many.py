"""A number that stands alone, and what the next sentence says of it: «К утру – 12. Столько БПЛА сбили …»."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from bot.model import Count
from bot.reading.counts.quantity import Quantity, Said
from bot.reading.counts.what_happened import stops
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

_AS_MANY = frozenset({"столько"})
_SO_MANY = (("how", "many"), ("that", "many"))
_NUMBERS_BEHIND_COLON = seldom(":[^:]*[n~].*$")
_OF_UAVS = seldom(r"[^|;n~]{0,9}[Uuvaж]")
_OF_ELSE = r"[^nUuvabBFиIGwgxjжщ'`_SWOVKkq0\\]"
_NUMBER = r"(?P<bound>[><])?(?P<number>n{1,6})"
_ALONE = seldom(
    r"(?:p[n@]τ|P[oye]{0,2}t[oyeB]{0,3},)?" + _OF_ELSE + "{0,6}" + _NUMBER + _OF_ELSE + "{0,4}(?:зn?[νσμ])?$"
)
_THESE_DOWNED = seldom(r"[oCJ]{1,3}-?[ye]{0,2}[Uuv]o{0,2},?[oye]{0,2}T|[oCJ]{0,3}T[^|,;n]{0,4}[Uuv]")
# «Итог работы ПВО по вражеским БПЛА за ночь», «Таков результат …»
_RESULT = seldom(r"[oC]?[XoC][^|;:,n~]{0,8}[Uuv][^|;:,n~]{0,6}$")
_RESULTS = frozenset({"итог", "итоги", "результат", "результаты", "счет", "статистика", "картина"})
_HOW_MANY = frozenset({"их", "число", "количество", "счет", "было", "насчитали", "насчитано"})
ASKED = Asked(_AS_MANY | _RESULTS | _HOW_MANY | frozenset(word for pair in _SO_MANY for word in pair))


def as_many(codes: str, words: Sequence[str]) -> bool:
    """Whether a sentence says that so many UAVs were stopped as the one before told.

    It has no number but those of where, behind a colon: «Столько БПЛА сбито ночью: три – над …».
    """
    head = _NUMBERS_BEHIND_COLON.sub("", codes)
    if "n" in head or "~" in head or not stops(head) or _OF_UAVS.match(head) is None:
        return False
    return not _AS_MANY.isdisjoint(words[:8]) or not {*itertools.pairwise(words)}.isdisjoint(_SO_MANY)


def how_many(codes: str, words: Sequence[str]) -> bool:
    """«Всего их было шесть», «Общее число – 11»: whether a sentence tells nothing but how many."""
    if "n" not in codes or (codes[0] != "X" and _HOW_MANY.isdisjoint(words)):
        return False
    return number_alone(codes) is not None


def these(codes: str, words: Sequence[str]) -> bool:
    """«Это беспилотники, сбитые ночью», «Их было шесть»: whether a sentence goes on with numbers of the one before."""
    if "T" in codes and _THESE_DOWNED.match(codes) is not None:
        return True
    if not _RESULTS.isdisjoint(words[:2]) and _RESULT.match(codes) is not None:
        return True
    return as_many(codes, words) or how_many(codes, words)


def number_alone(codes: str) -> Quantity | None:
    """The only thing that a sentence tells but a time, by its own positions: a number of nothing yet."""
    match = _ALONE.match(codes)
    if match is None:
        return None
    first, last = match.span("number")
    said = Said(first, last, match["bound"], open=False)
    return Quantity(first, last, Count.exact(1), "downed", number_at=first, said=said)
