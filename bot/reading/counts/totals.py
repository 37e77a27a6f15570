"""Which of the quantities of a post make its total, and what they add up to."""

from __future__ import annotations

from dataclasses import replace

from bot.model import Count, Mode
from bot.reading.counts.quantity import Quantity
from bot.reading.reports.facts import Facts
from bot.reading.seldom import seldom

_PLAIN = frozenset({"number", "again", "single", "all"})
_SEVERAL = 2
_TIMES = frozenset("νεμδσϗτ@")
_EACH_PLACED = seldom(r"[SWO]p[ACYs]{1,4},(?:p[ACYs]{1,4}-n{1,3}(?=[|,;]|$)|&?n{1,3}[ye]{0,2}[Uuv]?[SWO]p[ACYs])")


def split_totals(facts: Facts) -> tuple[list[Quantity], list[Quantity]]:
    """Quantities that make the main total, and later totals over more."""
    downed = [q for q in facts.quantities if q.role == "downed"]
    plain = [q for q in downed if q.kind in _PLAIN]
    if len(downed) < _SEVERAL and plain == downed:
        return downed, []
    return _split(downed, _with_all(plain, facts), facts)


def _split(downed: list[Quantity], plain: list[Quantity], facts: Facts) -> tuple[list[Quantity], list[Quantity]]:
    """As split_totals, of all that were stopped and those of a plain kind."""
    itemised = {item.number_at for item in facts.items}
    if not plain:
        return _shadows(downed), []
    shadow = next((q for q in downed if q.kind == "shadow" and q.start < plain[0].start), None)
    if shadow is not None and plain[0].more:
        plain.insert(0, replace(shadow, count=Count.exact(1)))
    plain = _without_headline(plain, facts)
    totals = [q for q in plain if q.total]
    parts = _sum_said_first([q for q in plain if not q.total], facts)
    totals = _with_more(totals)
    if totals and (parts or itemised - {q.number_at for q in totals}):
        if totals[0] is plain[0] or not parts:
            return totals[:1], totals[1:]
        return (totals[:1], totals[1:]) if _of_lines(downed, totals[0], facts) else (parts, totals)
    single = _before_wider(downed, totals, facts) if totals and not parts else None
    if single is not None:
        return [single], totals
    headed = not facts.mentions or (parts and max(parts[0].start, parts[0].number_at) < facts.mentions[0].start)
    headed = headed and not any(q.kind == "again" for q in parts)
    headed = headed and not (facts.mentions and _each_placed(parts, facts))
    parts = only_headline(parts, facts)
    return (_not_twice(parts) if headed else parts) or totals[:1], [] if parts else totals[1:]


def _of_lines(downed: list[Quantity], total: Quantity, facts: Facts) -> bool:
    """«Ржевский район: сбит БПЛА. … Зубцовский район: сбиты два. … Всего за ночь – 27»: the whole of lines before it.

    Unlike the total of a time of its own, behind those of an hour.
    """
    before = [q for q in downed if q.start < total.start and q.kind != "shadow"]
    if facts.items or any(q.more for q in before) or sum(q.count.min for q in before) > total.count.min:
        return False
    told = [(start, outline) for (start, _), outline in facts.told if start <= total.start]
    lines = {max(start for start, _ in told if start <= q.start) for q in before}
    return len(lines) > 1 and not any("@" in outline.codes or "τ" in outline.codes for _, outline in told)


def _with_all(quantities: list[Quantity], facts: Facts) -> list[Quantity]:
    """«Сбиты два коптера и самолёт. Все три БПЛА уничтожены»: «все» tells again of those told before it.

    Unless others came between them, «… Село Б атаковали два дрона. Оба сбиты», or it is said of another place.
    """
    kept: list[Quantity] = []
    came = [q.start for q in facts.quantities if q.role == "attacked"]
    for quantity in quantities:
        others = quantity.kind == "all" and kept and any(kept[-1].start < at < quantity.start for at in came)
        others = others or (
            quantity.kind == "all" and bool(kept) and _of_new_place(kept[-1].end, quantity.start, facts)
        )
        if quantity.kind != "all" or not kept or others:
            kept.append(quantity)
        elif quantity.count.min > sum(q.count.min for q in kept):
            kept = [quantity]
    return kept


