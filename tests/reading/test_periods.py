"""When it happened, in Moscow time unless the post says otherwise."""

from __future__ import annotations

import pytest

from bot.model.codec import period_to_json
from tests.reading.support import Read, only

POSTED = "2025-12-08T08:00:00+03:00"


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("В период с 23.00 мск 7 декабря до 7.00 мск 8 декабря", "2025-12-07T23:00", "2025-12-08T07:00"),
        ("С 22.00 07.12.2025 до 06.30 08.12.2025 (мск)", "2025-12-07T22:00", "2025-12-08T06:30"),
        ("С 23:00 до 5:00", "2025-12-07T23:00", "2025-12-08T05:00"),
        ("C 1:40 до 4:55", "2025-12-08T01:40", "2025-12-08T04:55"),
        ("С 23 часов 7 декабря до 7 утра 8 декабря", "2025-12-07T23:00", "2025-12-08T07:00"),
        ("С 20.00 до полуночи", "2025-12-07T20:00", "2025-12-08T00:00"),
        ("С 20.00 до 0.00 мск 7 декабря", "2025-12-07T20:00", "2025-12-08T00:00"),
        ("С 20.00 7 декабря до 0.00 8 декабря", "2025-12-07T20:00", "2025-12-08T00:00"),
        ("С 20.00 до полуночи 8 декабря", "2025-12-07T20:00", "2025-12-08T00:00"),
        ("С 22.00 7 декабря до 24.00", "2025-12-07T22:00", "2025-12-08T00:00"),
        ("Около 6.30 мск", "2025-12-08T06:30", "2025-12-08T06:30"),
        ("Утром, до 7.30,", None, "2025-12-08T07:30"),
        ("Между 3.10 и 4.25", "2025-12-08T03:10", "2025-12-08T04:25"),
        ("В 03:40 и 05:15", "2025-12-08T03:40", "2025-12-08T05:15"),
        ("В 2 часа 15 минут", "2025-12-08T02:15", "2025-12-08T02:15"),
        ("С 3 до 5 часов утра", "2025-12-08T03:00", "2025-12-08T05:00"),
        ("С 22 до 6 часов", "2025-12-07T22:00", "2025-12-08T06:00"),
        ("В 21:15", "2025-12-07T21:15", "2025-12-07T21:15"),
        ("From 8 p.m. until midnight on December 7", "2025-12-07T20:00", "2025-12-08T00:00"),
        ("From 10 p.m. on December 7 until 7 a.m. on December 8", "2025-12-07T22:00", "2025-12-08T07:00"),
    ],
)
def test_clock_times(read: Read, when: str, start: str | None, end: str | None) -> None:
    text = f"{when} сбиты 5 БПЛА." if not when.startswith("From") else f"{when} air defence shot down 5 UAVs."

    period = period_to_json(only(read(text, date=POSTED)).period)

    full = [moment and f"{moment}:00+03:00" for moment in (start, end)]
    assert period == {"start": full[0], "end": full[1], "basis": "stated"}


def test_local_time_where_the_post_says_so(read: Read) -> None:
    period = only(read("С 02:10 до 04:45 по самарскому времени сбиты 4 БПЛА.", "RU-SAM", POSTED)).period

    assert period is not None
    assert period.start is not None
    assert period.start.isoformat() == "2025-12-08T02:10:00+04:00"


def test_period_told_in_a_sentence_of_its_own(read: Read) -> None:
    period = period_to_json(only(read("С 23.00 до 5.00 работала ПВО. Сбиты 12 БПЛА.", date=POSTED)).period)

    assert period is not None
    assert (period["start"], period["end"]) == ("2025-12-07T23:00:00+03:00", "2025-12-08T05:00:00+03:00")


def test_hours_that_open_what_an_official_is_quoted_with(read: Read) -> None:
    text = "Глава области:\n\n«9:00 7 декабря – 7:00 8 декабря. Сбиты 12 БПЛА»."

    period = period_to_json(only(read(text, date=POSTED)).period)

    assert period == {"start": "2025-12-07T09:00:00+03:00", "end": "2025-12-08T07:00:00+03:00", "basis": "stated"}


def test_new_year_belongs_to_the_year_before(read: Read) -> None:
    text = "В период с 23.00 31 декабря до 5.00 1 января сбиты 4 БПЛА."

    period = period_to_json(only(read(text, date="2026-01-01T09:00:00+03:00")).period)

    assert period is not None
    assert (period["start"], period["end"]) == ("2025-12-31T23:00:00+03:00", "2026-01-01T05:00:00+03:00")


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Прошедшей ночью сбиты 5 БПЛА.", "night"),
        ("Сегодня утром сбиты 5 БПЛА.", "morning"),
        ("Вечером сбиты 5 БПЛА.", "evening"),
        ("За прошедшие сутки сбиты 5 БПЛА.", "past_day"),
    ],
)
def test_parts_of_the_day_have_no_clock_times(read: Read, text: str, basis: str) -> None:
    period = period_to_json(only(read(text)).period)

    assert period == {"start": None, "end": None, "basis": basis}


def test_the_hour_of_an_all_clear_is_no_period_of_the_attack(read: Read) -> None:
    report = only(read("Сбиты 5 БПЛА. Режим беспилотной опасности отменён в 4.30."))

    assert report.period is None
