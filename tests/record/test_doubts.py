from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.model import Basis, Count, Event, Flag, Period, Reading, Report, Verdict, WiderTotal
from bot.model.codec import reading_from_json, reading_to_json
from bot.paths import bundled
from bot.reading import Reader
from bot.record import Recorder
from bot.record.doubts import ENOUGH, SMALL, contradicts_itself, flags_now, known_regions, usual_limit
from bot.store import Database, incidents, open_database
from tests.record.night import CHANNELS, MINISTRY, ONE, at, post
from tests.store.examples import at as hours_on
from tests.store.examples import incident


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "record.db", bundled("migrations")) as opened:
        yield opened


def over(regions: tuple[str, ...], start: int | None = None, downed: int = 5) -> WiderTotal:
    return WiderTotal(Count.exact(downed), regions, None if start is None else Period(at(start), at(9), Basis.STATED))


def told_of(region: str, start: int | None = None) -> Report:
    period = None if start is None else Period(at(start), at(9), Basis.STATED)
    return Report(Event.INTERCEPTION, regions=(region,), downed=Count.exact(7), period=period)


@pytest.mark.parametrize(
    ("total", "report", "contradicts"),
    [
        (over(("RU-SMO",)), told_of("RU-SMO"), True),
        (over(("RU-BRY",)), told_of("RU-SMO"), False),
        (over(("RU-BRY", "RU-SMO"), 2), told_of("RU-SMO", 3), True),
        (over(("RU-SMO",), 4), told_of("RU-SMO", 3), False),
        (over(("RU-SMO",), 4), told_of("RU-SMO"), False),
    ],
)
def test_wider_total_is_held_against_what_it_takes_in(total: WiderTotal, report: Report, contradicts: bool) -> None:
    assert contradicts_itself(Reading(Verdict.INCIDENT, (report,), (total,))) is contradicts


def reading(*counts: Count | None, total: Count | None = None, wider: Count | None = None) -> Reading:
    reports = tuple(Report(Event.INTERCEPTION, downed=count) for count in counts)
    return Reading(Verdict.INCIDENT, reports, () if wider is None else (WiderTotal(wider),), total)


FIVE, SEVEN = Count.exact(5), Count.exact(7)


@pytest.mark.parametrize(
    ("post_says", "contradicts"),
    [
        (reading(FIVE, SEVEN, total=Count.exact(12)), False),
        (reading(FIVE, SEVEN, total=Count.exact(13)), True),
        (reading(FIVE, SEVEN, total=Count.exact(11)), True),
        (reading(FIVE, Count(7, None), total=Count.exact(20)), False),
        (reading(FIVE, Count(7, None), total=Count.exact(11)), True),
        (reading(FIVE, SEVEN, total=Count(13, 13, about=True)), False),
        (reading(FIVE, None, total=Count.exact(9)), False),
        (reading(FIVE, SEVEN, wider=Count.exact(71)), False),
        (reading(FIVE, SEVEN, wider=Count.exact(11)), True),
        (reading(FIVE, SEVEN, wider=Count(10, None)), False),
        (reading(None), False),
    ],
)
def test_a_breakdown_must_fit_the_totals_of_its_post(post_says: Reading, contradicts: bool) -> None:
    assert contradicts_itself(post_says) is contradicts


def test_a_total_that_differs_survives_storing() -> None:
    contradictory = reading(FIVE, SEVEN, total=Count.exact(13))

    assert reading_from_json(reading_to_json(contradictory)) == contradictory
    assert "total" not in reading_to_json(reading(FIVE))


async def test_a_post_that_contradicts_itself_flags_its_incidents_while_it_stands(
    database: Database, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder = Recorder(database, reader, CHANNELS)
    really_read = recorder.read
    monkeypatch.setattr(recorder, "read", lambda post: replace(really_read(post), total=Count.exact(100)))
    await recorder.save(1, [post(MINISTRY, channel="demo_mod_russia", hours=9)], 1, at(9))
    [flagged] = await database.read(lambda db: incidents.of_region(db, "RU-SMO"))

    await recorder.delete(1, [1], at(10))
    [withdrawn] = await database.read(lambda db: incidents.of_region(db, "RU-SMO"))

    assert Flag.BREAKDOWN_MISMATCH in flagged.flags
    assert Flag.BREAKDOWN_MISMATCH not in withdrawn.flags


async def test_a_region_that_nobody_is_listened_to_in_is_flagged(database: Database, reader: Reader) -> None:
    text = ONE.replace("Смоленской", "Тульской")
    recorder = Recorder(database, reader, CHANNELS)

    await recorder.save(2, [post(ONE, number=1), post(text, number=2)], 2, at(3))
    [tula] = await database.read(lambda db: incidents.of_region(db, "RU-TUL"))
    [smolensk] = await database.read(lambda db: incidents.of_region(db, "RU-SMO"))

    assert known_regions(CHANNELS) == {"RU-SMO", "RU-BRY"}
    assert Flag.REGION_WITHOUT_CHANNEL in tula.flags
    assert Flag.REGION_WITHOUT_CHANNEL not in smolensk.flags


def test_what_is_usual_needs_a_history_and_forgives_small_counts() -> None:
    assert usual_limit([3] * (ENOUGH - 1)) is None
    assert usual_limit([3] * ENOUGH) == SMALL
    assert usual_limit([3] * 19 + [30] + [8] * 20) == 16


@pytest.mark.parametrize(("downed", "unusual"), [(40, False), (41, True)])
async def test_a_count_far_above_what_its_source_usually_says_is_flagged(
    database: Database, downed: int, unusual: bool
) -> None:
    usual = [incident((number,), 20, hours=3 * number) for number in range(1, ENOUGH + 1)]
    late = incident((99,), downed, hours=200)
    await database.write(lambda db: incidents.replace(db, [], [late, *usual], hours_on(300)))

    flags = await database.read(lambda db: flags_now(db, late))
    early = await database.read(lambda db: flags_now(db, incident((98,), downed, hours=2)))

    assert (Flag.UNUSUAL_COUNT in flags) is unusual
    assert early == ()
