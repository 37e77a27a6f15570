"""A total without a breakdown that only includes the region that a post names."""

from __future__ import annotations

from bot.reading.counts.parts_of_whole import PART_WORDS
from bot.reading.counts.quantity import Quantity
from bot.reading.counts.totals import add_up
from bot.reading.reports.facts import Facts
from bot.reading.reports.leftovers import Told
from bot.reading.words.tokens import Tokens

_NEAR = 6


def told_apart(facts: Facts, main: list[Quantity], tokens: Tokens) -> list[Told]:
    """What each report of the post is of; none where one report says it all."""
    if not main or not facts.areas:
        return []
    if _only_including(facts, main, tokens):
        regions = tuple(dict.fromkeys(code for area in facts.areas for code in area.regions))
        seas = tuple(dict.fromkeys(sea for area in facts.areas for sea in area.seas))
        return [(regions, seas, None), ((), (), add_up(main))]
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
