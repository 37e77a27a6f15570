"""Which posts are worth looking at again: those behind incidents that ended or changed lately."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.paths import bundled
from bot.reading import Reader
from bot.record import Recorder
from bot.store import Database, open_database
from tests.record.night import CHANNELS, MINISTRY, ONE, THREE, at, post


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "record.db", bundled("migrations")) as opened:
        yield opened


@pytest.fixture
def recorder(database: Database, reader: Reader) -> Recorder:
    return Recorder(database, reader, CHANNELS)


async def unsettled(recorder: Recorder, since: datetime) -> dict[int, list[int]]:
    return {channel: sorted(ids) for channel, ids in (await recorder.unsettled(since)).items()}


async def test_posts_behind_an_incident_that_ended_lately_are_unsettled_all_of_them(recorder: Recorder) -> None:
    await recorder.save(2, [post(ONE), post("Доброе утро!", number=2)], 2, at(3))
    await recorder.save(1, [post(MINISTRY, channel="demo_mod_russia", number=9, hours=8.2)], 9, at(8.2))

    assert await unsettled(recorder, at(7)) == {1: [9], 2: [1]}


async def test_an_incident_long_over_is_settled_until_it_changes(recorder: Recorder) -> None:
    await recorder.save(2, [post(ONE)], 1, at(3))

    before = await unsettled(recorder, at(20))
    await recorder.save(2, [post(THREE)], 1, at(30))
    after = await unsettled(recorder, at(20))

    assert (before, after) == ({}, {2: [1]})


async def test_old_incidents_of_an_import_are_settled(recorder: Recorder) -> None:
    await recorder.archive(2, [post(ONE)], at(24 * 10))

    assert await unsettled(recorder, at(24 * 10 - 1)) == {}


async def test_a_deleted_post_is_not_asked_for(recorder: Recorder) -> None:
    await recorder.save(2, [post(ONE), post(ONE, number=2, hours=3.1)], 2, at(3.2))

    await recorder.delete(2, [1], at(3.5))

    assert await unsettled(recorder, at(3)) == {2: [2]}
