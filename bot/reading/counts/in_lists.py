"""The quantities of one sentence that stand in lists of places."""

from __future__ import annotations

import itertools
from dataclasses import replace

from bot.model import Count
from bot.reading.counts import wordings as like
from bot.reading.counts.listed import beside, pairs, several_stopped, told_behind
from bot.reading.counts.quantity import Quantity
from bot.reading.counts.singles import single
from bot.reading.counts.taken import Taken
from bot.reading.counts.waves import WAVES
from bot.reading.counts.what_happened import ATTACK_REPELLED, stops
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

_ONE = Count.exact(1)


_WAVE = seldom(r"(?:(?<=[,;&:])|^)&?p?(?P<wave>[oC])[oK]{0,2}-p?" + like.NUMBER + r"[Uuv]?(?=[|,;)&]|$)")
_FIRST_WAVE = frozenset({"первая", "первой", "первую"})
# «Атаковали дроны-камикадзе: Боровский район – 2; …»
_ATTACKING = seldom("[kq][oye]{0,3}[Uuv][oye]{0,2}$")
# «всем троим оказали помощь»
TO_ALL = "всем"
ASKED = Asked(WAVES | _FIRST_WAVE | {TO_ALL})


class Lists(Taken):
    """Looks for numbers beside places that the words before or behind a list tell of."""

    def _headed_by_verb(self) -> None:
        """«Силы ПВО уничтожили: над Ржевом 3, Зубцов: 2», «Сбили дроны в Ржеве (2), Торжке (1)»: no number before."""
        if self.by_place:
            return
        if stops(self.codes) and (last := told_behind(self.codes)):
            for match in pairs(self.codes[:last], self.words):
                self.take(match, "downed", "again")
            return
        head = self.codes[: self.codes.find(":") + 1]
        end = len(head) if stops(head) else several_stopped(self.codes)
        for match in beside(self.codes, self.words, [(0, end)], by_verb=True) if end else ():
            self.take(match, "downed", "again")

    def _listed_places(self, colon: int) -> None:
        """«Сбиты: Боровский район – 2, …», «Работа ПВО по округам: Боровский – 2; …»: what the head says of all."""
        head = self.codes[:colon]
        alone = like.ONLY_UAVS.fullmatch(head) is not None
        stopped = stops(head) or ATTACK_REPELLED.search(head) is not None
        if stopped or alone or _ATTACKING.search(head) or self.codes[colon + 1 : colon + 2] == ";":
            role = "downed" if stopped else "attacked" if "k" in head else "bare"
            for match in like.LISTED_PLACE.finditer(self.codes, colon):
                own = alone or self.codes[colon + 1 : colon + 2] == ";" or "Z" in head
                self.take(match, role, "number" if own and not self.by_place else "again")

    def _in_districts(self, role: str) -> None:
        """«…, 2 – в Людиновском», «…, второй – в Бору»."""
        for match in like.IN_DISTRICT.finditer(self.codes):
            self.take(match, role, "again")
        for pattern in (like.ASHORE_SO_MANY, like.SO_MANY_ASHORE) if not like.ASHORE.isdisjoint(self.words) else ():
            for match in pattern.finditer(self.codes):
                if self.words[match.start("there")] in like.ASHORE:
                    self.take(match, role, "again")
        for match in like.THEN_MORE.finditer(self.codes) if not like.THEN.isdisjoint(self.words) else ():
            if self.words[match.start("then")] in like.THEN:
                self.take(match, role, "again")
        for match in like.OF_OTHERS.finditer(self.codes) if not like.OTHERS.isdisjoint(self.words) else ():
            if self.words[match.start("other")] in like.OTHERS:
                self.take(match, role, "again")
        for match in like.NEXT_ONE.finditer(self.codes):
            at = match.start()
            if self.words[at] in like.NEXT_WORDS and at not in self.by_place:
                several = self.words[at] in like.LAST_ONE and any(q.count.min > 1 for q in self.by_place.values())
                kind = "part" if several else "again"
                self.by_place[at] = Quantity(at, at + 1, _ONE, role, kind, number_at=at)

    def _in_waves(self, role: str) -> str:
        """«Первая волна – три дрона, вторая – два», «первую, где было 8 БПЛА, вторую – с тринадцатью».

        `role` is that of the others of the sentence; gives the one that they have with those of the waves.
        """
        for match in like.NOUN_DASH.finditer(self.codes) if not role else ():
            self.take(match, "bare")
        for match in _WAVE.finditer(self.codes):
            if self.words[match.start("wave")] in WAVES | _FIRST_WAVE:
                self.take(match, role or "bare", "again" if self.by_place else "number")
        return role or ("bare" if self.by_place else "")

    def _beside_asides(self) -> None:
        """«… и один, по предварительным данным, над полем», «… и два непосредственно над городом»."""
        for match in itertools.chain(
            like.MORE_BEFORE_ASIDE.finditer(self.codes), like.MORE_AFTER_ASIDE.finditer(self.codes)
        ):
            self.take(match, "downed", "again")
        for match in like.MORE_RIGHT_THERE.finditer(self.codes):
            if self.words[match.end("number")] in like.RIGHT_THERE:
                self.take(match, "downed", "again")

    def _like_those(self, role: str) -> None:
        """«Над Ржевом сбиты 4 БПЛА, над Торжком 2, Бежецк: 1»: what is told of some is told of the others."""
        told = [(q.start, q.end) for q in self.by_place.values() if q.role == role]
        told = sorted(told or [(q.start, q.end) for q in single(self.codes)])
        found = beside(self.codes, self.words, told)
        for match in found:
            self.take(match, role, "again")
        if found and like.HEADING.match(self.codes):
            self.by_place = {at: replace(q, total=False) for at, q in self.by_place.items()}
