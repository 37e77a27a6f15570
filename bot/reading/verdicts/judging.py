"""Which sentences of a post state events, which are ruled out, and what the post is if none is left."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from datetime import date

from bot.model import Verdict
from bot.reading.outlines import Outline
from bot.reading.templates.matching import Fits, Hit
from bot.reading.verdicts.attacks import near, struck
from bot.reading.verdicts.attributes import described
from bot.reading.verdicts.by_words import SAID, rule_out_by_words, rule_out_carried_on
from bot.reading.verdicts.denied import denied
from bot.reading.verdicts.doubts import DENIED, DESCRIBED, LONG_TIME, NO_DANGER, NO_TARGETS, OLD_DAY, PAST_YEAR, SHELLS
from bot.reading.verdicts.long_times import is_long, no_recap
from bot.reading.verdicts.news import News
from bot.reading.verdicts.no_targets import no_targets
from bot.reading.verdicts.old_days import of_old_day
from bot.reading.verdicts.past_years import of_past_year
from bot.reading.verdicts.questions import IF, answers, refused
from bot.reading.verdicts.said_against import DEFENCE, MINISTRY, OTHER_SIDE, TOLD_ON, no_danger
from bot.reading.verdicts.shells import of_shells
from bot.reading.verdicts.under_way import STOPPING, drop_under_way
from bot.reading.verdicts.weighing import weigh
from bot.reading.words.tokens import Tokens

_ORDER = [Verdict.FOLLOW_UP, Verdict.RECAP, Verdict.ALL_CLEAR, Verdict.WARNING, Verdict.OTHER]
_VERDICTS: dict[str, Verdict] = {verdict.value: verdict for verdict in Verdict}
_LEAD = 3
_NOT = frozenset({"не", "not"})
_DEFENCE = DEFENCE | MINISTRY


@dataclass(slots=True)
class Judgement:
    """Sentences (half-open token spans) with the hits that count in them.

    `events` maps a sentence's number to the hits that state events; `blocked` are sentences that count for nothing;
    `lost` are hits that were overruled, with the reason, `decided` those that told what the post is. In all of them
    templates of free order come first. Near `attacked` sentences an attack by UAVs is told of. `said` are the words
    of the post that rules ask all of it for, where a sentence states an event. `outlines` are those of the sentences,
    where facts are to be read.
    """

    sentences: list[tuple[int, int]]
    events: dict[int, tuple[Hit, ...]] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    spared: set[tuple[int, str]] = field(default_factory=set)
    whole: Hit | None = None
    verdicts: set[Verdict] = field(default_factory=set)
    lost: list[tuple[int, Hit, str]] = field(default_factory=list)
    decided: list[tuple[int, Hit]] = field(default_factory=list)
    attacked: set[int] = field(default_factory=set)
    said: frozenset[str] = frozenset()
    outlines: list[Outline] = field(default_factory=list)
    starts: list[int] = field(init=False)
    rest: int = field(init=False)

    def __post_init__(self) -> None:
        self.starts = [start for start, _ in self.sentences]
        self.rest = len(self.sentences)

    def block_from(self, number: int) -> None:
        """Rule out a sentence and all that follow; those that are ruled out so already are not gone through again."""
        self.blocked.update(range(number, self.rest))
        self.rest = min(self.rest, number)

    def span(self, number: int, hit: Hit) -> tuple[int, int]:
        """Half-open span of the tokens of a sentence's hit."""
        start = self.starts[number]
        return start + hit.start, start + hit.end

    def states(self, event: str) -> bool:
        for hits in self.events.values():
            for hit in hits:
                if hit.template.event == event:
                    return True
        return False

    def number(self, index: int) -> int:
        """The sentence that holds a token."""
        return (bisect_right(self.starts, index) or 1) - 1

    def rule_out(self, number: int, verdict: Verdict, event: str | None) -> None:
        """A sentence states no event of a kind, or of none at all."""
        self.verdicts.add(verdict)
        if event is None:
            self.blocked.add(number)
        else:
            self.spared.add((number, event))

    @property
    def open_sentences(self) -> list[tuple[int, int]]:
        return [span for number, span in enumerate(self.sentences) if number not in self.blocked]

    @property
    def event_sentences(self) -> list[tuple[int, int]]:
        return [self.sentences[number] for number in sorted(self.events)]

    @property
    def open_outlines(self) -> list[tuple[tuple[int, int], Outline]]:
        """The open sentences with their outlines."""
        blocked, outlines = self.blocked, self.outlines
        return [(span, outlines[number]) for number, span in enumerate(self.sentences) if number not in blocked]

    def only(self, numbers: set[int]) -> Judgement:
        """The same of a part of the sentences; all others count for nothing."""
        events = {number: hits for number, hits in self.events.items() if number in numbers}
        blocked = self.blocked | (set(range(len(self.sentences))) - numbers)
        return replace(self, events=events, blocked=blocked)

    def verdict(self, tokens: Tokens) -> Verdict:
        """What a post without events is."""
        for verdict in _ORDER:
            if verdict in self.verdicts:
                return verdict
        return Verdict.UNREAD if _looks_like_incident(tokens, self.open_sentences) else Verdict.OTHER


