"""Map, chart and table of what was reported."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

from bot.chat import Desk
from bot.chat.contract import Request
from bot.chat.desk import Turn
from bot.chat.stats import days_of
from bot.digests import Coverage
from bot.model import Figure
from tests.chat.builders import NOW, Person, ago, cover, incident, record, source

CHANNELS = ("demo_mod_russia", "demo_smolensk")
PNG = b"\x89PNG"


def turn_of(desk: Desk) -> Turn:
    return Turn(desk, Request(1, None, 1, ""), NOW, (), "en")


def coverage(days: float) -> Coverage:
    return Coverage("demo_smolensk", "Governor", "RU-SMO", NOW - timedelta(days=days), NOW)


async def test_the_map_is_a_picture_of_the_last_day(ann: Person) -> None:
    await record(ann.database, incident(hours_ago=3), incident(("RU-TUL",), hours_ago=30))
    await cover(ann.database, *CHANNELS)

    text = await ann.says("/map")

    [answer] = ann.answers
    assert answer.photo is not None and answer.photo.startswith(PNG)
    assert "7 Dec 12:00 – 8 Dec 12:00 (Moscow time)" in text and "Read up to 12:00" in text


async def test_the_same_map_is_drawn_once(ann: Person, boris: Person, desk: Desk) -> None:
    await record(ann.database, incident(hours_ago=3))
    await cover(ann.database, *CHANNELS)

    await ann.says("/map")
    await ann.says("/map 24ч")
    assert desk.gallery.drawings == 1

    await boris.says("/map")
    assert desk.gallery.drawings == 2


async def test_regions_without_a_number_are_named_beside_the_map(ann: Person) -> None:
    nothing = incident(("RU-SMO",), source("demo_smolensk", "demo_smolensk", None), hours_ago=3, figure=Figure())
    await record(ann.database, nothing, incident(("RU-TUL", "RU-BRY"), hours_ago=2))
    await cover(ann.database, *CHANNELS)

    text = await ann.says("/map 7d")

    assert "Reported without a number: Smolensk" in text
    assert "not given by region" in text


async def test_a_map_of_nothing_read_is_no_map(ann: Person) -> None:
    text = await ann.says("/map")

    assert ann.answers[0].photo is None
    assert "Nothing has been read yet" in text


async def test_a_period_nobody_understands_is_refused(ann: Person) -> None:
    assert "“&lt;b&gt;x” is not understood" in await ann.says("/map <b>x")


async def test_the_buttons_under_a_list_lead_to_map_chart_and_table(ann: Person) -> None:
    await record(ann.database, incident(hours_ago=3))
    await cover(ann.database, *CHANNELS)

    await ann.says("/incidents smolensk 7d")
    buttons = {button.label: button.data or "" for button in ann.buttons}
    pictures = []
    for label in ("Map", "Chart"):
        await ann.sends(buttons[label])
        pictures.append(ann.answers[0].photo)
        assert not ann.answers[0].edit
    await ann.sends(buttons["CSV"])

    assert all(picture and picture.startswith(PNG) for picture in pictures)
    assert ann.answers[0].document is not None


async def test_the_chart_tells_days_without_reading_from_days_without_reports(desk: Desk) -> None:
    told = incident(hours_ago=2)
    unstated = incident(("RU-SMO",), source("demo_smolensk", "demo_smolensk", None), hours_ago=26, figure=Figure())

    days = days_of("RU-SMO", [told, unstated], [coverage(days=2.9)], date(2025, 12, 3), turn_of(desk))

    assert [(day.date.day, day.count, day.unstated) for day in days] == [
        (3, None, False),
        (4, None, False),
        (5, 0, False),
        (6, 0, False),
        (7, 0, True),
        (8, 1, False),
    ]


async def test_reports_of_one_time_are_not_added_up_in_a_day(desk: Desk) -> None:
    three = source("demo_smolensk", "demo_smolensk", 3)
    five = source("mod", "demo_mod_russia", 5)

    days = days_of(
        "RU-SMO",
        [incident(("RU-SMO",), three, hours_ago=2), incident(("RU-SMO",), five, hours_ago=2)],
        [coverage(days=1)],
        date(2025, 12, 8),
        turn_of(desk),
    )

    assert [day.count for day in days] == [5]


async def test_the_figures_beside_the_chart(ann: Person) -> None:
    await record(ann.database, incident(hours_ago=3), incident(hours_ago=24 * 3))
    await cover(ann.database, *CHANNELS, start=ago(24 * 10))

    text = await ann.says("/stats smolensk")

    assert ann.answers[0].photo is not None
    assert "2 events" in text and "largest figures named: 2" in text and "Most on 8 Dec: 1" in text
    assert "19 days on which no channel was read (which is not zero)" in text


async def test_a_region_that_was_never_read_has_no_chart(ann: Person) -> None:
    text = await ann.says("/stats smolensk 7d")

    assert ann.answers[0].photo is None
    assert "Nothing can be said" in text and "demo_smolensk not read yet" in text


async def test_stats_ask_back_for_a_doubtful_region(ann: Person) -> None:
    await cover(ann.database, *CHANNELS)

    assert "Did you mean?" in await ann.says("/stats altai 7d")
    assert "Altai Krai" in await ann.presses("Altai Krai")
    assert "Which region?" in await ann.says("/stats")


async def test_the_table_has_one_row_an_incident(ann: Person) -> None:
    await record(ann.database, incident(hours_ago=3), incident(hours_ago=1), incident(("RU-TUL",)))
    await cover(ann.database, *CHANNELS)

    await ann.sends("v:RU-SMO:7d")

    document = ann.answers[0].document
    assert document is not None and document[0] == "uavwatch-RU-SMO-20251208.csv"
    rows = list(csv.DictReader(io.StringIO(document[1].decode("utf-8-sig"))))
    assert len(rows) == 2
    assert "2 events" in ann.answers[0].html and "demo_smolensk to 12:00" in ann.answers[0].html
