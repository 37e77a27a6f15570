"""Times of day as people type them: one, or a stretch from one to another."""

from __future__ import annotations

import re
from typing import Final

_CLOCK: Final = r"(\d{1,2})(?:[:.](\d{2}))?"
_ONE: Final = re.compile(_CLOCK)
_STRETCH: Final = re.compile(rf"(?:с|from)?\s*{_CLOCK}\s*(?:-|–|—|до|to|till|until)\s*{_CLOCK}", re.IGNORECASE)
_OFF: Final = frozenset({"off", "no", "none", "нет", "выкл", "выключить", "без"})
DAY: Final = 24 * 60


def parse_clock(text: str) -> int | None:
    """Minutes after midnight of "8", "8:15" or "08.15"; None for anything else."""
    found = _ONE.fullmatch(text.strip())
    return None if found is None else _minutes(found[1], found[2])


def parse_stretch(text: str) -> tuple[int, int] | None:
    """Both ends of "22:30-7", «с 23 до 7:15», in minutes after midnight; None for anything else."""
    found = _STRETCH.fullmatch(text.strip())
    if found is None:
        return None
    start, end = _minutes(found[1], found[2]), _minutes(found[3], found[4])
    return None if start is None or end is None or start == end else (start, end)


def is_off(text: str) -> bool:
    return text.strip().lower() in _OFF


def clock(minutes: int) -> str:
    """Minutes after midnight as 08:15."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def clock_code(minutes: int) -> str:
    """The same for a button: 0815."""
    return f"{minutes // 60:02}{minutes % 60:02}"


def clock_from_code(code: str) -> int | None:
    """The inverse of clock_code."""
    return _minutes(code[:2], code[2:]) if len(code) == 4 and code.isascii() and code.isdigit() else None


def _minutes(hours: str, minutes: str | None) -> int | None:
    total = int(hours) * 60 + int(minutes or 0)
    return total if total < DAY and int(minutes or 0) < 60 else None
