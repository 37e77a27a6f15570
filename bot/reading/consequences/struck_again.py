"""Whether others are told of than before: those of a second strike, or next door."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.words.tokens import Tokens

STRUCK = re.compile("[KkqHh]")
_AGAIN, _ONCE_MORE = "повторн", frozenset({"второй", "вторым", "снова", "там"})
_IN, _NEXT = frozenset({"в", "во", "на"}), ("соседн", "друго")


def once_more(words: Sequence[str]) -> bool:
    """«повторный удар», «дрон ударил снова»."""
    return any(word.startswith(_AGAIN) or word in _ONCE_MORE for word in words)


def struck_again(tokens: Tokens, between: list[tuple[int, int]]) -> bool:
    """«Спустя час последовал повторный удар»: whether that is the one strike told of between two numbers of people."""
    strikes = [(start, end) for start, end in between if STRUCK.search(tokens.codes, start, end)]
    return len(strikes) == 1 and once_more(tokens.folded[slice(*strikes[0])])


def next_door(words: Sequence[str]) -> bool:
    """«В соседнем доме ранены двое»."""
    return words[0] in _IN and "".join(words[1:2]).startswith(_NEXT)
