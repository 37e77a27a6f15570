"""Numbers for several regions that are said to be the same for each: «6 БПЛА, по три в каждой области»."""

from __future__ import annotations

from bot.model import Count
from bot.reading.counts import wordings as like
from bot.reading.counts.counting import Counter
from bot.reading.places.finding import Area
from bot.reading.seldom import seldom
from bot.reading.words.codes import sentence_start
from bot.reading.words.tokens import Tokens

_EVENLY = frozenset({"поровну", "evenly", "equally"})
_NUMBERS = seldom("n{1,6}")
_FAR = 40


def share_of_each(
    tokens: Tokens, area: Area, found: tuple[Count, int, bool] | None, counter: Counter
) -> tuple[Count, int, bool] | None:
    """What each region or sea of an area has of the number that was `found` for them, where all have as many.

    None where that is not said; where no number was found, one of the sentence must be the sum of the shares.
    """
    if area.size < 2:
        return None
    start, end = _sentence(tokens, area)
    if found and _EVENLY.intersection(tokens.folded[start:end]):
        count, at, _ = found
        exact = count.min == count.max and count.min % area.size == 0
        return (Count(count.min // area.size, count.min // area.size, count.about), at, True) if exact else None
    each = [match for match in like.IN_EACH.finditer(tokens.codes, start, end) if _each(tokens, match.end() - 1)]
    share = counter.value(tokens, *each[0].span("number"), None) if each else None
    if share is None:
        return None
    told = found[:2] if found else _sum_of(tokens, share.min * area.size, (start, each[0].start()), counter)
    if told is None or told[0].min != told[0].max or told[0].min != share.min * area.size:
        return None
    return Count(share.min, share.min, told[0].about), told[1], True


def _sentence(tokens: Tokens, area: Area) -> tuple[int, int]:
    end = tokens.codes.find("|", area.end, area.end + _FAR)
    return sentence_start(tokens.codes, area.start, _FAR), end if end > 0 else area.end + _FAR


def _sum_of(tokens: Tokens, whole: int, span: tuple[int, int], counter: Counter) -> tuple[Count, int] | None:
    """The number of a span that is as high as `whole`, with its token."""
    for match in _NUMBERS.finditer(tokens.codes, *span):
        count = counter.value(tokens, *match.span(), None)
        if count is not None and count.min == whole:
            return count, match.start()
    return None


def _each(tokens: Tokens, at: int) -> bool:
    return tokens.folded[at].startswith(like.EACH)
