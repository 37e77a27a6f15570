"""The quantities of one sentence that are compared with those of another night or place."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Count
from bot.reading.counts import wordings as like
from bot.reading.counts.out_of import OutOf
from bot.reading.counts.what_happened import clause_around, stops


class Compared(OutOf):
    """Looks for «накануне девять, этой ночью – четыре» and «над городом – вдвое больше»."""

    def _compare(self) -> None:
        if not like.DAY_BEFORE.isdisjoint(self.words) and not like.THIS_NIGHT.isdisjoint(self.words):
            self._of_two_nights()
        if ">" in self.codes and like.MORE in self.words:
            self._times_as_many()

    def _of_two_nights(self) -> None:
        """«Накануне девять, этой ночью – четыре»: those of the last night."""
        for match in like.LAST_NIGHT_SO_MANY.finditer(self.codes) if stops(self.codes) else ():
            if not match["more"] and self.words[match.start("when")] in like.THIS_NIGHT:
                self.take(match, "downed", "again")
                self._drop_day_before(match.start())

    def _drop_day_before(self, end: int) -> None:
        for place in [place for place in self.by_place if place < end]:
            clause = slice(*clause_around(self.codes, place, place))
            if not like.DAY_BEFORE.isdisjoint(self.words[clause]) and like.OTHER_PARTS.isdisjoint(self.codes[clause]):
                del self.by_place[place]

    def _times_as_many(self) -> None:
        """«над … два БПЛА, над … – вдвое больше»: four more."""
        for match in like.TIMES_AS_MANY.finditer(self.codes):
            at = match.start("more")
            before = [q for place, q in sorted(self.by_place.items()) if place < match.start()]
            times = self.value(match) if match["number"] else like.TIMES.get(self.words[match.start("times")], 0)
            if before and times and self.words[at] == like.MORE and before[-1].count.max:
                count = Count(before[-1].count.min * times, before[-1].count.max * times)
                self.by_place[at] = replace(before[-1], start=at, end=at + 1, count=count, number_at=at, said=None)
                self.by_place.pop(match.start("number"), None)
                self.added_up = True
                self._drop_day_before(match.start())
