"""How many UAVs a sentence says were stopped, and how many attacked."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.model import Count
from bot.reading import numerals
from bot.reading.tokens import Tokens

_BEFORE = r"(?=[>0p<on~])(?P<bound>>|[0p]\}|<)?"
_NUMBER = r"(?P<number>n{1,6}|~)"
_WITH_NOUN = re.compile(_BEFORE + r"o?" + _NUMBER + r"(?:[yeobl\"MTθ]|\][po]{0,2}[CA]?){0,5}(?P<noun>[Uuvaж])")
_OF_WHICH = re.compile(_BEFORE + _NUMBER + r"zJ?i")
_OF_TARGETS = re.compile(_BEFORE + _NUMBER + r"zJ?i-?[Uuv]")
_ALL_OF_THEM = re.compile(r"J" + _NUMBER + r"o?[Uuvaж]{0,1}[SWOo]")
_AFTER_VERB = re.compile(r"[SWOV](?:[&,]{1,2}[SWOV])?[Moνεμδσ]{0,2}" + _BEFORE + _NUMBER + r"(?=[|,;:)(\-]|$|p|M|zn)")
_BEFORE_VERB = re.compile(r"(?<![pPn])" + _BEFORE + _NUMBER + r"(?:M|o|!)?[SWOV]")
_TOTAL_DASH = re.compile(r"(?:X[^|n]{0,4}[\-:]|,X)" + _NUMBER + r"(?=[|,;)]|$)")
_COLON = re.compile(r"[SWO][ye]{0,2}[Uuv]?[:\-]{1,2}" + _NUMBER + r"(?=[|,;]|$)")
_NOUN_DASH = re.compile(r"[Uuv](?::[^|;n]{0,5})?[:\-]" + _NUMBER + r"o?(?=[|,;:\-]|$)")
_MINUS = re.compile(r"Z" + _NUMBER + r"(?=[|,;)]|$)")
_VERB_AND_NUMBER = (_MINUS, _AFTER_VERB, _BEFORE_VERB, _TOTAL_DASH, _COLON)
_CLAUSE_MARKS = ",;:|(-"
_CLAUSE = re.compile(r"[,;:|(\-]")
_NOUN = re.compile("[Uuvaж]")
_STOPS = re.compile("[SWOVTθZ]")
_BESIDE_PLACE = re.compile("[M&]n|[-~M&]~|-n|-M|n-|o-p")
_SINGLE = re.compile(
    r"S[^|;]{0,14}?(?:U|yv|yyv|v|a)|(?:y*)(?:U|v|a)[^|;,n]{0,8}?S|V[^|;,n]{0,3}?(?:y{1,2}v|U)|Uo{0,2}V|[Uv],[^|;,n]{1,8},[^|;,n]{0,2}S"
)
_SINGLE_REPELLED = re.compile(r"E[oye]{0,2}K[ye]{0,2}U|K[ye]{0,2}U[^|;,n~]{0,4}E")
_SINGLE_NOUN = re.compile(r"Z[ye]{0,2}(?:U|v)")
_SINGLE_PARTICIPLE = re.compile(r"θ[yeoνεμδσ]{0,3}[Uv]|[Uv],?θ")
_REACHED = re.compile(r"[Tθ][^|;,n]{0,9}π(?:pn{1,3}p|[poσν]{0,2})" + _BEFORE + _NUMBER)
_PLACE_AND_NUMBER = re.compile(r"p[AC]Y?-" + _NUMBER + r"(?=[|,;)]|$)")
_ONE_MORE_PLACE = re.compile(r"(?:M|&M?)" + _NUMBER + r"-?[pп]")
_IN_DISTRICT = re.compile(r"(?<=,)" + _NUMBER + r"-(?=[pп][oyц]{0,2}s?[AC])")
_PART = re.compile(_NUMBER + r"-?[pп]")
_OF_WHOLE = frozenset({"числе", "включая"})
_NEXT_ONE = re.compile(r"(?<=[,;&])o(?=-p)")
_NEXT_WORDS = frozenset({"второй", "третий", "четвертый", "пятый", "последний", "другой"})
_OUT_OF_DOWNED = re.compile(r"z" + _NUMBER + r"[Tθ][^|;,n]{0,5}[Uuv]")
_OUT_OF = re.compile(r"(?<!X)z[>0}]{0,2}$")
_ONE_MORE = re.compile(r"-M" + _NUMBER + r"(?=[|,;)]|$)")
_STOPPED_AFTER = re.compile(r",?[Tθ]")
_PLACE_ALONE = re.compile(r"^[^|nAC]{0,2}p?[AC][ACYoQ&,^]{0,8}[:\-]M?" + _NUMBER + r"[yeUuvb]{0,2}(?=$|[|,;)])")
ALL_STOPPED = re.compile(r"т[^|n]*[SWO]|[SWO]J(?=[|,;)]|$)|J[noiUuvaж]{0,2}[SWO]")
_ONE = Count.exact(1)
_UNITS = frozenset({"единица", "единицы", "единиц", "штука", "штуки", "штук"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of UAVs in the text: half-open span of its tokens and what is said of them.

    role: downed | attacked | none (told of otherwise) | bare (nothing is told of them). kind: number | again («– ещё
    два») | all | single (a singular noun) | shadow (a participle such as «обломки сбитого дрона», which counts only
    where nothing else does).
    """

    start: int
    end: int
    count: Count
    role: str
    kind: str = "number"
    more: bool = False
    total: bool = False
    number_at: int = -1
    each: bool = False