def _of_new_place(last: int, start: int, facts: Facts) -> bool:
    """«В Ясном сбиты два БПЛА. В Новом все три БПЛА сбиты»: whether places not told of before stand between."""
    before = {mention.place.name for mention in facts.mentions if mention.start < last}
    between = {mention.place.name for mention in facts.mentions if last <= mention.start < start}
    return bool(before) and not between <= before


def _with_more(totals: list[Quantity]) -> list[Quantity]:
    """«Всего с начала ночи уничтожено 14 БПЛА, ещё шесть – над …»: what is added to a total is no later total."""
    if len(totals) < 2 or totals[1].kind != "again" or not totals[1].more:
        return totals
    low, high = totals[0].count, totals[1].count
    top = None if low.max is None or high.max is None else low.max + high.max
    count = Count(low.min + high.min, top, low.about or high.about)
    return _with_more([replace(totals[0], end=totals[1].end, count=count), *totals[2:]])


def _before_wider(downed: list[Quantity], totals: list[Quantity], facts: Facts) -> Quantity | None:
    """«Над Лугой сбит БПЛА. Всего за ночь – 12»: the one of the sentence before a total that has a time of its own."""
    at = next((n for n, ((start, end), _) in enumerate(facts.told) if start <= totals[0].start < end), 0)
    if not at or _TIMES.isdisjoint(facts.told[at][1].codes):
        return None
    (start, end), _ = facts.told[at - 1]
    return next((q for q in downed if q.kind == "single" and start <= q.start < end), None)


def _sum_said_first(parts: list[Quantity], facts: Facts) -> list[Quantity]:
    """«Сбиты семь БПЛА. Четыре сбиты в …, три – в …»: the first number, of no place, is what the others add up to."""
    if len(parts) < 3 or parts[0].kind != "number" or parts[0].more or parts[1].more:
        return parts
    placed = min([m.start for m in facts.mentions] + [area.start for area in facts.areas], default=0)
    head, rest = parts[0], parts[1:]
    if head.count.max is None or max(head.start, head.number_at) > placed or rest[0].start > placed:
        return parts
    return [head] if sum(q.count.min for q in rest) == head.count.min else parts


def _shadows(downed: list[Quantity]) -> list[Quantity]:
    """«обломки первого сбитого дрона …, второго сбитого …»: as many as counted, if there are as many."""
    shadows = [q for q in downed if q.kind == "shadow"]
    if not shadows:
        return []
    told = min(len(shadows), max(q.count.min for q in shadows))
    return [replace(shadows[0], count=Count.exact(told))]


def only_headline(parts: list[Quantity], facts: Facts) -> list[Quantity]:
    """A figure before all places is of the whole day, and what is told of single places is part of it."""
    if len(parts) < 2 or not facts.mentions:
        return parts
    first, rest = parts[0], parts[1:]
    settled = facts.mentions[0].start
    if (
        max(first.start, first.number_at) > settled
        or (settled - first.end == 1 and not any(end == first.end for (_, end), _ in facts.told))
        or _places_in_turn(first, rest, facts)
        or _at_sea(first, rest[0], facts)
        or _placed_alike(rest, facts, settled - first.end)
        or (any(q.start < settled for q in rest) and not _broken_down(first, rest, facts))
        or _one_more(rest[0])
        or first.count.max is None
        or all(_headed(q, facts) for q in (first, rest[0]))
    ):
        return parts
    return parts[:1] if sum(q.count.min for q in rest) <= first.count.min else parts


def those_that_came(quantities: list[Quantity], facts: Facts) -> list[Quantity]:
    """Quantities that make up how many attacked: a total that ends a list is the whole of what stands before it."""
    came = [q for q in quantities if q.role == "attacked"]
    if len(came) > 1 and came[-1].total and sum(q.count.min for q in came[:-1]) <= came[-1].count.min:
        return came[-1:]
    return only_headline(came, facts)


def _broken_down(first: Quantity, rest: list[Quantity], facts: Facts) -> bool:
    """«Уничтожены 20 БПЛА. Восемь сбиты в …, ещё пять – в …»: a place stands before what is added."""
    if len(rest) < 2 or first.more or first.kind != "number" or not all(_one_more(q) for q in rest[1:]):
        return False
    return any(rest[0].start < mention.start < rest[1].start for mention in facts.mentions)


