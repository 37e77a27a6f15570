"""Attacks that are still being repelled: «ПВО отражает атаку БПЛА» alone tells of nothing that was stopped yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.reading.seldom import seldom

_GOES_ON = frozenset(
    {"отражает", "отражают", "отражаем", "отражается", "отражаются", "отбивает", "отбивают", "отбиваем"}
    | {"отбивается", "пресекает", "пресекают", "пресекаем", "пресекается", "продолжает", "продолжают", "продолжаем"}
    | {"продолжается", "идет", "ведется", "ведут", "ведет", "are", "is", "continue", "continues"}
)
_RESULT = seldom("[SWOVTθZ]|[n~][yeo]{0,2}[Uuvaж]")


def only_under_way(codes: str, words: Sequence[str], sentences: Iterable[tuple[int, int]]) -> bool:
    """Whether each of these sentences, which tell only of UAVs stopped, tells of that as going on, without a result."""
    return all(
        not _RESULT.search(codes, start, end) and not _GOES_ON.isdisjoint(words[start:end]) for start, end in sentences
    )
