"""What a sentence tells by its concepts and the words that rules ask for, whatever its names and numbers.

Officials use few forms: sentences of different posts differ in names and numbers only, or do not differ at all in what
rules look at. So each outline is read once and remembered; names and numbers are read in every post anew.
"""

from __future__ import annotations

import re
from functools import cached_property

from bot.reading.consequences import PEOPLE, Told, read_told
from bot.reading.counts import Counter
from bot.reading.periods import names_period
from bot.reading.quantity import Quantities, Quantity
from bot.reading.tokens import Part, Tokens

_REMEMBERED = 10_000
_PLACED = re.compile(r"p[AC]|[AC]Y")


class Outline:
    """One sentence without its names and numbers. All positions are the sentence's own."""

    def __init__(self, codes: str, words: tuple[str, ...], counter: Counter) -> None:
        self.codes = codes
        self._words = words
        self._counter = counter

    @cached_property
    def quantities(self) -> Quantities:
        """The numbers of UAVs that it tells of."""
        return self._counter.sentence(self.codes, self._words)

    @cached_property
    def continued(self) -> list[Quantity]:
        """The number that it gives where it goes on with the one before it."""
        return self._counter.continued(self.codes, self._words)

    @cached_property
    def placed(self) -> bool:
        """Whether it names places."""
        return _PLACED.search(self.codes) is not None

    @cached_property
    def timed(self) -> bool:
        """Whether it may name a period."""
        return names_period(self.codes)

    @cached_property
    def people(self) -> bool:
        """Whether it may tell of victims."""
        return PEOPLE.search(self.codes) is not None

    @cached_property
    def told(self) -> Told | None:
        """What it says of people and things; None where nothing."""
        return read_told(Part(self.codes, self._words), self._counter)


class Outlines:
    """Gives the sentences of posts their outlines; remembers those it met."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._known: dict[tuple[str, tuple[str, ...]], Outline] = {}

    def of(self, tokens: Tokens, sentences: list[tuple[int, int]]) -> list[Outline]:
        """The outline of each sentence."""
        known, codes, asked = self._known, tokens.codes, tokens.asked
        found = []
        for start, end in sentences:
            key = (codes[start:end], asked[start:end])
            outline = known.get(key)
            if outline is None:
                if len(known) >= _REMEMBERED:
                    known.clear()
                outline = known[key] = Outline(*key, self._counter)
            found.append(outline)
        return found
