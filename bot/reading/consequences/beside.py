"""What the rules about words beside others ask of a sentence (retold.py)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked

Rule = Callable[[Sequence[str], str, int], str]
"""Gives the concept characters of a sentence, changed for its word at a place; it gets its words and characters."""
_END = seldom("[|,;:]|$")
_SOMEBODY_OF_AGE = seldom(r"B,?\*{1,3}г?o?,?$")
_AS_FAR_AS_AGE = 8
SOMEBODY = frozenset("Bnw")
PRONOUNS = frozenset({"он", "она", "ему", "ей", "его", "ее", "им"})
ASKED = Asked(PRONOUNS)


def clause(codes: str, at: int) -> tuple[int, int]:
    """The span of the clause around a token."""
    end = _END.search(codes, at)
    return max(codes.rfind(mark, 0, at) for mark in "|,;:") + 1, end.start() if end else len(codes)


def put(codes: str, at: int, code: str) -> str:
    """The characters with `code` at a place."""
    return codes[:at] + code + codes[at + 1 :]


def of_age_before(codes: str, at: int) -> bool:
    """Whether somebody with an age stands right before a token: «женщину, 61 год, посекло», «мужчину 40 лет задело»."""
    return _SOMEBODY_OF_AGE.search(codes, max(0, at - _AS_FAR_AS_AGE), at) is not None


def of_somebody(words: Sequence[str], codes: str, at: int) -> bool:
    """Whether the clause of a token speaks of somebody and denies nothing."""
    start, end = clause(codes, at)
    if "0" in codes[start:end]:
        return False
    return not SOMEBODY.isdisjoint(codes[start:end]) or not PRONOUNS.isdisjoint(words[start:end])
