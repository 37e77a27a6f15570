from __future__ import annotations

import re

from bot.digests.split import visible_units
from bot.model import Figure
from tests.chat.builders import Person, ago, cover, incident, record, source

CHANNELS = ("demo_mod_russia", "demo_smolensk")


async def test_the_incidents_of_a_region_come_newest_first_with_their_freshness(ann: Person) -> None:
    await record(ann.database, incident(hours_ago=30), incident(hours_ago=3), incident(("RU-TUL",), hours_ago=1))
    await cover(ann.database, *CHANNELS)

    text = await ann.says("/incidents smolensk")

    assert "Smolensk Oblast" in text and "whole record" in text and "2 events" in text
    assert text.index("no. 2") < text.index("no. 1")
    assert "no. 3" not in text
    assert "demo_mod_russia to 12:00, demo_smolensk to 12:00 (Moscow time)" in text


async def test_a_russian_client_gets_the_answer_in_russian(boris: Person) -> None:
    await record(boris.database, incident())
    await cover(boris.database, *CHANNELS)

    text = await boris.says("/incidents смоленская")

    assert "Смоленская область" in text and "1 событие" in text and "по данным губернатора" in text
    assert "demo_smolensk до 12:00" in text


async def test_a_period_counts_back_from_the_time_of_the_answer(ann: Person) -> None:
    await record(ann.database, incident(hours_ago=23), incident(hours_ago=25), incident(hours_ago=24 * 8))
    await cover(ann.database, *CHANNELS)

    day, week = await ann.says("/incidents smolensk 24h"), await ann.says("/incidents smolensk неделя")

    assert "1 event" in day and "last 24 hours" in day
    assert "2 events" in week and "last 7 days" in week


async def test_an_incident_two_sources_tell_of_is_one_event(ann: Person) -> None:
    both = (source("demo_smolensk", "demo_smolensk", 1, 1), source("mod", "demo_mod_russia", 1, 2))
    await record(ann.database, incident(("RU-SMO",), *both))
    await cover(ann.database, *CHANNELS)

    text = await ann.says("smolensk")

    assert "1 event" in text
    assert "reported by the governor" in text and "Ministry of Defence: 1" in text


async def test_a_channel_that_was_never_read_is_no_zero(ann: Person) -> None:
    text = await ann.says("/incidents smolensk")

    assert "Nothing can be said" in text
    assert "No reports" not in text
    assert "demo_smolensk not read yet" in text


async def test_silence_of_channels_that_were_read_is_told_as_such(ann: Person) -> None:
    await cover(ann.database, "demo_mod_russia", end=ago(5))

    text = await ann.says("/incidents smolensk 24h")

    assert "No reports of UAVs are on record" in text
    assert "demo_mod_russia not read since 07:00" in text
    assert "demo_smolensk not read yet" in text
    assert "demo_old" not in text


async def test_an_answer_says_where_the_record_begins_inside_the_period(ann: Person) -> None:
    await cover(ann.database, *CHANNELS, start=ago(24 * 3))

    week, day = await ann.says("/incidents smolensk 7d"), await ann.says("/incidents smolensk 24h")

    assert "The record begins 5 Dec 12:00.\n<i>As reported by official channels" in week
    assert week.count("As reported by") == 1
    assert "The record begins" not in day


async def test_pages_are_turned_in_the_same_message(ann: Person) -> None:
    await record(ann.database, *(incident(hours_ago=number) for number in range(1, 24)))
    await cover(ann.database, *CHANNELS)

    first = await ann.says("/incidents smolensk 30d")
    assert ann.labels == ["Older", "Map", "Chart", "CSV", "Subscribe"]
    second = await ann.presses("Older")
    assert ann.answers[0].edit
    third = await ann.presses("Older")
    assert ann.labels == ["Newer", "Map", "Chart", "CSV", "Subscribe"]

    assert [_numbers(page) for page in (first, second, third)] == [
        list(range(1, 11)),
        list(range(11, 21)),
        [21, 22, 23],
    ]
    assert all("23 events" in page for page in (first, second, third))
    assert await ann.presses("Newer") == second


async def test_a_page_shows_fewer_incidents_rather_than_two_messages(ann: Person) -> None:
    places = [f"Очень длинное название района номер {number}" for number in range(8)]
    await record(ann.database, *(incident(hours_ago=number, places=places) for number in range(1, 13)))
    await cover(ann.database, *CHANNELS)
    seen = []

    text = await ann.says("/incidents smolensk")
    while "Older" in ann.labels:
        seen += _numbers(text)
        assert len(ann.answers) == 1 and visible_units(text) < 4096
        text = await ann.presses("Older")

    assert seen + _numbers(text) == list(range(1, 13))


