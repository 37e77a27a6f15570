"""What the rules of places share: the gazetteer, the tokens of the post, and what was found in it so far."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar

from bot.model import Place, PlaceKind
from bot.reading import no_sites
from bot.reading.names import district_of_town
from bot.reading.tokens import Tokens
from bot.reading.translit import reduced

_AROUND = {"RU-MOW": "RU-MOS", "RU-SPE": "RU-LEN"}
"""Cities whose officials tell of what came down on the way to them."""
CITIES = frozenset({"RU-MOW", "RU-SPE", "UA-40"})
_DIRECTION = re.compile(r"\][^|;,]{0,4}$")
NO_NAME = frozenset("Uuv!mYQbeysn")
_REMEMBERED = 20_000
Regions = frozenset[str]
_Asked = tuple[str, Regions]
"""A folded form and the regions in which it is looked for."""
_Answer = TypeVar("_Answer")


class Area(NamedTuple):
    """Regions or seas named together in one noun phrase («Белгородской и Курской областей»)."""

    start: int
    end: int
    regions: tuple[str, ...] = ()
    seas: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        return len(self.regions) + len(self.seas)


class Mention(NamedTuple):
    """One place with the half-open span of its tokens."""

    start: int
    end: int
    place: Place


@dataclass(slots=True)
class Places:
    """All that a post names, in the order of the text."""

    areas: list[Area] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Town:
    """A settlement of the gazetteer; `city` has 100,000 people or more."""

    place: Place
    city: bool


class _Answers(dict[_Asked, _Answer]):
    """What the gazetteer answered, asked once for each name and region; emptied when full."""

    def __init__(self, find: Callable[[str, Regions], _Answer]) -> None:
        self._find = find

    def __missing__(self, asked: _Asked) -> _Answer:
        if len(self) >= _REMEMBERED:
            self.clear()
        answer = self[asked] = self._find(*asked)
        return answer


class Atlas:
    """The compiled gazetteer (see gazetteer.compile_gazetteer for its keys)."""

    def __init__(self, tables: dict[str, Any], city_regions: dict[str, str]) -> None:
        self.region_adjectives: dict[str, str] = tables["region_adjectives"]
        self.region_names: dict[str, str] = tables["region_names"]
        self.region_english: dict[str, str] = tables["region_english"]
        self.sea_words: dict[str, str] = tables["sea_words"]
        self.city_regions = city_regions
        self.foreign = frozenset(tables["foreign"])
        self.common = frozenset(tables["common"])
        self._settlements: Sequence[Sequence[Any]] = tables["settlements"]
        self._settlement_forms: dict[str, Sequence[int]] = tables["settlement_forms"]
        self._districts: Sequence[Sequence[Any]] = tables["districts"]
        self._district_forms: dict[str, Sequence[int]] = tables["district_forms"]
        self._english_settlements: dict[str, Sequence[int]] = tables["english_settlements"]
        self._english_districts: dict[str, Sequence[int]] = tables["english_districts"]
        self._seats: dict[str, Sequence[int]] = tables["seats"]
        self.special = frozenset().union(self.region_names, city_regions, self.sea_words)
        self._asked_towns = _Answers(self._find_town)
        self._asked_districts = _Answers(self._find_district)
        self._towns: dict[int, Town] = {}
        self._known_districts: dict[int, Place] = {}

    def town(self, form: str, regions: Regions) -> Town | None:
        """The settlement of one of the regions that a folded form names; one in the nominative comes first."""
        if form not in self._settlement_forms:
            return None
        return self._asked_towns[form, regions]

    def _find_town(self, form: str, regions: Regions) -> Town | None:
        best = None
        for index in self._settlement_forms[form]:
            record = self._settlements[index]
            if record[1] in regions:
                if folded(record[0]) == form:
                    return self._town(index)
                best = index if best is None else best
        return None if best is None else self._town(best)

    def region_of_city(self, form: str) -> str | None:
        """The region of the only city of 100,000 people that a folded form can name, in Russian or in English."""
        if form in self.common or form in self.foreign:
            return None
        indexes = self._settlement_forms.get(form) or self._english_settlements.get(reduced(form), ())
        regions = {self._settlements[index][1] for index in indexes if self._settlements[index][4]}
        return regions.pop() if len(regions) == 1 else None

    def english_town(self, name: str, regions: Regions) -> Town | None:
        """The settlement of one of the regions with a folded English name."""
        indexes = self._english_settlements.get(reduced(name), ())
        if not indexes and "-on-" in name:
            indexes = self._on_river(name)
        return next((self._town(index) for index in indexes if self._settlements[index][1] in regions), None)

    def _on_river(self, name: str) -> Sequence[int]:
        """ "Slavyansk-on-Kuban" is Slavyansk-na-Kubani."""
        stem = reduced(name.replace("-on-", "-na-"))
        found = (self._english_settlements.get(stem + ending, ()) for ending in ("", *_RIVER_ENDINGS))
        return next(filter(None, found), ())

    def district(self, form: str, regions: Regions) -> Place | None:
        """The district of one of the regions that a folded form names; one called by an adjective comes first."""
        if form not in self._district_forms:
            return None
        return self._asked_districts[form, regions]

    def _find_district(self, form: str, regions: Regions) -> Place | None:
        found = [i for i in self._district_forms[form] if self._districts[i][1] in regions]
        if not found:
            return None
        return self._district(next((i for i in found if self._districts[i][0].endswith(("ий", "ой", "ый"))), found[0]))

    def english_district(self, name: str, regions: Regions) -> Place | None:
        """The district of one of the regions with a folded English name."""
        indexes = self._english_districts.get(reduced(name), ())
        return next((self._district(index) for index in indexes if self._districts[index][1] in regions), None)

    def district_of(self, seat: str, regions: Regions) -> Place | None:
        """The district of one of the regions whose seat has a folded Russian name."""
        for index in self._seats.get(seat, ()):
            if self._districts[index][1] in regions:
                return self._district(index)
        return self.district(district_of_town(seat), regions)

    def _town(self, index: int) -> Town:
        town = self._towns.get(index)
        if town is None:
            name, region, lat, lon, city = self._settlements[index]
            town = self._towns[index] = Town(Place(name, PlaceKind.SETTLEMENT, region, lat, lon), city)
        return town

    def _district(self, index: int) -> Place:
        place = self._known_districts.get(index)
        if place is None:
            name, region, lat, lon, inside_city = self._districts[index]
            kind = PlaceKind.CITY_DISTRICT if inside_city else PlaceKind.DISTRICT
            place = self._known_districts[index] = Place(name, kind, region, lat, lon)
        return place


class Walk:
    """One post on its way through the rules."""

    def __init__(self, atlas: Atlas, tokens: Tokens, home: str | None) -> None:
        self.atlas = atlas
        self.written = tokens.written
        self.folded = tokens.folded
        self.codes = tokens.codes
        self.home = home
        self.regions: Regions = frozenset({home, _AROUND.get(home, home)} if home else ())
        self.found = Places()
        self._directions = "]" in tokens.codes
        self._hospitals = "+" in tokens.codes or "Г" in tokens.codes
        asked = no_sites.ASKED.intersection(tokens.folded)
        self._roads = "=" in tokens.codes or not no_sites.STRETCHES.isdisjoint(asked)
        self._cuts = "χ" in tokens.codes
        self._quiet = not no_sites.QUIET.isdisjoint(asked)
        self._origins = not no_sites.ORIGINS.isdisjoint(asked)
        self._denied = "0p" in tokens.codes
        self._skips = self._directions or self._hospitals or self._roads or self._cuts or self._quiet or self._origins
        self._skips = self._skips or self._denied

    @property
    def region(self) -> str | None:
        """The region that a place without one of its own belongs to."""
        return self.home or (next(iter(self.regions)) if len(self.regions) == 1 else None)

    def before(self, index: int) -> str:
        """The concept before a token, "" at the start."""
        return self.codes[index - 1] if index else ""

    def after(self, end: int) -> str:
        """The concept at `end`, "" past the end."""
        return self.codes[end : end + 1]

    def capital(self, index: int) -> bool:
        """Whether a token could be (part of) a name."""
        return self.written[index][0].isupper() and self.codes[index] not in NO_NAME

    def town(self, form: str) -> Town | None:
        return self.atlas.town(form, self.regions)

    def add(self, start: int, end: int, place: Place) -> int:
        """Note a place, unless its surroundings say that nothing happened there; gives `end`."""
        if not (self._skips and self.skipped(start)):
            self.found.mentions.append(Mention(start, end, place))
        return end

    def add_area(self, start: int, end: int, regions: list[str], seas: list[str] | None = None) -> int:
        """Note regions or seas; a phrase that continues the one before is joined to it. Gives `end`."""
        if self._origins and no_sites.home_of_people(self.codes, self.folded, start):
            return end
        if self._off_coast(start):
            return end
        if self.folded[start - 1 : start] in _OF and start:
            start = self._with_article(start)
        self.regions = self.regions.union(regions)
        areas = self.found.areas
        beside = bool(areas) and self.codes[areas[-1].end : start] in {"", "-"}
        again = beside and set(regions) <= set(areas[-1].regions)
        if again or (areas and _JOINED.fullmatch(self.codes, areas[-1].end, start)):
            before = areas.pop()
            start = before.start
            regions = [*before.regions, *regions]
            seas = [*before.seas, *(seas or ())]
        areas.append(Area(start, end, tuple(dict.fromkeys(regions)), tuple(dict.fromkeys(seas or ()))))
        return end

    def _off_coast(self, start: int) -> bool:
        """«над Чёрным морем у побережья Крыма»: the sea that was named is the site."""
        last = self.found.areas[-1] if self.found.areas else None
        if last is None or not last.seas or _COAST.isdisjoint(self.folded[max(last.end, start - 5) : start]):
            return False
        between = self.codes[last.end : start]
        return "&" not in between and "|" not in between

    def _with_article(self, start: int) -> int:
        """Where "(over) the territory of the Bryansk region" begins, asked of the token of its name."""
        first = start - 1 if self.folded[start - 1] == "the" else start
        if self.folded[first - 1] == "of" and first > 1 and self.folded[first - 2] in _SPACE:
            first -= 3 if self.folded[first - 3 : first - 2] == ["the"] else 2
        return first

    def towards(self, index: int) -> bool:
        """«летевших на …»: a destination."""
        return self._directions and _DIRECTION.search(self.codes, max(0, index - 6), index) is not None

    def hospital(self, index: int) -> bool:
        """«доставлен в больницу …»."""
        return self._hospitals and no_sites.hospital(self.codes, index)

    def skipped(self, index: int) -> bool:
        """Road end points, hospitals, destinations and power cuts are no sites of events."""
        return (
            (self._directions and self.towards(index))
            or (self._hospitals and self.hospital(index))
            or (self._roads and no_sites.on_road(self.codes, self.folded, index))
            or (self._cuts and no_sites.without_power(self.codes, index))
            or (self._origins and no_sites.home_of_people(self.codes, self.folded, index))
            or (self._denied and no_sites.denied(self.codes, self.folded, index))
            or (self._quiet and no_sites.calm(self.codes, self.folded, index))
        )


_RIVER_ENDINGS = ("u", "i", "e", "a")
_OF = (["the"], ["of"])
_COAST = frozenset({"побережья", "побережье", "берегов", "берега", "берегу", "coast", "coastline", "shore", "shores"})
_SPACE = frozenset({"territory", "territories", "airspace", "waters", "skies", "sky", "coast", "part", "parts"})
_JOINED = re.compile(r"(?:-C)?[,&]{1,3}p?[oQ]{0,2}")


def folded(name: str) -> str:
    """A name as it is compared: lower case, е for ё."""
    return name.lower().replace("ё", "е")
