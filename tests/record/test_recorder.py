from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.model import Incident, PostKey
from bot.paths import bundled
from bot.reading import Reader
from bot.record import Recorder
from bot.sources.contract import ChannelIdentity
from bot.store import Database, incidents, open_database, posts
from tests.record.night import CHANNELS, MINISTRY, ONE, THREE, at, post


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "record.db", bundled("migrations")) as opened:
        yield opened


@pytest.fixture
def recorder(database: Database, reader: Reader) -> Recorder:
    return Recorder(database, reader, CHANNELS)


async def of(database: Database, region: str) -> list[Incident]:
    return await database.read(lambda db: incidents.of_region(db, region))


def downed(incident: Incident) -> tuple[int, int | None] | None:
    count = incident.figure.downed
    return None if count is None else (count.min, count.max)


async def test_a_post_becomes_an_incident_with_its_evidence(database: Database, recorder: Recorder) -> None:
    await recorder.save(2, [post(ONE)], 1, at(3))

    [incident] = await of(database, "RU-SMO")
    [statement] = incident.sources[0].statements
    words = [ONE[start:end] for start, end in statement.report.evidence]
    assert downed(incident) == (1, 1)
    assert (incident.figure.killed, incident.figure.injured, incident.figure.damage) == (0, 0, False)
    assert statement.post == PostKey(2, 1)
    assert "сбит" in " ".join(words)


async def test_saving_again_changes_nothing(database: Database, recorder: Recorder) -> None:
    await recorder.save(2, [post(ONE)], 1, at(3))
    before = await database.read(incidents.latest_seq)

    await recorder.save(2, [post(ONE)], 1, at(4))

    assert await database.read(incidents.latest_seq) == before


async def test_two_sources_about_one_sky_are_one_incident_and_not_a_sum(database: Database, recorder: Recorder) -> None:
    await recorder.save(2, [post(ONE)], 1, at(3))
    await recorder.save(1, [post(MINISTRY, channel="demo_mod_russia", hours=9)], 1, at(9))

    [incident] = await of(database, "RU-SMO")
    assert downed(incident) == (2, 2)
    assert incident.headline_source == "mod"
    assert {source.source for source in incident.sources} == {"mod", "demo_smolensk"}


async def test_an_edit_revises_the_incident_under_its_id(database: Database, recorder: Recorder) -> None:
    await recorder.save(2, [post(THREE)], 1, at(3))
    [before] = await of(database, "RU-SMO")

    await recorder.save(2, [post(ONE)], 1, at(4))

    [after] = await of(database, "RU-SMO")
    assert after.id == before.id
    assert (downed(before), downed(after)) == ((3, 3), (1, 1))


async def test_an_edit_that_says_nothing_takes_the_incident_away(database: Database, recorder: Recorder) -> None:
    await recorder.save(2, [post(THREE)], 1, at(3))

    await recorder.save(2, [post("Доброе утро, Смоленск!")], 1, at(4))

    assert await of(database, "RU-SMO") == []


async def test_a_deletion_withdraws_the_statement(database: Database, recorder: Recorder) -> None:
    await recorder.save(2, [post(THREE)], 1, at(3))

    await recorder.delete(2, [1, 99], at(4))

    [incident] = await of(database, "RU-SMO")
    assert incident.withdrawn
    assert incident.figure.downed is None


async def test_a_failure_in_the_middle_leaves_neither_post_nor_cursor(
    database: Database, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr(posts, "advance", fail)
    with pytest.raises(RuntimeError, match="disk full"):
        await recorder.save(2, [post(ONE)], 1, at(3))

    assert await database.read(lambda db: posts.load_post(db, PostKey(2, 1))) is None
    assert await recorder.cursor(2) == 0


async def test_an_older_copy_of_a_post_changes_nothing(database: Database, recorder: Recorder) -> None:
    edited = replace(post(THREE), edited=at(5))
    await recorder.save(2, [edited], 1, at(5))

    await recorder.archive(2, [post(ONE)], at(9))

    [incident] = await of(database, "RU-SMO")
    assert downed(incident) == (3, 3)


async def test_a_file_does_not_bring_a_deleted_post_back(database: Database, recorder: Recorder) -> None:
    await recorder.save(2, [post(THREE)], 1, at(3))
    await recorder.delete(2, [1], at(4))

    await recorder.archive(2, [post(THREE)], at(9))

    [incident] = await of(database, "RU-SMO")
    assert incident.withdrawn


async def test_a_file_does_not_move_the_cursor_of_a_channel_that_is_read_live(recorder: Recorder) -> None:
    await recorder.archive(2, [post(ONE, number=4)], at(3))
    never_read = await recorder.cursor(2)
    await recorder.covered([2], at(4))

    await recorder.archive(2, [post(ONE, number=90)], at(9))

    assert (never_read, await recorder.cursor(2)) == (4, 4)


async def test_the_identity_of_a_channel_is_kept(recorder: Recorder) -> None:
    identity = ChannelIdentity("demo_smolensk", 2, -77, "Губернатор", verified=True)

    before = await recorder.identity("demo_smolensk")
    await recorder.save_identity(identity)

    assert before is None
    assert await recorder.identity("DEMO_smolensk") == identity


async def test_a_changed_channel_is_read_again_once_it_is_accepted(database: Database, recorder: Recorder) -> None:
    await recorder.save_identity(ChannelIdentity("demo_smolensk", 2, 77, "Губернатор", verified=True))
    await recorder.save(2, [post(ONE)], 1, at(3))

    known = await database.write(lambda db: posts.forget_identity(db, "demo_smolensk"))
    forgotten = await recorder.identity("demo_smolensk")
    await recorder.save_identity(ChannelIdentity("demo_smolensk", 9, 78, "Новый канал", verified=False))

    assert (known, forgotten) == (True, None)
    found = await recorder.identity("demo_smolensk")
    assert found is not None
    assert found.channel_id == 9
    assert await database.read(lambda db: posts.load_post(db, PostKey(2, 1))) is not None


async def test_a_channel_that_only_changed_its_title_keeps_its_cursor(database: Database, recorder: Recorder) -> None:
    await recorder.save_identity(ChannelIdentity("demo_smolensk", 2, 77, "Губернатор", verified=True))
    await recorder.save(2, [post(ONE)], 1, at(3))
    await database.write(lambda db: posts.forget_identity(db, "demo_smolensk"))

    await recorder.save_identity(ChannelIdentity("demo_smolensk", 2, 77, "Губернатор области", verified=True))

    state = await database.read(lambda db: posts.channel_by_handle(db, "demo_smolensk"))
    assert state is not None
    assert (state.id, state.cursor, state.title) == (2, 1, "Губернатор области")
