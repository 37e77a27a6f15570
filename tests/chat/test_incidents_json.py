from __future__ import annotations

import json
from dataclasses import replace

from bot.channels import Channels
from bot.chat import Span, incidents_as_json
from bot.model import Count, Figure
from bot.store import Database
from tests.chat.builders import NOW, cover, incident, record, source


async def test_an_incident_is_told_with_its_sources_and_links(database: Database, channels: Channels) -> None:
    governor = source("demo_smolensk", "demo_smolensk", 1, 1, link="https://example.org/1")
    ministry = source("mod", "demo_mod_russia", 1, 2, link="https://example.org/2")
    figure = Figure(downed=Count.exact(1), attacked=Count(2, None), killed=0, damage=False)
    await record(database, incident(("RU-SMO",), governor, ministry, figure=figure, places=("Починковский",)))
    await cover(database, "demo_smolensk")

    data = await incidents_as_json(database, channels, "RU-SMO", NOW)

    assert data == {
        "region": "RU-SMO",
        "coverage": [
            {"channel": "demo_mod_russia", "read_from": None, "read_to": None},
            {
                "channel": "demo_smolensk",
                "read_from": "2025-10-09T09:00:00+00:00",
                "read_to": "2025-12-08T09:00:00+00:00",
            },
        ],
        "incidents": [
            {
                "id": 1,
                "region": "RU-SMO",
                "start": "2025-12-08T02:00:00+00:00",
                "end": "2025-12-08T04:00:00+00:00",
                "downed": {"min": 1, "max": 1},
                "attacked": {"min": 2, "max": None},
                "killed": 0,
                "injured": None,
                "damage": False,
                "places": ["Починковский"],
                "sources": [
                    {
                        "name": "Governor of Smolensk Oblast (demo)",
                        "channel": "demo_smolensk",
                        "downed": {"min": 1, "max": 1},
                        "links": ["https://example.org/1"],
                    },
                    {
                        "name": "Ministry of Defence (demo)",
                        "channel": "demo_mod_russia",
                        "downed": {"min": 1, "max": 1},
                        "links": ["https://example.org/2"],
                    },
                ],
            }
        ],
    }
    assert json.loads(json.dumps(data)) == data


async def test_all_of_the_record_is_given_newest_first_unless_a_period_is_asked(
    database: Database, channels: Channels
) -> None:
    await record(database, *(incident(hours_ago=number) for number in range(1, 1200)))

    everything = await incidents_as_json(database, channels, "RU-SMO", NOW)
    day = await incidents_as_json(database, channels, "RU-SMO", NOW, Span(24))

    assert [item["id"] for item in everything["incidents"]] == list(range(1, 1200))
    assert [item["id"] for item in day["incidents"]] == list(range(1, 25))


async def test_a_ministry_figure_passed_on_by_a_governor_is_the_ministrys(
    database: Database, channels: Channels
) -> None:
    await record(database, incident(("RU-SMO",), source("mod", "demo_smolensk", 3)))

    data = await incidents_as_json(database, channels, "RU-SMO", NOW)

    [told] = data["incidents"][0]["sources"]
    assert (told["name"], told["channel"]) == ("Ministry of Defence (demo)", "demo_smolensk")


async def test_a_total_over_several_regions_belongs_to_none_of_them(database: Database, channels: Channels) -> None:
    await record(database, incident(("RU-SMO", "RU-TUL"), source("mod", "demo_mod_russia", 9)))

    [item] = (await incidents_as_json(database, channels, "RU-TUL", NOW))["incidents"]

    assert item["region"] is None
    assert item["regions"] == ["RU-SMO", "RU-TUL"]


async def test_what_its_sources_deleted_is_left_out(database: Database, channels: Channels) -> None:
    gone = source("demo_smolensk", "demo_smolensk", 5, 1, withdrawn=True)
    still = source("mod", "demo_mod_russia", 1, 2)
    await record(
        database,
        incident(("RU-SMO",), gone, hours_ago=1),
        replace(incident(("RU-SMO",), still, gone, hours_ago=9), headline_source="mod"),
    )

    data = await incidents_as_json(database, channels, "RU-SMO", NOW)

    assert [[told["channel"] for told in item["sources"]] for item in data["incidents"]] == [["demo_mod_russia"]]
