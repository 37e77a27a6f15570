"""Rows as CSV, JSON Lines or GeoJSON, written as they come."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final, TextIO

from bot.exporting.columns import ATTRIBUTION, COLUMNS, Cell, Context, Item, row_of
from bot.exporting.precision import located

SEPARATOR: Final = "; "
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")

Writer = Callable[[Iterable[Item], Context, TextIO], int]
"""Writes all items and returns how many there were."""


def write_csv(items: Iterable[Item], context: Context, out: TextIO) -> int:
    """RFC 4180 with a header. Lists are joined by "; ", what is not stated is empty."""
    writer = csv.writer(out)
    writer.writerow([column.name for column in COLUMNS])
    written = 0
    for item in items:
        writer.writerow([_csv_cell(cell) for cell in row_of(item, context).values()])
        written += 1
    return written


def write_jsonl(items: Iterable[Item], context: Context, out: TextIO) -> int:
    """One JSON object a line, its keys the columns."""
    written = 0
    for item in items:
        out.write(_json(row_of(item, context)) + "\n")
        written += 1
    return written


def write_geojson(items: Iterable[Item], context: Context, out: TextIO) -> int:
    """A FeatureCollection (RFC 7946) with one feature a line; without a settlement or district there is no geometry."""
    head = {"type": "FeatureCollection", "attribution": ATTRIBUTION, "demo": context.demo}
    out.write(_json(head)[:-1] + ',"features":[')
    written = 0
    for item in items:
        feature = {
            "type": "Feature",
            "id": item.incident.id,
            "geometry": _geometry(item),
            "properties": row_of(item, context),
        }
        out.write(("," if written else "") + "\n" + _json(feature))
        written += 1
    out.write("\n]}\n")
    return written


WRITERS: Final[Mapping[str, Writer]] = MappingProxyType(
    {"csv": write_csv, "geojson": write_geojson, "jsonl": write_jsonl}
)


def _csv_cell(cell: Cell) -> Any:
    if isinstance(cell, list):
        cell = SEPARATOR.join(cell)
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        # A spreadsheet would calculate it: names of channels and places come from outside.
        return f"'{cell}"
    return cell


def _geometry(item: Item) -> dict[str, Any] | None:
    points = list(dict.fromkeys((place.lon, place.lat) for place in located(item.incident)))
    if not points:
        return None
    if len(points) == 1:
        return {"type": "Point", "coordinates": list(points[0])}
    return {"type": "MultiPoint", "coordinates": [list(point) for point in points]}


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
