"""Shelling and what shells hit: their places and victims are not of this record."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.reading.tokens import Tokens

_SHELLS = ("снаряд", "мин", "ракет", "авиабомб", "shell", "missile", "rocket")
_SHELL_HIT = re.compile("[hoH][oye]{0,2}'[^|]{0,8}[FfI]|'[oye]{0,2}[HkF]|[hH][oye]{0,2}'")


def of_shells(tokens: Tokens, sentences: Iterable[tuple[int, int]]) -> set[int]:
    """The numbers of the sentences that tell of shells only."""
    found: set[int] = set()
    if "щ" not in tokens.codes and "'" not in tokens.codes:
        return found
    for number, (start, end) in enumerate(sentences):
        part = tokens.codes[start:end]
        if ("щ" in part and shelling(part)) or ("'" in part and _by_shell(tokens, start, end)):
            found.add(number)
    return found


def shelling(codes: str) -> bool:
    """Shelling without a UAV in the sentence: its places and victims are not of this record."""
    return "щ" in codes and not any(code in codes for code in "Uuvd")


def _by_shell(tokens: Tokens, start: int, end: int) -> bool:
    """«от прилёта снаряда посечена кровля»: what a drone drops is called otherwise."""
    part = tokens.codes[start:end]
    if "'" not in part or any(code in part for code in "Uuvd!E") or not _SHELL_HIT.search(part):
        return False
    return any(
        word.startswith(_SHELLS) for word, code in zip(tokens.folded[start:end], part, strict=True) if code == "'"
    )
