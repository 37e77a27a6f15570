"""The time zones of regions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from bot.yaml_files import load_yaml

MOSCOW: Final = "Europe/Moscow"
SHAPE: Final = TypeAdapter(dict[str, tuple[str, ...]])


class Zones:
    """Zone names of the zone database, from the west to the east."""

    def __init__(self, regions_by_zone: Mapping[str, Sequence[str]]) -> None:
        names = list(regions_by_zone)
        # Moscow's place is behind Kaliningrad, which alone is west of it.
        self.names: tuple[str, ...] = (*names[:1], MOSCOW, *names[1:])
        self._by_region = {code: zone for zone, codes in regions_by_zone.items() for code in codes}

    @classmethod
    def load(cls, config_dir: Path) -> Zones:
        """Read zones.yaml; raises ConfigError."""
        regions_by_zone = load_yaml(config_dir / "zones.yaml", SHAPE)
        return cls(regions_by_zone)

    def of_region(self, code: str) -> str:
        return self._by_region.get(code, MOSCOW)
