"""The names of the towns and districts of each region, as sources name them: without their type words."""

from __future__ import annotations

import csv
from functools import cached_property
from pathlib import Path
from typing import Final

from bot.places.regions import RegionsError

_DISTRICT: Final = " район"


class Towns:
    """Loaded when first asked for."""

    def __init__(self, config_dir: Path) -> None:
        self._folder = config_dir / "places"

    def of_region(self, code: str) -> tuple[str, ...]:
        """Names, larger towns first, then districts; empty for an unknown region. Raises RegionsError."""
        return self._by_region.get(code, ())

    @cached_property
    def _by_region(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for code, name in (*self._read("settlements.tsv"), *self._read("districts.tsv")):
            found.setdefault(code, {})[name] = None
        return {code: tuple(names) for code, names in found.items()}

    def _read(self, file: str) -> list[tuple[str, str]]:
        path = self._folder / file
        try:
            with path.open(encoding="utf-8", newline="") as lines:
                rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
            return [(row["iso"], row["name_ru"].removesuffix(_DISTRICT)) for row in rows if _is_plain(row["name_ru"])]
        except (OSError, KeyError, AttributeError, csv.Error) as error:
            raise RegionsError(f"{path}: {error!r}") from error


def _is_plain(name: str) -> bool:
    return bool(name) and name[0].isupper()
