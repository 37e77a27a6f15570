"""Counts without a breakdown that are not of all that a post names.

A total that only includes the region; those over land beside a sea of which no count is told."""

from __future__ import annotations

from bot.reading.counts.parts_of_whole import PART_WORDS
from bot.reading.counts.quantity import Quantity
from bot.reading.counts.totals import add_up
from bot.reading.reports.facts import Context, Facts
from bot.reading.reports.leftovers import Told
from bot.reading.verdicts.judging import Judgement
from bot.reading.words.tokens import Tokens

_NEAR = 6


def told_apart(
    facts: Facts, main: list[Quantity], tokens: Tokens, judgement: Judgement, context: Context
) -> list[Told]:
    """What each report of the post is of; none where one report says it all."""
    if not main or not facts.areas:
        return []
    if _only_including(facts, main, tokens):
        regions = tuple(dict.fromkeys(code for area in facts.areas for code in area.regions))
        seas = tuple(dict.fromkeys(sea for area in facts.areas for sea in area.seas))
        return [(regions, seas, None), ((), (), add_up(main))]
    home = None if context.federal or context.inferred else context.home
    if home and _on_land(facts, main, judgement, home):
        return [((home,), (), add_up(main)), ((), tuple(sea for area in facts.areas for sea in area.seas), None)]
    return []


def _only_including(facts: Facts, main: list[Quantity], tokens: Tokens) -> bool:
    """«Уничтожены 118 БПЛА, в том числе над Рязанской областью»: nobody says how many there."""
    at = max(main[0].start, main[0].number_at)
    if len(main) > 1 or main[0].kind != "number":
        return False
    for area in facts.areas:
        between = tokens.folded[max(at, area.start - _NEAR) : area.start]
        if area.start < at or PART_WORDS.isdisjoint(between) or "|" in tokens.codes[at : area.start]:
            return False
        if "n" in tokens.codes[max(at + 1, area.start - _NEAR) : area.start]:
            return False
    return True


def _on_land(facts: Facts, main: list[Quantity], judgement: Judgement, home: str) -> bool:
    """«В море дрон атаковал судно. Над районом сбиты 6 БПЛА»: all counts are of sentences with places of the region."""
    if any(area.regions for area in facts.areas):
        return False
    at_sea = {judgement.number(area.start) for area in facts.areas}
    ashore = {judgement.number(m.start) for m in facts.mentions if m.place.region == home} - at_sea
    return all(judgement.number(max(q.start, q.number_at)) in ashore for q in main)
