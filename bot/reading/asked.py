"""Words as far as the rules about sentences can tell them apart.

Those rules see a sentence's concepts and the words that they ask for by name, never a name of a place, a person or an
exact number. So what they find holds for every sentence that differs from another in these only, and can be remembered
(outlines.py). A rule that asks for a new word adds it to the ASKED of its module, else it never meets it.
"""

from __future__ import annotations

from bot.reading import (
    clauses,
    consequences,
    count_wordings,
    denied,
    numerals,
    outlines,
    people,
    singles,
    told_of_people,
)
from bot.reading.neighbours import DASHED_NUMBER

_NUMBERS = frozenset({"n", "~", DASHED_NUMBER})
_PEOPLE = "B"
_ENGLISH = "x"
_RUSSIAN = "ъ"


class Asking:
    """Gives every folded word the one that stands for it."""

    def __init__(self) -> None:
        rules = (clauses, consequences, count_wordings, denied, outlines, people, singles, told_of_people)
        asked = [rule.ASKED for rule in rules]
        self._words = frozenset().union(*(of.words for of in asked))
        self._beginnings = tuple(beginning for of in asked for beginning in of.beginnings)
        self._inside = tuple(part for of in asked for part in of.inside)
        self._numbers = numerals.number_words()

    def __call__(self, word: str, code: str) -> str:
        """The word itself where a rule asks for it, else one that stands for all others of its kind."""
        if word in self._words or code == _PEOPLE or word.startswith(self._beginnings):
            return word
        for part in self._inside:
            if part in word:
                return word
        if code in _NUMBERS:
            return numerals.standing_for(word, self._numbers)
        return _ENGLISH if word.isascii() else _RUSSIAN
