"""Killed, injured, damage, services at work and shelters, over the sentences of one post."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.reading.consequences.everybody import Present
from bot.reading.consequences.in_a_row import ORDINALS
from bot.reading.consequences.of_sentence import Told, Toll
from bot.reading.consequences.of_those import one_of
from bot.reading.consequences.whereabouts import Whereabouts
from bot.reading.counts.counting import Counter
from bot.reading.outlines import Outlined
from bot.reading.places.finding import Mention
from bot.reading.words.tokens import Tokens

_EARLY = 3
_TOLD_AS_ALL = 30
_REMEMBERED_FOR = 2
_UNRANKED = (0, 0)
_AGAIN = "повторн"
_LATER = frozenset({"позже", "позднее", "затем", "впоследствии", "later"})
# «ранены пятеро. Ещё двое остаются в больнице»: of the five
_STILL = ("оста", "наход", "продолжа", "remain", "still")
_TOO, _SEXES = "+", frozenset({"he", "she"})
_IN_SUM = ("таким", "образом")
_STRUCK = re.compile("[Kkq]")
_OF_THE_DAY = re.compile(r"з[oye]{0,2}[σϗ]")


@dataclass(slots=True)
class Consequences:
    """None = not stated."""

    killed: int | None = None
    injured: int | None = None
    damage: bool | None = None
    responders: bool | None = None
    shelters: bool | None = None


@dataclass(slots=True)
class _Where:
    """Where a sentence is: how many of the post's sentences so far named a new settlement, and its own districts."""

    settlements: int
    districts: frozenset[str]


@dataclass(slots=True)
class _Figure:
    """A number of people with what is said of it, and where; `alone`: of one told of without a number.

    `of_hurt`: of dead who are among the injured. `later`: who came later than those told of before.
    `still`: who remain where they were, so that they may be some of those.
    """

    number: int
    lead: bool
    new: bool
    total: bool
    where: _Where
    ages: frozenset[str] = frozenset()
    helped: bool = False
    alone: bool = False
    of_hurt: bool = False
    still: bool = False
    later: bool = False
    who: str = ""


@dataclass(slots=True)
class _Saying:
    """A sentence that tells of people: its words, whether a headline could say it, where it is, the ages it gives.

    `strikes`: whether it tells of an attack.
    """

    words: Sequence[str]
    early: bool
    where: _Where
    ages: frozenset[str]
    strikes: bool


def read_consequences(tokens: Tokens, sentences: Outlined, places: list[Mention], counter: Counter) -> Consequences:
    """What the given sentences say; a headline's figures win over the details that follow it.

    `places`: where places are named, in order.
    """
    nobody_killed = nobody_hurt = some_not_killed = some_unhurt = False
    last = unnamed = dead_at_least = hurt_at_least = 0
    damage: bool | None = None
    responders: bool | None = None
    shelters: bool | None = None
    for number, (_, telling) in enumerate(sentences, 1):
        told = telling.told
        if told is None:
            continue
        if told.some_unhurt:
            some_not_killed, some_unhurt = some_not_killed or told.nobody_killed, some_unhurt or told.nobody_hurt
        else:
            nobody_killed, nobody_hurt = nobody_killed or told.nobody_killed, nobody_hurt or told.nobody_hurt
        if told.victims or number - 1 == (last if told.elsewhere else unnamed if told.they else number):
            last = number
        unnamed = number if told.unnamed else unnamed
        if told.ranks != _UNRANKED:
            dead_at_least, hurt_at_least = max(dead_at_least, told.ranks[0]), max(hurt_at_least, told.ranks[1])
        if told.damage is not None:
            damage = damage or told.damage
        responders = responders or told.responders
        shelters = shelters or told.shelters
    killed, injured = _figures(tokens, sentences[:last], places, counter) if last else ([], [])
    if not killed and not injured:
        nobody_killed, nobody_hurt = nobody_killed or some_not_killed, nobody_hurt or some_unhurt
    dead, alive = _total(killed, nobody_killed), _total(injured, nobody_hurt)
    if dead_at_least:
        dead = max(dead_at_least, dead or 0)
    if hurt_at_least:
        alive = max(hurt_at_least, alive or 0)
    if alive and killed:
        alive = _without_dead(alive, killed)
    return Consequences(dead, alive, damage, responders, shelters)


def _without_dead(injured: int, killed: list[_Figure]) -> int | None:
    """The injured but for those of them who died; None where that leaves nobody."""
    if not killed[0].of_hurt:
        return injured
    died = sum(figure.number for figure in killed if figure.of_hurt)
    return max(injured - died, 0) or None


def _figures(
    tokens: Tokens, sentences: Outlined, places: list[Mention], counter: Counter
) -> tuple[list[_Figure], list[_Figure]]:
    """The numbers of killed and of injured people that the sentences give, with what is said of them."""
    killed: list[_Figure] = []
    injured: list[_Figure] = []
    where = Whereabouts(places)
    there, last = 0, -1
    unnamed = counted = -2
    told_before: list[tuple[int, int]] = []
    dead: list[_Figure] = []
    hurt: list[_Figure] = []
    for number, ((start, end), telling) in enumerate(sentences):
        districts = where.until(end, telling) if where.next_at < end else []
        told = telling.told
        if told is None:
            continue
        if told.present is not None:
            there = _there(told.present, tokens.folded[start:end], counter)
            last = number + _REMEMBERED_FOR if there else -1
        named = told.they is not None and number - 1 == unnamed
        unnamed = number if told.unnamed else unnamed
        goes_on = told.elsewhere is not None and number - 1 == counted
        one_died = number - 1 == counted and bool(injured and dead and not hurt) and dead[0].alone
        if not (told.victims or named or goes_on):
            continue
        counted = number
        says = _saying(tokens, (start, end), _Where(where.settlements, frozenset(districts)), number)
        dead, hurt = _goes_on(told, says, counter, dead, hurt) if goes_on else _dead_and_hurt(told, says, counter)
        if hurt and one_died and tokens.folded[start] in ORDINALS:
            killed[-1] = replace(killed[-1], of_hurt=True)
        if dead and injured and not hurt and one_of(told_before, tokens, start, end):
            dead = [replace(figure, of_hurt=True) for figure in dead]
        if hurt:
            told_before.append((start, end))
        everybody = [_Figure(there, says.early, new=False, total=False, where=says.where)] if number <= last else []
        killed += everybody if everybody and told.all_killed else dead
        injured += everybody if everybody and told.all_injured else hurt
    otherwise = [figure for figure in injured if not figure.helped]
    return killed, otherwise or injured


