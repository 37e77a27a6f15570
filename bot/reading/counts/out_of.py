"""The quantities of one sentence that are said of some out of several, or of all that came."""

from __future__ import annotations

import itertools
from dataclasses import replace

from bot.reading.counts import wordings as like
from bot.reading.counts.in_apposition import Apposed
from bot.reading.counts.what_happened import came, stops
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

# «сбили 28 из 31 БПЛА»: of those that came, unless a word says that they were stopped
_STOPPED_OUT_OF = seldom(r"[SWOV][oye!]{0,2}" + like.NUMBER + r"zo?(?P<whole>n{1,6})[ye]{0,3}[Uuv](?![,oye]{0,3}[Tθ])")

# «(Село атакуют дроны.) Сбиты 4 из 6»
_STOPPED_OUT_OF_ALL = seldom(r"^[oye!νμεδ]{0,4}[SWOV][oye!]{0,2}" + like.NUMBER + r"z(?P<whole>n{1,4})(?=[|,;)]|$)")

# «30 целей, из них БПЛА – 27», «9 целей, беспилотников среди них – 7», «22 цели: БПЛА – 20, …»
UAVS_AMONG = seldom(
    r"[^|;,:n]{0,3}(?:[,:(]-?|,?zJ?i-?|,?poo)[ye]{0,2}[Uuv][ye]{0,2}(?:zJ?i|oi)?[:\-]?" + like.NUMBER + r"(?=[|,;)&]|$)"
)

# «шесть БПЛА, которыми ВСУ атаковали сёла», «все пять дронов, которые пытались ударить по селу»
_BY_WHICH = seldom(
    like.NUMBER + r"[ye]{0,2}[Uuv][yeo]{0,2},(?:po)?(?P<which>[oi])(?P<clause>[^|,;:nSWOVTθUuvHhFG]{1,6})"
)
_WHICH = frozenset({"которые", "которыми", "которых", "который", "которым"})
_ATTACKED = ("атаковал", "атакован", "пытал", "попытал", "ударил", "наносил", "нанес", "обстрелял")
ASKED = Asked(_WHICH, _ATTACKED)


class OutOf(Apposed):
    """Looks for «два из пяти», «один из которых» and «все пять, атаковавшие …»."""

    def _out_of(self) -> None:
        """«пять БПЛА из семи атаковавших», «два из пяти БПЛА сбиты», «18 БПЛА, 15 из которых сбиты»."""
        codes = self.codes
        for match in like.OUT_OF_CAME.finditer(codes):
            if came(self.words, match.end()):
                self.take(match, "attacked")
        for match in itertools.chain(like.OUT_OF_DOWNED.finditer(codes), like.ONE_OF_SEVERAL.finditer(codes)):
            self.take(match, "downed")
        for match in like.OUT_OF_BESIDE_VERB.finditer(codes) if stops(codes) else ():
            self.take(match, "downed", "part")
            self.take_whole(match, "none")
        for match in _STOPPED_OUT_OF.finditer(codes) if like.REST.isdisjoint(self.words) else ():
            self.take(match, "downed")
            self.take_whole(match)
        for match in _STOPPED_OUT_OF_ALL.finditer(codes):
            self.take(match, "downed")
            self.take_whole(match)
        for match in like.OF_UAVS.finditer(codes):
            self.take(match, "downed", "part")
        if "i" in codes:
            self._of_which()

    def _of_which(self) -> None:
        codes = self.codes
        for match in like.OF_WHICH.finditer(codes):
            before = [q.role for place, q in sorted(self.by_place.items()) if place < match.start()]
            stopped = stops(codes[match.end() :]) or like.STOPPED_BEFORE.search(
                codes, max(0, match.start() - 5), match.start()
            )
            if stopped and "downed" not in before[-1:]:
                self.take(match, "downed", "part")
        for match in itertools.chain(*[pattern.finditer(codes) for pattern in like.STOPPED_OF_THEM]):
            before = [q.role for place, q in sorted(self.by_place.items()) if place < match.start()]
            if "downed" not in before[-1:]:
                self.take(match, "downed", "part")
        for match in itertools.chain(like.OF_TARGETS.finditer(codes), like.TARGETS_SO_MANY.finditer(codes)):
            if stops(codes[: match.start()]):
                self.take(match, "downed")

    def _all_that_came(self) -> None:
        """«сбиты все пять атаковавших БПЛА»: as many attacked."""
        for match in like.ALL_THAT_CAME.finditer(self.codes) if stops(self.codes) else ():
            at = match.start("came")
            if came(self.words, at):
                self.take(match, "downed", "all")
                all_of_them = self.by_place.get(match.start("number"))
                if all_of_them:
                    self.by_place[at] = replace(all_of_them, role="attacked", number_at=at)

    def _who_came(self) -> None:
        """«сбиты пять БПЛА, пытавшихся атаковать порт»: as many attacked."""
        for match in like.ALL_WHO_CAME.finditer(self.codes):
            told = self.by_place.get(match.start("number"))
            at = match.start("came")
            if told and told.role == "downed" and self.words[at].startswith(like.ATTACKING):
                self.by_place[at] = replace(told, role="attacked", number_at=at)

    def _by_which(self) -> None:
        """«подавлены шесть БПЛА, которыми ВСУ атаковали сёла»: as many attacked."""
        for match in _BY_WHICH.finditer(self.codes):
            told = self.by_place.get(match.start("number"))
            if told is None or told.role != "downed" or self.words[match.start("which")] not in _WHICH:
                continue
            clause = range(*match.span("clause"))
            at = next((at for at in clause if self.words[at].startswith(_ATTACKED)), None)
            if at is not None:
                self.by_place[at] = replace(told, role="attacked", number_at=at)

    def _more_exact(self, end: int) -> bool:
        """«17 целей: 14 БПЛА и 3 ракеты»: the UAVs among the targets before `end` have a number of their own."""
        codes = self.codes
        return like.OF_TARGETS.search(codes) is not None or like.UAVS_OF_TARGETS.match(codes, end) is not None
