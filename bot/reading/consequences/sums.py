"""The people of a whole post from the figures of its sentences: a headline alone, or one place after another."""

from __future__ import annotations

import itertools

from bot.reading.consequences.breakdowns import TOO, as_others, treated_apart, without_parts
from bot.reading.consequences.counted import Figure

_SEXES = frozenset({"he", "she"})
_BESIDE = "~"
_UNLIKE = (_SEXES, frozenset({"вод", "пас"}))


def without_dead(injured: int, killed: list[Figure]) -> int | None:
    """The injured but for those of them who died; None where that leaves nobody."""
    first, *rest = killed
    died = sum(figure.number for figure in rest if figure.of_hurt and (first.of_hurt or figure.later))
    died += first.number if first.of_hurt else 0
    if not died:
        return injured
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
    return max(every, _sum(_news(without_parts(figures))))


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
        if not figure.again or not (news or figure.alone or figure.kept or figure.helped):
            known.add(here.scene)
        elif treated_apart(figure, news):
            news.append(as_others(figure))
            continue
        elif ((here.scene in told) if here.own else told) and not _more_there(figure, news):
            continue
        news.append(figure)
    return news


def _more_there(figure: Figure, before: list[Figure]) -> bool:
    """«Оба в больнице»: whether they are more than those told of at the same place, but not all of the post."""
    everybody = sum(each.number for each in before)
    here = sum(each.number for each in before if each.where.scene == figure.where.scene)
    return figure.every and 0 < here < figure.number and (here == everybody or figure.number < everybody)


def _sum(figures: list[Figure]) -> int:
    """The headline with those who are others, or else what happened at one place after another."""
    first, *rest = figures
    if not rest:
        return first.number
    details = _sum_of_places(rest)
    if first.again and details > first.number and not (first.where.own or rest[0].new):
        return details
    if first.lead and (details <= first.number or not first.where.districts):
        return first.number if _detailed(figures) else _beside_headline(figures)
    if _whole(first, details) or _whole(figures[-1], _sum_of_places(figures[:-1])):
        return details if details == first.number else figures[-1].number
    return _sum_of_places(figures)


def _whole(figure: Figure, details: int) -> bool:
    """«Раненых пятеро. В Муроме …», «… Пострадали четверо»: whether a figure of no place is of all told of besides."""
    return figure.number == details > 1 and not figure.alone and not figure.where.own


def _detailed(figures: list[Figure]) -> bool:
    """«Пострадали пятеро. Ранены трое и женщина. Позже обратился ещё один»: whether the rest are the first together."""
    first, second, *more = figures
    goes_on = bool(more) and first.number > 1 and not (second.new or second.later or more[-1].besides)
    goes_on = goes_on and {first.who, second.who} != _SEXES
    return goes_on and _added(figures[1:]) == first.number


def _beside_headline(figures: list[Figure]) -> int:
    first = figures[0]
    here = first.where.districts
    told, known, alone, behind = first.number, {first.who}, first.alone, True
    for before, f in itertools.pairwise(figures):
        elsewhere = f.where.settlements != before.where.settlements
        behind = behind and f.new and not f.still
        others = _others(first, f, known, alone=alone)
        if (
            (here and f.where.districts - here)
            or (f.new and (first.alone or behind))
            or f.later
            or _somebody_else(first, f)
            or (first.struck and not first.alone and f.struck and elsewhere)
            or others
        ):
            told += f.number
        known.add(f.who)
        alone = alone and (f.alone or others)
    return told


def _sum_of_places(figures: list[Figure]) -> int:
    return sum(_sum_at(list(there)) for _, there in itertools.groupby(figures, lambda f: f.where.scene))


def _sum_at(figures: list[Figure]) -> int:
    """Those of one place: the first with who are others, unless he gives the number of all of them."""
    told = figures[0].number if len(figures) > 1 and _detailed(figures) else _added(figures)
    return max([told, *(figure.number for figure in figures if figure.every)])


def _added(figures: list[Figure]) -> int:
    first = figures[0]
    told, known, alone = first.number, {first.who}, first.alone
    for a, b in itertools.pairwise(figures):
        others = _others(first, b, known, alone=alone)
        aged = (first.number == 1 or first.number == len(first.ages)) and _somebody_else(a, b)
        if (b.new and not b.still) or b.later or aged or others:
            told += b.number
        known.add(b.who)
        alone = alone and (b.alone or others)
    return told


def _others(first: Figure, later: Figure, known: set[str], *, alone: bool) -> bool:
    """«Водитель ранен. Двое пассажиров контужены», «Ранены двое мужчин. Женщина контужена»: further people.

    `alone`: whether those told of before were told of one by one, or are such others.
    """
    if later.alone and alone:
        return _another(known, later.who)
    if later.again:
        return False
    if alone or {first.who, later.who} in _UNLIKE:
        return _another(known, later.who)
    return False


def _somebody_else(first: Figure, later: Figure) -> bool:
    """People of other ages than the first, whose ages the text gave."""
    known = 0 < first.number == len(first.ages)
    return known and bool(later.ages) and later.number == len(later.ages) and not first.ages & later.ages


def _another(known: set[str], who: str) -> bool:
    """«Водитель ранен. Контужен пассажир»: somebody else than all who are `known` from before."""
    if who.startswith(TOO):
        return who == TOO or not {who, _BESIDE + who[1:]} & known
    if who.startswith(_BESIDE):
        return False
    known = {"" if each.startswith((TOO, _BESIDE)) else each for each in known}
    alike = known <= _SEXES if who in _SEXES else known.isdisjoint(_SEXES)
    return bool(who) and who not in known and "" not in known and alike