class Counter:
    """Reads quantities; holds only the number words."""

    def __init__(self, number_words: Mapping[str, int]) -> None:
        self._words = dict(number_words)

    def sentence(self, tokens: Tokens, start: int, end: int) -> list[Quantity]:
        """Quantities of the sentence [start, end) of tokens, in order."""
        codes = tokens.codes[start:end]
        if "n" not in codes and "~" not in codes:
            return _single(codes, start)
        found = _Found(self, tokens, start, codes)
        if _NOUN.search(codes):
            found.with_nouns()
        found.elliptic()
        quantities = [found.by_place[key] for key in sorted(found.by_place)]
        if all(q.kind == "again" for q in quantities if q.role == "downed"):
            quantities = _single(codes, start) + quantities
        return quantities

    def continued(self, tokens: Tokens, start: int, end: int) -> list[Quantity]:
        """«В Ржеве – два.»: the count of a sentence that goes on where one with a place and a count ended."""
        found = _Found(self, tokens, start, tokens.codes[start:end])
        match = _PLACE_ALONE.match(found.codes)
        if match:
            found.take(match, "downed", "again")
        return list(found.by_place.values())

    def number(self, words: list[str]) -> int | None:
        """The number that folded words say."""
        return numerals.value(words, self._words)

    def value(self, tokens: Tokens, start: int, end: int, bound: str | None) -> Count | None:
        """The count that the number tokens [start, end) say, with its bound (more than, about)."""
        words = tokens.folded[start:end]
        if tokens.codes[start] == "~":
            return numerals.fuzzy(words[0])
        span = numerals.span(words[0]) if len(words) == 1 else None
        if span is not None:
            return Count(*span)
        number = numerals.value(words, self._words)
        if number is None:
            return None
        if bound in {">", "0}", "p}"}:
            return Count(number, None)
        return Count(number, number, about=bound == "<")


