"""Which places the sentences of a post are about, one after another."""

from __future__ import annotations

import sys
from collections import deque
from dataclasses import dataclass

from bot.model import PlaceKind
from bot.reading.consequences.items import items
from bot.reading.outlines import Outline, Outlined
from bot.reading.places.finding import Mention
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

_NOWHERE = frozenset[str]()
# «Каховка: ранен электрик. Основа: ранены две женщины», of a village that no gazetteer knows; «Глава: …» alone is none
# «– Основа: ранена женщина», «Итоги дня: – Каховка: ранен электрик», «Ольховатка – …»
_HEADING = seldom("(?:[sC]C{0,2}|(?:[^|:;]{1,12}:)?-[sC]C{0,2}):|[sAC][AC]{0,2}-")
# «Ольховатка. Ранен сторож»: a line of its own
_PLACE_ALONE = seldom("[sCAYQ]{1,4}")
_OF_PEOPLE = seldom("[IGwgjn]")
_ENDS = ".!?…\n"
_LINE, _PARAGRAPH = "\n", "\n\n"


@dataclass(slots=True)
class Where:
    """Where a sentence is: how many of the post's sentences so far named a new settlement, and its own districts.

    `scene`: how many named any new place, `own`: whether one of its own paragraph did. `item`: whether it is of an
    item of a list.
    """

    settlements: int
    districts: frozenset[str]
    scene: int
    own: bool
    item: bool


class Whereabouts:
    """Follows the places through the sentences of a post."""

    def __init__(self, places: list[Mention], tokens: Tokens, sentences: Outlined) -> None:
        self._items, self._number, self._item = items(tokens, sentences), -1, False
        self._heads: set[str] = set()
        self._left = deque(places)
        self._seen: set[str] = set()
        self._next_at = places[0].start if places else sys.maxsize
        self._written = tokens.written
        self._break = _PARAGRAPH if _PARAGRAPH in tokens.written else _LINE
        self._read = self._paragraph = 0
        self._settlements = self._scene = self._headings = 0
        self._announced = False

    def of(self, start: int, end: int, telling: Outline) -> Where:
        """Where a sentence (a half-open token span) is; to be asked of one after another."""
        if any(word.startswith(self._break) for word in self._written[self._read : start]):
            self._paragraph, self._item = self._scene, False
        self._read = end
        self._number += 1
        before = self._scene
        headed = self._headed(start, telling, named=self._next_at < end)
        districts = self._named_until(end, telling) if self._next_at < end else _NOWHERE
        if telling.people and _HEADING.match(telling.codes):
            self._scene += self._headings > 0 and self._scene == before
            self._headings += 1
        item = self._items.get(self._number)
        if (headed or (item and item not in self._heads)) and self._scene == before:
            self._scene += 1
        if item:
            self._heads.add(item)
            self._item = True
        return Where(self._settlements, districts, self._scene, self._scene > self._paragraph, self._item)

    def _headed(self, start: int, telling: Outline, *, named: bool) -> bool:
        """Whether a sentence begins an item of a list by its place; `named`: by one that is a site."""
        if telling.codes.endswith(":"):
            self._announced = _OF_PEOPLE.search(telling.codes) is not None
        if not (telling.item or named) or not start:
            return False
        before = self._written[start - 1]
        if before[0] in _ENDS and before[0] != _LINE:
            return False
        if named and _PLACE_ALONE.fullmatch(telling.codes):
            return True
        return telling.item and before[0] != _LINE and not self._announced

    def _named_until(self, end: int, telling: Outline) -> frozenset[str]:
        """The districts of the sentence that ends at the token `end`; a bare list of places is not yet news of them."""
        settlements, districts, quarters = list[str](), list[str](), list[str]()
        while self._next_at < end:
            place = self._left.popleft().place
            if place.kind is PlaceKind.SETTLEMENT:
                settlements.append(place.name)
            elif place.kind is PlaceKind.DISTRICT:
                districts.append(place.name)
            elif place.kind is PlaceKind.CITY_DISTRICT:
                quarters.append(place.name)
            self._next_at = self._left[0].start if self._left else sys.maxsize
        new = not self._seen.issuperset(settlements)
        self._settlements += new
        self._scene += new or not self._seen.issuperset(districts + quarters)
        for of_kind in (settlements, districts, quarters):
            if telling.people or len(of_kind) == 1:
                self._seen.update(of_kind)
        return frozenset(districts) if districts else _NOWHERE
