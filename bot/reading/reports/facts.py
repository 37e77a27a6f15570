"""Everything that the open sentences of a post tell, before it is put together into reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.model import Count, Period
from bot.reading.counts.breakdown import Item, read_items
from bot.reading.counts.counting import Counter
from bot.reading.counts.later import SHARES
from bot.reading.counts.listed import several_stopped
from bot.reading.counts.ordinals import next_one
from bot.reading.counts.quantity import Quantity
from bot.reading.counts.singles import fell, some_stopped
from bot.reading.outlines import Outlined
from bot.reading.periods.of_post import period_of_post
from bot.reading.places.finding import Area, Mention, Places
from bot.reading.reports.claimant import claimant, nationwide
from bot.reading.reports.other_figures import with_own_part, with_sums_so_far, without_earlier
from bot.reading.reports.reconciled import (
    with_count_said_next,
    with_fallen_of_lines,
    with_listed_before,
    with_lone_numbers,
    with_stated_sums,
    without_lone_participles,
)
from bot.reading.reports.said_of_all import with_all_of_lines, with_shares, without_those_said_again
from bot.reading.reports.sites import locates, rest_over, sites
from bot.reading.reports.untold import by_template, more_came, named, shared, with_lines_of_attacks
from bot.reading.seldom import seldom
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.tokens import Tokens

_COUNTED = seldom("n[ye]{0,2}[Uuva]|[SWO]n|n[SWO]")
_WIDER_TIME = seldom("з[oe]?[νσ]|@")


@dataclass(slots=True)
class Context:
    """What is known of the post besides its text."""

    posted: datetime
    home: str | None
    federal: bool
    inferred: bool = False
    """Whether `home` is only the one region that the post itself names."""


@dataclass(slots=True)
class Facts:
    """Everything read from the open sentences of one post, before it is split into reports; `claimant` as in Report.

    `told` are those sentences.
    """

    quantities: list[Quantity]
    items: list[Item]
    areas: list[Area]
    mentions: list[Mention]
    period: Period | None
    claimant: str | None
    told: Outlined

    @property
    def proof(self) -> tuple[list[Quantity], list[Mention], list[Area], list[Item]]:
        return self.quantities, self.mentions, self.areas, self.items


def read_facts(tokens: Tokens, judgement: Judgement, places: Places, context: Context, counter: Counter) -> Facts:
    """Facts of the sentences that a judgement leaves open."""
    told = judgement.open_outlines
    quantities = _quantities_told(tokens, judgement, told, counter)
    if quantities:
        quantities = without_earlier(quantities, tokens, judgement)
        if len(quantities) > 1 or "M" in tokens.codes or "n|" in tokens.codes:
            quantities = with_sums_so_far(quantities, tokens, judgement, counter)
        if context.home and not context.federal and not context.inferred:
            quantities = with_own_part(quantities, tokens, judgement, counter, areas=places.areas, home=context.home)
    told_by = None if context.federal else claimant(tokens, judgement.said)
    areas: list[Area] = []
    items: list[Item] = []
    if places.areas:
        areas, items = _areas(tokens, judgement, places, counter, home=context.home, told_by=told_by)
    period = period_of_post(tokens, judgement, quantities, context.posted, context.home)
    return Facts(quantities, items, areas, sites(tokens, judgement, places), period, told_by, told)


def _areas(
    tokens: Tokens, judgement: Judgement, places: Places, counter: Counter, *, home: str | None, told_by: str | None
) -> tuple[list[Area], list[Item]]:
    """The regions and seas of the events, and the counts that a breakdown gives them."""
    numbers = [judgement.number(area.start) for area in places.areas]
    every = [(numbers[n], a) for n, a in enumerate(places.areas) if numbers[n] not in judgement.blocked]
    areas = [area for number, area in every if number in judgement.events or rest_over(tokens, area)]
    if not areas and not (told_by and nationwide(tokens)):
        flights = {n for n, outline in enumerate(judgement.outlines) if outline.no_news and home}
        areas = [area for n, area in every if n not in flights and locates(tokens, judgement, area, home)]
    broken_down = [area for _, area in every]
    if "X" in tokens.codes:
        last = _wider_from(tokens, judgement, numbers)
        broken_down = [a for n, a in every if n < last and not _wider_sentence(tokens, judgement, n, a)]
    return areas, read_items(tokens, broken_down, counter)


def _quantities_told(tokens: Tokens, judgement: Judgement, told: Outlined, counter: Counter) -> list[Quantity]:
    """Quantities of the open sentences and of several together."""
    quantities = _quantities(tokens, told, counter)
    if "shadow" in [q.kind for q in quantities]:
        quantities = without_lone_participles(with_fallen_of_lines(quantities, judgement), tokens, judgement)
    after_numbers = [outline for _, outline in told if outline.these]
    if after_numbers:
        quantities = with_lone_numbers(quantities, tokens, told, counter)
        quantities = with_count_said_next(quantities, tokens, told, counter)
    if "X" in tokens.codes:
        quantities = with_stated_sums(quantities, tokens, judgement, told, counter)
    quantities = with_lines_of_attacks(quantities, judgement)
    quantities = with_all_of_lines(by_template(quantities, tokens, judgement), tokens, judgement)
    quantities = with_shares(without_those_said_again(quantities, tokens), tokens, judgement)
    return with_listed_before(quantities, tokens, told, counter) if after_numbers else quantities


_PHONE = 100
_HOURS = frozenset("νμεδ@")
_ITSELF = seldom("C?[Uv]o{0,3}[SV]$")


def _quantities(tokens: Tokens, told: Outlined, counter: Counter) -> list[Quantity]:
    found: list[Quantity] = []
    placed = counted = came = False
    some: tuple[int, int] | None = None
    line: tuple[int, str | None] = (-1, None)
    for number, ((start, end), outline) in enumerate(told):
        here, added_up = outline.quantities.found, outline.quantities.added_up
        if some and not found and fell(outline.codes, outline.words):
            found.append(Quantity(*some, Count.exact(1), "downed", "single"))
        if not outline.counts:
            some, counted, placed = None, False, placed and end - start == 1
            continue
        some = (start, end) if not here and "V" in outline.codes and some_stopped(outline.codes) else None
        goes_on = (placed and outline.numbered) or (counted and outline.goes_on)
        goes_on, counted = goes_on and not _of_other_hours(told, number), False
        if outline.listed and not here and not goes_on:
            line = number, _role_of_list(told, number, line)
            found += _of_line(_placed(outline.listed, tokens, start, counter), line[1])
            continue
        if not here and not added_up and not goes_on and not outline.as_many:
            placed = placed and end - start == 1
            continue
        if added_up:
            here = counter.sentence(outline.codes, tuple(tokens.folded[start:end])).found
        if goes_on and all(q.role == "bare" for q in here):
            more = outline.listed or counter.continued(outline.codes, outline.words)
            others = (came and named(here, outline.codes)) or (shared(outline.words) and "s" in outline.codes)
            here = here if others else more or here
            of_those = _placed(more, tokens, start, counter)
            here = [] if _of_those(of_those, found, outline.words, placed=placed or others) else here
            counted = bool(more) and bool(here) and outline.goes_on and not others
        elif here or end - start > 1:
            counted = "downed" in [q.role for q in here]
            placed, counted = outline.placed and counted, counted and not outline.people
            came = _some_came(found[-1:], _placed(here, tokens, start, counter))
        if found and not here and outline.as_many:
            here = [replace(found[-1], start=0, end=2, kind="again", number_at=0, total=False)]
        if here and not (found and found[-1].role == "downed" and _the_same(outline.codes, tokens, start)):
            found += _told_here(_placed(here, tokens, start, counter), found)
    return found


def _of_other_hours(told: Outlined, number: int) -> bool:
    """«(Сбиты 4 БПЛА.) С 9.00 до 12.00 – 3»: whether a sentence begins with hours, and the one before had none."""
    return bool(number) and told[number][1].at_hours and _HOURS.isdisjoint(told[number - 1][1].codes)


def _some_came(before: list[Quantity], here: list[Quantity]) -> bool:
    """«По селу Ясное выпущено 9 дронов. Пять сбиты»: whether some of the attackers of these sentences were stopped."""
    told = [*(q for q in before if q.role == "attacked"), *here]
    return len(told) > 1 and more_came(told)


def _the_same(codes: str, tokens: Tokens, start: int) -> bool:
    """ "The drone has been destroyed": the one just told of."""
    return _ITSELF.match(codes) is not None and (tokens.codes[start] != "C" or tokens.folded[start] == "the")


def _of_line(listed: list[Quantity], role: str | None) -> list[Quantity]:
    """Those of a line of a list, of whom its heading tells in a role (None: nothing)."""
    return (
        [q if q.role == "attacked" else replace(q, role=role) for q in listed if q.count.min < _PHONE] if role else []
    )


def _of_those(listed: list[Quantity], before: list[Quantity], words: Sequence[str], *, placed: bool) -> bool:
    """«Над областью сбиты пять БПЛА. Три – над Ржевом, два – над Торжком»: whether a list is of those just told of.

    «За ночь сбиты пять БПЛА. На Ржев пришлось три»: so is a share, unless those were `placed` elsewhere.
    """
    if not placed and not SHARES.isdisjoint(words):
        return True
    listed = [q for q in listed if q.role == "downed"]
    if len(listed) < 2 or not before or any(q.more for q in listed):
        return False
    told, whole = sum(q.count.min for q in listed), before[-1].count
    return told == whole.min == whole.max


def _role_of_list(told: Outlined, number: int, last: tuple[int, str | None]) -> str | None:
    """«Сбиты БПЛА над тремя районами. Ржевский – 3. Зубцовский – 1»: what its heading says of those of a line.

    `last`: the line before and what was said of it. None where nothing is.
    """
    at = number - 1
    while at >= 0 and told[at][0][1] - told[at][0][0] == 1:
        at -= 1
    if at == last[0]:
        return last[1]
    head = told[at][1]
    roles = {q.role for q in head.quantities.found}
    if not roles:
        return "downed" if several_stopped(head.codes) else None
    return "bare" if roles == {"bare"} and (head.placed or head.listed) else None


def _placed(quantities: Sequence[Quantity], tokens: Tokens, start: int, counter: Counter) -> list[Quantity]:
    """Quantities of the sentence that begins at `start`, with the numbers that its own words say."""
    found = []
    for of in quantities:
        count = of.count
        if of.said is not None:
            first, last, bound, more = of.said
            said = counter.value(tokens, start + first, start + last, bound)
            count = count if said is None else Count(said.min, None) if more else said
        number_at = start + of.number_at if of.number_at >= 0 else -1
        found.append(
            Quantity(start + of.start, start + of.end, count, of.role, of.kind, of.more, of.total, number_at, of.each)
        )
    return found


def _told_here(here: list[Quantity], before: list[Quantity]) -> list[Quantity]:
    """Quantities of a sentence that tell of others than those `before` it."""
    own: list[Quantity] = []
    for quantity in here:
        told: Quantity | None = quantity
        if quantity.kind == "next":
            told = next_one(quantity, [*before, *own])
        elif quantity.kind == "part":
            told = _not_told_before(quantity, [*before, *own], here)
        if told is not None:
            own.append(told)
    return own


def _not_told_before(quantity: Quantity, before: list[Quantity], beside: list[Quantity]) -> Quantity | None:
    """«один из них уничтожен»: a number of its own unless all of them were said to be downed."""
    # «Село Ясное атаковали 9 БПЛА, семь сбиты. Село Новое атаковали 8. Шесть из них подавлены»
    in_turn = len(before) > 1 and before[0].role == before[-1].role == "attacked"
    if in_turn or any(q.role == "attacked" and q.start < quantity.start for q in beside):
        return quantity.as_number()
    told = next((q for q in reversed(before) if q.role == "downed"), None)
    if told is not None and quantity.count.min <= told.count.min:
        return None
    return quantity.as_number()


def _wider_from(tokens: Tokens, judgement: Judgement, named: list[int]) -> int:
    """The sentence from which on a breakdown is that of a later total («➡️ Всего за ночь …: ▫️ …»)."""
    first = min(named, default=0)
    for number in range(first + 1, len(judgement.sentences)):
        start, end = judgement.sentences[number]
        if tokens.codes[start] == "X" and _WIDER_TIME.search(tokens.codes, start, end):
            return number
    return len(judgement.sentences)


def _wider_sentence(tokens: Tokens, judgement: Judgement, number: int, area: Area) -> bool:
    """Whether an area stands in a «Всего …» sentence behind one that counted UAVs of an event."""
    start = judgement.sentences[number][0]
    if "X" not in tokens.codes[start : area.start]:
        return False
    return any(_COUNTED.search(tokens.codes, *judgement.sentences[n]) for n in judgement.events if n < number)