def judge(tokens: Tokens, sentences: list[tuple[int, int]], fits: list[Fits], today: date) -> Judgement:
    """Weigh against each other what fits each sentence of a post of `today`."""
    found = Judgement(sentences)
    stating: list[int] = []
    attacks: list[int] = []
    against = False
    doubtful: list[int] = []
    for number, of in enumerate(fits):
        if of.stating:
            stating.append(number)
        if of.against:
            against = True
        if of.attack:
            attacks.append(number)
        if of.doubts:
            doubtful.append(number)
    if against:
        news = News(tokens, sentences, fits, today)
        _weigh_against(found, tokens, news, fits, stating[0] if stating else _LEAD)
    for number in doubtful:
        if NO_DANGER in fits[number].doubts and no_danger(tokens, sentences[number]):
            found.rule_out(number, Verdict.ALL_CLEAR, "impact")
    if not stating:
        return found
    long = _rule_out_by_concepts(found, tokens, doubtful, fits, today)
    found.said = said = SAID.intersection(tokens.folded)
    if not said <= _DEFENCE and not said <= OTHER_SIDE:
        long += rule_out_by_words(found, tokens, said, stating, today)
    _rule_out_sums(found, tokens, fits, long, today)
    if attacks:
        told = [number for number in attacks if number not in found.blocked and (number, "impact") not in found.spared]
        found.attacked = near(told)
    weigh(found, tokens, fits, stating)
    if found.events and ("E" in tokens.codes or "r" in tokens.codes or not STOPPING.isdisjoint(said)):
        drop_under_way(found, tokens)
    return found


def _rule_out_by_concepts(
    found: Judgement, tokens: Tokens, doubtful: list[int], fits: list[Fits], today: date
) -> list[int]:
    """Ask the rules that may apply to sentences by their concepts. The sentences that sum up more than one report."""
    long = []
    for number in doubtful:
        doubts = fits[number].doubts
        if LONG_TIME in doubts and is_long(tokens, found.sentences[number]):
            long.append(number)
        _rule_out_by_doubts(found, tokens, number, doubts, today)
    if found.blocked and not TOLD_ON.isdisjoint(tokens.folded):
        rule_out_carried_on(found, tokens)
    return long


def _rule_out_by_doubts(found: Judgement, tokens: Tokens, number: int, doubts: frozenset[str], today: date) -> None:
    sentences = found.sentences
    if PAST_YEAR in doubts:
        for told in of_past_year(tokens, sentences, number):
            found.rule_out(told, Verdict.OTHER, None)
    if OLD_DAY in doubts:
        for told in of_old_day(tokens, sentences, number, today):
            found.rule_out(told, Verdict.OTHER, None)
    if DESCRIBED in doubts:
        for event in described(tokens, sentences[number]):
            found.rule_out(number, Verdict.OTHER, event)
    if DENIED in doubts:
        for none in denied(tokens, sentences[number]):
            found.rule_out(number, Verdict.OTHER, none)
    if NO_TARGETS in doubts:
        for none in no_targets(tokens, sentences[number]):
            found.rule_out(number, Verdict.OTHER, none)
    if SHELLS in doubts:
        found.blocked.update(of_shells(tokens, sentences, number))


def _rule_out_sums(found: Judgement, tokens: Tokens, fits: list[Fits], long: list[int], today: date) -> None:
    """Rule out sums over more days than one report covers, and all that follows where one leads the post."""
    if not long:
        return
    news = News(tokens, found.sentences, fits, today)
    for number in long:
        found.verdicts.add(Verdict.RECAP)
        leads = number < _LEAD and not news.beside_long_time(number)
        found.blocked.update(range(number, len(found.sentences)) if leads else {number})


def _weigh_against(found: Judgement, tokens: Tokens, news: News, fits: list[Fits], first: int) -> None:
    """Rule out what is spoken against; `first` is the first sentence that states an event."""
    free: list[tuple[int, Hit]] = []
    in_order: list[tuple[int, Hit]] = []
    for number, of in enumerate(fits):
        for hit in of.against:
            if hit.template.aside and of.stating and news.within(number, hit):
                continue
            if not _denied(tokens, found.starts[number] + hit.start, hit):
                (in_order if hit.template.regex else free).append((number, hit))
    against = free + in_order
    if any(hit.template.alone for _, hit in against) and struck(tokens.codes, found.sentences):
        against = [(number, hit) for number, hit in against if not hit.template.alone]
    for number, hit in against:
        if not hit.template.lead:
            _rule_out(found, number, hit, "sentence" if news.beside(number, hit) else hit.template.blocks)
    for number, hit in against:
        if hit.template.lead and number < _LEAD:
            apart = first < number or news.beside(number, hit)
            _rule_out(found, number, hit, "sentence" if apart else hit.template.blocks)


def _denied(tokens: Tokens, start: int, hit: Hit) -> bool:
    """«Это не учения», «не фейк», the one word of a template; a recap that is none. `start`: of the hit."""
    if hit.end - hit.start == 1 and start > 0 and tokens.folded[start - 1] in _NOT:
        return True
    if hit.template.verdict == Verdict.RECAP:
        return no_recap(tokens, start)
    if hit.template.theme:
        return refused(tokens, start)
    return tokens.folded[start] in IF and answers(tokens, start)


def _rule_out(found: Judgement, number: int, hit: Hit, blocks: str | None) -> None:
    if hit.template.verdict:
        found.verdicts.add(_VERDICTS[hit.template.verdict])
        found.decided.append((number, hit))
    if blocks == "post":
        found.whole = found.whole or hit
    elif blocks == "sentence":
        found.blocked.add(number)
    elif blocks == "rest":
        found.block_from(number)
    elif blocks == "impacts":
        found.blocked.add(number)
        found.spared.update((each, "impact") for each in range(len(found.sentences)))
    elif blocks:
        found.spared.add((number, blocks))


def _looks_like_incident(tokens: Tokens, sentences: list[tuple[int, int]]) -> bool:
    """A UAV or its debris, and in the same or the next sentence something that happens to things or people."""
    near = False
    for start, end in sentences:
        part = tokens.codes[start:end]
        here = any(code in part for code in "Uuvd")
        if (here or near) and any(code in part for code in "SWOVHFIG"):
            return True
        near = here
    return False
