"""What a post that counts for several regions tells by parts, and whether it tells of the sky at all."""

from __future__ import annotations

from bot.model import Basis, Verdict
from bot.reading.counts.breakdown import Item
from bot.reading.counts.parts_of_whole import PART_WORDS
from bot.reading.counts.quantity import Quantity
from bot.reading.places.finding import Area
from bot.reading.reports.facts import Context, Facts
from bot.reading.reports.sites import rest_over
from bot.reading.seldom import seldom
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.tokens import Tokens

_FRONT = "UA-"
"""Codes of the regions where a city without hours may as well be at the front."""
_BOUNDS = frozenset("><")
_NOT_LESS = frozenset({"0}", "p}"})
_JOINED = seldom("Y?[,&]{1,2}p?o{0,2}s?")
_OF_THEM = seldom("zi|zJi")
_OF_THEM_THERE = seldom("zi-?p[oQ]{0,2}$")
_THEM_AFTER = seldom(r"n{1,3}zi|(?<=-)n{1,3}-p")


def front_line(tokens: Tokens, judgement: Judgement, facts: Facts, main: list[Quantity], context: Context) -> bool:
    """Whether a post that names no region sums up the fighting: beside munitions, or by no hours of a day."""
    counted = any("'" in tokens.codes[start:end] for start, end in judgement.event_sentences)
    if counted or Verdict.RECAP in judgement.verdicts:
        return True
    hours = facts.period is not None and facts.period.basis is not Basis.PAST_DAY
    if context.home is not None and main and not context.home.startswith(_FRONT):
        return False
    return context.federal and not (hours and (main or context.home))


def items_of(tokens: Tokens, facts: Facts, context: Context) -> list[Item]:
    """Items that make a breakdown; a regional post that only counts its own region has none."""
    if not facts.items or (len(facts.items) == 1 and _is_whole(tokens, facts)):
        return []
    if _in_all(facts.items) and any(_of_more(tokens, item) for item in facts.items[1:]):
        return facts.items[1:]
    if not context.home or any(item.regions != (context.home,) for item in facts.items):
        return facts.items
    if facts.claimant:
        return facts.items
    return [item for item in facts.items if _of_more(tokens, item)]


def _is_whole(tokens: Tokens, facts: Facts) -> bool:
    """Whether the only item is of several regions, or not all that is told of the only one."""
    if _of_more(tokens, facts.items[0]):
        return False
    if _with_towns(tokens, facts):
        return True
    return facts.items[0].area.size > 1 or _one_of_several(facts) or _one_more(tokens, facts)


def beside_sea(tokens: Tokens, facts: Facts) -> bool:
    """Whether places of the channel's region stand before the only sea, or in one phrase with it."""
    return bool(facts.mentions) and (facts.mentions[0].start < facts.areas[0].start or _with_towns(tokens, facts))


def _with_towns(tokens: Tokens, facts: Facts) -> bool:
    """«над Ейском и Азовским морем»: a sea in one phrase with places of the channel's region."""
    if len(facts.areas) != 1 or facts.areas[0].regions:
        return False
    sea = facts.areas[0]
    before = any(_JOINED.fullmatch(tokens.codes, mention.end, sea.start) for mention in facts.mentions)
    return before or any(_JOINED.fullmatch(tokens.codes, sea.end, mention.start) for mention in facts.mentions)


def _one_more(tokens: Tokens, facts: Facts) -> bool:
    """«с 20.00 уничтожено 14 БПЛА, с 3.00 – ещё 9 над Тульской областью»: all of them over the only region."""
    at = facts.items[0].number_at
    others = [q for q in facts.quantities if q.role == "downed" and q.number_at != at and not q.total]
    more = tokens.codes[at - 1 : at] == "M" or any(q.more for q in others)
    return len(facts.areas) == 1 and bool(others) and more


def _one_of_several(facts: Facts) -> bool:
    """«над Брянской областью уничтожены пять БПЛА самолётного и один вертолётного типа»: one region."""
    item = facts.items[0]
    later = [q for q in facts.quantities if q.role == "downed" and q.number_at > item.number_at and not q.total]
    return len(facts.areas) == 1 and bool(later) and item.number_at > item.area.start


def _in_all(items: list[Item]) -> bool:
    """«над Белгородской и Курской областями – 14, …»: the first figure is of several regions together."""
    return bool(items) and len(items[0].regions) + len(items[0].seas) > 1


def _of_more(tokens: Tokens, item: Item) -> bool:
    """«…, из них 12 – над областью», «…, в том числе 12», «больше половины – 12 – …»: the rest came down elsewhere."""
    number_at = item.number_at
    if _OF_THEM_THERE.search(tokens.codes, max(0, item.area.start - 6), item.area.start):
        return True
    if not PART_WORDS.isdisjoint(tokens.folded[max(0, item.area.start - 3) : item.area.start]):
        return True
    at = number_at - (tokens.codes[number_at - 1 : number_at] in _BOUNDS)
    at -= 2 * (tokens.codes[number_at - 2 : number_at] in _NOT_LESS)
    return tokens.folded[at - 1] in PART_WORDS or bool(
        _OF_THEM.match(tokens.codes, max(0, at - 2)) or _THEM_AFTER.match(tokens.codes, number_at)
    )


def rest_of(tokens: Tokens, items: list[Item], facts: Facts, context: Context) -> Area | None:
    """Where those came down that a breakdown of a part («…, в том числе 8 – над морем») leaves; None if of all."""
    if not any(_of_more(tokens, item) for item in items):
        return None
    told = next((area for area in facts.areas if rest_over(tokens, area)), None)
    if told is not None:
        return told
    named = {code for item in items for code in item.regions}
    if context.home and not context.inferred:
        return None if context.home in named else Area(0, 0, regions=(context.home,))
    wide = [area for area in facts.areas if area.size > 1 and area.start < items[0].number_at]
    regions = [code for area in wide for code in area.regions if code not in named]
    return Area(0, 0, regions=tuple(dict.fromkeys(regions)))
