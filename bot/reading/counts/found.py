"""The quantities of one sentence, found form by form."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from bot.model import Count
from bot.reading.counts import wordings as like
from bot.reading.counts.apposed import stopped_nouns
from bot.reading.counts.in_lists import TO_ALL
from bot.reading.counts.listed import pairs
from bot.reading.counts.other_nouns import of_damage, of_other_noun, of_raids
from bot.reading.counts.out_of import UAVS_AMONG
from bot.reading.counts.parts_of_whole import (
    ALSO_STOPPED,
    NUMBER_FOR_PART,
    PART_WORDS,
    drop_counted_in,
    drop_headed_parts,
    drop_named_parts,
    drop_other_days,
    drop_parts,
    drop_parts_of_downed,
    drop_said_again,
    drop_summands,
    headed_by_those_that_came,
)
from bot.reading.counts.quantity import Quantity
from bot.reading.counts.said_apart import grew_by
from bot.reading.counts.singles import single
from bot.reading.counts.some_of_them import SomeOfThem
from bot.reading.counts.waves import WAVES
from bot.reading.counts.what_happened import arrived, came, clause_around, role_of, sent, stops

_ONE = Count.exact(1)


class Found(SomeOfThem):
    """Looks for the forms in which a sentence gives numbers."""

    def _bare(self) -> str:
        roles = {q.role for q in self.by_place.values()}
        return "bare" if "bare" in roles else "attacked" if roles == {"attacked"} and not stops(self.codes) else ""

    def with_nouns(self) -> None:
        codes = self.codes
        for match in like.WITH_NOUN.finditer(codes):
            target = match["noun"] == "ж" or self.words[match.start("noun")].startswith(like.TARGETS)
            if target and (self._taken_among(match) or self._more_exact(match.end())):
                continue
            if of_raids(self.words, match) or self._english_strikes(match.end()):
                continue
            if "d" in codes[max(0, match.start() - 2) : match.start()]:
                if like.STOPPED_AFTER.match(codes, match.end()):
                    self.take(match, "downed")
                elif stops(match.group()):
                    self.take(match, "downed", "part")
                continue
            start = match.start("number")
            of_the = tuple(self.words[max(0, start - 2) : start]) == like.OF_THE
            grouped = start > 1 and self.words[start - 2].startswith(like.GROUPS)
            out_of = of_the or (not grouped and like.OUT_OF.search(codes, max(0, start - 5), start))
            if out_of and not stops(match.group()):
                untold = "bare" if like.NONE_OF_THEM.match(codes, match.end()) else "none"
                told = not like.CAME.isdisjoint(codes) or came(self.words, match.end("number"))
                told = told or came(self.words, match.end())
                self.take(match, "attacked" if told else untold)
                continue
            part = like.OF_WHICH.match(codes, match.end() + 1)
            part = part or (like.OF_WHICH_LATER.match(codes, match.end()) if "z" in codes else None)
            of_all = part and stops(codes[part.end() :]) and not self._all_parts(match, part)
            of_all = of_all and not stops(codes[slice(*clause_around(codes, *match.span()))])
            role = "attacked" if of_all else role_of(codes, *match.span())
            if role == "none" and like.STOPPED_AFTER.match(codes, match.end()):
                role = "downed"
            role = "attacked" if role in {"bare", "downed"} and sent(codes, self.words, match.span()) else role
            role = "attacked" if role == "none" and arrived(codes, self.words, match.span()) else role
            self.take(match, role, "all" if codes[start - 1 : start] == "J" and role == "downed" else "number")

        for match in stopped_nouns(codes, self.words) if stops(codes) else ():
            of_debris = "d" in codes[max(0, match.start() - 2) : match.start()]
            self.take(match, "downed", "part" if of_debris else "number")

    def _taken_among(self, targets: re.Match[str]) -> bool:
        """«30 целей, из них БПЛА – 27»: whether those that are UAVs have a number of their own behind them, taken."""
        of_them = UAVS_AMONG.match(self.codes, targets.end())
        if of_them is not None:
            self.take(of_them, role_of(self.codes, *targets.span()))
        return of_them is not None

    def _all_parts(self, whole: re.Match[str], part: re.Match[str]) -> bool:
        """«Отражена атака 9 БПЛА, семь из них сбиты над рекой, два – над лесом»: the parts make up all."""
        if "E" not in self.codes[: part.end()]:
            return False
        others = list(ALSO_STOPPED.finditer(self.codes, part.end()))
        first = NUMBER_FOR_PART.search(self.codes, whole.end(), part.end()) if others else None
        if first is None:
            return False
        self.added_up = True
        return self.value(first) + sum(map(self.value, others)) == self.value(whole)

    def _english_strikes(self, at: int) -> bool:
        """ "12 drone strikes": nobody says how many UAVs."""
        return self.codes[at - 1 : at + 1] == "UK" and self.words[at].isascii()

    def elliptic(self) -> None:
        """Numbers without a noun: «один из которых сбит», «все шесть сбиты», «сбито 61», «и один – в районе …»."""
        codes = self.codes
        if "z" in codes:
            self._out_of()
        if "J" in codes:
            self._all_of_them()
            self._all_that_came()
        if ("q" in codes or "т" in codes) and stops(codes):
            self._who_came()
        if "," in codes and stops(codes):
            self._by_which()
        self._beside_verb()
        if "J" in codes:
            self.added_up |= drop_said_again(codes, self.by_place)
        self._told_by_words()
        if "E" in codes or "r" in codes:
            self._some_of_those_repelled()
        if ("z" in codes and "i" in codes) or not PART_WORDS.isdisjoint(self.words):
            self.added_up |= drop_counted_in(self.words, self.by_place)
            self.added_up |= drop_named_parts(codes, self.words, self.by_place)
        if ":" in codes:
            self._listed_places(codes.index(":"))
        self._some_of_those_named()
        if not self.downed() and (counted := like.PLACES_COUNTED.search(codes)) and stops(codes[: counted.start()]):
            self.take(counted, "downed", "again")
        if "V" in codes or "W" in codes or "E" in codes or (":" in codes and "T" in codes):
            self._headed_by_verb()
        role = "downed" if self.downed() or single(codes) else self._bare()
        if not WAVES.isdisjoint(self.words) and like.OF_PEOPLE.isdisjoint(codes):
            role = self._in_waves(role)
        if role and like.BESIDE_PLACE.search(codes):
            self._beside_places(role)
        self._without_parts()

    def _all_of_them(self) -> None:
        """«все шесть сбиты», unlike «всем троим оказали помощь»."""
        codes, words = self.codes, self.words
        there = () if like.REST.intersection(words) else like.ALL_THERE.finditer(codes)
        for match in itertools.chain(like.ALL_OF_THEM.finditer(codes), like.ALL_AT_END.finditer(codes), there):
            if words[match.start()] != TO_ALL:
                self.take(match, "downed", "all" if words[match.start()] not in like.REST else "number")

    def _without_parts(self) -> None:
        codes = self.codes
        drop_other_days(codes, self.words, self.by_place)
        if "nMn" in codes:
            self.added_up |= drop_summands(codes, self.by_place, self.value)
        if "z" in codes and ("T" in codes or "θ" in codes):
            self.added_up |= drop_parts_of_downed(codes, self.by_place)
        if ":" in codes:
            headed_by_those_that_came(codes, self.by_place)
            self.added_up |= drop_headed_parts(codes, self.by_place)

    def _beside_places(self, role: str) -> None:
        """«…, два – над Брянском», «…, ещё пять»: what a sentence with a count gives for more places."""
        codes = self.codes
        kind = "number" if self.downed() else "again"
        places = (like.ONE_MORE_PLACE, like.ONE_MORE, like.AND_ANOTHER_PLACE)
        for match in itertools.chain(*[pattern.finditer(codes) for pattern in places]):
            self.take(match, role, "again")
        for match in like.PLACE_AND_NUMBER.finditer(codes):
            self.take(match, role, kind)
        if role == "downed" and like.OF_PEOPLE.isdisjoint(codes):
            for match in like.MORE_AT_END.finditer(codes):
                self.take(match, role, "again")
        for match in itertools.chain(*[pattern.finditer(codes) for pattern in like.OTHER_TIMES_AND_MEANS]):
            self.take(match, role, "again")
        for pattern, word in ((like.CLOCK_AND_NUMBER, like.AT), (like.OVER_AND_NUMBER, like.OVER)):
            for match in pattern.finditer(codes):
                if self.words[match.start("at")] == word:
                    self.take(match, role, "again")
        if "&" in codes and self.downed():
            self._beside_asides()
        if like.FIRST_OF_LIST.match(codes):
            for match in like.NEXT_OF_LIST.finditer(codes):
                self.take(match, role, "again")
        for match in like.AFTER_SEMICOLON.finditer(codes):
            self.take(match, role)
        self._in_districts(role)
        self._like_those(role)
        self.added_up |= drop_parts(codes, self.words, self.by_place, self.value)

    def _told_by_words(self) -> None:
        units = like.SO_MANY_UNITS.match(self.codes)
        if units and self.words[-1] in like.UNITS:
            self.take(units, "downed")
        if (whole := like.WHOLE_NIGHT.match(self.codes)) is not None:
            self.take(whole, "downed")
        for match in like.OF_ONE_KIND.finditer(self.codes) if "&" in self.codes else ():
            other = self.by_place.get(match.end())
            if other:
                self.take(match, other.role)
        if "!" in self.codes and "H" in self.codes:
            self._jammed()
        if "another" in self.words:
            self._another()
        self._in_rows()
        if "P" in self.codes:
            self._in_each()
        if "столько" in self.words:
            self._as_many()
        if "не" in self.words and "&" in self.codes and stops(self.codes):
            self._put_right()
        self._compare()

    def _in_each(self) -> None:
        """«сбиты БПЛА, по одному в каждом», and as often as districts or waves are told: «в двух волнах по пять»."""
        for pattern in (like.IN_EACH, like.EACH_SO_MANY) if stops(self.codes) and not self.downed() else ():
            for match in pattern.finditer(self.codes):
                if self.words[match.start("each")].startswith(like.EACH):
                    self.take(match, "downed")
        each = [q for q in self.by_place.values() if q.each]
        if len(each) != 1 or len(self.by_place) > 1 or each[0].count.max is None:
            return
        for several in like.SEVERAL_PLACES.finditer(self.codes):
            word = self.words[several.start("of")]
            if several["of"] == "Y" or word.startswith(like.GROUPS):
                self.added_up = True
                times = self.value(several)
                count = Count(each[0].count.min * times, each[0].count.max * times, each[0].count.about)
                own = replace(each[0], count=count, each=False, said=None)
                self.by_place[own.number_at] = own if times else each[0]

    def _as_many(self) -> None:
        """«над … два БПЛА, над … – столько же», «17 – столько БПЛА сбито»."""
        for match in like.THAT_MANY_CAME.finditer(self.codes):
            self.by_place.pop(match.start("number"), None)
            self.take(match, "attacked")
        for match in like.THAT_MANY.finditer(self.codes) if stops(self.codes) else ():
            if self.words[match.end() - 1] == "столько":
                self.take(match, "downed")
                for pair in pairs(self.codes[: match.end("number") + 1], self.words):
                    self.take(pair, "downed")
                row = like.ROW_BEFORE.search(self.codes, 0, match.start())
                for each in like.NUMBERS.finditer(row.group()) if row else ():
                    again = like.NUMBERS.match(self.codes, row.start() + each.start()) if row else None
                    if again:
                        self.take(again, "downed")
        for at, word in enumerate(self.words):
            if word == "столько" and self.words[at + 1 : at + 2] == ("же",):
                before = [q for place, q in sorted(self.by_place.items()) if place < at]
                if before:
                    self.by_place[at] = replace(before[-1], start=at, end=at + 2, kind="again", number_at=at)

    def _another(self) -> None:
        """ "…, another was suppressed by electronic warfare"."""
        for match in like.ANOTHER.finditer(self.codes):
            at = match.start()
            if self.words[at] == "another" and at not in self.by_place:
                self.by_place[at] = Quantity(at, at + 1, _ONE, "downed", "again", more=True, number_at=at)
        there = like.ANOTHER_THERE.search(self.codes) if self.downed() else None
        if there and self.words[at := there.end() - 1] == "another" and at not in self.by_place:
            self.by_place[at] = Quantity(at, at + 1, _ONE, "downed", "again", more=True, number_at=at)

    def _beside_verb(self) -> None:
        codes = self.codes
        if "π" in codes:
            for match in grew_by(codes, self.words):
                self.take(match, "downed")
            for match in like.REACHED.finditer(codes):
                self.take(match, "downed")
            self._tally()
        self._apposed()
        if "T" in codes or "θ" in codes:
            self._of_those_stopped()
        stopped = stops(codes)
        if stopped or "X" in codes:
            for match in itertools.chain(*[pattern.finditer(codes) for pattern in like.VERB_AND_NUMBER]):
                if codes[match.start() - 1 : match.start()] == "0":
                    continue
                # «один сбили бойцы»: who shot it down
                after = 0 if codes[match.end() - 1] == "V" else 2
                if codes[match.start("number") - 2 : match.start("number")] in like.OF_SHELLS:
                    continue
                if "B" not in codes[match.start() : match.end() + after] and not of_other_noun(
                    codes, self.words, match
                ):
                    if "F" in codes and of_damage(codes, *match.span("number")):
                        continue
                    self.take(match, "downed")
        if not self.by_place and (stopped or "k" in codes or "E" in codes):
            for match in like.NOUN_DASH.finditer(codes):
                self.take(match, "attacked" if "k" in codes and not stopped else "downed")
