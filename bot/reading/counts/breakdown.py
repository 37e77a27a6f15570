"""Counts given for single regions: «12 – над территорией Брянской области», «над Курской – 4», «по 5 над …»."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from bot.model import Count
from bot.reading.counts.counting import Counter
from bot.reading.counts.evenly import share_of_each
from bot.reading.counts.later import SHARES
from bot.reading.counts.parts_of_whole import PART_WORDS
from bot.reading.places.finding import Area
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

_LEFT = re.compile(
    r"(?P<bound>>|[0p]\}|<)?(?P<number>n{1,6}|~)(?P<middle>[yeoblUuvaжpMP!б@mτ\-()BSWOVзνεμδσ]{0,12}(?:,[SWO]p[oQ]?)?|zJ?i[SWOVMopνεμδτσ\-]{0,6}|[SWO][^|;,:n]{0,14}|[yeoUuvab]{0,6}[SWO]&Hp|[yeoUuvab]{1,4}[^|;,:n]{1,7}&[SWO]o?p)$"
)
_RIGHT = re.compile(
    r"[yeo]{0,2}[-:(]{0,2}(?:[o]?|o?(?P<of>p))(?P<verb>[SWO][&,]?){0,2}M?(?P<each>P?)(?P<bound>>|[0p]\}|<)?(?P<number>n{1,6}|~)(?=[|,;:)&(]|[yeobUuvaжMz]|P|$|(?P<next>.))(?![yeo]{0,3}[N'])"
)


_FAR = re.compile(
    r"(?:[yeo!?бνεμδσ]|з[oτσν]?|p[νεμδ@τ]m?|p[ACsYцo]{1,3}){0,7}(?:[SWOV](?:&[SWOV])?|E[oK]?)M?(?P<each>P?)(?P<bound>>|[0p]\}|<)?(?P<number>n{1,6}|~)(?=[yeobl]{0,5}[Uuvaж])"
)
# «…, а позже – ещё один, над Калужской», «уничтожены ещё четыре аппарата, все – над …»
# «больше всего, 37, – над Брянской»
_LEFT_APART = seldom(
    r"(?:M(?P<number>n{1,6})[yeUuv]{0,3},|(?P<all>n{1,6})[yea]{0,2}[Uuva],J|o[Uuv]?,(?P<most>n{1,6}),(?=-))-?p[oQ]{0,2}$"
)
_ONE_LEFT = seldom(
    r"(?:S[^|;,n]{0,9}[Uv]|V[^|;,n]{0,3}(?:yv|U)|[Uv][^|;,n]{0,6}S|Uo{0,2}V|[,&]o?[ye]{0,2}[Uv])[yeo!]{0,6}(?:p@[mτ]?)?p[oQzs]{0,3}$"
)
_ONE_RIGHT = seldom(r"(?:p[ACsYoц]{1,3})?o?S[yeo!]{0,4}[Uv]|[yeo]{0,3}[Uv]S")
# «15 – над Тульской областью (6 из них летели на Москву)», «… (6 летевших на Москву)»
_PART_NEXT = seldom(r"\([><]?n{1,6}(?:zJ?i|[ye]{0,2}[Uuv]?,?[o\]qkт])")
# «Атакован Московский регион. Сбит 21 БПЛА, ещё шесть – над Калужской областью»
_COUNTED_NEXT = seldom(
    r"[^|;:,nUuv]{0,6}\|[oy!νμδε]{0,3}[SWOV][oy!]{0,3}(?P<number>n{1,6})[ye]{0,2}[Uuv][^|;:nACQ]{0,14}[,;]&?M(?=n)"
)
_RAID = seldom("[kqK]")
_NUMBERS = seldom("n{1,6}")
_ROW = "(?P<row>n{1,4}(?:,n{1,4}){0,8}&n{1,4})"
_ROW_BEFORE, _ROW_BEHIND = seldom(rf"(?<!n){_ROW}[yeoblUuvaж]{{0,4}}$"), seldom(f"[-:]?{_ROW}")
_ROW_FAR = 40
_WHOLE_AND_PARTS = 3
_TWO, _SEA = 2, ("мор", "sea")
_RESPECTIVELY = frozenset({"соответственно", "respectively"})
_THAT_MANY = ("столько", "же")
_EACH = frozenset({"each", "apiece"})
_HOURS = frozenset({"утра", "ночи", "вечера", "дня", "час", "часа", "часов", "ч", "минут", "мин"})


@dataclass(frozen=True, slots=True)
class Item:
    """A count for one region or sea; `number_at` is the token of its number."""

    area: Area
    regions: tuple[str, ...]
    seas: tuple[str, ...]
    count: Count
    number_at: int


def read_items(tokens: Tokens, areas: list[Area], counter: Counter) -> list[Item]:
    """Items of a breakdown in the order of the text; «по 5» gives one for each region of its phrase."""
    if not areas:
        return []
    items: list[Item] = []
    told: list[Area] = []
    if not _RESPECTIVELY.isdisjoint(tokens.folded):
        items = _in_rows(tokens, areas, counter)
        told = [item.area for item in items]
        items = items or _respectively(tokens, areas, counter)
    used = {item.number_at for item in items}
    for area in [area for area in areas if area not in told] if told else _after(areas, items):
        in_brackets = tokens.codes[area.end : area.end + 1] == "(" and not _PART_NEXT.match(tokens.codes, area.end)
        sides = (_right, _left) if in_brackets else (_left, _right)
        if tokens.folded[area.end + 1 : area.end + 2] and tokens.folded[area.end + 1] in PART_WORDS:
            sides = (_left, _left)
        if tokens.codes[area.start - 1 : area.start] == "(" and _right(tokens, area, counter):
            sides = (_right, _right)
        found = sides[0](tokens, area, counter) or sides[1](tokens, area, counter) or _far(tokens, area, counter)
        found = found or _left_apart(tokens, area, counter) or _raided(tokens, area, counter)
        if found is None and items and (at := _as_many(tokens, area)):
            found = (items[-1].count, at, True)
        found = share_of_each(tokens, area, found, counter) or found
        if found is None or found[1] in used:
            continue
        count, number_at, each = found
        used.add(number_at)
        if each and area.size > 1:
            items += [Item(area, (code,), (), count, number_at) for code in area.regions]
            items += [Item(area, (), (sea,), count, number_at) for sea in area.seas]
        else:
            items.append(Item(area, area.regions, area.seas, count, number_at))
    at_sea = "n" in tokens.codes and any(area.seas and not area.regions for area in areas)
    items = _with_single_ones(tokens, areas, items) if items or at_sea else items
    return items[1:] if _broken_down_next(tokens, items) else _by_parts(tokens, items)


def _by_parts(tokens: Tokens, items: list[Item]) -> list[Item]:
    """«Над Крымом и Чёрным морем сбиты 9 БПЛА. Над Крымом – 5, над морем – 4», «…. На Крым приходится 5».

    The first is what the others make up; what they leave came down where none of them did.
    """
    if len(items) < 2 or len(items[0].regions + items[0].seas) < 2:
        return items
    head, left = items[0], {*items[0].regions, *items[0].seas}
    parts = list(itertools.takewhile(lambda item: left.issuperset(item.regions + item.seas), items[1:]))
    left.difference_update(*[part.regions + part.seas for part in parts])
    rest = head.count.min - sum(part.count.min for part in parts)
    said = tokens.folded[head.number_at : parts[-1].number_at] if parts else []
    of_them = ":" in said[1:4] or not SHARES.isdisjoint(said)
    if not parts or head.count.max is None or rest < 0 or bool(rest) != bool(left) or (rest and not of_them):
        return items
    regions, seas = ([code for code in codes if code in left] for codes in (head.regions, head.seas))
    elsewhere = [Item(head.area, tuple(regions), tuple(seas), Count.exact(rest), head.number_at)] if rest else []
    return elsewhere + items[1:]


def _broken_down_next(tokens: Tokens, items: list[Item]) -> bool:
    """«При налёте на Крым сбиты 9 БПЛА. Они сбиты: 5 – над Крымом, 4 – над морем»: the first is what others make up.

    So it is in «При налёте на Крым сбиты 9 БПЛА: 5 – над Кубанью, 4 – над морем», where nothing is left for Crimea.
    """
    if len(items) < _WHOLE_AND_PARTS:
        return False
    head, parts = items[0], items[1:]
    apart = tokens.codes.find("|", head.number_at, parts[0].number_at) >= 0
    again = any(part.regions == head.regions and part.seas == head.seas for part in parts)
    heads = ":" in tokens.codes[head.number_at + 1 : head.number_at + 4]
    return (heads or (apart and again)) and sum(part.count.min for part in parts) == head.count.min


def _after(areas: list[Area], items: list[Item]) -> list[Area]:
    """The areas behind those that items were told of, all numbers behind all areas."""
    if not items:
        return areas
    last = max([item.number_at for item in items])
    return [area for area in areas if area.start > last]


def _as_many(tokens: Tokens, area: Area) -> int:
    """«столько же – над Курской»: as many as for the area before; 0 where that is not said."""
    start = max(tokens.codes.rfind(mark, max(0, area.start - 6), area.start) for mark in ",&") + 1
    return start if start and tuple(tokens.folded[start : start + 2]) == _THAT_MANY else 0


def _with_single_ones(tokens: Tokens, areas: list[Area], items: list[Item]) -> list[Item]:
    """«уничтожен БПЛА над Воронежской областью, а также два – над Чёрным морем»: one without a number."""
    told = {item.area.start for item in items}
    found = list(items)
    for area in areas:
        start = max(0, area.start - 16)
        if area.start in told or area.size > 1:
            continue
        match = _ONE_LEFT.search(tokens.codes[start : area.start])
        after = None if match else _ONE_RIGHT.match(tokens.codes, area.end)
        if match or after:
            at = start + match.start() if match else tokens.codes.index("S", after.start()) if after else area.end
            found.append(Item(area, area.regions, area.seas, Count.exact(1), at))
    return sorted(found, key=lambda item: item.area.start)


def _far(tokens: Tokens, area: Area, counter: Counter) -> tuple[Count, int, bool] | None:
    """«над Брянской областью дежурными средствами ПВО за час уничтожены 7 БПЛА», «… уничтожено по 7 БПЛА»."""
    match = _FAR.match(tokens.codes, area.end)
    count = counter.value(tokens, *match.span("number"), match.group("bound")) if match else None
    return (count, match.start("number"), bool(match["each"])) if match and count else None


def _left_apart(tokens: Tokens, area: Area, counter: Counter) -> tuple[Count, int, bool] | None:
    """«ещё один, над Калужской», «четыре аппарата, все – над …»."""
    if "," not in tokens.codes[max(0, area.start - 5) : area.start]:
        return None
    match = _LEFT_APART.search(tokens.codes, max(0, area.start - 12), area.start)
    span = match.span(match.lastgroup or 0) if match else (0, 0)
    count = counter.value(tokens, *span, None) if match else None
    return (count, span[0], False) if count else None


def _raided(tokens: Tokens, area: Area, counter: Counter) -> tuple[Count, int, bool] | None:
    """The count of the sentence behind one that tells of a raid on an area, where more came down elsewhere."""
    match = counted_next(tokens, area)
    count = counter.value(tokens, *match.span("number"), None) if match else None
    return (count, match.start("number"), False) if match and count else None


def counted_next(tokens: Tokens, area: Area) -> re.Match[str] | None:
    """The words with the `number` that the sentence behind a raid on an area gives for it, None where it gives none."""
    match = _COUNTED_NEXT.match(tokens.codes, area.end)
    if match is None or _RAID.search(tokens.codes, max(0, area.start - 6), match.start("number")) is None:
        return None
    return match


def _in_rows(tokens: Tokens, areas: list[Area], counter: Counter) -> list[Item]:
    """«над Крымом и Кубанью сбиты пять и два БПЛА соответственно, …»: as many in a row as are named there."""
    found: list[Item] = []
    for at in [index for index, word in enumerate(tokens.folded) if word in _RESPECTIVELY]:
        row = _ROW_BEFORE.search(tokens.codes, max(0, at - _ROW_FAR), at) or _ROW_BEHIND.match(tokens.codes, at + 1)
        numbers = [n.span() for n in _NUMBERS.finditer(tokens.codes, *row.span("row"))] if row else []
        start = tokens.codes.rfind("|", 0, at) + 1
        named = [(area, _named_together(area, tokens)) for area in areas if numbers and start <= area.start < at]
        area, parts = next((of for of in reversed(named) if of[0].end <= numbers[0][0]), (None, []))
        if area is None or len(parts) != len(numbers):
            continue
        counts = [counter.value(tokens, *span, None) for span in numbers]
        found += [
            Item(area, regions, seas, count, first)
            for (regions, seas), count, (first, _) in zip(parts, counts, numbers, strict=True)
            if count
        ]
    return found


def _respectively(tokens: Tokens, areas: list[Area], counter: Counter) -> list[Item]:
    """«над территориями Крыма и Кубани сбиты соответственно пять и два БПЛА»."""
    at = next(index for index, word in enumerate(tokens.folded) if word in _RESPECTIVELY)
    start, end = tokens.codes.rfind("|", 0, at) + 1, tokens.codes.find("|", at)
    before = [area for area in areas if start <= area.start < at]
    if not before:
        return []
    named = [of for area in before for of in _named_together(area, tokens)]
    spans = ((at, end if end > 0 else len(tokens.codes)), (before[-1].end, at), (start, before[0].start))
    told = next((span for span in spans if _NUMBERS.search(tokens.codes, *span)), spans[0])
    found = [match.span() for match in _NUMBERS.finditer(tokens.codes, *told)]
    if len(found) == len(named) + 1 and _adds_up(found, tokens, counter):
        found = found[1:]
    elif len(found) > len(named) and "," in tokens.codes[found[len(named) - 1][1] : found[len(named)][0]]:
        found = found[: len(named)]
    if len(named) != len(found):
        return []
    counts = [counter.value(tokens, first, last, None) for first, last in found]
    return [
        Item(before[0], regions, seas, count, first)
        for (regions, seas), count, (first, _) in zip(named, counts, found, strict=True)
        if count
    ]


def _adds_up(found: list[tuple[int, int]], tokens: Tokens, counter: Counter) -> bool:
    """«18 БПЛА, 10 и 8 соответственно»: whether the first is the sum of the others."""
    whole, *parts = [count.min if count else 0 for span in found for count in [counter.value(tokens, *span, None)]]
    return whole == sum(parts)


def _named_together(area: Area, tokens: Tokens) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """(regions, seas) of each part of an area in turn; none where several of both kinds stand together."""
    regions: list[tuple[tuple[str, ...], tuple[str, ...]]] = [((code,), ()) for code in area.regions]
    seas: list[tuple[tuple[str, ...], tuple[str, ...]]] = [((), (sea,)) for sea in area.seas]
    if regions and seas:
        mark = next((at for at in range(area.start, area.end) if tokens.codes[at] in "&,"), area.start)
        first_at_sea = any(word.startswith(_SEA) for word in tokens.folded[area.start : mark])
        return [] if len(regions + seas) > _TWO else seas + regions if first_at_sea else regions + seas
    return regions + seas


def _left(tokens: Tokens, area: Area, counter: Counter) -> tuple[Count, int, bool] | None:
    start = max(0, area.start - 16)
    part = tokens.codes[start : area.start]
    match = _LEFT.search(part) if "n" in part or "~" in part else None
    if match is None:
        return None
    first, last = match.start("number") + start, match.end("number") + start
    # «Панцирь-С1»: a name
    if tokens.folded[last] in _HOURS or (first and tokens.folded[first - 1][-2:-1] == "-"):
        return None
    count = counter.value(tokens, first, last, match.group("bound"))
    each = tokens.codes[first - 1 : first] == "P" or (
        "P" in match.group("middle") and not _EACH.isdisjoint(tokens.folded[first : area.start])
    )
    return (count, first, each) if count else None


def _right(tokens: Tokens, area: Area, counter: Counter) -> tuple[Count, int, bool] | None:
    match = _RIGHT.match(tokens.codes, area.end)
    if match is None or (match.group("next") and match.end() not in tokens.breaks):
        return None
    if match.group("of") and tokens.folded[match.start("of")] != "for":
        return None
    count = counter.value(tokens, *match.span("number"), match.group("bound"))
    each = bool(match.group("each")) or not _EACH.isdisjoint(tokens.folded[match.end() : match.end() + 2])
    return (count, match.start("number"), each) if count else None
