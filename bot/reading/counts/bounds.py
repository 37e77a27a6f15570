"""What stands around the number at [first, last) of a sentence: a bound, or what tells that it counts nothing."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.counts import wordings as like


def no_number(codes: str, words: Sequence[str], first: int, last: int) -> bool:
    """«ни один», «без четверти пять», «две трети», "both over Bryansk and Kursk regions"."""
    if (first and words[first - 1] in like.NO_NUMBER_AFTER) or not like.SHARES.isdisjoint(words[last : last + 1]):
        return True
    return words[first] == like.BOTH and codes[last : last + 1] in like.NAMES_NEXT


def bound_by_word(codes: str, words: Sequence[str], first: int) -> str | None:
    """«over 20», «с десяток», «за полсотни», «штук пять», «до десяти»."""
    before = words[first - 1]
    if before.startswith(like.PASSED) or (before == "за" and words[first - 2].startswith(like.PASSED)):
        return ">"
    if before == "over" or (before == "за" and words[first] in like.ROUND):
        return ">"
    if before == like.PIECES and codes[first - 2 : first - 1] not in {"n", "~"}:
        return "<"
    if before == "до" and not like.FROM_NUMBER.search(codes, 0, first):
        return "<"
    return "<" if before == "с" and words[first] in like.ROUND else None


def ends_range(codes: str, words: Sequence[str], first: int) -> bool:
    """«10 – 12 БПЛА», «от 8 до 10 БПЛА», «восемь или девять», "between 8 and 10 drones"."""
    if codes[first - 2 : first] == "n-" or (codes[first - 2 : first] == "n&" and words[first - 1] in like.OR):
        return True
    ends = (words[first - 3], words[first - 1]) if codes[first - 3 : first] in like.ENDS else ()
    return ends in like.FROM_TO
