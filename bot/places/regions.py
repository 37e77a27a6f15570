"""The regions of config/regions.yaml and their names in both languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from bot.findings import ConfigError, Finding
from bot.places.listings import check_listing
from bot.yaml_files import check_yaml, load_yaml

RegionType = Literal["republic", "krai", "oblast", "city", "aobl", "aokr", "disputed"]
District = Literal[
    "central", "northwest", "south", "north_caucasus", "volga", "ural", "siberia", "far_east", "disputed"
]
_TOWN_POPULATION = 10_000

SEAS: Final = MappingProxyType(
    {
        "Чёрное море": "Black Sea",
        "Азовское море": "Sea of Azov",
        "Каспийское море": "Caspian Sea",
        "Балтийское море": "Baltic Sea",
    }
)


class RegionsError(ConfigError):
    """A file of the regions cannot be used; the message names the file and the entry."""


@dataclass(frozen=True, slots=True)
class Region:
    """One region. `in_ru` and `over_ru` are phrases with their preposition: «в Смоленской области», «над …»."""

    code: str
    type: RegionType
    district: District
    name_ru: str
    name_en: str
    short_ru: str
    short_en: str
    in_ru: str
    over_ru: str
    aliases: tuple[str, ...]

    @property
    def disputed(self) -> bool:
        """True where ISO 3166-2 lists the place under another country than the sources do."""
        return self.code.startswith("UA-")

    def name(self, language: str, short: bool = False) -> str:
        """The name in "ru", or in English for every other language."""
        if language == "ru":
            return self.short_ru if short else self.name_ru
        return self.short_en if short else self.name_en


class RegionEntry(BaseModel):
    """One region."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_min_length=1, title="Region")

    code: str = Field(pattern=r"^(RU-[A-Z]{2,3}|UA-\d{2})$", description="ISO 3166-2")
    type: RegionType
    district: District = Field(description="Federal district; disputed for the codes UA-…")
    name_ru: str
    name_en: str
    short_ru: str
    short_en: str
    in_ru: str = Field(description="“in the region” with its preposition: в Смоленской области")
    over_ru: str = Field(description="“over the region”: над Смоленской областью")
    aliases: tuple[str, ...] = Field(description="What people type, lower case, the nominative is enough")


REGIONS_SHAPE: Final = TypeAdapter(tuple[RegionEntry, ...])


class QueryWords(BaseModel):
    """The words around a region's name in what people type; see config/places/query_words.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    types: dict[Literal["republic", "krai", "oblast", "okrug", "city", "district", "any"], tuple[str, ...]]
    fillers: tuple[str, ...]
    others: tuple[str, ...]


WORDS_SHAPE: Final = TypeAdapter(QueryWords)


class Regions:
    """All regions in the order of the file. Looking up an unknown code raises KeyError."""

    def __init__(
        self, regions: Sequence[Region], words: QueryWords, towns: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        """`towns`: larger towns by Russian name, with the codes of their regions, the most populous first."""
        self._by_code = {region.code: region for region in regions}
        self.words = words
        self.towns = dict(towns or {})

    @classmethod
    def load(cls, config_dir: Path) -> Regions:
        """Read regions.yaml, places/query_words.yaml and the larger of places/settlements.tsv; raises ConfigError."""
        entries, findings = check_regions(config_dir / "regions.yaml")
        if findings:
            raise ConfigError.of(findings)
        codes = [entry.code for entry in entries]
        words = load_yaml(config_dir / "places" / "query_words.yaml", WORDS_SHAPE)
        towns = _read_towns(config_dir / "places" / "settlements.tsv", codes)
        return cls([Region(**entry.model_dump()) for entry in entries], words, towns)

    def __getitem__(self, code: str) -> Region:
        return self._by_code[code]

    def __iter__(self) -> Iterator[Region]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def __contains__(self, code: object) -> bool:
        return code in self._by_code

    def name(self, code: str, language: str, short: bool = False) -> str:
        """The name of a region code, or of a sea by its Russian name. Raises KeyError for anything else."""
        if code in SEAS:
            return code if language == "ru" else SEAS[code]
        return self._by_code[code].name(language, short)

    def by_district(self) -> dict[District, tuple[Region, ...]]:
        """The regions grouped for buttons; districts and regions in the order of the file."""
        groups: dict[District, tuple[Region, ...]] = {}
        for region in self:
            groups[region.district] = (*groups.get(region.district, ()), region)
        return groups


def check_regions(path: Path) -> tuple[tuple[RegionEntry, ...], list[Finding]]:
    """(the entries, what is wrong with them). Raises ConfigError for a file that is no YAML."""
    checked = check_yaml(path, REGIONS_SHAPE)
    entries, document, findings = checked.value or (), checked.document, checked.findings
    first: dict[str, int] = {}
    for position, entry in enumerate(entries):
        before = first.setdefault(entry.code, position)
        if before != position:
            said = f"the code stands twice, see line {document.line((before,))}; remove one of the two entries"
            findings.append(document.finding(said, (position, "code")))
        if entry.code.startswith("UA-") != (entry.district == "disputed"):
            said = "district is disputed for the codes UA-…, and for these only"
            findings.append(document.finding(said, (position, "district")))
        for number, alias in enumerate(entry.aliases):
            if alias in entry.aliases[:number]:
                said = f"the alias “{alias}” stands twice; remove one of the two"
                findings.append(document.finding(said, (position, "aliases", number)))
    return entries, findings


def _read_towns(path: Path, codes: Sequence[str]) -> dict[str, tuple[str, ...]]:
    rows, findings = check_listing(path, codes)
    if findings:
        raise ConfigError.of(findings)
    large = [(int(row["pop"]), row["name_ru"], row["iso"]) for row in rows if row["name_ru"]]
    towns: dict[str, tuple[str, ...]] = {}
    for population, name, code in sorted(large, reverse=True):
        if population >= _TOWN_POPULATION and code not in towns.get(name, ()):
            towns[name] = (*towns.get(name, ()), code)
    return towns
