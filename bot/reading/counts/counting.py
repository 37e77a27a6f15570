"""How many UAVs a sentence says were stopped, and how many attacked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.model import Count
from bot.reading.counts import wordings as like
from bot.reading.counts.found import Found
from bot.reading.counts.later import goes_on_later
from bot.reading.counts.listed import only_listed, pairs
from bot.reading.counts.one_and_one import and_one, besides, each_there, one_and_one, with_one_beside
from bot.reading.counts.ordinals import one_by_one
from bot.reading.counts.quantity import Quantities, Quantity
from bot.reading.counts.singles import both, it, single, without_minutes
from bot.reading.seldom import seldom
from bot.reading.words import numerals
from bot.reading.words.tokens import Tokens

_ONE = Count.exact(1)
# «Ещё один, теперь уже десятый, БПЛА сбит»
_ONE_MORE_APART = seldom("Mn,[^|;:nSWOV]{1,9}[Uv][^|;,nUuv]{0,6}S")


class Counter:
    """Reads quantities; holds only the number words."""

    def __init__(self, number_words: Mapping[str, int]) -> None:
        self._words = dict(number_words)

    def sentence(self, codes: str, words: Sequence[str]) -> Quantities:
        """Quantities of a sentence in order, by its own positions."""
        if "n" not in codes and "~" not in codes:
            only = (
                (both(codes, words) if "J" in codes else [])
                or single(codes, words)
                or (one_and_one(codes) if "W" in codes else [])
                or (it(codes, words) if "V" in codes or "S" in codes else [])
            )
            only += _another(only, codes, words)
            return Quantities(_in_turn(each_there(only, codes, words), codes, words))
        found = Found(self.said, codes, words)
        if like.NOUN.search(codes):
            found.with_nouns()
        found.elliptic()
        quantities = [found.by_place[key] for key in sorted(found.by_place)]
        downed = [q for q in quantities if q.role == "downed"]
        if all(q.kind == "again" for q in downed if not q.total or q is downed[0]) or _one_and_more(codes, downed):
            timeless = without_minutes(codes, words)
            if not (_ONE_MORE_APART.match(codes) and len(quantities) == 1 and quantities[0].count.max == 1):
                quantities = single(timeless, words) + quantities
            if not quantities and timeless != codes:
                quantities = it(timeless, words)
        if downed:
            quantities = with_one_beside(each_there(quantities, codes, words), codes, words)
        return Quantities(besides(_in_turn(quantities, codes, words), words), found.added_up)

    def continued(self, codes: str, words: Sequence[str]) -> list[Quantity]:
        """«В Ржеве – два.»: the count of a sentence that goes on where one with a place and a count ended."""
        found = Found(self.said, codes, words)
        if only_listed(codes):
            for pair in pairs(codes, words):
                found.take(pair, "downed", "again")
                if pair.re.groupindex.get("whole") and pair["whole"]:
                    found.take_whole(pair)
            return [found.by_place[key] for key in sorted(found.by_place)]
        match = next(filter(None, (each.match(found.codes) for each in like.ALONE)), None)
        match = match or goes_on_later(codes, words)
        if match and "next" in match.re.groupindex and match["next"]:
            at = match.start("next")
            return [Quantity(at, at + 1, _ONE, "downed", "again", number_at=at)]
        if match:
            found.take(match, "downed", "again")
        return list(found.by_place.values())

    def number(self, words: Sequence[str]) -> int | None:
        """The number that folded words say."""
        return numerals.value(words, self._words)

    def value(self, tokens: Tokens, start: int, end: int, bound: str | None) -> Count | None:
        """The count that the number tokens [start, end) say, with its bound (more than, about)."""
        return self.said(tokens.codes[start:end], tokens.folded[start:end], bound)

    def said(self, codes: str, words: Sequence[str], bound: str | None) -> Count | None:
        """The count that the concepts and words of a number say, with its bound."""
        if bound is None and codes == "n" and (number := numerals.plain(words[0], self._words)) is not None:
            return Count(number, number)
        if codes[0] == "~" and (bound is None or words[0] not in numerals.HUNDREDS):
            return numerals.fuzzy(words[0])
        span = numerals.span(words[0], self._words) if len(words) == 1 else None
        if span is not None:
            return Count(*span)
        number = numerals.value(words, self._words) if codes[0] != "~" else 100
        if number is None:
            return None
        if bound in {">", "0}", "p}"}:
            return Count(number, None)
        return Count(number, number, about=bound == "<")


def _in_turn(quantities: list[Quantity], codes: str, words: Sequence[str]) -> list[Quantity]:
    """With those that ordinals tell of, in the order of the sentence."""
    told = any(code in codes for code in "SVWOθ") or ("H" in codes and "!" in codes)
    ordered = one_by_one(codes, words) if told else []
    if not ordered:
        return quantities
    came = next((q.start for q in quantities if q.role == "attacked"), len(codes))
    # «Два дрона: первый сбит, второй упал»: of those of this sentence
    ordered = [replace(q, kind="number", count=_ONE) if q.start > came else q for q in ordered]
    others = [q for q in quantities if not any(one.start < q.end and q.start < one.end for one in ordered)]
    return sorted(others + ordered, key=lambda q: q.start)


def _another(only: list[Quantity], codes: str, words: Sequence[str]) -> list[Quantity]:
    """ "A drone was shot down over …, another was suppressed …", «…, другой – над …»: one more than the only one."""
    if not only:
        return []
    found = [match.start() for match in like.ANOTHER.finditer(codes)] if "another" in words else []
    found = [at for at in found if words[at] == "another"]
    found += [match.start() for match in like.NEXT_ONE.finditer(codes) if words[match.start()] in like.NEXT_WORDS]
    more = [
        Quantity(at, at + 1, _ONE, "downed", "again", more=True, number_at=at) for at in found if at >= only[-1].end
    ]
    return more or (list(and_one(only[0], codes, words)) if only[0].kind == "single" else [])


def _one_and_more(codes: str, downed: list[Quantity]) -> bool:
    """«сбит БПЛА, ещё два уничтожены», "destroyed a drone over …, as well as two over …"."""
    one = next(iter(single(codes)), None)
    if one is None or one.kind != "single" or downed[0].number_at < one.end or "E" in codes:
        return False
    return like.BESIDES.search(codes, one.end, downed[0].number_at) is not None