def _saying(tokens: Tokens, span: tuple[int, int], where: _Where, number: int) -> _Saying:
    start, end = span
    early = (number < _EARLY and not where.settlements) or _OF_THE_DAY.search(tokens.codes, start, end) is not None
    strikes = _STRUCK.search(tokens.codes, start, end) is not None
    return _Saying(tokens.folded[start:end], early, where, _ages(tokens, start, end), strikes)


def _dead_and_hurt(told: Told, says: _Saying, counter: Counter) -> tuple[list[_Figure], list[_Figure]]:
    """The people of a sentence; those of a second strike are others than those of the first."""
    dead = [_figure(toll, says, counter) for toll in told.killed] if told.killed else []
    tolls = told.injured or ([Toll(told.they, lead=True, new=False, total=False)] if told.they and not dead else [])
    hurt = [_figure(toll, says, counter) for toll in tolls] if tolls else []
    if not _LATER.isdisjoint(says.words):
        return dead, [replace(figure, later=figure.new) for figure in hurt]
    if says.strikes and any(word.startswith(_AGAIN) for word in says.words):
        return [replace(figure, new=True) for figure in dead], [replace(figure, new=True) for figure in hurt]
    return dead, hurt


def _goes_on(
    told: Told, says: _Saying, counter: Counter, dead: list[_Figure], hurt: list[_Figure]
) -> tuple[list[_Figure], list[_Figure]]:
    """«Утром ранены двое. Вечером – ещё трое»: more of those told of in the sentence before, `dead` or `hurt`."""
    toll = Toll(told.elsewhere, lead=True, new=True, total=False) if told.elsewhere else None
    more = [replace(_figure(toll, says, counter), later=True)] if toll else []
    return ([], more) if hurt else (more, [])


def _there(present: Present, words: Sequence[str], counter: Counter) -> int:
    """How many people a sentence says were there; 0 if they are more than can be told of as «все»."""
    number = present.certain or counter.number([words[at] for at in present.number]) or 0
    return number if number <= _TOLD_AS_ALL else 0


def _ages(tokens: Tokens, start: int, end: int) -> frozenset[str]:
    """The ages and years of birth that a sentence gives."""
    if "*" not in tokens.codes[start:end]:
        return frozenset()
    return frozenset(
        tokens.folded[at] for at in range(start, end) if tokens.codes[at] == "*" and tokens.folded[at][0].isdigit()
    )


def _figure(toll: Toll, of: _Saying, counter: Counter) -> _Figure:
    """The people of a sentence, with the numbers that its words say."""
    number = toll.people.certain
    for places in toll.people.numbers:
        number += counter.number([of.words[at] for at in places]) or 0
    alone = number == 1 and not toll.people.numbers
    still = toll.new and any(word.startswith(_STILL) for word in of.words)
    lead = of.early and toll.lead
    total = toll.total or tuple(of.words[:2]) == _IN_SUM
    return _Figure(
        number, lead, toll.new, total, of.where, of.ages, toll.helped, alone, toll.of_hurt, still, who=toll.who
    )


def _total(figures: list[_Figure], denied: bool) -> int | None:
    """A headline stands alone, since the rest details it, unless «ещё» tells of others: next to it, or it is of one.

    Without one, what happened at other places is added.
    """
    if not figures:
        return 0 if denied else None
    stated = [figure.number for figure in figures if figure.total]
    if stated:
        return max(stated)
    first = figures[0]
    if first.lead:
        here = first.where.districts
        return first.number + sum(
            f.number
            for f in figures[1:]
            if (here and f.where.districts - here and f.lead)
            or (f.new and (first.alone or (f is figures[1] and not f.still)))
            or f.later
            or _somebody_else(first, f)
            or (first.alone and f.alone and _another(figures, f))
        )
    pairs = itertools.pairwise(figures)
    return first.number + sum(
        b.number
        for a, b in pairs
        if (b.new and not b.still) or b.where.settlements != a.where.settlements or _somebody_else(a, b)
    )


def _somebody_else(first: _Figure, later: _Figure) -> bool:
    """People of other ages than the first, whose ages the text gave."""
    known = 0 < first.number == len(first.ages)
    return known and bool(later.ages) and later.number == len(later.ages) and not first.ages & later.ages


def _another(figures: list[_Figure], later: _Figure) -> bool:
    """«Водитель ранен. Контужен пассажир»: somebody else than all told of before."""
    if later.who == _TOO:
        return True
    before = [figure.who for figure in itertools.takewhile(lambda figure: figure is not later, figures)]
    sexes = later.who in _SEXES
    return bool(later.who) and all(who and who != later.who and (who in _SEXES) is sexes for who in before)
