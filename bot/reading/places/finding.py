"""Places in a post: regions, seas, districts, settlements, streets, each with the tokens that name it."""

from __future__ import annotations

from typing import Any

from bot.model import Place
from bot.reading.asked import Asking
from bot.reading.places import names, no_sites
from bot.reading.places.atlas import Atlas, folded
from bot.reading.places.called import BEGINNINGS, called
from bot.reading.places.mayors import beside_mayor
from bot.reading.places.peoples import name_peoples
from bot.reading.places.plan import END_OF_POST, Choice, Plans, Take
from bot.reading.places.seas import counted_again
from bot.reading.places.walk import Area, Mention, Places, Walk
from bot.reading.seldom import seldom
from bot.reading.words.codes import SENTENCE_END
from bot.reading.words.tokens import Tokens

__all__ = ["Area", "Mention", "PlaceFinder", "Places", "unique"]

_CYRILLIC = "\x80"
"""No word that is not English is less."""
_OF_MAYOR = seldom("BC")
_CITY = seldom("(?<!_)C(?![AC])|(?<=B)C(?=C)")


class PlaceFinder:
    """Finds places with the compiled gazetteer; one per reader, keeps no state between posts."""

    def __init__(self, tables: dict[str, Any], asking: Asking) -> None:
        self._asking = asking
        cities = {form: code for name, code in tables["city_regions"].items() for form in _forms(name)}
        self._atlas = Atlas(tables, cities)
        self._plans = Plans()

    def find(self, tokens: Tokens, home: str | None) -> Places:
        """Places of a post of a channel at home in `home` (None: federal, so no bare town names)."""
        walk = Walk(self._atlas, tokens, home)
        asking, asked, told = self._asking, tokens.asked, -1
        written, folded, plans, special = tokens.written, tokens.folded, self._plans, self._atlas.special
        lines = tokens.codes.split(SENTENCE_END)
        if lines[-1]:
            lines[-1] += END_OF_POST
        start = done = 0
        for line in lines:
            sites, walk.doubts = plans[line]
            if sites:
                end = start + len(line)
                told = asking.next_of_places(asked, start) if told < start else told
                walk.told = no_sites.told(asking.of_places(asked[told:end]), "B" in line) if told < end else None
            for at, named, after_type, after_mark, rules in sites:
                index = start + at
                if index < done:
                    continue
                if not (named or written[index][0].isupper()):
                    if after_type and _begins(folded[index]):
                        done = called(walk, index)
                    continue
                form = folded[index]
                if after_mark and written[index - 1] == "#":
                    continue
                for rule in self._special(form, rules) if form in special or form < _CYRILLIC else rules.other:
                    done = rule(walk, index)
                    if done > index:
                        break
            start += len(line) + 1
        if walk.found.areas:
            counted_again(walk)
        if home is not None and asking.at_people in asked:
            name_peoples(walk)
        return walk.found

    def _special(self, form: str, rules: Choice) -> tuple[Take, ...]:
        """The rules for an English word or a form of a region's or sea's name."""
        of_sea = form in self._atlas.sea_words
        if form < _CYRILLIC:
            return rules.english_sea if of_sea or form == "sea" else rules.english
        return rules.sea if of_sea else rules.region

    def region_of_mayor(self, tokens: Tokens) -> str | None:
        """The region of the city of 100,000 people that a post names beside its mayor, if it is one."""
        found = {
            region
            for match in _OF_MAYOR.finditer(tokens.codes)
            if beside_mayor(tokens.folded, match.end() - 1)
            and (region := self._atlas.region_of_city(tokens.folded[match.end() - 1]))
        }
        return found.pop() if len(found) == 1 else None

    def region_of_cities(self, tokens: Tokens, sentences: list[tuple[int, int]]) -> str | None:
        """The region of the cities of 100,000 people that sentences name, if it is one."""
        found = {
            region
            for start, end in sentences
            for match in _CITY.finditer(tokens.codes, start, end)
            if (region := self._atlas.region_of_city(tokens.folded[match.start()]))
            if tokens.codes[match.end() : match.end() + 1] != "C" or beside_mayor(tokens.folded, match.start())
        }
        return found.pop() if len(found) == 1 else None


def unique(mentions: list[Mention]) -> tuple[Place, ...]:
    """The places of mentions, each once."""
    if len(mentions) < 2:
        return tuple([mention.place for mention in mentions])
    found: dict[str, Place] = {}
    for mention in mentions:
        place = mention.place
        # A kind in a tuple would be hashed by Python code
        found.setdefault(folded(place.name) + place.kind, place)
    # «хутор Попова Балка», then «в Поповой Балке»
    for key in [key for key in found if "ая " in key and key.replace("ая ", "а ", 1) in found]:
        del found[key]
    return tuple(found.values())


def _begins(form: str) -> bool:
    """Whether a word in lower case or a number may begin a name."""
    return form in BEGINNINGS or form[0].isdigit()


def _forms(name: str) -> set[str]:
    return {form for row in names.paradigm(name) for form in row}
