"""Families of wordings that once broke the reader. All are written for these tests; the posts stand in files beside.

Each has what broke (`broke`), the `text`, its channel's home `region` (RU-TUL if not given; null: federal) and what is
wanted: `verdict`, the first `event`, how many came down `by_region`, and any of the facts of
tests.reading.test_broken_accounts.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.model.codec import reading_to_json
from bot.yaml_files import read_plain
from tests.reading.support import Read, differences
from tests.reading.test_broken_accounts import facts

OF_OTHER_TESTS = {"broken_breakdowns.yaml", "broken_overviews.yaml", "broken_period_probes.yaml"}
POSTS: list[dict[str, Any]] = [
    post
    for path in sorted(Path(__file__).parent.glob("broken_*.yaml"))
    if path.name not in OF_OTHER_TESTS
    for post in read_plain(path)
]


@pytest.mark.parametrize("post", POSTS, ids=[post["broke"] for post in POSTS])
def test_post_of_a_family(read: Read, post: dict[str, Any]) -> None:
    wanted = {key: value for key, value in post.items() if key not in {"broke", "text", "region"}}

    reading = read(post["text"], post.get("region", "RU-TUL"))

    have = facts(reading) | {"verdict": reading.verdict.value}
    have["claimant"] = next((report["claimant"] for report in reading_to_json(reading)["reports"]), None)
    have["event"] = next((report.event.value for report in reading.reports), None)
    have["by_region"] = {code: r.downed.min for r in reading.reports if r.downed for code in r.regions}
    assert wanted
    assert differences(wanted, have) == []
