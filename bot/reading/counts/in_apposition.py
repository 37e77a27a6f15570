"""The quantities of one sentence that stand apart from what they count."""

from __future__ import annotations

import itertools
from dataclasses import replace

from bot.reading.counts import wordings as like
from bot.reading.counts.apposed import added, apposed, in_a_row, with_ordinal
from bot.reading.counts.in_lists import Lists
from bot.reading.counts.what_happened import came, stops


class Apposed(Lists):
    """Looks for numbers that are said of a noun, put right, added, or stand in a row."""

    def _apposed(self) -> None:
        for match in added(self.codes, self.words):
            self.take(match, "downed", "again")
        patterns = like.THAT_CAME if stops(self.codes) else ()
        for match in itertools.chain(*[pattern.finditer(self.codes) for pattern in patterns]):
            if came(self.words, match.start("came")):
                out_of = self.codes[match.start() - 1 : match.start()] == "z"
                self.take(match, "attacked" if out_of else "downed")
        for match in like.AMOUNT.finditer(self.codes) if like.IN_AMOUNT in self.words and stops(self.codes) else ():
            if self.words[match.start("amount")] == like.IN_AMOUNT:
                self.take(match, "downed")
        for match in apposed(self.codes, self.words):
            part = "part" in match.re.groupindex
            self.take(match, "downed", "part" if part else "number")
            if part:
                self._came_before(match.start())

    def _came_before(self, end: int) -> None:
        """«На город летели 18 дронов, большую часть – 15 – сбили»: the number before is of those that came."""
        for at, q in self.by_place.items():
            if at < end and q.role == "downed":
                self.by_place[at] = replace(q, role="attacked")

    def _of_those_stopped(self) -> None:
        """«Сбитых – 14», «уже 14 сбитых»."""
        for match in like.NUMBER_OF.finditer(self.codes):
            self.take(match, "downed")
        alone = like.SO_MANY_DOWNED.match(self.codes) or like.DOWNED_SO_MANY.search(self.codes)
        for match in (*((alone,) if alone else ()), *like.PLACES_SO_MANY.finditer(self.codes)):
            self.take(match, "downed")
        for match in like.AND_ABOUT.finditer(self.codes) if self.downed() else ():
            if self.words[match.start("about")] in like.ABOUT:
                self.take(match, "downed", "again")

    def _in_rows(self) -> None:
        """«сбито 2, 6 и 0 БПЛА», «и один вертолётного типа», «ещё один, восьмой, перехвачен»."""
        if "&" in self.codes and stops(self.codes):
            for number in in_a_row(self.codes, self.words):
                self.take(number, "downed")
            for match in like.ONE_OF_OTHER_KIND.finditer(self.codes) if self.downed() else ():
                self.take(match, "downed", "again")
        for match in with_ordinal(self.codes) if "M" in self.codes else ():
            self.take(match, "downed", "again")

    def _put_right(self) -> None:
        """«не 7, а 10»: one that is put right is of all, and what is told of others is part of it."""
        found = list(like.NOT_BUT.finditer(self.codes))
        for match in found:
            self.by_place.pop(match.start("not"), None)
            self.take(match, "downed", "again" if self.downed() else "number")
        right = self.by_place.get(found[0].start("number")) if len(found) == 1 else None
        if right and right.kind == "number":
            self.by_place[right.number_at] = replace(right, total=True)

    def _jammed(self) -> None:
        """«Сбит БПЛА, ещё два упали из-за помех РЭБ»: what fell because of defence was stopped."""
        for match in like.FELL_BY_DEFENCE.finditer(self.codes):
            if not like.BECAUSE.isdisjoint(self.words[match.start("fell") : match.end()]):
                told = self.by_place.get(match.start("number"))
                if told and told.role == "none":
                    del self.by_place[match.start("number")]
                self.take(match, "downed", "again")

    def _tally(self) -> None:
        """«С учётом ночного налёта счёт вырос до 118 аппаратов»: what all come to, whoever came."""
        for at, word in enumerate(self.words):
            match = like.TALLY.match(self.codes, at) if word in like.TALLIES else None
            if match:
                self.by_place.pop(match.start("number"), None)
                self.take(match, "downed")
