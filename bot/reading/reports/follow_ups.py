"""What a follow-up tells of people: deaths and injuries that became known after the first report."""

from __future__ import annotations

from bot.model import Event, Mode, Report, Verdict
from bot.reading.consequences.of_post import read_consequences
from bot.reading.counts.counting import Counter
from bot.reading.places.finding import Places
from bot.reading.reports.evidence import Evidence
from bot.reading.seldom import seldom
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.codes import NUMBER, UAV
from bot.reading.words.tokens import Part, Tokens

_SHELLING = "щ"
_DIED = "Ю"
_HARMED = seldom("[Iwjg]")
_ON_THE_ROAD = frozenset({"дтп", "авария", "аварии", "аварией", "аварию"})
_COUNTED = frozenset({"число", "количество", "числа", "количества"})
_PEOPLE = {"погиб": "killed", "пострад": "injured", "ранен": "injured"}


def has_news(tokens: Tokens, judgement: Judgement) -> bool:
    """Whether a post without events follows up on UAVs, or on an event that it does not call by another name."""
    if judgement.verdict(tokens) is not Verdict.FOLLOW_UP:
        return False
    if any(code in tokens.codes for code in UAV):
        return True
    if _SHELLING in tokens.codes or not _ON_THE_ROAD.isdisjoint(tokens.folded):
        return False
    if "Ю" not in tokens.codes and "K" not in tokens.codes:
        return False
    return _HARMED.search(tokens.codes) is not None


def follow_up(
    tokens: Tokens, judgement: Judgement, places: Places, home: str | None, *, counter: Counter, evidence: Evidence
) -> Report | None:
    """The report that revises an earlier one; None when it tells of no death or number of people, or of no region.

    Only sentences of a death («скончался») or of a number that has grown count: «раненого выписали» is no new harm.
    """
    hits = [each for each in judgement.decided if each[1].template.verdict == Verdict.FOLLOW_UP.value]
    died = {number for number, _ in hits if _DIED in _part(tokens, judgement, number).codes}
    counted = {number for number, _ in hits if not _COUNTED.isdisjoint(_part(tokens, judgement, number).words)}
    numbers = sorted(died | counted)
    mentions = [m for m in places.mentions if judgement.number(m.start) in numbers]
    areas = [area for area in places.areas if judgement.number(area.start) in numbers]
    regions = tuple(dict.fromkeys(code for area in areas for code in area.regions)) or ((home,) if home else ())
    outlines = [(judgement.sentences[number], judgement.outlines[number]) for number in sorted(died)]
    dead = read_consequences(tokens, outlines, mentions, counter).killed
    grown = [_grown(_part(tokens, judgement, number), counter) for number in sorted(counted)]
    killed = max([dead or (1 if died else 0), *(told["killed"] for told in grown)])
    injured = max([0, *(told["injured"] for told in grown)])
    if not regions or not (killed or injured):
        return None
    return Report(
        event=Event.IMPACT,
        regions=regions,
        places=tuple(dict.fromkeys(mention.place for mention in mentions)),
        mode=Mode.PLAIN if counted else Mode.MORE,
        killed=killed or None,
        injured=injured or None,
        template=hits[0][1].template.name,
        evidence=evidence.of_follow_up([judgement.span(*each) for each in hits if each[0] in numbers], mentions, areas),
    )


def _grown(part: Part, counter: Counter) -> dict[str, int]:
    """«число погибших увеличилось до трёх, раненых – до 12»: the number that follows each kind of people."""
    found = {"killed": 0, "injured": 0}
    kind = ""
    start = 0
    while start < len(part.words):
        word = part.words[start]
        kind = next((named for stem, named in _PEOPLE.items() if word.startswith(stem)), kind)
        end = start + 1
        if kind and part.codes[start] == NUMBER:
            while end < len(part.words) and part.codes[end] == NUMBER:
                end += 1
            found[kind] = max(found[kind], part.count((start, end), counter) or 0)
        start = end
    return found


def _part(tokens: Tokens, judgement: Judgement, number: int) -> Part:
    start, end = judgement.sentences[number]
    return Part(tokens.codes[start:end], tokens.folded[start:end])
