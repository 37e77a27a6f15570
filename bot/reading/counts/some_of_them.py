"""Of those that came only some were stopped: «Село Ясное – 8 беспилотников, пять подавлены»."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from bot.model import Count
from bot.reading.counts.compared import Compared
from bot.reading.counts.parts_of_whole import ALSO_STOPPED
from bot.reading.counts.quantity import Quantity
from bot.reading.counts.said_apart import said_apart
from bot.reading.counts.what_happened import ARRIVED, stops
from bot.reading.counts.wordings import BY_SOMEBODY, NUMBER
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

_BEGIN = r"(?:^|(?<=[:;,|(&\-]))[^|,;:n~\-SWOVETθZHhKkqFDr]*?"
_WHOLE = r"(?P<whole>n{1,6})[yeq]{0,3}[Uuv]"
# «7 дронов на сёла А и Б, …», «14 БПЛА на три села – А и Б, 12 мин, …»: what is no number of UAVs
_WHERE = r"(?:[^|~n;:\-MXSWOVETθZrUuvaжJ]|(?<=[sY])-|n{1,4}[ye]{0,2}[^|~nUuvapпMSWOVETθZ,;)(\-&]|(?<=[IG])n{1,4})"
_OF_THOSE = rf"(?:{_WHERE}{{0,60}}?[,;:(]|[oCApYQsцνεμδσ\]]{{0,7}}-)"
_OF_WHICH = "(?:zJ?i)?o?"
_VERB = "[SWOV](?:&o?[SWOV])?"
_END = "(?=[|,;()]|$)"
# «18 до целей не долетели: сбиты», «18 не достигли цели – их сбили»
_NOT_REACHED = r"(?:p[oжsCA])?0(?P<reached>[oπ+])[oж]{0,2}"
# «12 дронов и 5 мин, 7 аппаратов сбиты», unlike «12 дронов – над Ржевом, 7 дронов сбиты над Торжком»
_NAMED_AGAIN = r"[Uuv]o?[SWO](?:&o?[SWO])?(?!!?p[ACYQs])"
_SOME = rf"(?P<number>n{{1,6}})(?:-?!?(?:{_NOT_REACHED}[:,\-]i?)?(?:o?[SWO]|oV|V!?{_END})|{_NAMED_AGAIN})"
_STOPPED_SHORT = seldom(rf"{NUMBER}(?:zJ?i)?{_NOT_REACHED}[:,\-][io]?(?:[SWO]|V(?![ye]*n))")
_REACHED = ("достиг", "долет", "дошл", "добра", "попал", "прорва")
_SOME_BEHIND = rf"(?:{_VERB}!?|T)o{{0,2}}[:\-]?(?P<number>n{{1,6}})(?:[ye]{{0,2}}[Uuv]|zJ?i)?{_END}"
# «Налетели 16 БПЛА, уничтожены 15», «12 дронов, из которых 9 сбиты»
_PATTERNS = (
    seldom(rf"{_BEGIN}{_WHOLE}{_OF_THOSE}{_OF_WHICH}{_SOME}"),
    seldom(rf"{_BEGIN}{_WHOLE}{_OF_THOSE}{_OF_WHICH}{_SOME_BEHIND}"),
    # «11 аппаратов, до цели не долетели 8 – их сбили»
    seldom(rf"{_BEGIN}{_WHOLE}{_OF_THOSE}{_NOT_REACHED}(?P<number>n{{1,6}})[:,\-](?:o?[SWO]|oV)"),
    # «БПЛА – 7, сбито 5», «беспилотников 9, из них сбито: 7»
    seldom(rf"(?:^|(?<=[:;|]))[oXzзνεμδσK]{{0,3}}[Uuv][-:]?(?P<whole>n{{1,6}})[,;]{_OF_WHICH}{_SOME_BEHIND}"),
)
# «прилетело 20, сбито 8», «20 атаковали, 8 сбиты»: those that came, without their noun
_CAME = r"(?:(?<=[Hkq])|(?<=[kq]:)|(?<=[\-:])(?=n{1,4}k))(?P<whole>n{1,4})k?"
_CAME_AND_STOPPED = (
    seldom(rf"{_CAME},{_OF_WHICH}{_SOME}"),
    seldom(rf"{_CAME},{_OF_WHICH}{_SOME_BEHIND}"),
)
# «2 атаковали», «1 атаковал, сбит»
_CAME_ALONE = seldom(r"(?<=[\-:])(?P<number>n{1,4})k(?:,(?P<one>S))?(?=[|,;(]|$)")
# «…, 12 – над лесом», «…, один подавлен»
_NEXT_PART = seldom(r"(?<=[,;&])(?P<number>n{1,3})-?o?[pпSWOVTθ]")
# «Ржев – 8 дронов (4 подавлено), Торжок – 5 (сбито 3)»
_IN_BRACKETS = (
    seldom(r"(?<=-)(?P<whole>n{1,6})[ye]{0,2}[Uuv]?\((?:zi)?o?(?P<number>n{1,6})o?[SWO]\)"),
    seldom(r"(?<=-)(?P<whole>n{1,6})[ye]{0,2}[Uuv]?\((?:zi)?o?[SWO]o?(?P<number>n{1,6})\)"),
)
# «отражали налёты 26 дронов, 13 сбиты»
_REPELLED = seldom(
    r"(?:E[^|;,nSWOVTθ]{0,5}K|[Kr]K?[^|;,nSWOVTθ]{0,3}?)[ye]{0,3}[><]?n{1,6}[ye]{0,3}[Uuv][^|;nSWOVTθ]{0,9}?"
    rf"(?P<of>,(?:zJ?i)?|(?<=[Uuv]))o?(?:[SWO](?:&o?[SWO])?n{{1,6}}|n{{1,6}}o?[SWO](?:&o?[SWO])?){_END}"
)
# «39 атаковавших БПЛА»
_THAT_ATTACKED = seldom(NUMBER + "q[ye]{0,2}[Uuv]")
ASKED = Asked(frozenset(), _REACHED)


class SomeOfThem(Compared):
    """Looks for numbers of those stopped beside the number of those that came."""

    def _some_of_those_named(self) -> None:
        """«Село Ясное – 12 БПЛА, четыре не долетели: сбиты», and those that asides tell of."""
        exact = any(q.role == "downed" and q.count.max is not None for q in self.by_place.values())
        for match in said_apart(self.codes, self.words, counted=exact):
            if not exact and "~" in self.codes:
                self.by_place = {at: q for at, q in self.by_place.items() if self.codes[at] != "~"}
            self.take(match, "downed")
        for match in BY_SOMEBODY.finditer(self.codes) if "V" in self.codes else ():
            self.take(match, "downed")
        in_brackets = _IN_BRACKETS if "(" in self.codes else ()
        for match in itertools.chain(*[pattern.finditer(self.codes) for pattern in in_brackets]):
            self.take(match, "downed", "again")
            self.take_whole(match)
        for match in itertools.chain(*[pattern.finditer(self.codes) for pattern in _PATTERNS]):
            if self._all_were_stopped(match) or self._parts_of_all(match):
                continue
            self.take(match, "downed")
            self.added_up |= self._attacked_by_more(match)
        if "k" in self.codes or "q" in self.codes or "H" in self.codes:
            self._some_of_those_that_came()
        for match in _STOPPED_SHORT.finditer(self.codes) if "0" in self.codes else ():
            if self.words[match.start("reached")].startswith(_REACHED):
                self.take(match, "downed")
        for match in _THAT_ATTACKED.finditer(self.codes) if "q" in self.codes else ():
            self.take(match, "attacked")

    def _some_of_those_that_came(self) -> None:
        """«прилетело 20, сбито 8», «2 атаковали», «1 атаковал, сбит»."""
        for match in itertools.chain(*[pattern.finditer(self.codes) for pattern in _CAME_AND_STOPPED]):
            before = match.start("whole") - 1
            if self.codes[before] != "H" or self.words[before].startswith(ARRIVED):
                self.take(match, "downed")
                self.added_up |= self._attacked_by_more(match)
        for match in _CAME_ALONE.finditer(self.codes):
            self.take(match, "attacked")
            one = match.start("one")
            if one >= 0:
                self.by_place[one] = Quantity(one, one + 1, Count.exact(1), "downed", number_at=one)

    def _all_were_stopped(self, match: re.Match[str]) -> bool:
        """«Уничтожены: 8 БПЛА, из них пять сбиты расчётами ПВО»: a verb before tells of all, whoever stopped some."""
        marked = "z" in self.codes[match.start("whole") : match.start("number")]
        return marked and stops(self.codes[: match.start("whole")])

    def _parts_of_all(self, match: re.Match[str]) -> bool:
        """«20 БПЛА: 8 сбиты над рекой, 12 – над лесом»: whether all were stopped, told of by their parts."""
        if ":" not in self.codes[match.end("whole") : match.start("number")]:
            return False
        self.added_up = True
        first, last = match.span("whole")
        whole = self.spoken(self.codes[first:last], self.words[first:last], None)
        parts = [match, *_NEXT_PART.finditer(self.codes, match.end("number"))]
        return whole is not None and sum(map(self.value, parts)) >= whole.min

    def _attacked_by_more(self, match: re.Match[str]) -> bool:
        """«Село Ясное: 8 беспилотников, пять подавлены»: the first figure is of those that came, if it is larger.

        True where the two were compared.
        """
        some = self.by_place.get(match.start("number"))
        if some is None:
            return False
        whole = self.by_place.get(match.start("whole"))
        if whole is None:
            self.take_whole(match)
        elif whole.role != "downed":
            return False
        elif some.count.min <= whole.count.min:
            self.by_place[match.start("whole")] = replace(whole, role="attacked")
            # «пять дронов, атаковавших село; сбиты два»: told of as attackers already
            again = [at for at, q in self.by_place.items() if q.role == "attacked" and q.start == whole.start]
            for at in again[1:]:
                del self.by_place[at]
        return True

    def _some_of_those_repelled(self) -> None:
        """«Отражена атака 15 БПЛА, из которых 12 сбиты»: the first figure is of those that came, if it is larger."""
        for match in _REPELLED.finditer(self.codes):
            whole = next((q for at, q in self.by_place.items() if match.start() <= at < match.start("of")), None)
            parts = [q for at, q in self.by_place.items() if at > match.start("of") and q.role == "downed"]
            others_too = "J" in self.codes[match.end() :]
            if whole is None or whole.role != "downed" or not parts or others_too:
                continue
            self.added_up = True
            last = max(parts, key=lambda q: q.number_at).end
            told = sum(q.count.min for q in parts) + sum(map(self.value, ALSO_STOPPED.finditer(self.codes, last)))
            if told < whole.count.min:
                self.by_place[whole.number_at] = replace(whole, role="attacked")
            elif told == whole.count.min:
                for q in parts:
                    del self.by_place[q.number_at]
