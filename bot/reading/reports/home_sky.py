"""What came down over the home region of a channel where a post names only seas or others beside it.

«Над Джанкоем сбиты 4 БПЛА, три – над Чёрным морем»: the places of a region stand for it. Of the others a count is told,
or only that something happened there.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from bot.model import Count, Report
from bot.reading.counts.breakdown import Item
from bot.reading.counts.quantity import Quantity
from bot.reading.counts.totals import add_up
from bot.reading.places.walk import CITIES
from bot.reading.reports.evidence import Evidence
from bot.reading.reports.facts import Context, Facts
from bot.reading.seldom import seldom
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.tokens import Tokens

_AND_THERE = seldom(r"[YQ]?(?:[&,]p?o?)")
_HOME = seldom("po{0,2}Q(?![AC])")
_MORE = "M"
_SEVERAL = ("ями", "ами", "ях", "ах", "ей", "ов", "ев", "s")
_OWN = frozenset({"территорией", "небом", "всей", "всем", "нашей", "нашим", "the", "our"})
_OURS = frozenset(
    {"сушей", "суше", "побережьем", "побережье", "берегом", "материком", "материке", "land", "нас", "нами"}
)
_CITY = frozenset({"городом", "городе"})
_CLAUSE_END = seldom("[,:;|(]")
_AND_HERE = seldom(r"[oQ]{0,2}&p?s?")


def _together_with_home(facts: Facts, here: list[Spot], tokens: Tokens, home: str) -> list[Item]:
    """«Над Геленджиком и акваторией Чёрного моря сбиты 12 БПЛА»: a count of a sea that is one of the region as well."""
    ends = [mention.end for mention in here]
    starts = [mention.start for mention in here]
    found = []
    for item in facts.items:
        area = item.area
        shared = any(0 < area.start - end < 5 and _AND_THERE.fullmatch(tokens.codes, end, area.start) for end in ends)
        shared = shared or any(
            0 < start - area.end < 5 and _AND_HERE.fullmatch(tokens.codes, area.end, start) for start in starts
        )
        beside = shared and item.seas and not item.regions and item.number_at > area.start
        # «…: 8 над морем, 4 над районом»
        apart = any(other.seas == item.seas for other in facts.items if other.number_at > item.number_at)
        found.append(replace(item, regions=(home,), seas=() if apart else item.seas) if beside else item)
    return found


class Spot(NamedTuple):
    """Half-open span of the tokens that name a place of the region, or the region without its name."""

    start: int
    end: int


class Sky(NamedTuple):
    """Where the UAVs of a post came down that names its own region only by places; the items are those of others."""

    home: str
    items: list[Item]
    left: Count | None
    """How many came down over the home region; None where nothing says so."""


def sky_of(facts: Facts, main: list[Quantity], tokens: Tokens, judgement: Judgement, context: Context) -> Sky | None:
    """What a post that names seas or other regions, and its own only by its places, leaves for its own.

    None for any other post, and where nothing says that UAVs came down over the home region.
    """
    home = None if context.inferred or context.federal else context.home
    if home is None or not (facts.areas or facts.items):
        return None
    if any(home in area.regions for area in facts.areas):
        here = _named_again(facts, tokens, judgement, home)
    else:
        here = [Spot(m.start, m.end) for m in facts.mentions if m.place.region == home]
        at_sea = bool(facts.items) and not any(item.regions for item in facts.items)
        here += _over_home(tokens, judgement, home, town=bool(here)) if at_sea or not here else []
    here = here or _counted_before(facts, main, tokens, judgement)
    if not here or any(item.area.size > 1 or home in item.regions for item in facts.items):
        return None
    if not facts.items:
        here = _over_home(tokens, judgement, home) if any(area.regions for area in facts.areas) else here
        land = _over_land(facts, main, here, judgement)
        return None if land is None else Sky(home, [], land)
    items = _together_with_home(facts, here, tokens, home)
    others = _but_items(main, items, home, tokens, judgement)
    left = _left(items, others, here, tokens, judgement)
    told = left is not None or any(home in item.regions for item in items)
    return Sky(home, items, left) if told else None


def _but_items(
    main: list[Quantity], items: list[Item], home: str, tokens: Tokens, judgement: Judgement
) -> list[Quantity]:
    """The quantities that are none of the items, of the same sentences unless «ещё» adds the items to others."""
    numbers = {item.number_at for item in items}
    others = [q for q in main if (q.start if q.number_at < 0 else q.number_at) not in numbers and not q.total]
    if _added(items, tokens) or all(item.regions in {(), (home,)} for item in items):
        return others
    counted = {judgement.number(at) for at in numbers}
    return [q for q in others if judgement.number(q.start) in counted]


def _added(items: list[Item], tokens: Tokens) -> bool:
    return any(tokens.codes[item.number_at - 1] == _MORE for item in items)


def _counted_before(facts: Facts, main: list[Quantity], tokens: Tokens, judgement: Judgement) -> list[Spot]:
    """«Ночью сбито 7 БПЛА. Над соседней Тверской областью – ещё два»: the first are those of the home region."""
    if not main or not _added(facts.items[:1], tokens):
        return []
    at = facts.items[0].number_at
    added = judgement.number(at)
    whole = "n" in tokens.codes[judgement.sentences[added][0] : at]
    return [Spot(main[0].start, main[0].end)] if judgement.number(main[0].start) < added and not whole else []


def _named_again(facts: Facts, tokens: Tokens, judgement: Judgement, home: str) -> list[Spot]:
    """«Краснодарский край. … Над краем сбито 9 БПЛА, над морем 4»: where the name stands in other sentences."""
    named = {judgement.number(area.start) for area in facts.areas if home in area.regions}
    counted = {judgement.number(item.number_at) for item in facts.items}
    if not facts.items or not named.isdisjoint(counted):
        return []
    return [spot for spot in _over_home(tokens, judgement, home) if judgement.number(spot.start) in counted]


def _over_home(tokens: Tokens, judgement: Judgement, home: str, *, town: bool = False) -> list[Spot]:
    """«над краем», «над регионом»: where the sentences of events name no region by its name.

    `town`: whether a place of the region is named, which «над городом» may mean.
    """
    ours = _OURS | _CITY if town or home in CITIES else _OURS
    if not ours.isdisjoint(tokens.folded):
        named = [at for span in judgement.event_sentences for at in range(*span) if tokens.folded[at] in ours]
        here = [Spot(at - 1, at + 1) for at in named if at and tokens.codes[at - 1] == "p" and not _of_sea(at, tokens)]
        if here:
            return here
    if "Q" not in tokens.codes:
        return []
    found = [match for span in judgement.event_sentences for match in _HOME.finditer(tokens.codes, *span)]
    return [Spot(*match.span()) for match in found if _one_and_own(tokens.folded[match.start() + 1 : match.end()])]


def _of_sea(at: int, tokens: Tokens) -> bool:
    """«над побережьем Чёрного моря»."""
    return tokens.codes[at + 1 : at + 2] in {"C", "A"}


def _one_and_own(words: list[str]) -> bool:
    return not words[-1].endswith(_SEVERAL) and _OWN.issuperset(words[:-1])


def _over_land(facts: Facts, main: list[Quantity], here: list[Spot], judgement: Judgement) -> Count | None:
    """«В море дрон атаковал судно. Над районом сбиты 6 БПЛА»: all counts are of sentences with places of the region.

    So is «Над регионом сбиты 6 БПЛА» where another sentence tells of a neighbour.
    """
    at_sea = {judgement.number(area.start) for area in facts.areas}
    ashore = {judgement.number(mention.start) for mention in here} - at_sea
    apart = all(judgement.number(max(q.start, q.number_at)) in ashore for q in main)
    return add_up(main) if apart else None


def _left(
    items: list[Item], others: list[Quantity], named: list[Spot], tokens: Tokens, judgement: Judgement
) -> Count | None:
    """How many of the `others`, beside those of the items, came down where places of the region are `named`."""
    here = [mention.start for mention in named]
    told = sum(item.count.min for item in items)
    if not others:
        return None
    whole = others[0]
    exact = all(item.count.max is not None for item in items)
    if exact and whole.count.max is not None and _is_head(whole, [*here, *(item.area.start for item in items)], tokens):
        sentences = {judgement.number(item.area.start) for item in items}
        placed = any(judgement.number(start) in sentences for start in here)
        return Count(whole.count.min - told, whole.count.max - told) if placed and whole.count.min > told else None
    sentences = {judgement.number(start) for start in here}
    parts = [q for q in others if judgement.number(q.start) in sentences]
    return add_up(parts) if parts and _placed_apart(parts[0], here, items, judgement) else None


def _placed_apart(part: Quantity, here: list[int], items: list[Item], judgement: Judgement) -> bool:
    """Whether a number has a place on its own side of the items of its sentence."""
    beside = [i.number_at for i in items if judgement.number(i.number_at) == judgement.number(part.start)]
    return not beside or any((start > beside[0]) == (part.start > beside[0]) for start in here)


def _is_head(whole: Quantity, places: list[int], tokens: Tokens) -> bool:
    """Whether a number has no place of its own: all are in later clauses or sentences."""
    mark = _CLAUSE_END.search(tokens.codes, max(whole.end, whole.number_at + 1))
    if mark is not None and mark.group() == ":":
        # «Над районом и морем сбиты 12: 8 над морем, …»
        places = [place for place in places if place > mark.start()] or places
    return mark is not None and min(places) > mark.start()


def with_home(reports: tuple[Report, ...], sky: Sky, facts: Facts, evidence: Evidence) -> tuple[Report, ...]:
    """The home region's own report first, with what happened on the ground."""
    first, *others = reports
    proof = evidence.of_post(*facts.proof)
    home = replace(first, regions=(sky.home,), seas=(), downed=sky.left, evidence=proof)
    told = replace(first, places=(), attacked=None, killed=None, injured=None, damage=None)
    return (home, told, *others)
