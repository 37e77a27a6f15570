"""Which sentences of a post state events, which are ruled out, and what the post is if none is left."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.model import Verdict
from bot.reading.outlines import Outline
from bot.reading.seldom import seldom
from bot.reading.templates.matching import Fits, Hit
from bot.reading.verdicts.attacks import near
from bot.reading.verdicts.denied import denied
from bot.reading.verdicts.long_times import of_long_times, of_thousands
from bot.reading.verdicts.news import News, no_recap
from bot.reading.verdicts.said_against import of_no_danger, of_other_side
from bot.reading.verdicts.shells import of_shells
from bot.reading.verdicts.under_way import only_under_way
from bot.reading.words.codes import UAV
from bot.reading.words.tokens import Tokens

_ORDER = [Verdict.FOLLOW_UP, Verdict.RECAP, Verdict.ALL_CLEAR, Verdict.WARNING, Verdict.OTHER]
_VERDICTS: dict[str, Verdict] = {verdict.value: verdict for verdict in Verdict}
_LEAD = 3
_BY_UAVS = seldom(r"[Uuv][^|,nUuv]{0,12}V[oyen]{0,3}N(?![^|]*[Uuv])")
_DEBRIS_FELL = seldom(r"h[oye]{0,2}d[^|0]{0,20}[ъь]|[ъь][^|0]{0,12}h[oye]{0,2}d")
_ALWAYS = frozenset({""})
_OF_UAV = frozenset({"", "uav"})
_OF_ATTACK = frozenset({"", "uav", "attack"})
_NOT = frozenset({"не", "not"})
_OF_UAVS = frozenset(UAV + "b")


@dataclass(slots=True)
class Judgement:
    """Sentences (half-open token spans) with the hits that count in them.

    `events` maps a sentence's number to the hits that state events; `blocked` are sentences that count for nothing;
    `lost` are hits that were overruled, with the reason, `decided` those that told what the post is. In all of them
    templates of free order come first. Near `attacked` sentences an attack by UAVs is told of. `outlines` are those of
    the sentences, where facts are to be read.
    """

    sentences: list[tuple[int, int]]
    events: dict[int, Sequence[Hit]] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    spared: set[tuple[int, str]] = field(default_factory=set)
    whole: Hit | None = None
    verdicts: set[Verdict] = field(default_factory=set)
    lost: list[tuple[int, Hit, str]] = field(default_factory=list)
    decided: list[tuple[int, Hit]] = field(default_factory=list)
    attacked: set[int] = field(default_factory=set)
    outlines: Sequence[Outline] = ()
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
        return any(hit.template.event == event for hits in self.events.values() for hit in hits)

    def number(self, index: int) -> int:
        """The sentence that holds a token."""
        return max(0, bisect_right(self.starts, index) - 1)

    @property
    def open_sentences(self) -> list[tuple[int, int]]:
        return [span for number, span in enumerate(self.sentences) if number not in self.blocked]

    @property
    def event_sentences(self) -> list[tuple[int, int]]:
        return [self.sentences[number] for number in sorted(self.events)]

    @property
    def open_outlines(self) -> list[tuple[tuple[int, int], Outline]]:
        """The open sentences with their outlines."""
        both = zip(self.sentences, self.outlines, strict=True)
        if not self.blocked:
            return list(both)
        return [each for number, each in enumerate(both) if number not in self.blocked]

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


def judge(tokens: Tokens, sentences: list[tuple[int, int]], fits: Sequence[Fits]) -> Judgement:
    """Weigh against each other what fits each sentence."""
    found = Judgement(sentences)
    stating = [number for number, of in enumerate(fits) if of.stating]
    if any(of.against for of in fits):
        _weigh_against(found, tokens, fits, min(stating, default=_LEAD))
    if "0" in tokens.codes and "D" in tokens.codes:
        _spare(found, of_no_danger(tokens), Verdict.ALL_CLEAR, "impact")
    if not stating:
        return found
    for index in of_long_times(tokens):
        _recap(found, index)
    _spare(found, of_thousands(tokens), Verdict.RECAP, "interception")
    _spare(found, of_other_side(tokens), Verdict.OTHER, "interception")
    for each in denied(tokens, sentences):
        _rule_out_by(found, each.number, Verdict.OTHER, each.event)
    found.blocked |= of_shells(tokens, sentences)
    folded = tokens.folded
    found.blocked.update([n for n, (_, end) in enumerate(sentences) if end < len(folded) and folded[end] == "?"])
    attacks = [n for n, of in enumerate(fits) if of.attack and n not in found.blocked]
    found.attacked = near([n for n in attacks if (n, "impact") not in found.spared])
    _weigh(found, tokens.codes, [(number, fits[number]) for number in stating])
    _drop_under_way(found, tokens)
    return found


def _weigh_against(found: Judgement, tokens: Tokens, fits: Sequence[Fits], first: int) -> None:
    """Rule out what is spoken against; `first` is the first sentence that states an event."""
    against = [
        (number, hit)
        for number, of in enumerate(fits)
        for hit in of.against
        if not (_said_not_to_be(tokens, *found.span(number, hit)) or no_recap(tokens, found.span(number, hit)[0], hit))
    ]
    against.sort(key=lambda each: each[1].in_order)
    news = News(tokens, found.sentences, fits)
    for number, hit in against:
        if not hit.template.lead:
            _rule_out(found, number, hit, "sentence" if news.beside(number, hit) else None)
    for number, hit in against:
        if hit.template.lead and number < _LEAD:
            apart = first < number or news.beside(number, hit)
            _rule_out(found, number, hit, "sentence" if apart else hit.template.blocks)


def _said_not_to_be(tokens: Tokens, start: int, end: int) -> bool:
    """«Это не учения», «не фейк»: the one word of a template, denied."""
    return end - start == 1 and start > 0 and tokens.folded[start - 1] in _NOT


def _weigh(found: Judgement, codes: str, stating: list[tuple[int, Fits]]) -> None:
    """Weigh each hit that states an event; all of a sentence at once where nothing can overrule them."""
    uav = not _OF_UAVS.isdisjoint(codes)
    met = _OF_UAV if uav else _ALWAYS
    apart = found.blocked | {number for number, _ in found.spared} if found.spared else found.blocked
    simple = found.whole is None and "'" not in codes and "N" not in codes
    for number, of in stating:
        here = _OF_ATTACK if uav and number in found.attacked else met
        if simple and number not in apart and of.needs <= here:
            found.events[number] = of.stating
            continue
        counting = []
        for hit in of.stating:
            reason = _overruled(found, number, hit, uav, codes)
            if reason:
                found.lost.append((number, hit, reason))
            else:
                counting.append(hit)
        if counting:
            found.events[number] = counting
    if any(hits[0].template.regex for hits in found.events.values()):
        found.events = dict(sorted(found.events.items(), key=lambda each: each[1][0].in_order))


def _drop_under_way(found: Judgement, tokens: Tokens) -> None:
    """An attack still being repelled is no event yet if the post tells of nothing else."""
    if not found.events or ("E" not in tokens.codes and "r" not in tokens.codes) or found.states("impact"):
        return
    if _harm_told(found, tokens.codes) or _cleared_away(found, tokens.codes):
        return
    if only_under_way(tokens.codes, tokens.folded, found.event_sentences):
        reason = "the attack is still being repelled"
        found.lost += [(number, hit, reason) for number, hits in found.events.items() for hit in hits]
        found.events.clear()
        found.verdicts.add(Verdict.OTHER)


def _harm_told(found: Judgement, codes: str) -> bool:
    """Whether an open sentence tells of harm that an attack would explain: «Выбиты стёкла», without a denial."""
    harm = (n for n, hit, _ in found.lost if hit.template.needs == "attack" and hit.template.event == "impact")
    return any(n not in found.blocked and "0" not in codes[slice(*found.sentences[n])] for n in harm)


def _cleared_away(found: Judgement, codes: str) -> bool:
    """Whether services are said to work where debris fell: then something was stopped already."""
    if "h" not in codes or "d" not in codes:
        return False
    told = [
        span for n, span in enumerate(found.sentences) if n not in found.blocked and (n, "impact") not in found.spared
    ]
    return any("0" not in codes[slice(*span)] and _DEBRIS_FELL.search(codes, *span) for span in told)


def _spare(found: Judgement, indices: Iterable[int], verdict: Verdict, event: str) -> None:
    """The sentences of some tokens state no event of a kind."""
    for index in indices:
        _rule_out_by(found, found.number(index), verdict, event)


def _rule_out_by(found: Judgement, number: int, verdict: Verdict, event: str | None) -> None:
    """A sentence states no event of a kind, or of none at all."""
    found.verdicts.add(verdict)
    if event is None:
        found.blocked.add(number)
    else:
        found.spared.add((number, event))


def _recap(found: Judgement, index: int) -> None:
    """The sentence of a token is one, and all that follows where it leads the post."""
    number = found.number(index)
    found.verdicts.add(Verdict.RECAP)
    found.blocked.update(range(number, len(found.sentences)) if number < _LEAD else {number})


def _rule_out(found: Judgement, number: int, hit: Hit, blocks: str | None = None) -> None:
    template = hit.template
    blocks = blocks or template.blocks
    if template.verdict:
        found.verdicts.add(_VERDICTS[template.verdict])
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


def _overruled(found: Judgement, number: int, hit: Hit, uav: bool, codes: str) -> str | None:
    template = hit.template
    if found.whole is not None:
        return f"the post is ruled out by {found.whole.template.name}"
    if number in found.blocked:
        return "its sentence is ruled out"
    if found.spared and (number, template.event) in found.spared:
        return f"its sentence is no {template.event}"
    if template.needs == "attack" and number not in found.attacked:
        return "no attack by UAVs is told of in its sentence, the one before or the two after"
    part = codes[slice(*found.sentences[number])]
    if template.needs == "uav" and not (uav and _of_uavs(part)):
        return "no UAV is named in the post, or something else is counted"
    return _of_something_else(found, number, hit, part)


def _of_something_else(found: Judgement, number: int, hit: Hit, part: str) -> str | None:
    if hit.template.event == "interception" and (number, "impact") in found.spared and _only_downed(part):
        return "its sentence tells of what was shot down, not that it was"
    if "N" in part and _BY_UAVS.search(part):
        return "its UAVs destroyed a boat"
    if hit.template.event == "impact" and "d" in part and not _of_uavs(part):
        return "something else fell"
    return None


def _only_downed(part: str) -> bool:
    """«сбитые БПЛА не трогайте»: a participle without a number."""
    return ("T" in part or "θ" in part) and not any(code in part for code in "SWOVZErn~")


def _of_uavs(part: str) -> bool:
    """«сбиты две ракеты», «уничтожены три катера» are of no UAV."""
    return ("'" not in part and "N" not in part) or any(code in part for code in UAV)


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
