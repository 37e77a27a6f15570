"""Which places the sentences of a post are about, one after another."""

from __future__ import annotations

import sys
from collections import deque

from bot.model import PlaceKind
from bot.reading.outlines import Outline
from bot.reading.places.finding import Mention


class Whereabouts:
    """Follows the places through the sentences of a post."""

    def __init__(self, places: list[Mention]) -> None:
        self._left = deque(places)
        self._seen: set[str] = set()
        self.next_at = places[0].start if places else sys.maxsize
        self.settlements = 0

    def until(self, end: int, telling: Outline) -> list[str]:
        """The districts of the sentence that ends at the token `end`; a bare list of places is not yet news of them.

        To be asked where `next_at`, the token of the next place, is before `end`.
        """
        names: list[str] = []
        districts: list[str] = []
        while self.next_at < end:
            place = self._left.popleft().place
            if place.kind is PlaceKind.SETTLEMENT:
                names.append(place.name)
            elif place.kind is PlaceKind.DISTRICT:
                districts.append(place.name)
            self.next_at = self._left[0].start if self._left else sys.maxsize
        self.settlements += not self._seen.issuperset(names)
        if telling.people or len(names) == 1:
            self._seen.update(names)
        return districts