class _Found:
    """The quantities of one sentence, by the place of their number."""

    def __init__(self, counter: Counter, tokens: Tokens, offset: int, codes: str) -> None:
        self.counter, self.tokens, self.offset, self.codes = counter, tokens, offset, codes
        self.by_place: dict[int, Quantity] = {}

    def downed(self) -> bool:
        return any(q.role == "downed" for q in self.by_place.values())

    def with_nouns(self) -> None:
        codes = self.codes
        for match in _WITH_NOUN.finditer(codes):
            if match.group("noun") == "ж" and _OF_TARGETS.search(codes):
                continue
            if "d" in codes[max(0, match.start() - 2) : match.start()]:
                if _STOPPED_AFTER.match(codes, match.end()):
                    self.take(match, "downed")
                continue
            start = match.start("number")
            if _OUT_OF.search(codes, max(0, start - 5), start) and not _STOPS.search(match.group()):
                self.take(match, "attacked" if "q" in codes or "k" in codes else "none")
                continue
            part = _OF_WHICH.match(codes, match.end() + 1)
            self.take(match, "attacked" if part and _downs(codes[part.end() :]) else _role(codes, *match.span()))

    def elliptic(self) -> None:
        """Numbers without a noun: «один из которых сбит», «все шесть сбиты», «сбито 61», «и один – в районе …»."""
        codes = self.codes
        if "z" in codes:
            for match in _OUT_OF_DOWNED.finditer(codes):
                self.take(match, "downed")
        if "z" in codes and "i" in codes:
            self._out_of()
        if "J" in codes:
            for match in _ALL_OF_THEM.finditer(codes):
                self.take(match, "downed", "all")
        self._beside_verb()
        if _BESIDE_PLACE.search(codes) and (self.downed() or _single(codes, 0)):
            for match in itertools.chain(_ONE_MORE_PLACE.finditer(codes), _ONE_MORE.finditer(codes)):
                self.take(match, "downed", "again")
            for match in _PLACE_AND_NUMBER.finditer(codes):
                self.take(match, "downed")
            self._in_districts()
            self._without_parts()

    def _without_parts(self) -> None:
        """«пять БПЛА: два – над …, и три – над …», «24 БПЛА, в том числе 11 – в …»: what a total is made of."""
        whole = next((q for _, q in sorted(self.by_place.items()) if q.role == "downed" and q.kind == "number"), None)
        if whole is None:
            return
        end = whole.end - self.offset
        marks = [self.codes.find(mark, end) for mark in (":", "zi")]
        marks += [i for i in range(end, len(self.codes)) if self.tokens.folded[self.offset + i] in _OF_WHOLE]
        found = [self.value(match) for match in _PART.finditer(self.codes, end)]
        mark = min((mark for mark in marks if mark >= 0), default=None)
        if mark is None and sum(found) == whole.count.min and len(found) > 1:
            mark = end
        if mark is not None:
            parts = [place for place, q in self.by_place.items() if place > mark and q.kind == "again"]
            for place in parts:
                del self.by_place[place]

    def value(self, match: re.Match[str]) -> int:
        """The least that a number says, 0 where it says none."""
        first, last = (self.offset + place for place in match.span("number"))
        count = self.counter.value(self.tokens, first, last, None)
        return count.min if count else 0

    def _in_districts(self) -> None:
        """«…, 2 – в Людиновском», «…, второй – в Бору»."""
        for match in _IN_DISTRICT.finditer(self.codes):
            self.take(match, "downed", "again")
        for match in _NEXT_ONE.finditer(self.codes):
            at = match.start()
            if self.tokens.folded[self.offset + at] in _NEXT_WORDS and at not in self.by_place:
                place = self.offset + at
                self.by_place[at] = Quantity(place, place + 1, _ONE, "downed", "again", number_at=place)

    def _out_of(self) -> None:
        codes = self.codes
        for match in _OF_WHICH.finditer(codes):
            before = [q.role for place, q in sorted(self.by_place.items()) if place < match.start()]
            if _downs(codes[match.end() :]) and "downed" not in before[-1:]:
                self.take(match, "downed")
        for match in _OF_TARGETS.finditer(codes):
            if _downs(codes[: match.start()]):
                self.take(match, "downed")

    def _beside_verb(self) -> None:
        codes = self.codes
        if "π" in codes:
            for match in _REACHED.finditer(codes):
                self.take(match, "downed")
        stopped = _downs(codes)
        if stopped or "X" in codes:
            for match in itertools.chain(*[pattern.finditer(codes) for pattern in _VERB_AND_NUMBER]):
                if "B" not in codes[match.start() : match.end() + 2] and not self._other_noun(match):
                    if "F" in codes and "F" in codes[slice(*_clause(codes, *match.span("number")))]:
                        continue
                    self.take(match, "downed")
        if not self.by_place and (stopped or "k" in codes):
            for match in _NOUN_DASH.finditer(codes):
                self.take(match, "downed" if stopped else "attacked")

    def _other_noun(self, match: re.Match[str]) -> bool:
        """«20 were shot down» has nothing between; «3 района …» has a noun of its own."""
        between = self.codes[match.end("number") : match.end()]
        word = self.tokens.folded[self.offset + match.end("number")]
        return "o" in between and not (word.isascii() or word in _UNITS)

    def take(self, match: re.Match[str], role: str, kind: str = "number") -> None:
        first, last = match.span("number")
        if first in self.by_place or self.codes[max(0, first - 3) : first] == ",&0":
            return
        if first and self.tokens.folded[self.offset + first - 1] == "ни":
            return
        bound = match["bound"] if "bound" in match.re.groupindex else None
        if bound is None and first + self.offset and self.tokens.folded[first + self.offset - 1] == "over":
            bound = ">"
        count = self.counter.value(self.tokens, self.offset + first, self.offset + last, bound)
        if count is None or count.min == 0:
            return
        if self.tokens.folded[self.offset + last : self.offset + last + 2] == ["с", "лишним"]:
            count = Count(count.min, None)
        before = self.codes[max(0, first - 4) : match.end()]
        again = count.max == 1 and self.codes[first - 1 : first] == "M"
        if role == "attacked" and (self.codes[first] == "~" or again):
            role = "none"
        self.by_place[first] = Quantity(
            self.offset + match.start(),
            self.offset + match.end(),
            count,
            role,
            kind,
            more="M" in before and ">" not in before,
            total="X" in self.codes[: match.end()],
            number_at=self.offset + first,
            each=self.codes[first - 1 : first] == "P",
        )


