"""The outlines of regions and neighbours as SVG paths in the window of the map, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.pictures.projection import Albers, Window
from bot.pictures.svg import HEADER_HEIGHT
from bot.places.topology import Polygon, load_label_points, load_layer

MAP_WIDTH, MAP_HEIGHT = 1600, 1000
# From Kaliningrad to the Urals and from Karelia to Dagestan; the rest goes to the list at the side.
WINDOW = Window(Albers(44, 52, 44, 62), left_km=-1600, top_km=1165, km_per_pixel=2.6, top_pixel=HEADER_HEIGHT)
_MARGIN = 60
# Right of this the list covers the map.
LIST_LEFT = 1206.0


@dataclass(frozen=True, slots=True)
class Land:
    """`regions` and `neighbours`: SVG path data by code, only what shows in the window. `labels`: pixels by code."""

    regions: Mapping[str, str]
    neighbours: Mapping[str, str]
    labels: Mapping[str, tuple[float, float]]

    @classmethod
    def load(cls, config_dir: Path) -> Land:
        """Raises RegionsError if the boundaries cannot be read."""
        points = load_label_points(config_dir)
        return cls(
            regions=_paths(load_layer(config_dir, "adm1")),
            neighbours=_paths(load_layer(config_dir, "nb")),
            labels={code: WINDOW.pixel(lon, lat) for code, (lon, lat) in points.items()},
        )


def in_view(x: float, y: float) -> bool:
    """Whether a number at this pixel can be read: not at the edge, under the title or the list."""
    return 20 <= x <= LIST_LEFT - 16 and HEADER_HEIGHT + 18 <= y <= MAP_HEIGHT - 20


def _paths(layer: Mapping[str, Iterable[Polygon]]) -> dict[str, str]:
    paths = {code: "".join(_path(polygon) for polygon in polygons) for code, polygons in layer.items()}
    return {code: path for code, path in paths.items() if path}


def _path(polygon: Polygon) -> str:
    rings = [[WINDOW.pixel(lon, lat) for lon, lat in ring] for ring in polygon]
    xs, ys = [x for x, _ in rings[0]], [y for _, y in rings[0]]
    beside = max(xs) < -_MARGIN or min(xs) > MAP_WIDTH + _MARGIN
    if beside or max(ys) < -_MARGIN or min(ys) > MAP_HEIGHT + _MARGIN:
        return ""
    return "".join("M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring) + "Z" for ring in rings)
