"""Which sentences of a post state events, which are ruled out, and what the post is if none is left."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.model import Verdict
from bot.reading.templates import Hit
from bot.reading.tokens import Tokens

_ORDER = [Verdict.FOLLOW_UP, Verdict.RECAP, Verdict.ALL_CLEAR, Verdict.WARNING, Verdict.OTHER]
_LEAD = 3


@dataclass(slots=True)
class Judgement:
    """Sentences (half-open token spans) with the hits that count in them.

    `events` maps a sentence's number to its positive hits; `blocked` are sentences that count for nothing; `lost`
    are hits that were overruled, with the reason.
    """

    sentences: list[tuple[int, int]]
    events: dict[int, list[Hit]] = field(default_factory=dict)
    blocked: set[int] = field(default_factory=set)
    verdicts: set[Verdict] = field(default_factory=set)
    lost: list[tuple[Hit, str]] = field(default_factory=list)
    decided: list[Hit] = field(default_factory=list)

    def states(self, event: str) -> bool:
        return any(hit.template.event == event for hits in self.events.values() for hit in hits)

    @property
    def open_sentences(self) -> list[tuple[int, int]]:
        return [span for number, span in enumerate(self.sentences) if number not in self.blocked]

    @property
    def event_sentences(self) -> list[tuple[int, int]]:
        return [self.sentences[number] for number in sorted(self.events)]

    def verdict(self, tokens: Tokens) -> Verdict:
        """What a post without events is."""
        for verdict in _ORDER:
            if verdict in self.verdicts:
                return verdict
        return Verdict.UNREAD if _looks_like_incident(tokens, self.sentences) else Verdict.OTHER


def judge(tokens: Tokens, hits: list[Hit]) -> Judgement:
    """Weigh the hits of all templates against each other."""
    found = Judgement(_sentences(tokens.codes))
    starts = [start for start, _ in found.sentences]
    positive: list[tuple[int, Hit]] = []
    spared: set[tuple[int, str]] = set()
    whole: Hit | None = None
    for hit in hits:
        number = _sentence_of(starts, hit.start)
        template = hit.template
        if template.event is not None:
            positive.append((number, hit))
            continue
        if template.lead and number >= _LEAD:
            continue
        if template.verdict:
            found.verdicts.add(Verdict(template.verdict))
            found.decided.append(hit)
        if template.blocks == "post":
            whole = whole or hit
        elif template.blocks == "sentence":
            found.blocked.add(number)
        elif template.blocks in {"interception", "impact"}:
            spared.add((number, template.blocks))
    found.blocked |= {
        number for number, (start, end) in enumerate(found.sentences) if _shelling(tokens.codes[start:end])
    }
    for number, hit in positive:
        reason = _overruled(found, number, hit, whole, spared, tokens)
        if reason:
            found.lost.append((hit, reason))
        else:
            found.events.setdefault(number, []).append(hit)
    return found


def _overruled(
    found: Judgement, number: int, hit: Hit, whole: Hit | None, spared: set[tuple[int, str]], tokens: Tokens
) -> str | None:
    if whole is not None:
        return f"the post is ruled out by {whole.template.name}"
    if number in found.blocked:
        return "its sentence is ruled out"
    if (number, hit.template.event) in spared:
        return f"its sentence is no {hit.template.event}"
    if hit.template.needs == "uav" and not any(code in tokens.codes for code in "Uuv"):
        return "no UAV is named in the post"
    return None


def _shelling(codes: str) -> bool:
    """Shelling without a UAV in the sentence: its places and victims are not of this record."""
    return "щ" in codes and not any(code in codes for code in "Uuvd")


def _sentences(codes: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for part in codes.split("|"):
        if part:
            spans.append((start, start + len(part)))
        start += len(part) + 1
    return spans or [(0, len(codes))]


def _sentence_of(starts: list[int], index: int) -> int:
    import bisect

    return max(0, bisect.bisect_right(starts, index) - 1)


def _looks_like_incident(tokens: Tokens, sentences: list[tuple[int, int]]) -> bool:
    for start, end in sentences:
        part = tokens.codes[start:end]
        if any(code in part for code in "Uuvd") and any(code in part for code in "SWOVH"):
            return True
    return False
