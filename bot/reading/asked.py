"""Words as far as the rules about sentences can tell them apart.

Those rules see a sentence's concepts and the words that they ask for by name, never a name of a place, a person or an
exact number. So what they find holds for every sentence that differs from another in these only, and can be remembered
(outlines.py). A rule that asks for a new word adds it to the ASKED of its module, else it never meets it.

Each such word is one character, so that those of a sentence are a part of a string, as its concepts are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.consequences import (
    by_pronoun,
    bystanders,
    clauses,
    corrected,
    damage_found,
    denied,
    elsewhere,
    everybody,
    flew_into,
    got_hurt,
    groups,
    helped,
    in_a_row,
    in_english,
    in_hospital,
    not_stated,
    numbers,
    of_sentence,
    of_those,
    one_told_of,
    others,
    pairs,
    people,
    perished,
    plainly,
    relative,
    repairs,
    retold,
    ruined,
    subjects,
    they,
    told_of_people,
    tolls,
    uncounted,
    unhurt,
    whole,
    wounds_told,
)
from bot.reading.counts import (
    apposed,
    as_many,
    in_lists,
    later,
    listed,
    one_and_one,
    ordinals,
    out_of,
    said_apart,
    singles,
    some_of_them,
    wordings,
)
from bot.reading.periods import spoken
from bot.reading.places import no_news, no_sites
from bot.reading.places.peoples import AT
from bot.reading.words import neighbours, numerals

_COUNTS = (
    apposed, as_many, in_lists, later, listed, one_and_one, ordinals, out_of, said_apart, singles, some_of_them,
    wordings,
)  # fmt: skip
_CONSEQUENCES = (
    clauses, corrected, of_sentence, damage_found, denied, elsewhere, everybody, by_pronoun, bystanders, flew_into,
    got_hurt, groups, helped, in_a_row, in_english, in_hospital, not_stated, numbers, of_those, one_told_of, others,
    people, perished, pairs, plainly, relative, repairs, retold, ruined, subjects, they, told_of_people, tolls,
    uncounted, unhurt, whole, wounds_told,
)  # fmt: skip
_NUMBERS = frozenset("n~")
_PEOPLE = "B"
_ENGLISH = "x"
_RUSSIAN = "ъ"


_FIRST, _LAST = "\ue000", "\uf8ff"
_UNLISTED = _LAST
"""For words met when no character is left: numbers have no end."""


class Asking:
    """Gives every folded word the character of the word that stands for it; `at_people` is that of «у»."""

    def __init__(self) -> None:
        asked = [rule.ASKED for rule in (*_COUNTS, *_CONSEQUENCES, neighbours, no_sites, no_news, spoken)]
        self._words = frozenset({AT}).union(*(of.words for of in asked))
        self._beginnings = frozenset(beginning for of in asked for beginning in of.beginnings)
        self._lengths = sorted({len(beginning) for beginning in self._beginnings})
        self._inside = tuple(part for of in asked for part in of.inside)
        self._numbers = numerals.number_words()
        self._listed: list[str] = []
        self._characters: dict[str, str] = {}
        for word in sorted(neighbours.ASKED.words):
            last = self._character(word)
        self._of_neighbours = re.compile(f"[{_FIRST}-{last}]")
        self._of_places = re.compile(f"[{''.join(map(self._character, sorted(no_sites.ASKED.words)))}]")
        self.at_people = self._character(AT)
        for word in (_ENGLISH, _RUSSIAN, *numerals.STANDING):
            self._character(word)

    def __call__(self, word: str, code: str) -> str:
        """The character of a word with its concept, in U+E000..U+F8FF."""
        return self._character(self._standing(word, code))

    def words(self, characters: str, folded: Sequence[str]) -> tuple[str, ...]:
        """The words that characters of a post stand for; `folded` are its words there."""
        return tuple(
            [
                word if char == _UNLISTED else self._listed[ord(char) - ord(_FIRST)]
                for char, word in zip(characters, folded, strict=True)
            ]
        )

    def listed(self, characters: str) -> bool:
        """Whether the characters tell all words that rules ask for."""
        return _UNLISTED not in characters

    def of_neighbours(self, characters: str) -> list[tuple[int, str]]:
        """Those of the words that change what stands beside them (neighbours.py), in order, with their tokens."""
        if self._of_neighbours.search(characters) is None:
            return []
        found = self._of_neighbours.finditer(characters)
        return [(match.start(), self._listed[ord(match.group()) - ord(_FIRST)]) for match in found]

    def next_of_places(self, characters: str, start: int) -> int:
        """The first token from `start` on that tells of places at which nothing happened (no_sites.py), or the end."""
        match = self._of_places.search(characters, start)
        return len(characters) if match is None else match.start()

    def of_places(self, characters: str) -> frozenset[str]:
        """Those of the words that tell of places at which nothing happened (no_sites.py)."""
        return frozenset([self._listed[ord(char) - ord(_FIRST)] for char in self._of_places.findall(characters)])

    def _standing(self, word: str, code: str) -> str:
        """The word itself where a rule asks for it, else one that stands for all others of its kind."""
        if word in self._words or code == _PEOPLE:
            return word
        for length in self._lengths:
            if word[:length] in self._beginnings:
                return word
        for part in self._inside:
            if part in word:
                return word
        if code in _NUMBERS:
            return numerals.standing_for(word, self._numbers)
        return _ENGLISH if word.isascii() else _RUSSIAN

    def _character(self, word: str) -> str:
        char = self._characters.get(word)
        if char is None:
            char = chr(ord(_FIRST) + len(self._listed))
            if char == _UNLISTED:
                return char
            self._characters[word] = char
            self._listed.append(word)
        return char
