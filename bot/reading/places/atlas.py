"""The gazetteer as the rules of places ask it; answers are remembered, for posts of a channel name the same places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from bot.model import Place, PlaceKind
from bot.reading.places.names import SHORT_FOR, district_of_town
from bot.reading.tables.forms import Forms
from bot.reading.words.translit import reduced

NORTHERN = frozenset({"северная", "северной", "северную", "северною"})
"""The first word of «Северная Осетия»."""
_REMEMBERED = 20_000
_REMEMBERED_NAMES = 4096
_SHORTEST_STEM = 4
_RIVER_ENDINGS = ("u", "i", "e", "a")
_CITIES = frozenset({"RU-MOW", "RU-SPE"})
Regions = frozenset[str]
_Answer = TypeVar("_Answer")


class Town(NamedTuple):
    """A settlement of the gazetteer; `city` has 100,000 people or more."""

    place: Place
    city: bool


class _Answers(dict[str, _Answer]):
    """What the gazetteer answered for the forms of some regions."""

    def __init__(self, find: Callable[[str, Regions], _Answer], regions: Regions) -> None:
        self._find, self._regions = find, regions

    def __missing__(self, form: str) -> _Answer:
        answer = self[form] = self._find(form, self._regions)
        return answer


class Names:
    """The settlement or district of some regions that a folded form names, None if there is none."""

    __slots__ = ("districts", "english_towns", "towns")

    def __init__(self, atlas: Atlas, regions: Regions) -> None:
        self.towns = _Answers(atlas.find_town, regions)
        self.districts = _Answers(atlas.find_district, regions)
        self.english_towns = _Answers(atlas.find_english_town, regions)


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
        self.settlement_forms: Forms = tables["settlement_forms"]
        self._districts: Sequence[Sequence[Any]] = tables["districts"]
        self._district_forms: Forms = tables["district_forms"]
        self._english_settlements: Forms = tables["english_settlements"]
        self._english_districts: Forms = tables["english_districts"]
        self._seats: Forms = tables["seats"]
        self.special = frozenset().union(self.region_names, city_regions, self.sea_words, NORTHERN)
        self._names: dict[Regions, Names] = {}
        self._asked = 0
        self._towns: dict[int, Town] = {}
        self._known_districts: dict[int, Place] = {}
        self._near: dict[tuple[Regions, str], Place | None] = {}

    def names(self, regions: Regions) -> Names:
        """The names of some regions, with the answers that were given before."""
        names = self._names.get(regions)
        if names is None:
            self._count_asked()
            names = self._names[regions] = Names(self, regions)
        return names

    def find_town(self, form: str, regions: Regions) -> Town | None:
        """The settlement of one of the regions that a form names; one in the nominative comes first."""
        self._count_asked()
        best = None
        for index in self.settlement_forms.of_form(form):
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
        indexes = self.settlement_forms.of_form(form) or self._english_settlements.of_form(reduced(form))
        regions = {self._settlements[index][1] for index in indexes if self._settlements[index][3]}
        return regions.pop() if len(regions) == 1 else None

    def of_city(self, form: str) -> bool:
        """Whether a folded form can name a town of 100,000 people in any region, quarters of cities aside."""
        found = (self._settlements[index] for index in self.settlement_forms.of_form(form))
        return any(record[3] and record[1] not in _CITIES for record in found)

    def find_english_town(self, name: str, regions: Regions) -> Town | None:
        """The settlement of one of the regions with a folded English name."""
        self._count_asked()
        indexes = self._english_settlements.of_form(reduced(name))
        if not indexes and "-on-" in name:
            indexes = self._on_river(name)
        if not indexes and name.endswith("y"):
            # "Saky" is Saki
            indexes = self._english_settlements.of_form(reduced(name[:-1] + "i"))
        return next((self._town(index) for index in indexes if self._settlements[index][1] in regions), None)

    def _on_river(self, name: str) -> Sequence[int]:
        """ "Slavyansk-on-Kuban" is Slavyansk-na-Kubani."""
        stem = reduced(name.replace("-on-", "-na-"))
        found = (self._english_settlements.of_form(stem + ending) for ending in ("", *_RIVER_ENDINGS))
        return next(filter(None, found), ())

    def find_district(self, form: str, regions: Regions) -> Place | None:
        """The district of one of the regions that a form names; one called by an adjective comes first."""
        self._count_asked()
        found = [i for i in self._district_forms.of_form(SHORT_FOR.get(form, form)) if self._districts[i][1] in regions]
        if not found:
            return None
        return self._district(next((i for i in found if self._districts[i][0].endswith(("ий", "ой", "ый"))), found[0]))

    def english_district(self, name: str, regions: Regions) -> Place | None:
        """The district of one of the regions with a folded English name."""
        indexes = self._english_districts.of_form(reduced(name))
        return next((self._district(index) for index in indexes if self._districts[index][1] in regions), None)

    def district_of(self, seat: str, regions: Regions) -> Place | None:
        """The district of one of the regions whose seat has a folded Russian name."""
        for index in self._seats.of_form(seat):
            if self._districts[index][1] in regions:
                return self._district(index)
        return self.names(regions).districts[district_of_town(seat)]

    def district_near(self, seat: str, regions: Regions) -> Place | None:
        """The only district of the regions whose name begins as that of its seat does: Россошь, Россошанский."""
        key = regions, seat
        if key not in self._near:
            if len(self._near) >= _REMEMBERED:
                self._near.clear()
            self._near[key] = self._begins_like(seat, regions)
        return self._near[key]

    def _begins_like(self, seat: str, regions: Regions) -> Place | None:
        named = [
            (folded(record[0]), index)
            for index, record in enumerate(self._districts)
            if record[1] in regions and not record[3]
        ]
        for length in range(len(seat) - 1, max(_SHORTEST_STEM, len(seat) - 3) - 1, -1):
            found = [index for name, index in named if name.startswith(seat[:length])]
            if found:
                return self._district(found[0]) if len(found) == 1 else None
        return None

    def _count_asked(self) -> None:
        """Forget what was answered when it is much."""
        self._asked += 1
        if self._asked > _REMEMBERED:
            self._names.clear()
            self._asked = 0

    def _town(self, index: int) -> Town:
        town = self._towns.get(index)
        if town is None:
            name, region, point, city = self._settlements[index]
            town = self._towns[index] = Town(Place(name, PlaceKind.SETTLEMENT, region, *_degrees(point)), city)
        return town

    def _district(self, index: int) -> Place:
        place = self._known_districts.get(index)
        if place is None:
            name, region, point, inside_city = self._districts[index]
            kind = PlaceKind.CITY_DISTRICT if inside_city else PlaceKind.DISTRICT
            place = self._known_districts[index] = Place(name, kind, region, *_degrees(point))
        return place


@lru_cache(_REMEMBERED_NAMES)
def folded(name: str) -> str:
    """A name as it is compared: lower case, е for ё."""
    return name.lower().replace("ё", "е")


def _degrees(point: str) -> tuple[float | None, float | None]:
    """The latitude and the longitude that a record of the gazetteer has, if any."""
    latitude, _, longitude = point.partition(" ")
    return (float(latitude), float(longitude)) if point else (None, None)
