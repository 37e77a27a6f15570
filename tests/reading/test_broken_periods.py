"""Hours and days that once broke the reader; the posts stand in broken_period_probes.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.model import Period
from bot.yaml_files import read_plain
from tests.reading.support import Read, only

POSTS: list[dict[str, Any]] = read_plain(Path(__file__).parent / "broken_period_probes.yaml")


def shown(period: Period | None) -> str | None:
    """«7T22:15 – 8T04:20», one moment alone, None without clock times."""
    if period is None or (period.start is None and period.end is None):
        return None
    start, end = (f"{moment.day}T{moment:%H:%M}" if moment else "" for moment in (period.start, period.end))
    return start if start == end else f"{start} – {end}"


@pytest.mark.parametrize("post", POSTS, ids=[post["broke"] for post in POSTS])
def test_period(read: Read, post: dict[str, Any]) -> None:
    reading = read(post["text"], date=f"2025-12-08T{post.get('posted', '08:00')}:00+03:00")

    assert shown(only(reading).period) == post["period"], reading
