"""The sentences of a post."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise

from bot.reading.words.codes import SENTENCE_END

_LONGEST = 300


def split_sentences(codes: str, breaks: tuple[int, ...] = ()) -> list[tuple[int, int]]:
    """Half-open token spans between sentence ends; a sentence without end is cut, so that work stays linear."""
    spans: list[tuple[int, int]] = []
    start = 0
    whole = not breaks and len(codes) <= _LONGEST
    for part in codes.split(SENTENCE_END):
        end = start + len(part)
        if part:
            if whole or (end - start <= _LONGEST and bisect_right(breaks, start) == bisect_left(breaks, end)):
                spans.append((start, end))
            else:
                _cut(start, end, breaks, spans)
        start = end + 1
    return spans or [(0, 0)]


def _cut(start: int, end: int, breaks: tuple[int, ...], spans: list[tuple[int, int]]) -> None:
    """Add the parts of one stretch without a sentence end."""
    inside = breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]
    for first, last in pairwise([start, *inside, end]):
        spans.extend((at, min(at + _LONGEST, last)) for at in range(first, last, _LONGEST))
