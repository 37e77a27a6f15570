"""Shared helpers: where the configuration is, and one-line checks of a reading."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

from bot.model import Reading, Report
from bot.model.codec import report_to_json

CONFIG = Path(__file__).parents[2] / "config"


class Read(Protocol):
    def __call__(
        self, text: str, region: str | None = "RU-SMO", date: str = "2025-12-08T08:00:00+03:00"
    ) -> Reading: ...


def only(reading: Reading) -> Report:
    """The single report of a reading."""
    assert len(reading.reports) == 1, reading
    return reading.reports[0]


def names(report: Report) -> list[str]:
    return [place.name for place in report.places]


def differences(want: Any, have: Any, path: str = "") -> list[str]:
    """Where `have` lacks what `want` says; keys that `want` leaves out are not looked at."""
    if isinstance(want, dict):
        if not isinstance(have, dict):
            return [f"{path}: {have!r}, wanted {want!r}"]
        return [line for key in want for line in differences(want[key], have.get(key), f"{path}.{key}")]
    if isinstance(want, list) and isinstance(have, list) and len(want) == len(have):
        return [
            line for number, pair in enumerate(zip(want, have, strict=True))
            for line in differences(*pair, f"{path}[{number}]")
        ]  # fmt: skip
    return [] if want == have else [f"{path}: {have!r}, wanted {want!r}"]


def as_json(reading: Reading) -> list[dict[str, Any]]:
    return [report_to_json(report) for report in reading.reports]
