"""Reads the boundaries (TopoJSON, quantised, delta-encoded arcs) into plain rings of longitude and latitude."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from bot.findings import Finding
from bot.places.regions import RegionsError

_BOUNDARIES: Final = Path("places/boundaries.topojson")
_LABELS: Final = Path("places/labels.geojson")

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]


def require_map(config_dir: Path) -> None:
    """Raise RegionsError where a file of the map is missing; what stands in it is not looked at."""
    for path in (config_dir / _BOUNDARIES, config_dir / _LABELS):
        if not path.is_file():
            raise _no_map(path, FileNotFoundError(path))


def load_layer(config_dir: Path, layer: str) -> dict[str, list[Polygon]]:
    """Polygons by code of the layer "adm1" (regions) or "nb" (neighbouring countries); points are (lon, lat).

    The first ring of a polygon is its outline, the others are holes. Raises RegionsError.
    """
    path = config_dir / _BOUNDARIES
    try:
        topology = json.loads(path.read_text(encoding="utf-8"))
        arcs = _decoded_arcs(topology)
        geometries = topology["objects"][layer]["geometries"]
        return {
            geometry["properties"]["iso"]: [[_ring(ring, arcs) for ring in polygon] for polygon in _polygons(geometry)]
            for geometry in geometries
            if geometry.get("arcs")
        }
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise _no_map(path, error) from error


def load_label_points(config_dir: Path) -> dict[str, Point]:
    """A point (lon, lat) well inside every region, where its number may stand. Raises RegionsError."""
    path = config_dir / _LABELS
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        return {
            feature["properties"]["iso"]: (feature["geometry"]["coordinates"][0], feature["geometry"]["coordinates"][1])
            for feature in features
            if feature["geometry"]
        }
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise _no_map(path, error) from error


def _no_map(path: Path, error: Exception) -> RegionsError:
    line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
    return RegionsError.of([Finding(path, line, "", f"cannot be read as a map: {error!r}")])


def _polygons(geometry: Mapping[str, Any]) -> list[list[list[int]]]:
    arcs: list[Any] = geometry["arcs"]
    return [arcs] if geometry["type"] == "Polygon" else arcs


def _decoded_arcs(topology: Mapping[str, Any]) -> list[Ring]:
    scale_x, scale_y = topology["transform"]["scale"]
    shift_x, shift_y = topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points: Ring = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        decoded.append(points)
    return decoded


def _ring(numbers: Sequence[int], arcs: Sequence[Ring]) -> Ring:
    """Arcs joined end to end; a negative number is the arc ~number backwards."""
    points: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return points
