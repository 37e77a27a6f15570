"""Killed, injured, damage, services at work and shelters, over the sentences of one post."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from bot.reading.consequences.figures import Figure, figures_of
from bot.reading.consequences.of_sentence import Told
from bot.reading.counts.counting import Counter
from bot.reading.outlines import Outlined
from bot.reading.places.finding import Mention
from bot.reading.words.tokens import Tokens

_UNRANKED = (0, 0)
_TOO, _SEXES = "+", frozenset({"he", "she"})


@dataclass(slots=True)
class Consequences:
    """None = not stated."""

    killed: int | None = None
    injured: int | None = None
    damage: bool | None = None
    responders: bool | None = None
    shelters: bool | None = None


@dataclass(slots=True)
class _Denials:
    """What is said of nobody: that they were `killed`, `hurt`; `unharmed`: not killed since they were not hurt.

    `some_not_killed`, `some_unhurt`: said of certain people or places.
    """

    killed: bool = False
    hurt: bool = False
    unharmed: bool = False
    some_not_killed: bool = False
    some_unhurt: bool = False

    def add(self, told: Told) -> None:
        """Add what a sentence denies."""
        if told.some_unhurt:
            self.some_not_killed = self.some_not_killed or told.nobody_killed or told.unharmed
            self.some_unhurt = self.some_unhurt or told.nobody_hurt
            return
        self.killed, self.hurt = self.killed or told.nobody_killed, self.hurt or told.nobody_hurt
        self.unharmed = self.unharmed or told.unharmed

    def of_all(self, killed: list[Figure], injured: list[Figure]) -> tuple[bool, bool]:
        """Whether nobody was killed and hurt; «по Ясному выпущены три мины, пострадавших нет» is no news of others."""
        nobody = not killed and not injured
        not_killed = self.killed or (self.unharmed and not injured) or (self.some_not_killed and nobody)
        return not_killed, self.hurt or (self.some_unhurt and nobody)


def read_consequences(tokens: Tokens, sentences: Outlined, places: list[Mention], counter: Counter) -> Consequences:
    """What the given sentences say; a headline's figures win over the details that follow it.

    `places`: where places are named, in order.
    """
    denials = _Denials()
    last = unnamed = dead_at_least = hurt_at_least = 0
    damage: bool | None = None
    struck = False
    responders: bool | None = None
    shelters: bool | None = None
    for number, (_, telling) in enumerate(sentences, 1):
        told = telling.told
        if told is None:
            continue
        denials.add(told)
        if told.victims or number - 1 == (last if told.elsewhere else unnamed if told.they else number):
            last = number
        unnamed = number if told.unnamed else unnamed
        if told.ranks != _UNRANKED:
            dead_at_least, hurt_at_least = max(dead_at_least, told.ranks[0]), max(hurt_at_least, told.ranks[1])
        if told.damage is not None:
            damage = damage or told.damage
        struck = struck or told.struck
        responders = responders or told.responders
        shelters = shelters or told.shelters
    killed, injured = figures_of(tokens, sentences[:last], places, counter) if last else ([], [])
    nobody_killed, nobody_hurt = denials.of_all(killed, injured)
    dead, alive = _total(killed, nobody_killed), _total(injured, nobody_hurt)
    if dead_at_least:
        dead = max(dead_at_least, dead or 0)
    if hurt_at_least:
        alive = max(hurt_at_least, alive or 0)
    if alive and killed:
        alive = _without_dead(alive, killed)
    return Consequences(dead, alive, struck or None if damage is None else damage, responders, shelters)


def _without_dead(injured: int, killed: list[Figure]) -> int | None:
    """The injured but for those of them who died; None where that leaves nobody."""
    if not killed[0].of_hurt:
        return injured
    died = sum(figure.number for figure in killed if figure.of_hurt)
    return max(injured - died, 0) or None


def _total(figures: list[Figure], denied: bool) -> int | None:
    """A headline stands alone, since the rest details it, unless «ещё» tells of others: next to it, or it is of one.

    Without one, what happened at other places is added.
    """
    if not figures:
        return 0 if denied else None
    stated = every = 0
    for figure in figures:
        if figure.total:
            stated = max(stated, figure.number)
        elif figure.every:
            every = max(every, figure.number)
    return stated or max(every, _sum(figures))


def _sum(figures: list[Figure]) -> int:
    """The headline with those who are others, or else what happened at one place after another."""
    first = figures[0]
    if first.lead:
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
    return sum(_sum_at(list(there)) for _, there in itertools.groupby(figures, lambda f: f.where.settlements))


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
    return told


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
