"""The people of a whole post from the figures of its sentences: a headline alone, or one place after another."""

from __future__ import annotations

import itertools

from bot.reading.consequences.figures import Figure

_TOO, _SEXES = "+", frozenset({"he", "she"})


def without_dead(injured: int, killed: list[Figure]) -> int | None:
    """The injured but for those of them who died; None where that leaves nobody."""
    if not killed[0].of_hurt:
        return injured
    died = sum(figure.number for figure in killed if figure.of_hurt)
    return max(injured - died, 0) or None


def total(figures: list[Figure], denied: bool) -> int | None:
    """A headline stands alone, since the rest details it, unless «ещё» tells of others: next to it, or it is of one.

    Without one, what happened at other places is added; those told of again are none of them.
    """
    if not figures:
        return 0 if denied else None
    if len(figures) == 1:
        return figures[0].number
    stated = max((figure.number for figure in figures if figure.total), default=0)
    if stated:
        return stated
    every = max((figure.number for figure in figures if figure.every), default=0)
    return max(every, _sum(_news(figures)))


def _news(figures: list[Figure]) -> list[Figure]:
    """Those who were not told of before: neither in the same place, nor anywhere if their paragraph names none."""
    if not any(figure.again for figure in figures):
        return figures
    plain = {figure.where.scene for figure in figures if not figure.again}
    news: list[Figure] = []
    known = set[int]()
    for figure in figures:
        here = figure.where
        told = plain if figure.helped else known
        if not figure.again:
            known.add(here.scene)
        elif (here.scene in told) if here.own else told:
            continue
        news.append(figure)
    return news


def _sum(figures: list[Figure]) -> int:
    """The headline with those who are others, or else what happened at one place after another."""
    first, *rest = figures
    if not rest:
        return first.number
    details = _sum_of_places(rest)
    if first.lead and (details <= first.number or not first.where.districts):
        return _beside_headline(figures)
    if _whole(first, details) or _whole(figures[-1], _sum_of_places(figures[:-1])):
        return details if details == first.number else figures[-1].number
    return _sum_of_places(figures)


def _whole(figure: Figure, details: int) -> bool:
    """«Раненых пятеро. В Муроме …», «… Пострадали четверо»: whether a figure of no place is of all told of besides."""
    return figure.number == details > 1 and not figure.alone and not figure.where.own


def _beside_headline(figures: list[Figure]) -> int:
    first = figures[0]
    here = first.where.districts
    told, known = first.number, {first.who}
    for before, f in itertools.pairwise(figures):
        elsewhere = f.where.settlements != before.where.settlements
        if (
            (here and f.where.districts - here)
            or (f.new and (first.alone or (f is figures[1] and not f.still)))
            or f.later
            or _somebody_else(first, f)
            or (first.struck and not first.alone and f.struck and elsewhere)
            or (first.alone and f.alone and _another(known, f.who))
        ):
            told += f.number
        known.add(f.who)
    return told


def _sum_of_places(figures: list[Figure]) -> int:
    return sum(_sum_at(list(there)) for _, there in itertools.groupby(figures, lambda f: f.where.scene))


def _sum_at(figures: list[Figure]) -> int:
    """Those of one place: the first with who are others, unless he gives the number of all of them."""
    first = figures[0]
    told, known, alone = first.number, {first.who}, first.alone
    for a, b in itertools.pairwise(figures):
        another = alone and b.alone and _another(known, b.who)
        aged = (first.number == 1 or first.number == len(first.ages)) and _somebody_else(a, b)
        if (b.new and not b.still) or aged or another:
            told += b.number
        known.add(b.who)
        alone = alone and b.alone
    return max([told, *(figure.number for figure in figures if figure.every)])


def _somebody_else(first: Figure, later: Figure) -> bool:
    """People of other ages than the first, whose ages the text gave."""
    known = 0 < first.number == len(first.ages)
    return known and bool(later.ages) and later.number == len(later.ages) and not first.ages & later.ages


def _another(known: set[str], who: str) -> bool:
    """«Водитель ранен. Контужен пассажир»: somebody else than all who are `known` from before."""
    if who == _TOO:
        return True
    alike = known <= _SEXES if who in _SEXES else known.isdisjoint(_SEXES)
    return bool(who) and who not in known and "" not in known and alike