async def test_a_page_beyond_the_end_is_the_last_one(ann: Person) -> None:
    await record(ann.database, *(incident(hours_ago=number) for number in range(1, 13)))
    await cover(ann.database, *CHANNELS)

    text = await ann.sends("i:RU-SMO:all:500")

    assert _numbers(text) == list(range(3, 13))
    assert ann.labels == ["Newer", "Map", "Chart", "CSV", "Subscribe"]


async def test_subscribing_from_an_answer_takes_one_press(ann: Person) -> None:
    await ann.says("/incidents tula")

    await ann.presses("Subscribe")
    await ann.says("/incidents tula")

    assert await ann.regions() == ("RU-TUL",)
    assert "Subscribe" not in ann.labels


async def test_a_doubtful_region_keeps_its_period_through_the_question(ann: Person) -> None:
    text = await ann.says("/incidents altai 7d")
    assert "Did you mean?" in text

    await ann.presses("Altai Krai")

    assert [button.data for button in ann.buttons] == ["m:7d", "g:RU-ALT:7d", "v:RU-ALT:7d", "s:RU-ALT"]
    await ann.sends("i:RU-ALT:7d:0")
    assert "Altai Krai" in ann.answers[0].html


async def test_a_region_typed_without_a_command_is_a_question(boris: Person) -> None:
    await cover(boris.database, *CHANNELS)

    assert "Смоленская область" in await boris.says("смоленск")
    assert "Вы имели в виду?" in await boris.says("алтай")
    assert "Все команды: /help" in await boris.says("как дела")


async def test_wrong_arguments_are_explained(ann: Person) -> None:
    assert "Which region?" in await ann.says("/incidents")
    assert "no region “qqqqqq”" in await ann.says("/incidents qqqqqq")
    assert "“9x” is not understood" in await ann.says("/incidents smolensk 9x")
    assert "no such command" in await ann.says("/incidnets smolensk")


async def test_own_regions_are_offered_where_none_is_named(ann: Person) -> None:
    await ann.says("/subscribe tula")

    await ann.says("/incidents")

    assert ann.labels == ["Tula Oblast"]


async def test_one_incident_is_told_in_full(ann: Person) -> None:
    told = incident(("RU-SMO",), source("demo_smolensk", "demo_smolensk", 2), figure=Figure(killed=0, injured=1))
    await record(ann.database, told)

    text = await ann.says("/incident 1")

    assert "Smolensk Oblast" in text and "1 person injured" in text
    assert await ann.says("/incident №1") == text
    assert await ann.sends("n:1") == text


async def test_an_incident_that_is_not_there_is_named(ann: Person) -> None:
    assert "no event no. 7 " in await ann.says("/incident 7")
    assert "Which event?" in await ann.says("/incident")
    assert "Which event?" in await ann.says("/incident seven")


async def test_a_total_over_several_regions_is_shown_with_each_of_them(ann: Person) -> None:
    await record(ann.database, incident(("RU-SMO", "RU-TUL"), source("mod", "demo_mod_russia", 9)))
    await cover(ann.database, *CHANNELS)

    texts = [await ann.says(f"/incidents {name}") for name in ("smolensk", "tula")]

    assert all("a total, not given by region" in text for text in texts)
    await ann.says("/incident 1")
    assert ann.labels == ["What it rests on", "Map", "Smolensk", "Tula", "Subscribe: Smolensk", "Subscribe: Tula"]


async def test_an_incident_leads_on_to_its_chain_its_map_and_a_subscription(ann: Person) -> None:
    await record(ann.database, incident(("RU-SMO",), hours_ago=30))
    await cover(ann.database, *CHANNELS)

    await ann.says("/incident 1")
    assert {button.label: button.data for button in ann.buttons} == {
        "What it rests on": "y:1",
        "Map": "m:7d",
        "Smolensk": "i:RU-SMO:all:0",
        "Subscribe": "s:RU-SMO",
    }
    assert "Where this comes from" in await ann.presses("What it rests on")
    await ann.sends("n:1")
    await ann.presses("Subscribe")
    assert await ann.regions() == ("RU-SMO",)
    await ann.sends("n:1")
    assert "Subscribe" not in ann.labels


async def test_a_deleted_post_is_shown_as_deleted(ann: Person) -> None:
    gone = source("demo_smolensk", "demo_smolensk", 1, withdrawn=True)
    await record(ann.database, incident(("RU-SMO",), gone))
    await cover(ann.database, *CHANNELS)

    assert "deleted by the source" in await ann.says("/incidents smolensk")


def _numbers(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"no\. (\d+)", text)]
