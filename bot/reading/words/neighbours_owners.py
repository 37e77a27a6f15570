"""Whose UAVs they are: «БПЛА вооружённых сил Украины», "UAVs of the Kiev regime" name no place of theirs."""

from __future__ import annotations

from bot.reading.words.codes import UAV, recoded

_ENEMY = "e"
LAST_WORDS = frozenset({"украины", "всу", "regime", "forces", "army", "military", "ukraine"})
_WORDS = LAST_WORDS | frozenset(
    {"вооруженных", "сил", "армии", "вс", "гур", "сбу", "of", "the", "kiev", "kyiv", "zelensky", "ukrainian", "armed"}
    | {"ukraine's", "neo-nazi"}
)


def owned(text: str, folded: list[str], at: list[int]) -> str:
    """The words between a UAV and the last that says whose it is describe it, as «вражеский» does."""
    for last in at:
        first = last
        while first and folded[first - 1] in _WORDS:
            first -= 1
        if first and text[first - 1] in UAV:
            text = recoded(text, range(first, last + 1), _ENEMY)
    return text
