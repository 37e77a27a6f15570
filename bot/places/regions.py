"""The regions of config/regions.yaml and their names in both languages."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

RegionType = Literal["republic", "krai", "oblast", "city", "aobl", "aokr", "disputed"]
District = Literal[
    "central", "northwest", "south", "north_caucasus", "volga", "ural", "siberia", "far_east", "disputed"
]
_Shape = TypeVar("_Shape")
_TOWN_POPULATION = 10_000

SEAS: Final = MappingProxyType(
    {
        "Чёрное море": "Black Sea",
        "Азовское море": "Sea of Azov",
        "Каспийское море": "Caspian Sea",
        "Балтийское море": "Baltic Sea",
    }
)


class RegionsError(ValueError):
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


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, str_min_length=1)

    code: str = Field(pattern=r"^(RU-[A-Z]{2,3}|UA-\d{2})$")
    type: RegionType
    district: District
    name_ru: str
    name_en: str
    short_ru: str
    short_en: str
    in_ru: str
    over_ru: str
    aliases: tuple[str, ...]


class QueryWords(BaseModel):
    """The words around a region's name in what people type; see config/places/query_words.yaml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    types: dict[Literal["republic", "krai", "oblast", "okrug", "city", "district", "any"], tuple[str, ...]]
    fillers: tuple[str, ...]
    others: tuple[str, ...]


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
        """Read regions.yaml, places/query_words.yaml and the larger of places/settlements.tsv; raises RegionsError."""
        path = config_dir / "regions.yaml"
        entries = _validated(path, TypeAdapter(list[_Entry]))
        codes = [entry.code for entry in entries]
        doubled = sorted({code for code in codes if codes.count(code) > 1})
        if doubled:
            raise RegionsError(f"{path}: {doubled[0]} stands there twice")
        words = _validated(config_dir / "places" / "query_words.yaml", TypeAdapter(QueryWords))
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


def _validated(path: Path, shape: TypeAdapter[_Shape]) -> _Shape:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        return shape.validate_python(content)
    except (OSError, yaml.YAMLError) as error:
        raise RegionsError(f"{path}: {error}") from error
    except ValidationError as error:
        problem = error.errors()[0]
        entry = _entry_name(content, problem["loc"])
        raise RegionsError(f"{path}: {entry}: {problem['msg']}") from error


def _entry_name(content: object, location: tuple[int | str, ...]) -> str:
    """Where the problem is, as a person who edits the file would say it: by the region's code if there is one."""
    where = ".".join(str(part) for part in location)
    if not location or not isinstance(content, list) or not isinstance(location[0], int):
        return where or "the file"
    entry = content[location[0]]
    code = entry.get("code") if isinstance(entry, dict) else None
    field = ".".join(str(part) for part in location[1:])
    return f"{code or f'entry {location[0] + 1}'}{f', {field}' if field else ''}"


def _read_towns(path: Path, codes: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found: list[tuple[int, str, str]] = []
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=2):
                if not row["pop"].isdigit() or row["iso"] not in codes:
                    raise RegionsError(f"{path}: line {number}: a town needs a known region code and its population")
                if row["name_ru"] and int(row["pop"]) >= _TOWN_POPULATION:
                    found.append((int(row["pop"]), row["name_ru"], row["iso"]))
    except (OSError, KeyError, AttributeError, csv.Error) as error:
        raise RegionsError(f"{path}: {error!r}") from error
    towns: dict[str, tuple[str, ...]] = {}
    for _, name, code in sorted(found, reverse=True):
        if code not in towns.get(name, ()):
            towns[name] = (*towns.get(name, ()), code)
    return towns
