"""The numbers of killed and of injured people that the sentences of a post give, with what is said of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.reading.consequences.beside import PRONOUNS
from bot.reading.consequences.corrected import CORRECTING, FEW_BEHIND, said_next
from bot.reading.consequences.counted import ANYBODY, Figure, came_later, kept_where
from bot.reading.consequences.everybody import Present
from bot.reading.consequences.headlines import may_be_headline, sums_up
from bot.reading.consequences.in_a_row import ORDINALS, rank_of
from bot.reading.consequences.numbers import People
from bot.reading.consequences.of_sentence import Told
from bot.reading.consequences.of_those import one_of
from bot.reading.consequences.one_by_one import Listed, wounds_of_one
from bot.reading.consequences.struck_again import STRUCK, next_door, once_more, struck_again
from bot.reading.consequences.tolls import Toll
from bot.reading.consequences.whereabouts import Where, Whereabouts
from bot.reading.counts.counting import Counter
from bot.reading.outlines import Outlined
from bot.reading.places.finding import Mention
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

_SEXES = frozenset({"he", "she"})
_TOLD_AS_ALL = 30
_REMEMBERED_FOR = 2
# «ранены пятеро. Ещё двое остаются в больнице»: of the five
_STILL = ("оста", "наход", "продолжа", "remain", "still")
_WOUNDED_ONE = frozenset({"раненый", "раненая", "раненого", "раненую"})
_WHERE_HE_IS = frozenset({"в", "доставлен", "доставлена", "доставили", "госпитализирован", "госпитализирована"})
_IN_SUM = ("таким", "образом")
_HARM = re.compile(r"[IGjg{FHhKЮИщ]")
# «один из раненых умер, в число погибших он включён»
_INCLUDED = ("включен", "учтен", "входит")
_BOTH = frozenset({"оба", "обе", "обоих", "обеих", "обоим", "обеим", "both"})
_SAVE, _THINGS, _SOMEBODY = "спасти", seldom(r"(?<!P)(?<!P[oye])[и\\]"), seldom("[BwnIj]|(?<![psP])C")


@dataclass(slots=True)
class _Saying:
    """A sentence that tells of people: its words, whether a headline could say it, where it is, the ages it gives.

    `strikes`: whether it tells of an attack, `harm`: whether of how anybody was hurt; `heading`: it sums up the post;
    `later`: who came later than those told of before.
    """

    words: Sequence[str]
    early: bool
    where: Where
    ages: frozenset[str]
    strikes: bool
    harm: bool
    heading: bool
    later: str


def figures_of(
    tokens: Tokens, sentences: Outlined, places: list[Mention], counter: Counter
) -> tuple[list[Figure], list[Figure]]:
    """The numbers of killed and of injured people that the sentences give, with what is said of them."""
    killed, injured = list[Figure](), list[Figure]()
    where, listed = Whereabouts(places, tokens, sentences), Listed(tokens)
    there, last, unnamed, counted = 0, -1, -2, -2
    dead, hurt, told_before = list[Figure](), list[Figure](), list[tuple[int, int]]()
    for number, ((start, end), telling) in enumerate(sentences):
        here, item = where.of(start, end, telling), listed.place(number, (start, end), telling)
        told = _told(sentences, number, tokens)
        if told is None:
            continue
        if told.present is not None:
            there = _there(told.present, tokens.folded[start:end], counter)
            last = number + _REMEMBERED_FOR if there else -1
        named = told.they is not None and number - 1 == unnamed and not listed.number_before
        unnamed = number if told.unnamed else unnamed
        goes_on = told.elsewhere is not None and number - 1 == counted
        some_died = number - 1 == counted and bool(injured and dead and not hurt)
        if not (told.victims or named or goes_on or item):
            continue
        says = _saying(tokens, (start, end), here, number, counter)
        dead, hurt = _goes_on(told, says, counter, dead, hurt) if goes_on else _dead_and_hurt(told, says, counter)
        if -1 < counted < number - 1 and struck_again(tokens, [span for span, _ in sentences[counted + 1 : number]]):
            dead, hurt = _of_second_strike(dead, killed), _of_second_strike(hurt, injured)
        counted = number
        dead, hurt = _as_said_next(dead, hurt, says, tokens, end=end, counter=counter)
        hurt = _beside_dead(hurt, killed, injured, says) if hurt and some_died else hurt
        if dead and injured and all(figure.again for figure in hurt) and not _included(says):
            dead = _of_hurt(dead, one_of(told_before, tokens, start, end, there=_may_be_hurt(dead[0], injured)))
        elif dead and not injured:
            dead = (_died_later if killed else _but_things)(dead, tokens, start, end)
        told_before += [(start, end)] if hurt else []
        everybody = _everybody(told, there, says, dead) if number <= last else []
        killed += everybody if everybody and told.all_killed else _next_in_row(dead, killed, says)
        if item > 1 and injured:
            injured[-1], hurt = _with_next(injured[-1], hurt), []
        injured += everybody if everybody and told.all_injured else _next_in_row(hurt, injured, says)
    return killed, injured


def _told(sentences: Outlined, number: int, tokens: Tokens) -> Told | None:
    """What a sentence tells; where it only names wounds, that they are those of the one whom the last one named."""
    telling = sentences[number][1]
    told = telling.told
    if told is None or told.victims or not (telling.wounds and wounds_of_one(sentences, number, tokens)):
        return told
    return replace(told, victims=True, injured=[Toll(People(1), lead=True, new=False, total=False)])


def _with_next(listed: Figure, item: list[Figure]) -> Figure:
    """The people of a list with those of its next item."""
    number, ages = sum(figure.number for figure in item), frozenset[str]().union(*(figure.ages for figure in item))
    return replace(listed, number=listed.number + number, ages=listed.ages | ages, alone=False)


def _of_hurt(dead: list[Figure], of_hurt: bool) -> list[Figure]:
    return [replace(figure, of_hurt=True) for figure in dead] if of_hurt else dead


def _included(says: _Saying) -> bool:
    return any(word.startswith(_INCLUDED) for word in says.words)


def _may_be_hurt(dead: Figure, injured: list[Figure]) -> bool:
    """Whether the dead may be of the injured: told of at the same place last, no man if those are women."""
    unlike = all({dead.who, figure.who} == _SEXES for figure in injured)
    return dead.where.scene == injured[-1].where.scene and not unlike


def _beside_dead(hurt: list[Figure], killed: list[Figure], injured: list[Figure], says: _Saying) -> list[Figure]:
    """«Трое ранены. … Двое погибли. Ещё один ранен»: beside the dead. «Второй ранен»: the dead one was hurt, too."""
    killed[-1:] = _of_hurt(killed[-1:], killed[-1].alone and says.words[0] in ORDINALS)
    return [replace(figure, still=True) for figure in hurt] if injured[0].lead else hurt


def _next_in_row(here: list[Figure], before: list[Figure], says: _Saying) -> list[Figure]:
    """«Двое погибли на месте. Третий мужчина умер в больнице»: one more."""
    rank = rank_of(says.words[0]) if here and before and here[0].alone else 0
    if rank < 2 or rank != 1 + sum(figure.number for figure in before):
        return here
    return [replace(here[0], new=True, later=True), *here[1:]]


def _died_later(dead: list[Figure], tokens: Tokens, start: int, end: int) -> list[Figure]:
    """«четверо погибли сразу, двое скончались в больнице»: others."""
    if tokens.codes[start - 1] != "," or "Ю" not in tokens.codes[start:end]:
        return dead
    return [replace(figure, new=not figure.alone) for figure in dead]


def _but_things(dead: list[Figure], tokens: Tokens, start: int, end: int) -> list[Figure]:
    """«Загорелась машина. Спасти её не удалось»: nobody."""
    words = tokens.folded[start:end]
    if _SAVE not in words or PRONOUNS.isdisjoint(words) or "B" in tokens.codes[start:end]:
        return dead
    before = tokens.codes[tokens.codes.rfind("|", 0, max(0, start - 1)) + 1 : start]
    return [] if _THINGS.search(before) and not _SOMEBODY.search(before) else dead


def _everybody(told: Told, there: int, says: _Saying, dead: list[Figure]) -> list[Figure]:
    """Those who were there; «один погиб, остальные ранены»: but for the `dead`."""
    rest = there - sum(figure.number for figure in dead) if told.all_injured and not told.all_killed else there
    return [Figure(max(0, rest), says.early, new=False, total=False, where=says.where)]


def _as_said_next(
    dead: list[Figure], hurt: list[Figure], says: _Saying, tokens: Tokens, *, end: int, counter: Counter
) -> tuple[list[Figure], list[Figure]]:
    """«Сообщалось о двух погибших. Оба живы», «Раненых двое. Сейчас их пять»: as the sentence behind corrects them."""
    if not (dead or hurt) or CORRECTING.isdisjoint(tokens.folded[end : end + FEW_BEHIND]):
        return dead, hurt
    back, now = said_next(says.words, len(dead) + len(hurt), tokens, end, counter)
    dead = [] if back in {"dead", "all"} else [replace(figure, number=now or figure.number) for figure in dead]
    return dead, [] if back in {"hurt", "all"} else [replace(figure, number=now or figure.number) for figure in hurt]


def _saying(tokens: Tokens, span: tuple[int, int], where: Where, number: int, counter: Counter) -> _Saying:
    start, end = span
    early = not where.item and may_be_headline(tokens, span, number, somewhere=bool(where.settlements))
    strikes = STRUCK.search(tokens.codes, start, end) is not None
    harm = _HARM.search(tokens.codes, start, end) is not None
    heading = sums_up(tokens, start, number)
    where = replace(where, districts=frozenset()) if heading else where
    words, later = tokens.folded[start:end], came_later(tokens, start, end)
    return _Saying(words, early, where, _ages(tokens, start, end, counter), strikes, harm, heading, later)


def _dead_and_hurt(told: Told, says: _Saying, counter: Counter) -> tuple[list[Figure], list[Figure]]:
    """The people of a sentence; those of a second strike are others than those of the first."""
    dead = [_figure(t, _nowhere(says) if t.helped else says, counter) for t in told.killed] if told.killed else []
    tolls = told.injured or ([Toll(told.they, lead=True, new=False, total=False)] if told.they and not dead else [])
    hurt = [_figure(t, _nowhere(says) if _the_wounded(says) else says, counter) for t in tolls] if tolls else []
    if says.later:
        return dead, [replace(figure, later=figure.new or says.later == ANYBODY) for figure in hurt]
    if next_door(says.words) or (says.strikes and once_more(says.words)):
        return _apart(dead), _apart(hurt)
    return dead, hurt


def _apart(figures: list[Figure]) -> list[Figure]:
    return [replace(figure, new=True, besides=True) for figure in figures]


def _of_second_strike(figures: list[Figure], before: list[Figure]) -> list[Figure]:
    """Others than those of the first strike, unless they are as many, or only their treatment is told."""
    known = sum(figure.number for figure in before)
    again = known > 1 and sum(figure.number for figure in figures) == known
    return figures if again else [replace(figure, new=figure.new or not figure.again) for figure in figures]


def _goes_on(
    told: Told, says: _Saying, counter: Counter, dead: list[Figure], hurt: list[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """«Утром ранены двое. Вечером – ещё трое»: more of those told of in the sentence before, `dead` or `hurt`."""
    toll = Toll(told.elsewhere, lead=True, new=True, total=False) if told.elsewhere else None
    more = [replace(_figure(toll, says, counter), later=True)] if toll else []
    return ([], more) if hurt else (more, [])


def _there(present: Present, words: Sequence[str], counter: Counter) -> int:
    """How many people a sentence says were there; 0 if they are more than can be told of as «все»."""
    number = present.certain or counter.number([words[at] for at in present.number]) or 0
    return number if number <= _TOLD_AS_ALL else 0


def _ages(tokens: Tokens, start: int, end: int, counter: Counter) -> frozenset[str]:
    """The ages and years of birth that a sentence gives."""
    if "*" not in tokens.codes[start:end]:
        return frozenset()
    found = [tokens.folded[at] for at in range(start, end) if tokens.codes[at] == "*"]
    known = ((word, 0 if word[0].isdigit() else counter.number([word])) for word in found)
    return frozenset(word if number == 0 else str(number) for word, number in known if number is not None)


def _nowhere(says: _Saying) -> _Saying:
    """A sentence as one of no place of its own: condolences, «Раненый в больнице»."""
    return replace(says, where=replace(says.where, own=False))


def _the_wounded(says: _Saying) -> bool:
    """«Раненый в больнице»: whoever was told of, wherever, but for «Раненый водитель в больнице»."""
    return says.words[0] in _WOUNDED_ONE and not _WHERE_HE_IS.isdisjoint(says.words[1:2])


def _figure(toll: Toll, of: _Saying, counter: Counter) -> Figure:
    """The people of a sentence, with the numbers that its words say."""
    number = toll.people.certain
    for places in toll.people.numbers:
        number += counter.number([of.words[at] for at in places]) or 0
    if toll.people.less:
        number = max(0, number - (counter.number([of.words[at] for at in toll.people.less]) or 0))
    alone = number == 1 and not toll.people.numbers
    still = toll.new and any(word.startswith(_STILL) for word in of.words)
    lead = of.heading or (toll.lead and (of.early or (number > 1 and not of.where.scene)))
    total = toll.total or tuple(of.words[:2]) == _IN_SUM
    every = (toll.every and not alone) or (number == 2 and not of.harm and not _BOTH.isdisjoint(of.words))
    again = toll.helped or every or not (toll.new or toll.apart or of.harm)
    return Figure(
        number,
        lead,
        toll.new or toll.apart,
        total,
        of.where,
        of.ages,
        toll.helped,
        alone,
        toll.of_hurt and not _included(of),
        still,
        later=toll.apart,
        who=toll.who,
        every=every,
        struck=of.strikes and number > 0 and not toll.people.numbers,
        again=again,
        besides=toll.apart,
        cared=toll.helped or not of.harm,
        kept=kept_where(of.words) if toll.helped or not of.harm or not of.strikes else "",
    )
