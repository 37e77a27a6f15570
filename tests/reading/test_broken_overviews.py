"""Overviews of several regions and English renderings that once broke the reader. All are written for these tests.

The posts stand in files beside. Each has what broke (`broke`), the `text`, its channel's home `region` (none if not
given) or `federal`, and the `counts` of its reports by region or sea (several with «+» between; `nowhere`), with any
of `verdict`, the facts of tests.reading.test_broken_accounts, and `date` where the day matters.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.model import Reading
from bot.reading import Reader
from bot.yaml_files import read_plain
from tests.reading.support import differences
from tests.reading.test_broken_accounts import facts

_FILES = ("broken_overviews.yaml", "broken_breakdowns.yaml")
POSTS: list[dict[str, Any]] = [post for name in _FILES for post in read_plain(Path(__file__).with_name(name))]
_NOT_FACTS = {"broke", "text", "region", "federal", "date", "counts"}


@pytest.mark.parametrize("post", POSTS, ids=[post["broke"] for post in POSTS])
def test_post_of_an_overview(reader: Reader, post: dict[str, Any]) -> None:
    wanted = {key: value for key, value in post.items() if key not in _NOT_FACTS}
    date = datetime.fromisoformat(post.get("date", "2025-12-08T08:00:00+03:00"))

    reading = reader.read(post["text"], date=date, region=post.get("region"), federal=post.get("federal", False))

    assert counts(reading) == post["counts"]
    assert differences(wanted, facts(reading) | {"verdict": reading.verdict.value}) == []


def counts(reading: Reading) -> dict[str, int | None]:
    """How many were downed, by the regions and seas of each report."""
    found: dict[str, int | None] = {}
    for report in reading.reports:
        key = "+".join(report.regions + report.seas) or "nowhere"
        if report.downed is not None:
            found[key] = (found.get(key) or 0) + report.downed.min
        else:
            found.setdefault(key, None)
    return found
