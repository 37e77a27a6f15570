"""Whose UAVs they are, and words that stand for them.

«БПЛА вооружённых сил Украины», "UAVs of the Kiev regime" name no place; «Ещё 4 БПЛА. … они ликвидированы» are UAVs.
"""

from __future__ import annotations

from bot.reading.seldom import seldom
from bot.reading.words.codes import UAV, recoded

_ENEMY = "e"
_LONGEST = 8
THEY = frozenset({"они"})
_NAMED_LAST = seldom(r"[Uuv]\|[^|SWOVHkqfFIGBwx]{0,24}$")
_STOPPED_NEXT = seldom("[ΛW]")
LAST_WORDS = frozenset({"украины", "всу", "regime", "forces", "army", "military", "ukraine"})
_WORDS = LAST_WORDS | frozenset(
    {"вооруженных", "сил", "армии", "вс", "гур", "сбу", "of", "the", "kiev", "kyiv", "zelensky", "ukrainian", "armed"}
    | {"ukraine's", "neo-nazi"}
)


def owned(text: str, folded: list[str], at: list[int]) -> str:
    """The words between a UAV and the last that says whose it is describe it, as «вражеский» does."""
    for last in at:
        first, least = last, max(0, last - _LONGEST)
        while first > least and folded[first - 1] in _WORDS:
            first -= 1
        if first and text[first - 1] in UAV:
            text = recoded(text, range(first, last + 1), _ENEMY)
    return text


def they(text: str, _folded: list[str], at: list[int]) -> str:
    """«Ещё 4 БПЛА. С 22.00 они ликвидированы над областью»: the UAVs that the sentence before ends with."""
    found = [
        index for index in at
        if _STOPPED_NEXT.match(text, index + 1) and _NAMED_LAST.search(text, max(0, index - 26), index)
    ]  # fmt: skip
    return recoded(text, found, "u")
