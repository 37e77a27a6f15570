"""What the items of a breakdown leave: the regions without a number, and the rest of a stated total."""

from __future__ import annotations

from bot.model import Count
from bot.reading.counts.quantity import Quantity
from bot.reading.places.finding import Area

Told = tuple[tuple[str, ...], tuple[str, ...], Count | None]
"""Regions, seas, and how many UAVs were stopped there."""


def uncounted(bare: list[Area], counts: list[Told]) -> list[Told]:
    """«над Брянской областью сбиты БПЛА, ещё два – над Курской»: a region or sea that has no number of its own."""
    named = {code for regions, seas, _ in counts for code in (*regions, *seas)}
    return [(area.regions, area.seas, None) for area in bare if named.isdisjoint((*area.regions, *area.seas))]


def left_over(main: list[Quantity], used: set[int], rest: Area, added: int, *, last: list[Area]) -> list[Told]:
    """What the first figure has more than the breakdown of a part of it.

    `last`: the regions without a number after the breakdown; «остальные – над …» where there is one.
    """
    whole = next((q.count for q in main if q.number_at not in used), None)
    if whole is None or whole.min <= added:
        return []
    left = Count(whole.min - added, None if whole.max is None else whole.max - added, whole.about)
    where = rest if rest.regions or len(last) != 1 or last[0].size != 1 else last[0]
    return [(where.regions, where.seas, left)]


def remainder(header: list[Quantity], bare: list[Area], added: int) -> list[Told]:
    """«… перехвачены 26 БПЛА: 25 – над …, последний – над …»: what the stated total leaves for the last."""
    if len(header) != 1 or len(bare) != 1 or header[0].start > bare[0].start or header[0].count.max is None:
        return []
    left = header[0].count.min - added
    return [(bare[0].regions, bare[0].seas, Count.exact(left))] if left > 0 else []
