"""The reader: text of a post -> Reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.model import Reading, Report, Verdict
from bot.reading import numerals, tables
from bot.reading.breakdown import Item
from bot.reading.coding import Coder
from bot.reading.counts import Counter
from bot.reading.explain import Explanation, Match, Rejection
from bot.reading.gate import Gate
from bot.reading.pieces import Locator
from bot.reading.places import PlaceFinder
from bot.reading.reports import Built, Context, Facts, build
from bot.reading.templates import Hit, TemplateSet
from bot.reading.tokens import Tokens
from bot.reading.verdicts import Judgement, judge, split_sentences

_LONGEST = 16_384
_NOTHING = Reading(Verdict.OTHER)


@dataclass(frozen=True, slots=True)
class _Analysis:
    reading: Reading
    tokens: Tokens
    judgement: Judgement | None
    facts: Facts | None


class Reader:
    """Reads posts with one compiled configuration. Holds no state between posts; safe to share."""

    def __init__(self, compiled: tables.Tables) -> None:
        self.version = compiled.version
        self._gate = Gate(compiled.gate)
        self._coder = Coder(compiled.words)
        self._templates = TemplateSet(compiled.templates)
        self._places = PlaceFinder(compiled.places)
        self._counter = Counter(numerals.number_words())

    @classmethod
    def load(cls, config_dir: Path, cache_dir: Path | None = None) -> Reader:
        """A reader for config_dir; compiled tables are kept in cache_dir when given. Raises on broken configuration."""
        return cls(tables.load(config_dir, cache_dir))

    def read(self, text: str, *, date: datetime, region: str | None, federal: bool = False) -> Reading:
        """What a post of `date` (aware) states; `region` is its channel's home region. Never raises on any text.

        Text beyond 16,384 characters is not read (a Telegram post has at most 4,096).
        """
        if not self._gate.opens(text[:_LONGEST]):
            return _NOTHING
        return self._analyse(text, Context(date, None if federal else region, federal)).reading

    def explain(self, text: str, *, date: datetime, region: str | None, federal: bool = False) -> Explanation:
        """The reading with the templates behind it and those that lost."""
        if not self._gate.opens(text[:_LONGEST]):
            return Explanation(_NOTHING, (), ())
        analysis = self._analyse(text, Context(date, None if federal else region, federal))
        if analysis.judgement is None:
            return Explanation(analysis.reading, (), ())
        place = Locator(text, analysis.tokens.pieces)
        events = [hit for hits in analysis.judgement.events.values() for hit in hits]
        matches = tuple(_match(hit, place, analysis) for hit in events + analysis.judgement.decided)
        lost = tuple(
            Rejection(hit.template.name, place.span(hit.start, hit.end), reason)
            for hit, reason in analysis.judgement.lost
        )
        return Explanation(analysis.reading, matches, lost)

    def _analyse(self, text: str, context: Context) -> _Analysis:
        tokens = self._coder.tokens(text[:_LONGEST])
        sentences = split_sentences(tokens.codes, tokens.breaks)
        judgement = judge(tokens, sentences, self._templates.find(tokens.own, sentences))
        if not judgement.events:
            return _Analysis(Reading(judgement.verdict(tokens)), tokens, judgement, None)
        places = self._places.find(tokens, context.home)
        if context.home is None and not context.federal:
            stated = {code for area in places.areas for code in area.regions}
            if len(stated) == 1:
                context = replace(context, home=stated.pop())
                places = self._places.find(tokens, context.home)
        built = build(tokens, judgement, places, context, self._counter)
        if not built.reports:
            return _Analysis(Reading(Verdict.RECAP), tokens, judgement, built.facts)
        place = Locator(text, tokens.pieces)
        reports = tuple(
            replace(report, evidence=_evidence(place, judgement, built.facts, _own_items(report, built)))
            for report in built.reports
        )
        reading = Reading(Verdict.INCIDENT, reports, built.wider, built.total)
        return _Analysis(reading, tokens, judgement, built.facts)


def _own_items(report: Report, built: Built) -> list[Item]:
    """The items of a breakdown that are one report's own; none for a post that is one report."""
    if len(built.reports) < 2:
        return []
    return [item for item in built.facts.items if (item.regions, item.seas) == (report.regions, report.seas)]


def _evidence(place: Locator, judgement: Judgement, facts: Facts, items: Sequence[Item]) -> tuple[tuple[int, int], ...]:
    """Spans that prove a report, in order and without overlaps: of its own items where it has any, else of all."""
    wanted = [(hit.start, hit.end) for hits in judgement.events.values() for hit in hits]
    wanted += [(item.number_at, item.number_at + 1) for item in items or facts.items]
    if not items:
        wanted += [(q.start, q.end) for q in facts.quantities if q.role != "none"]
        wanted += [(mention.start, mention.end) for mention in facts.mentions]
    wanted += [(area.start, area.end) for area in ([item.area for item in items] or facts.areas)]
    merged: list[tuple[int, int]] = []
    for first, last in _without_overlaps(wanted):
        start, end = place.span(first, last)
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def _without_overlaps(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that share a token made one."""
    spans.sort()
    found: list[tuple[int, int]] = []
    first, last = spans[0]
    for start, end in spans:
        if start < last:
            last = end if end > last else last
        else:
            found.append((first, last))
            first, last = start, end
    found.append((first, last))
    return found


def _match(hit: Hit, place: Locator, analysis: _Analysis) -> Match:
    template = hit.template
    slots: list[tuple[str, tuple[int, int], str]] = []
    if analysis.facts is not None and template.event:
        inside = [q for q in analysis.facts.quantities if hit.start - 6 <= q.start <= hit.end + 6]
        slots += [(q.role, place.span(q.start, q.end), _shown(q.count.min, q.count.max)) for q in inside]
        slots += [("place", place.span(m.start, m.end), m.place.name) for m in analysis.facts.mentions]
        slots += [("region", place.span(a.start, a.end), ", ".join(a.regions + a.seas)) for a in analysis.facts.areas]
    meaning = template.event or template.verdict or ""
    return Match(template.name, template.pattern, meaning, place.span(hit.start, hit.end), tuple(slots))


def _shown(low: int, high: int | None) -> str:
    return str(low) if low == high else f"{low}+" if high is None else f"{low}-{high}"
