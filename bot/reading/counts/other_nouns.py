"""Numbers beside a word of stopping UAVs that count something else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.counts import wordings as like
from bot.reading.counts.what_happened import clause_around


def of_damage(codes: str, start: int, end: int) -> bool:
    """«20 домов повреждены, три уничтожены»."""
    first, last = clause_around(codes, start, end)
    before = codes.rfind("F", 0, start)
    return "F" in codes[first:last] or (before >= 0 and not like.NOUN.search(codes, before, start))


def of_other_noun(codes: str, words: Sequence[str], match: re.Match[str]) -> bool:
    """«20 were shot down» has nothing between; «3 района …» has a noun of its own."""
    between = codes[match.end("number") : match.end()]
    if "o" not in between:
        return False
    word = words[match.end("number")]
    return not (word.isascii() or word in like.UNITS or word in like.MEANWHILE or word in like.OTHERS)


def of_raids(words: Sequence[str], match: re.Match[str]) -> bool:
    """«несколько попыток прорыва БПЛА»; «ещё одна попытка пролёта беспилотника» is of one."""
    return "o" in match.group() and match["noun"] != "U" and words[match.end("number")].startswith(like.RAIDS)
