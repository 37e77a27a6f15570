"""The lists of districts and settlements: tables parted by tabs, with a head line."""

from __future__ import annotations

import csv
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Final

from bot.findings import ConfigError, Finding

_COLUMNS: Final = {
    "settlements.tsv": ("iso", "geonameid", "name", "name_ru", "lat", "lon", "pop"),
    "districts.tsv": ("iso", "geonameid", "name", "name_ru", "lat", "lon"),
}
_LIMITS: Final = {"lat": 90.0, "lon": 180.0}


def check_listing(path: Path, regions: Container[str]) -> tuple[list[dict[str, str]], list[Finding]]:
    """(the rows by column, what is wrong with them) of settlements.tsv or districts.tsv.

    Raises ConfigError when the file cannot be read or lacks a column.
    """
    rows: list[dict[str, str]] = []
    findings: list[Finding] = []
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            columns = table.fieldnames or ()
            missing = [name for name in _COLUMNS[path.name] if name not in columns]
            if missing:
                raise ConfigError.of([Finding(path, 1, "", f"the head line lacks the column “{missing[0]}”; add it")])
            for row in table:
                wrong = list(_wrong(row, len(columns), regions))
                findings += [Finding(path, table.line_num, row["name"] or "", message) for message in wrong]
                if not wrong:
                    rows.append(row)
    except OSError as error:
        raise ConfigError.of([Finding(path, 1, "", f"cannot be read ({error.strerror})")]) from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise ConfigError.of([Finding(path, 1, "", f"not a table of UTF-8 text: {error}")]) from None
    return rows, findings


def _wrong(row: Mapping[str | None, str | list[str] | None], width: int, regions: Container[str]) -> Iterator[str]:
    if None in row or None in row.values():
        yield f"has not the {width} columns of the head line; parts are parted by tabs"
        return
    if row["iso"] not in regions:
        yield f"no region has the code “{row['iso']}”; regions.yaml lists them"
    if not str(row.get("pop", 0)).isdigit():
        yield f"pop wants a whole number, not “{row['pop']}”"
    for axis, limit in _LIMITS.items():
        if row[axis] and not _within(str(row[axis]), limit):
            yield f"{axis} wants degrees from -{limit:.0f} to {limit:.0f} or nothing, not “{row[axis]}”"


def _within(text: str, limit: float) -> bool:
    try:
        return abs(float(text)) <= limit
    except ValueError:
        return False
