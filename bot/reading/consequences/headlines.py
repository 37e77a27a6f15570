"""Whether a sentence that gives a number of people may give that of the whole post."""

from __future__ import annotations

import re

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

_EARLY = 3
_OF_THE_DAY = re.compile(r"з[oye]{0,2}[σϗ]")
# «Раненых четверо. В Клину – водитель, в Рузе – …»
_LISTED_NEXT = seldom(
    r"(?:[oyeC]?w-?n{1,2}|[oyeC]?n{1,2}w|I[oye]?n{1,2}B?)\|{1,2}[pP][oyesCAY^]{1,8}-[oye*]{0,3}n?[oye*]{0,2}B"
)
# «Атакам подверглись Клин и пять округов»
# «Город Курск и Курский округ атакованы»
_SEVERAL_DISTRICTS = seldom(r"n[oye]{0,2}\^?Y|[CA]&[oye]?A\^?Y")
# «– Каховка: ранен электрик»
_ITEM = seldom("(?:[^|:;]{1,12}:)?-[sC]C{0,2}:")
# «Двое погибли, трое ранены – последствия ударов по …»
_SUMMED_UP = seldom(r"C?(?:n[oye]{0,2}B{0,2}G[,&]{1,2})?n[oye]{0,2}B{0,2}[Iw]-(?P<what>o)")
_AFTERMATH = ("последств", "итог", "результат")


def may_be_headline(tokens: Tokens, span: tuple[int, int], number: int, *, somewhere: bool) -> bool:
    """Whether the sentence, of this number in the post, may sum it up; `somewhere`: whether it is of one settlement."""
    start, end = span
    everywhere = not somewhere or _SEVERAL_DISTRICTS.search(tokens.codes, 0, start) is not None
    early = (number < _EARLY and everywhere) or _OF_THE_DAY.search(tokens.codes, start, end) is not None
    early = early and _ITEM.match(tokens.codes, start) is None
    return early or _LISTED_NEXT.match(tokens.codes, start) is not None


def sums_up(tokens: Tokens, start: int, number: int) -> bool:
    """«Двое погибли, трое ранены – последствия ударов по …» early in the post."""
    match = _SUMMED_UP.match(tokens.codes, start) if number < _EARLY else None
    return match is not None and tokens.folded[match.start("what")].startswith(_AFTERMATH)
