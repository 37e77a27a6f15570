"""The reader: text of a post -> Reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.model import Reading, Verdict
from bot.reading.counts.counting import Counter
from bot.reading.explain import Explanation, Match, Rejection
from bot.reading.gate import Gate
from bot.reading.outlines import Outlines
from bot.reading.places.finding import PlaceFinder, Places
from bot.reading.reports.building import build
from bot.reading.reports.evidence import Evidence
from bot.reading.reports.facts import Context, Facts
from bot.reading.reports.follow_ups import follow_up, has_news
from bot.reading.seldom import seldom
from bot.reading.tables import loading as tables
from bot.reading.templates.matching import Template, TemplateSet
from bot.reading.verdicts.asides import cut_asides
from bot.reading.verdicts.judging import Judgement, judge
from bot.reading.verdicts.sentences import split_sentences
from bot.reading.words import numerals
from bot.reading.words.codes import UAV
from bot.reading.words.coding import Coder
from bot.reading.words.pieces import Locator
from bot.reading.words.tokens import Tokens

_LONGEST = 8_192
_MANY = 1_000
_OF_A_DAY = seldom("[νμεδσϗ@τ]")
_NOTHING = Reading(Verdict.OTHER)


@dataclass(slots=True)
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
        self._coder = Coder(compiled.words, compiled.misspelt)
        self._templates = TemplateSet(compiled.templates)
        self._places = PlaceFinder(compiled.places, self._coder.asking)
        self._counter = Counter(numerals.number_words())
        self._outlines = Outlines(self._counter, self._coder.asking)

    @classmethod
    def load(cls, config_dir: Path, cache_dir: Path | None = None) -> Reader:
        """A reader for config_dir; compiled tables are kept in cache_dir when given. Raises on broken configuration."""
        return cls(tables.load(config_dir, cache_dir))

    def read(self, text: str, *, date: datetime, region: str | None, federal: bool = False) -> Reading:
        """What a post of `date` (aware) states; `region` is its channel's home region. Never raises on any text.

        Text beyond 8,192 characters is not read (a Telegram post has at most 4,096).
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
        tokens = analysis.tokens
        place = Locator(text, tokens.pieces, len(tokens.written))
        judgement = analysis.judgement
        events = [(number, hit) for number, hits in judgement.events.items() for hit in hits]
        matches = tuple(
            _match(hit.template, judgement.span(number, hit), place, analysis.facts)
            for number, hit in events + judgement.decided
        )
        lost = tuple(
            Rejection(hit.template.name, place.span(*judgement.span(number, hit)), reason)
            for number, hit, reason in judgement.lost
        )
        return Explanation(analysis.reading, matches, lost)

    def _analyse(self, text: str, context: Context) -> _Analysis:
        tokens = self._coder.tokens(text[:_LONGEST])
        sentences = split_sentences(tokens.codes, tokens.breaks)
        fits = self._templates.find(tokens.own, sentences)
        cut = cut_asides(tokens, sentences, fits)
        if cut is not sentences:
            sentences, fits = cut, self._templates.find(tokens.own, cut)
        judgement = judge(tokens, sentences, fits, context.posted.date())
        if not judgement.events:
            return _Analysis(self._without_events(text, tokens, judgement, context), tokens, judgement, None)
        judgement.outlines = self._outlines.of(tokens, sentences)
        places = self._places.find(tokens, context.home)
        if context.home is None and (home := self._home_told(tokens, judgement, places, context.federal)):
            context = replace(context, home=home, inferred=True)
            places = self._places.find(tokens, home)
        evidence = Evidence(Locator(text, tokens.pieces, len(tokens.written)), judgement)
        built = build(tokens, judgement, places, context, self._counter, evidence=evidence)
        for quantity in built.facts.quantities:
            if (
                quantity.count.min >= _MANY
                and (left := _without_long_counts(tokens, judgement, built.facts)) is not None
            ):
                if not left.events:
                    return _Analysis(Reading(Verdict.RECAP), tokens, left, built.facts)
                judgement = left
                built = build(tokens, judgement, places, context, self._counter, evidence=evidence)
                break
        if not built.reports:
            return _Analysis(Reading(Verdict.RECAP), tokens, judgement, built.facts)
        reading = Reading(Verdict.INCIDENT, built.reports, built.wider, built.total)
        return _Analysis(reading, tokens, judgement, built.facts)

    def _home_told(self, tokens: Tokens, judgement: Judgement, places: Places, federal: bool) -> str | None:
        """The one region that a post of no region names, be it only by its cities."""
        if not places.areas:
            told = [
                span for span in judgement.open_sentences if any(code in tokens.codes[slice(*span)] for code in UAV)
            ]
            found = self._places.region_of_cities(tokens, judgement.event_sentences)
            return found or self._places.region_of_cities(tokens, told) or self._places.region_of_mayor(tokens)
        stated = {code for area in places.areas for code in area.regions}
        return stated.pop() if len(stated) == 1 and not federal else None

    def _without_events(self, text: str, tokens: Tokens, judgement: Judgement, context: Context) -> Reading:
        verdict = judgement.verdict(tokens)
        if not has_news(tokens, judgement):
            return Reading(verdict)
        judgement.outlines = self._outlines.of(tokens, judgement.sentences)
        places = self._places.find(tokens, context.home)
        evidence = Evidence(Locator(text, tokens.pieces, len(tokens.written)), judgement)
        report = follow_up(tokens, judgement, places, context.home, counter=self._counter, evidence=evidence)
        return Reading(verdict, () if report is None else (report,))


def _without_long_counts(tokens: Tokens, judgement: Judgement, facts: Facts) -> Judgement | None:
    """«Сбито 1 250 БПЛА»: but for sentences that count so many and name no day; None where none does."""
    many = {judgement.number(q.start) for q in facts.quantities if q.count.min >= _MANY and q.role == "downed"}
    undated = {number for number in many if not _OF_A_DAY.search(tokens.codes, *judgement.sentences[number])}
    return judgement.only(set(range(len(judgement.sentences))) - undated) if undated else None


def _match(template: Template, span: tuple[int, int], place: Locator, facts: Facts | None) -> Match:
    slots: list[tuple[str, tuple[int, int], str]] = []
    if facts is not None and template.event:
        inside = [q for q in facts.quantities if span[0] - 6 <= q.start <= span[1] + 6]
        slots += [(q.role, place.span(q.start, q.end), _shown(q.count.min, q.count.max)) for q in inside]
        slots += [("place", place.span(m.start, m.end), m.place.name) for m in facts.mentions]
        slots += [("region", place.span(a.start, a.end), ", ".join(a.regions + a.seas)) for a in facts.areas]
    meaning = template.event or template.verdict or ""
    return Match(template.name, template.pattern, meaning, place.span(*span), tuple(slots))


def _shown(low: int, high: int | None) -> str:
    return str(low) if low == high else f"{low}+" if high is None else f"{low}-{high}"
