"""Puts the facts of a post together into reports that never overlap."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.model import Count, Event, Period, Place, Report, WiderTotal
from bot.reading.consequences.of_post import Consequences, read_consequences
from bot.reading.counts.breakdown import Item, counted_next
from bot.reading.counts.counting import Counter
from bot.reading.counts.quantity import Quantity
from bot.reading.counts.totals import add_up, mode_of, those_that_came
from bot.reading.periods.of_sentence import read_period
from bot.reading.places.finding import Area, Places, unique
from bot.reading.reports.announced import announced
from bot.reading.reports.apart import told_apart
from bot.reading.reports.claimant import nationwide
from bot.reading.reports.evidence import Evidence, Spans
from bot.reading.reports.facts import Context, Facts, read_facts
from bot.reading.reports.home_sky import sky_of, with_home
from bot.reading.reports.leftovers import Told, left_over, remainder, uncounted
from bot.reading.reports.overviews import beside_sea, front_line, items_of, rest_of
from bot.reading.reports.stopped import stopped
from bot.reading.verdicts.judging import Judgement
from bot.reading.verdicts.shells import without_sites_of_shells
from bot.reading.words.tokens import Tokens


@dataclass(slots=True)
class _Shared:
    """What all reports of a post have alike: everything but regions, numbers and evidence."""

    event: Event
    places: tuple[Place, ...]
    attacked: Count | None
    consequences: Consequences
    period: Period | None
    claimant: str | None
    template: str


@dataclass(slots=True)
class Built:
    """Reports with what belongs beside them; `total` as in Reading."""

    facts: Facts
    reports: tuple[Report, ...] = ()
    wider: tuple[WiderTotal, ...] = ()
    total: Count | None = None


def build(
    tokens: Tokens, judgement: Judgement, places: Places, context: Context, counter: Counter, *, evidence: Evidence
) -> Built:
    """Reports of a post that states events; none when a federal post names no region or sea."""
    places = without_sites_of_shells(tokens, judgement.sentences, places)
    whole = read_facts(tokens, judgement, places, context, counter)
    first = announced(tokens, judgement, places, context, counter, whole=whole)
    if first is not None and first.facts is not None:
        return _build(tokens, judgement, first.facts, context, counter, evidence=evidence)
    opened = judgement if first is None else first.judgement
    groups = _region_groups(opened, places) if len(places.areas) > 1 else []
    if groups and any(counted_next(tokens, area) for area in places.areas):
        groups = []
    if not groups and opened is judgement:
        return _build(tokens, judgement, whole, context, counter, evidence=evidence)
    parts = []
    for group in groups or [set(opened.events)]:
        own = opened.only(group)
        facts = read_facts(tokens, own, places, context, counter)
        parts.append(_build(tokens, own, facts, context, counter, evidence=Evidence(evidence.place, own)))
    reports = tuple(replace(r, period=r.period or whole.period) for part in parts for r in part.reports)
    return Built(whole, reports, tuple(total for part in parts for total in part.wider))


def _region_groups(judgement: Judgement, places: Places) -> list[set[int]]:
    """Sentences of each region where every region of the post has sentences and events of its own, else none."""
    named: dict[int, set[str]] = {}
    for area in places.areas:
        number = judgement.number(area.start)
        if number not in judgement.blocked:
            named.setdefault(number, set()).update(area.regions + area.seas)
    if len(named) < 2 or any(len(codes) != 1 for codes in named.values()):
        return []
    own = {number: next(iter(codes)) for number, codes in named.items()}
    groups: dict[str, set[int]] = {}
    here = own[min(own)]
    for number in range(len(judgement.sentences)):
        here = own.get(number, here)
        groups.setdefault(here, set()).add(number)
    told = {code for number, code in own.items() if number in judgement.events}
    whole = len(groups) > 1 and told == set(groups)
    return list(groups.values()) if whole else []


def _build(
    tokens: Tokens, judgement: Judgement, facts: Facts, context: Context, counter: Counter, *, evidence: Evidence
) -> Built:
    main, later = stopped(tokens, judgement, facts, counter)
    wider = tuple([_wider(quantity, tokens, judgement, facts, context) for quantity in later])
    shared = _shared(tokens, judgement, facts, context, counter)
    if main and shared.event is Event.IMPACT and _stopped_some(main, judgement):
        shared = replace(shared, event=Event.INTERCEPTION)
    items = items_of(tokens, facts, context)
    rest = rest_of(tokens, items, facts, context) if items else None
    sky = sky_of(facts, main, tokens, judgement, context) if rest is None else None
    if sky:
        items = sky.items
        facts = replace(facts, areas=[area for area in facts.areas if sky.home not in area.regions])
    if items or sky:
        left = sky is not None and sky.left is not None
        reports = _itemised(shared, items, facts, main, tokens, evidence=evidence, rest=rest, whole=not left)
        if sky and left:
            reports = with_home(reports, sky, facts, evidence)
        return Built(facts, reports, wider, _other_total(reports, main, context))
    apart = told_apart(facts, main, tokens)
    if apart:
        spans = evidence.of_post(*facts.proof)
        return Built(facts, tuple(_report(shared, t, main, spans, first=not n) for n, t in enumerate(apart)), wider)
    regions, seas = _regions(facts, tokens, context, shared.claimant)
    somewhere = bool(facts.areas) or (context.home is not None and not context.federal)
    if not somewhere and front_line(tokens, judgement, facts, main, context):
        return Built(facts)
    return Built(facts, (_report(shared, (regions, seas, add_up(main)), main, evidence.of_post(*facts.proof)),), wider)


def _stopped_some(main: list[Quantity], judgement: Judgement) -> bool:
    """Whether UAVs were counted that were shot down, though no template says so («первый сбил дозорный, второй …»)."""
    spared = {number for number, event in judgement.spared if event == "interception"}
    return any(q.kind != "shadow" and judgement.number(q.start) not in spared for q in main)


def _report(of: _Shared, told: Told, main: list[Quantity], spans: Spans, *, first: bool = True) -> Report:
    """A report with its own numbers; the first one alone tells of places, people and damage."""
    regions, seas, count = told
    came_of = of.consequences
    return Report(
        of.event,
        regions,
        seas,
        places=of.places if first else (),
        downed=count,
        attacked=of.attacked if first else None,
        mode=mode_of(main),
        killed=came_of.killed if first else None,
        injured=came_of.injured if first else None,
        damage=came_of.damage if first else None,
        responders=came_of.responders,
        shelters=came_of.shelters,
        period=of.period,
        claimant=of.claimant,
        template=of.template,
        evidence=spans,
    )


def _wider(quantity: Quantity, tokens: Tokens, judgement: Judgement, facts: Facts, context: Context) -> WiderTotal:
    """A later total with the regions and the period that its own sentence names; else those of the channel."""
    number = judgement.number(quantity.start)
    codes = [code for area in facts.areas if judgement.number(area.start) == number for code in area.regions]
    home = (context.home,) if context.home else ()
    period = read_period(tokens, *judgement.sentences[number], context.posted, context.home)
    return WiderTotal(quantity.count, tuple(dict.fromkeys(codes)) or home, period)


def _other_total(reports: tuple[Report, ...], main: list[Quantity], context: Context) -> Count | None:
    """A stated total that the items of a federal breakdown do not add up to."""
    if not context.federal or len(main) != 1:
        return None
    stated = main[0].count
    added = sum(report.downed.min for report in reports if report.downed)
    return stated if stated.min > added else None


def _shared(tokens: Tokens, judgement: Judgement, facts: Facts, context: Context, counter: Counter) -> _Shared:
    interception = _template_of(judgement, "interception")
    return _Shared(
        Event.INTERCEPTION if interception else Event.IMPACT,
        unique(facts.mentions),
        add_up(those_that_came(facts.quantities, facts)),
        read_consequences(tokens, facts.told, facts.mentions, counter),
        facts.period,
        facts.claimant,
        interception or _template_of(judgement, "impact"),
    )


def _template_of(judgement: Judgement, event: str) -> str:
    """The first template that states an event."""
    for hits in judgement.events.values():
        for hit in hits:
            if hit.template.event == event:
                return hit.template.name
    return ""


def _proofs(facts: Facts, evidence: Evidence) -> dict[tuple[tuple[str, ...], tuple[str, ...]], Spans]:
    """What proves the items of each (regions, seas): once for all that have them in common, however often they come."""
    owners: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Item]] = {}
    for item in facts.items:
        owners.setdefault((item.regions, item.seas), []).append(item)
    return {key: evidence.of_items(own) for key, own in owners.items()}


def _itemised(
    shared: _Shared,
    items: list[Item],
    facts: Facts,
    main: list[Quantity],
    tokens: Tokens,
    *,
    evidence: Evidence,
    rest: Area | None,
    whole: bool,
) -> tuple[Report, ...]:
    """A report for each item, and for what they leave; `whole`: other counts may be of all that the post names."""
    used = {item.number_at for item in items}
    counts: list[Told] = [(item.regions, item.seas, item.count) for item in items]
    header = [q for q in main if q.number_at not in used and not q.total] if whole else []
    with_count = {item.area.start for item in items}
    bare = [area for area in facts.areas if area.start not in with_count]
    total = sum(item.count.min for item in items)
    if len(header) == 1 and header[0].count == Count.exact(total):
        bare = [area for area in bare if area.start > header[0].start or _with_site(area, facts)]
    if _listed(items, tokens) and 0 < total - items[0].count.min < items[0].count.min == items[0].count.max:
        counts[0] = (*counts[0][:2], Count.exact(2 * items[0].count.min - total))
    if rest is not None:
        counts += left_over(main, used, rest, total, last=[a for a in bare if a.start > items[-1].area.start])
    elif len(header) == 1 and len(bare) == 1 and header[0].count.min != total and bare[0].start < header[0].start:
        counts.insert(0, (bare[0].regions, bare[0].seas, header[0].count))
    counts += remainder(header, bare, total) if rest is None else []
    counts += uncounted(bare, counts)
    proofs = _proofs(facts, evidence) if len(counts) > 1 else {}
    of_all = None
    reports = []
    for number, told in enumerate(counts):
        spans = proofs.get(told[:2])
        if spans is None:
            spans = of_all = of_all or evidence.of_post(*facts.proof)
        reports.append(_report(shared, told, main, spans, first=not number))
    return tuple(reports)


def _with_site(area: Area, facts: Facts) -> bool:
    """Whether a place of the area is named: it is more than what was aimed at («налёт на Москву»)."""
    return any(mention.place.region in area.regions for mention in facts.mentions)


def _listed(items: list[Item], tokens: Tokens) -> bool:
    """Whether a colon after the first of the items says that the others are part of it."""
    return bool(items) and ":" in tokens.codes[items[0].number_at + 1 : items[0].number_at + 4]


def _regions(
    facts: Facts, tokens: Tokens, context: Context, told_by: str | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if not facts.areas:
        return ((context.home,) if context.home and not (told_by and nationwide(tokens)) else ()), ()
    if len(facts.areas) == 1 and not facts.areas[0].seas:
        return facts.areas[0].regions, ()
    regions = tuple(dict.fromkeys(code for area in facts.areas for code in area.regions))
    seas = tuple(dict.fromkeys(sea for area in facts.areas for sea in area.seas))
    if seas and not regions and context.home and beside_sea(tokens, facts):
        return (context.home,), seas
    return regions, seas