def _role(codes: str, start: int, end: int) -> str:
    """What happened to the UAVs counted at [start, end) of a sentence: the verb of their clause decides."""
    first, last = _clause(codes, start, end)
    clause = codes[first:last]
    if "т" in clause:
        return "attacked"
    struck = any(code in clause for code in "kq")
    if "E" not in clause and _downs(clause) and struck and not _nearest_is_stop(codes, start, end):
        return "attacked"
    return _verb(clause) or _verb(codes) or "bare"


def _verb(codes: str) -> str | None:
    if "E" in codes or _downs(codes) or ("r" in codes and "K" in codes):
        return "downed"
    if any(code in codes for code in "kqK"):
        return "attacked"
    return "none" if any(code in codes for code in "HhDπ") else None


def _nearest_is_stop(codes: str, start: int, end: int) -> bool:
    for distance in range(1, len(codes)):
        for position in (start - distance, end - 1 + distance):
            if 0 <= position < len(codes):
                if codes[position] in "SWOVTθZ":
                    return True
                if codes[position] in "kq":
                    return False
    return False


def _clause(codes: str, start: int, end: int) -> tuple[int, int]:
    first = max([codes.rfind(mark, 0, start) for mark in _CLAUSE_MARKS]) + 1
    last = _CLAUSE.search(codes, end)
    return first, last.start() if last else len(codes)


def _downs(codes: str) -> bool:
    return _STOPS.search(codes) is not None


def _single(codes: str, offset: int) -> list[Quantity]:
    if ("S" in codes or "V" in codes) and (match := _SINGLE.search(codes)):
        return [Quantity(offset + match.start(), offset + match.end(), _ONE, "downed", "single", more="M" in codes)]
    if "Z" in codes and (match := _SINGLE_NOUN.search(codes)):
        return [Quantity(offset + match.start(), offset + match.end(), _ONE, "downed", "single")]
    if "E" in codes and (match := _SINGLE_REPELLED.search(codes)):
        return [Quantity(offset + match.start(), offset + match.end(), _ONE, "downed", "single")]
    if "θ" in codes and (match := _SINGLE_PARTICIPLE.search(codes)):
        return [Quantity(offset + match.start(), offset + match.end(), _ONE, "downed", "shadow")]
    return []
