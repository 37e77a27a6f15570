"""Which region a point on the map lies in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import cos, hypot, radians
from pathlib import Path

from bot.places.topology import Point, Polygon, Ring, load_layer

_Box = tuple[float, float, float, float]
# The outlines are simplified to about two kilometres: a town on the coast may lie a little outside.
_NEAR_DEGREES = 0.15


class RegionAreas:
    """The areas of the regions, simplified to about two kilometres."""

    def __init__(self, areas: Mapping[str, Sequence[Polygon]], codes: Collection[str]) -> None:
        """`areas` may hold more than `codes`: the others are lands whose points belong to no region."""
        self._codes = frozenset(codes)
        self._polygons: list[tuple[str, _Box, Polygon]] = [
            (code, _box(polygon[0]), polygon) for code, polygons in areas.items() for polygon in polygons
        ]

    @classmethod
    def load(cls, config_dir: Path, codes: Collection[str]) -> RegionAreas:
        """The areas of the named regions. Raises RegionsError if the boundaries cannot be read."""
        return cls(load_layer(config_dir, "adm1") | load_layer(config_dir, "nb"), codes)

    def region_at(self, lat: float, lon: float) -> str | None:
        """The code of the region at a point in degrees, or None (abroad, far out at sea, not a number)."""
        for code, (left, bottom, right, top), polygon in self._polygons:
            if left <= lon <= right and bottom <= lat <= top and _inside(lon, lat, polygon):
                return code if code in self._codes else None
        return self._nearest(lat, lon)

    def _nearest(self, lat: float, lon: float) -> str | None:
        """The region with the nearest shore, for points just off the simplified coast."""
        best, nearest = _NEAR_DEGREES, None
        for code, (left, bottom, right, top), polygon in self._polygons:
            margin = _NEAR_DEGREES / max(cos(radians(top)), 0.1)
            if not (left - margin <= lon <= right + margin and bottom - margin <= lat <= top + margin):
                continue
            distance = _distance(lon, lat, polygon[0])
            if distance < best:
                best, nearest = distance, code
        return nearest if nearest in self._codes else None


def _box(ring: Ring) -> _Box:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _sides(ring: Ring) -> zip[tuple[Point, Point]]:
    return zip(ring, ring[1:] + ring[:1], strict=True)


def _inside(x: float, y: float, polygon: Polygon) -> bool:
    """Even-odd rule over all rings, so that a hole (Moscow in its region) is outside."""
    inside = False
    for ring in polygon:
        for (x1, y1), (x2, y2) in _sides(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def _distance(x: float, y: float, ring: Ring) -> float:
    """From a point to the nearest side, in degrees of latitude."""
    shrink = cos(radians(y))
    best = float("inf")
    for (x1, y1), (x2, y2) in _sides(ring):
        ax, ay, bx, by = (x1 - x) * shrink, y1 - y, (x2 - x) * shrink, y2 - y
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        along = 0.0 if length == 0 else min(1.0, max(0.0, -(ax * dx + ay * dy) / length))
        best = min(best, hypot(ax + along * dx, ay + along * dy))
    return best
