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

POSTS: list[dict[str, Any]] = [
    post
    for name in (
        "broken_families.yaml",
        "broken_turns.yaml",
        "broken_particulars.yaml",
        "broken_asides.yaml",
        "broken_numbers.yaml",
        "broken_sites.yaml",
        "broken_denials.yaml",
        "broken_harm.yaml",
        "broken_verbs.yaml",
        "broken_victims.yaml",
        "broken_one_after_another.yaml",
        "broken_names.yaml",
        "broken_rare.yaml",
        "broken_lists.yaml",
        "broken_reports.yaml",
        "broken_stories.yaml",
        "broken_sums.yaml",
        "broken_quiet.yaml",
        "broken_assertions.yaml",
        "broken_between.yaml",
        "broken_apart.yaml",
        "broken_news.yaml",
        "broken_people.yaml",
        "broken_officials.yaml",
        "broken_bystanders.yaml",
        "broken_mixed.yaml",
        "broken_hearsay.yaml",
        "broken_digest_people.yaml",
        "broken_people_over_a_digest.yaml",
        "broken_wholes.yaml",
        "broken_false_places.yaml",
        "broken_hospital.yaml",
        "broken_damage_probes.yaml",
        "broken_things.yaml",
        "broken_people_probes.yaml",
        "broken_toll_probes.yaml",
        "broken_totals_probes.yaml",
        "broken_totals_more.yaml",
        "broken_totals_left.yaml",
        "broken_verdict_probes.yaml",
        "broken_ruled_out.yaml",
        "broken_oddly.yaml",
        "broken_details.yaml",
        "broken_digests.yaml",
        "broken_digest_lines.yaml",
        "broken_sites_hidden.yaml",
        "broken_remnants.yaml",
        "broken_clauses.yaml",
        "broken_headlines.yaml",
        "broken_sites_told_of.yaml",
        "broken_after_wounds.yaml",
        "broken_villages_told_of.yaml",
        "broken_denials_in_digests.yaml",
        "broken_unread_interceptions.yaml",
        "broken_places_missed.yaml",
        "broken_counts_of_a_night.yaml",
        "broken_villages_listed.yaml",
        "broken_deaths_told.yaml",
        "broken_people_hurt_in_digests.yaml",
    )
    for post in read_plain(Path(__file__).with_name(name))
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