def _places_in_turn(first: Quantity, rest: list[Quantity], facts: Facts) -> bool:
    """«20 БПЛА сбиты над Ржевом, над Торжком – пять», «…, пять подавлены над Торжком»: each with a place of its own.

    The first has its verb before the place.
    """
    told = next((told for told in facts.told if told[0][0] <= first.start < told[0][1]), None)
    if told is None or rest[0].start >= told[0][1]:
        return False
    return _EACH_PLACED.match(told[1].codes, first.end - told[0][0]) is not None


def _at_sea(first: Quantity, second: Quantity, facts: Facts) -> bool:
    """«Над Чёрным морем сбиты 4 БПЛА. Над Ейском сбиты 3»: the first has a place of its own, too."""
    end = next((end for (start, end), _ in facts.told if start <= first.start < end), 0)
    return end <= second.start and any(area.seas and not area.regions and area.start < end for area in facts.areas)


def _each_placed(quantities: list[Quantity], facts: Facts) -> bool:
    """«Сбито 7 у села Ясное. Сбито 3 у села Новое»: each with a place of its own sentence, as far behind it."""
    first, place = quantities[0], facts.mentions[0].start
    end = next((end for (start, end), _ in facts.told if start <= first.start < end), 0)
    return place < end and _placed_alike(quantities, facts, place - first.end)


def _placed_alike(quantities: list[Quantity], facts: Facts, distance: int) -> bool:
    """«3 БПЛА сбиты в …. 2 БПЛА сбиты в …»: each as far before a place of its own as the first one is."""
    places = {mention.start for mention in facts.mentions}
    return all(q.end + distance in places for q in quantities)


def _headed(q: Quantity, facts: Facts) -> bool:
    """«🔹 Ольховатка. Сбиты два БПЛА», «Ольховатка: …»: whether it stands in an item that its place heads."""
    at = next((n for n, ((start, end), _) in enumerate(facts.told) if start <= q.start < end), None)
    if at is None:
        return False
    # «Друзья! Сбиты …»: the first word of a post is none
    return facts.told[at][1].head is not None or (at > 1 and facts.told[at - 1][1].heading)


def _one_more(first: Quantity) -> bool:
    """Whether the first of the parts is not one; «ещё пять – в …» after another is."""
    return first.more or first.kind == "again"


def _without_headline(quantities: list[Quantity], facts: Facts) -> list[Quantity]:
    """A headline «Сбит БПЛА» says what the figures below say again."""
    repeated = len(quantities) > 1 and quantities[0].kind == "single" and quantities[1].kind == "number"
    return quantities[1:] if repeated and not quantities[1].more and not _elsewhere(quantities, facts) else quantities


def _elsewhere(quantities: list[Quantity], facts: Facts) -> bool:
    """«В Ясном сбит БПЛА. … В селе Новом один БПЛА сбит»: each with a place of its own before it."""
    first, second = quantities[:2]
    end = next((end for (start, end), _ in facts.told if start <= first.start < end), first.end)
    end = first.end if end > second.start else end
    here = [m.place.name for m in facts.mentions if m.start < end and not second.total]
    there = [m.place.name for m in facts.mentions if end <= m.start < second.start]
    return bool(here and there) and there[-1] not in here


def _not_twice(quantities: list[Quantity]) -> list[Quantity]:
    rest = sum(q.count.min for q in quantities[1:])
    if len(quantities) > 2 and quantities[0].count.min == rest:
        return quantities[:1]
    return quantities


def add_up(quantities: list[Quantity]) -> Count | None:
    """Their sum, open where one is open; None where there are none."""
    if not quantities:
        return None
    if len(quantities) == 1:
        return quantities[0].count
    low = sum(q.count.min for q in quantities)
    open_end = any(q.count.max is None for q in quantities)
    return Count(
        low, None if open_end else sum(q.count.top for q in quantities), any(q.count.about for q in quantities)
    )


def mode_of(quantities: list[Quantity]) -> Mode:
    """How the figures that make a total were marked."""
    if quantities and quantities[0].more:
        return Mode.MORE
    if quantities and all(q.total for q in quantities):
        return Mode.SO_FAR
    return Mode.PLAIN
