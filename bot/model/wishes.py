"""What a chat asks for beside regions, language and time zone."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import timedelta
from typing import Any, Literal

INSTANT = 1
"""Minutes of a window that means: as soon as something is known."""

Sound = Literal["all", "grave", "none"]
"""all: every message makes a sound; grave: only news of casualties or damage; none: no message does."""


@dataclass(frozen=True, slots=True)
class Wish:
    """The defaults are those of a new subscription.

    `least` is the smallest number of UAVs worth telling (0 = any), `grave` narrows to casualties or damage. `places`
    are (region code, Russian name): of a region with places only those are told. `at` is when windows begin and
    `quiet` a stretch without messages, both in minutes after midnight. `calm` asks for a message also without news.
    """

    least: int = 0
    grave: bool = False
    places: tuple[tuple[str, str], ...] = ()
    sound: Sound = "all"
    calm: bool = False
    at: int = 0
    quiet: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """The same text for equal wishes, "" for the default one; wish_from_text takes it back."""
        standard = asdict(Wish())
        told = {name: value for name, value in asdict(self).items() if value != standard[name]}
        return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if told else ""

    def places_in(self, region: str) -> frozenset[str]:
        """The places to which a region is narrowed; none where all of it is wanted."""
        return frozenset(name for code, name in self.places if code == region)

    @property
    def offset(self) -> timedelta:
        return timedelta(minutes=self.at)


def wish_from_text(text: str) -> Wish:
    """The inverse of Wish.text; raises ValueError for anything else."""
    if not text:
        return Wish()
    data: dict[str, Any] = json.loads(text)
    if unknown := data.keys() - {field.name for field in fields(Wish)}:
        raise ValueError(f"no wish is called {', '.join(sorted(unknown))}")
    if "places" in data:
        data["places"] = tuple((code, name) for code, name in data["places"])
    if data.get("quiet"):
        start, end = data["quiet"]
        data["quiet"] = (start, end)
    return Wish(**data)
