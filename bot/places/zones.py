"""The time zones of regions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import yaml
from pydantic import TypeAdapter, ValidationError

from bot.places.regions import RegionsError

MOSCOW: Final = "Europe/Moscow"


class Zones:
    """Zone names of the zone database, from the west to the east."""

    def __init__(self, regions_by_zone: Mapping[str, Sequence[str]]) -> None:
        names = list(regions_by_zone)
        # Moscow's place is behind Kaliningrad, which alone is west of it.
        self.names: tuple[str, ...] = (*names[:1], MOSCOW, *names[1:])
        self._by_region = {code: zone for zone, codes in regions_by_zone.items() for code in codes}

    @classmethod
    def load(cls, config_dir: Path) -> Zones:
        """Read zones.yaml; raises RegionsError."""
        path = config_dir / "zones.yaml"
        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
            return cls(TypeAdapter(dict[str, tuple[str, ...]]).validate_python(content))
        except (OSError, yaml.YAMLError, ValidationError) as error:
            raise RegionsError(f"{path}: {error}") from error

    def of_region(self, code: str) -> str:
        return self._by_region.get(code, MOSCOW)
