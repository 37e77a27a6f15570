"""Posts as JSON Lines in, readings as JSON objects out: the contract of `uavwatch read`."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from bot.model.codec import reading_to_json
from bot.reading.reader import Reader

Home = Callable[[str], tuple[str | None, bool]]


def read_lines(reader: Reader, home: Home, lines: Iterable[str]) -> Iterator[tuple[dict[str, Any], bool]]:
    """For each line that is not blank, in order: (object to print, whether the line was well formed).

    `home` gives a channel's home region (None where unknown) and whether it is federal; a post's own "region" stands
    in where the region is unknown. A malformed line gives {"id": … or None, "error": …} and False.
    """
    for line in lines:
        if line.strip():
            yield _read_line(reader, home, line)


def _read_line(reader: Reader, home: Home, line: str) -> tuple[dict[str, Any], bool]:
    identity: Any = None
    try:
        data = json.loads(line)
        if not isinstance(data, dict):
            raise ValueError("not a JSON object")
        identity = data.get("id")
        text, channel = _string(data, "text"), _string(data, "channel")
        date = _date(_string(data, "date"))
        region, federal = home(channel)
        if region is None and isinstance(data.get("region"), str):
            region = data["region"]
    except (ValueError, RecursionError) as error:
        return {"id": identity, "error": str(error)}, False
    reading = reader.read(text, date=date, region=region, federal=federal)
    return {"id": identity, **reading_to_json(reading)}, True


def _string(data: dict[str, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str):
        raise ValueError(f"{key} is missing or not a string")
    return value


def _date(text: str) -> datetime:
    date = datetime.fromisoformat(text)
    return date if date.tzinfo else date.replace(tzinfo=UTC)
