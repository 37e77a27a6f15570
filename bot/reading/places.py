"""Places in a post: regions, seas, districts, settlements, streets, each with the tokens that name it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from bot.model import Place, PlaceKind
from bot.reading import names, place_areas, place_english, place_lists, place_towns
from bot.reading.place_walk import NO_NAME, Area, Atlas, Mention, Places, Walk
from bot.reading.tokens import Tokens

__all__ = ["Area", "Mention", "PlaceFinder", "Places", "unique"]

Rule = Callable[[Walk, int], int]
_CANDIDATE = re.compile(r"[AC$жэцфBиF]|(?<=[s\\])[^|,]")
_COMMON = frozenset("$жэцфBиF")
_CITY = re.compile("(?<!_)C(?![AC])")
_ENDS = frozenset({"", "-"})
_TYPES = frozenset({"s", "\\"})
_RUSSIAN = (
    place_towns.street,
    place_areas.sea,
    place_areas.region,
    place_areas.districts,
    place_towns.after_type,
    place_towns.town,
    place_towns.unseen,
)
_AFTER_TYPE = _RUSSIAN[2:]
_NAME_AFTER_TYPE = _AFTER_TYPE[2:]
_ADJECTIVE = (place_areas.region, place_areas.districts, place_towns.spot, place_towns.town, place_lists.listed)
_NAME = (place_areas.region, place_towns.spot, place_towns.town, place_lists.listed, place_towns.unseen)
_NAME_OF_NO_REGION = _NAME[1:]
_ENGLISH = (place_towns.street, place_areas.sea, place_english.name, place_towns.after_type)


class PlaceFinder:
    """Finds places with the compiled gazetteer; one per reader, keeps no state between posts."""

    def __init__(self, tables: dict[str, Any]) -> None:
        cities = {form: code for name, code in tables["city_regions"].items() for form in _forms(name)}
        self._atlas = Atlas(tables, cities)

    def find(self, tokens: Tokens, home: str | None) -> Places:
        """Places of a post of a channel at home in `home` (None: federal, so no bare town names)."""
        walk = Walk(self._atlas, tokens, home)
        codes, written = tokens.codes, tokens.written
        done = 0
        for match in _CANDIDATE.finditer(codes):
            index = match.start()
            code = codes[index]
            if index < done or (code != "A" and (code in NO_NAME or not written[index][0].isupper())):
                continue
            if code in _COMMON and codes[index + 1 : index + 2] in _ENDS and codes[index - 1 : index] not in _TYPES:
                continue
            if index and written[index - 1] == "#":
                continue
            for rule in self._rules(tokens, index):
                done = rule(walk, index)
                if done > index:
                    break
        return walk.found

    def region_of_cities(self, tokens: Tokens, sentences: list[tuple[int, int]]) -> str | None:
        """The region of the cities of 100,000 people that sentences name, if it is one."""
        found = {
            region
            for start, end in sentences
            for match in _CITY.finditer(tokens.codes, start, end)
            if (region := self._atlas.region_of_city(tokens.folded[match.start()]))
        }
        return found.pop() if len(found) == 1 else None

    def _rules(self, tokens: Tokens, index: int) -> tuple[Rule, ...]:
        """The rules that can apply to a token, in the order in which they are asked."""
        form, codes = tokens.folded[index], tokens.codes
        if form[0].isascii():
            return _ENGLISH
        before = codes[index - 1 : index]
        if before == "_" or form in self._atlas.sea_words or codes[index + 1 : index + 2] == "_":
            return _RUSSIAN
        other = codes[index] != "A" and form not in self._atlas.region_forms
        if before in _TYPES:
            return _NAME_AFTER_TYPE if other else _AFTER_TYPE
        if other:
            return _NAME_OF_NO_REGION
        return _ADJECTIVE if codes[index] == "A" else _NAME


def unique(mentions: list[Mention]) -> tuple[Place, ...]:
    """The places of mentions, each once."""
    found: dict[tuple[str, PlaceKind], Place] = {}
    for mention in mentions:
        place = mention.place
        found.setdefault((place.name.lower().replace("ё", "е"), place.kind), place)
    return tuple(found.values())


def _forms(name: str) -> set[str]:
    return {form for row in names.paradigm(name) for form in row}
