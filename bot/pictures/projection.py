"""Albers equal-area projection and the window of the map."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

_EARTH_KM = 6371.0
# Longitudes west of this belong to Chukotka beyond the date line.
_DATE_LINE_WEST = -168.0


@dataclass(frozen=True, slots=True)
class Albers:
    """Degrees to kilometres east and north of the centre; areas stay true, angles nearly so within the window."""

    centre_lon: float
    centre_lat: float
    south_parallel: float
    north_parallel: float

    def kilometres(self, lon: float, lat: float) -> tuple[float, float]:
        south = sin(radians(self.south_parallel))
        cone = (south + sin(radians(self.north_parallel))) / 2
        constant = cos(radians(self.south_parallel)) ** 2 + 2 * cone * south
        turned = lon + 360 if lon < _DATE_LINE_WEST else lon
        angle = cone * radians(turned - self.centre_lon)
        radius = _EARTH_KM * sqrt(max(constant - 2 * cone * sin(radians(lat)), 0.0)) / cone
        origin = _EARTH_KM * sqrt(max(constant - 2 * cone * sin(radians(self.centre_lat)), 0.0)) / cone
        return radius * sin(angle), origin - radius * cos(angle)


@dataclass(frozen=True, slots=True)
class Window:
    """Where the projected land lies on the picture: kilometres of the left and top edge, and the scale."""

    projection: Albers
    left_km: float
    top_km: float
    km_per_pixel: float
    top_pixel: float

    def pixel(self, lon: float, lat: float) -> tuple[float, float]:
        x, y = self.projection.kilometres(lon, lat)
        return (x - self.left_km) / self.km_per_pixel, self.top_pixel + (self.top_km - y) / self.km_per_pixel
