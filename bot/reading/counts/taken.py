"""The quantities of one sentence as they are found: each number counts once, as what it was first taken for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bot.model import Count
from bot.reading.counts import wordings as like
from bot.reading.counts.bounds import bound_by_word, ends_range, no_number
from bot.reading.counts.quantity import Quantity, Said
from bot.reading.counts.what_happened import clause_around

Spoken = Callable[[str, Sequence[str], str | None], Count | None]
"""Concepts and words of a number, and its bound -> the count that they say."""
_FAR = 9


class Taken:
    """The quantities of one sentence, by the place of their number."""

    def __init__(self, spoken: Spoken, codes: str, words: Sequence[str]) -> None:
        self.spoken, self.codes, self.words = spoken, codes, words
        self.added_up = False
        self.ends: set[int] = set()
        self.by_place: dict[int, Quantity] = {}

    def downed(self) -> bool:
        """Whether any were stopped."""
        return any(q.role == "downed" for q in self.by_place.values())

    def value(self, match: re.Match[str]) -> int:
        """The least that a number says, 0 where it says none."""
        first, last = match.span("number")
        count = self.spoken(self.codes[first:last], self.words[first:last], None)
        return count.min if count else 0

    def take(self, match: re.Match[str], role: str, kind: str = "number") -> None:
        """Count the `number` of a match, unless it was taken before or counts nothing; role, kind as in Quantity."""
        first, last = match.span("number")
        if first in self.by_place or first in self.ends or self.codes[max(0, first - 3) : first] == ",&0":
            return
        if no_number(self.codes, self.words, first, last):
            return
        bound = match["bound"] if "bound" in match.re.groupindex else None
        if bound is None and first:
            bound = bound_by_word(self.codes, self.words, first)
        count = self.spoken(self.codes[first:last], self.words[first:last], bound)
        if count is None or count.min == 0:
            return
        low = self._lower_end(first, count) if kind == "number" and ends_range(self.codes, self.words, first) else None
        if low is not None:
            self.by_place.pop(first - 2, None)
            self.ends.add(first - 2)
            count = Count(low, count.min)
        plus = self.words[last : last + 1] == (like.PLUS,)
        more = plus or self.codes[last : last + 2] == "&>" or tuple(self.words[last : last + 2]) == ("с", "лишним")
        if more:
            count = Count(count.min, None)
        kind = "part" if role == "downed" and self._of_those_before(first, kind) else kind
        again = count.max == 1 and self.codes[first - 1 : first] == "M"
        if role == "attacked" and (self.codes[first] == "~" or again):
            role = "none"
        self.by_place[first] = Quantity(
            match.start(),
            match.end(),
            count,
            role,
            kind,
            more="by" in match.re.groupindex or self._added(first, last, match.end(), plus=plus),
            total=match.re.pattern in like.WIDER
            or "came_to" in match.re.groupindex
            or ("X" in self.codes[: match.end()] and "all" not in match.re.groupindex),
            number_at=first,
            each=self.codes[first - 1 : first] == "P" and not self._worked_at(first, last),
            said=Said(first, last, bound, more) if low is None else None,
        )

    def _added(self, first: int, last: int, end: int, *, plus: bool) -> bool:
        """«ещё два», «двое других»; not «20+»."""
        before = self.codes[max(0, first - 4) : end]
        more = "M" in before and ">" not in before and not plus
        return more or not like.OTHERS.isdisjoint(self.words[last : last + 1])

    def _worked_at(self, first: int, last: int) -> bool:
        """«отработали по семи целям», unlike «по две цели сбиты над …»."""
        if not like.AIMED_AT.isdisjoint(self.words[last : last + 3]):
            return True
        clause = max(first - _FAR, clause_around(self.codes, first, first)[0])
        return any(word.startswith(like.WORKED_AT) for word in self.words[clause : first - 1])

    def take_whole(self, match: re.Match[str], role: str = "attacked") -> None:
        """Count the `whole` of a match as those that attacked, or in another role unless it was taken before."""
        first, last = match.span("whole")
        if role != "attacked" and first in self.by_place:
            return
        count = self.spoken(self.codes[first:last], self.words[first:last], None)
        if count is not None and count.min:
            said = Said(first, last, None, open=False)
            self.by_place[first] = Quantity(first, last, count, role, "number", number_at=first, said=said)

    def _of_those_before(self, first: int, kind: str) -> bool:
        """«Последние четыре сбиты за час», «больше всего – десять – над городом»."""
        if first == 0 or kind not in {"number", "again"}:
            return False
        if kind == "number" and self.words[first - 1] in like.LAST:
            return True
        return self.codes[first - 1] in "-,(" and not like.MOST.isdisjoint(self.words[max(0, first - 4) : first - 1])

    def _lower_end(self, first: int, count: Count) -> int | None:
        """«10 – 12 БПЛА»: the number before the dash, if it can begin a range."""
        self.added_up = True
        low = self.spoken("n", self.words[first - 2 : first - 1], None)
        if low is None or not 0 < low.min < count.min:
            return None
        spelt = not self.words[first - 2].isdigit()
        return None if spelt and not like.NOUN_NEXT.match(self.codes, first + 1) else low.min
