"""Wishes: what of the record reaches whom, and with how much noise."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.digests.narrowing import is_grave, is_wanted, narrowed
from bot.digests.windows import window_end
from bot.model import Count, Figure, Incident
from bot.model.wishes import Wish, wish_from_text
from bot.store.incidents import Revised
from tests.chat.builders import incident, source

NOW = datetime(2025, 12, 8, 9, 0, tzinfo=UTC)


def downed(number: int | None) -> Incident:
    return incident(("RU-SMO",), source("demo_smolensk", "demo_smolensk", number))


def moscow(hour: int, minute: int = 0, day: int = 8) -> datetime:
    return datetime(2025, 12, day, hour, minute, tzinfo=UTC) - timedelta(hours=3)


@pytest.mark.parametrize(
    "wish",
    [
        Wish(),
        Wish(least=5, sound="grave", calm=True, at=480, quiet=(1380, 420)),
        Wish(grave=True, places=(("RU-SMO", "Рудня"), ("RU-TUL", "Ефремов"))),
    ],
)
def test_a_wish_survives_being_written(wish: Wish) -> None:
    assert wish_from_text(wish.text) == wish
    assert (wish.text == "") == (wish == Wish())


def test_an_unknown_wish_is_refused() -> None:
    with pytest.raises(ValueError, match="pony"):
        wish_from_text('{"pony":true}')


@pytest.mark.parametrize(("number", "wanted"), [(4, False), (5, True), (None, False)])
def test_a_threshold_keeps_small_and_unstated_numbers_away(number: int | None, wanted: bool) -> None:
    assert is_wanted(downed(number), ("RU-SMO",), Wish(least=5)) is wanted


@pytest.mark.parametrize(
    ("figure", "grave"),
    [
        (Figure(downed=Count.exact(9)), False),
        (Figure(killed=0, injured=0, damage=False), False),
        (Figure(injured=1), True),
        (Figure(killed=1), True),
        (Figure(damage=True), True),
    ],
)
def test_only_stated_casualties_and_damage_are_grave(figure: Figure, grave: bool) -> None:
    item = incident(figure=figure)

    assert is_grave(item) is grave
    assert is_wanted(item, ("*",), Wish(grave=True)) is grave


def test_a_region_with_places_is_narrowed_and_others_are_not() -> None:
    wish = Wish(places=(("RU-SMO", "Рудня"),))
    regions = ("RU-SMO", "RU-TUL")

    assert is_wanted(incident(places=["Рудня"]), regions, wish)
    assert not is_wanted(incident(places=["Ярцево"]), regions, wish)
    assert not is_wanted(incident(), regions, wish)
    assert is_wanted(incident(("RU-TUL",)), regions, wish)
    assert not is_wanted(incident(("RU-BRY",)), regions, wish)


def test_an_incident_that_passes_the_threshold_later_is_news() -> None:
    grown = Revised(downed(3), downed(7), NOW)

    assert narrowed([grown], ("RU-SMO",), Wish(least=5)) == (Revised(None, downed(7), NOW),)


def test_an_incident_that_was_told_is_corrected_below_the_threshold_too() -> None:
    shrunk = Revised(downed(7), downed(3), NOW)

    assert narrowed([shrunk], ("RU-SMO",), Wish(least=5)) == (shrunk,)


def test_what_never_was_wanted_is_not_told() -> None:
    assert narrowed([Revised(downed(2), downed(3), NOW), Revised(downed(2), None, NOW)], ("*",), Wish(least=5)) == ()


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (moscow(7, 59), moscow(8, day=7)),
        (moscow(8), moscow(8)),
        (moscow(23), moscow(8)),
    ],
)
def test_a_daily_digest_ends_at_its_time(now: datetime, end: datetime) -> None:
    assert window_end(now, 1440, "Europe/Moscow", at=480) == end


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (moscow(22, 30), moscow(22)),
        (moscow(23, 0), moscow(23)),
        (moscow(23, 30), moscow(23)),
        (moscow(3, day=9), moscow(23)),
        (moscow(6, 59, day=9), moscow(23)),
        (moscow(7, 0, day=9), moscow(7, day=9)),
        (moscow(8, 30, day=9), moscow(8, day=9)),
    ],
)
def test_no_window_ends_in_quiet_hours_and_one_ends_with_them(now: datetime, end: datetime) -> None:
    assert window_end(now, 60, "Europe/Moscow", quiet=(23 * 60, 7 * 60)) == end


@pytest.mark.parametrize(
    ("now", "end"),
    [
        (moscow(7, 10), moscow(7)),
        (moscow(11, 59), moscow(7)),
        (moscow(12, 0), moscow(12)),
        (moscow(0, 30, day=9), moscow(12)),
    ],
)
def test_the_catch_up_comes_at_the_end_of_quiet_hours_whatever_the_schedule(now: datetime, end: datetime) -> None:
    assert window_end(now, 720, "Europe/Moscow", quiet=(22 * 60 + 30, 7 * 60)) == end


def test_quiet_hours_of_one_day_do_not_cross_midnight() -> None:
    assert window_end(moscow(14, 30), 60, "Europe/Moscow", quiet=(13 * 60, 15 * 60)) == moscow(13)
    assert window_end(moscow(15, 10), 60, "Europe/Moscow", quiet=(13 * 60, 15 * 60)) == moscow(15)
    assert window_end(moscow(9, 10), 60, "Europe/Moscow", quiet=(13 * 60, 15 * 60)) == moscow(9)
