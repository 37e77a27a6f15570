from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.model import Count, Incident, Post, PostKey, Reading, Verdict
from bot.paths import bundled
from bot.reading import Reader
from bot.record import Recorder
from bot.record import reread as landing
from bot.record.reread import Rereader, Summary
from bot.store import Database, incidents, open_database, posts
from bot.store.incident_codec import incident_to_text
from tests.record.night import CHANNELS, MINISTRY, ONE, THREE, at, post


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "record.db", bundled("migrations")) as opened:
        yield opened


@pytest.fixture
async def recorder(database: Database, reader: Reader) -> Recorder:
    """A record of four posts, one of them edited and one deleted."""
    recorder = Recorder(database, reader, CHANNELS)
    await recorder.save(2, [post(THREE, number=1), post(THREE, number=2, hours=80)], 2, at(80))
    await recorder.save(2, [post(ONE, number=1)], 2, at(81))
    await recorder.save(1, [post(MINISTRY, channel="demo_mod_russia", hours=9)], 1, at(82))
    await recorder.save(2, [post("Доброе утро!", number=3, hours=90)], 3, at(90))
    await recorder.delete(2, [2], at(91))
    return recorder


async def state(database: Database) -> list[tuple[int, str]]:
    stored = await database.read(lambda db: list(incidents.everything(db)))
    return [(item.incident.id, incident_to_text(item.incident)) for item in stored]


def rereader(database: Database, recorder: Recorder, add: int = 0) -> Rereader:
    """One whose reader finds `add` more UAVs in every report than the one before."""

    def read(item: Post) -> Reading:
        reading = recorder.read(item)
        reports = tuple(
            replace(r, downed=r.downed and Count.exact(r.downed.min + add)) if add else r for r in reading.reports
        )
        return replace(reading, reports=reports)

    return Rereader(database, read, f"reader+{add}", CHANNELS)


def silent(step: str, done: int, total: int) -> None:
    assert step in {"reading", "comparing", "landing"}
    assert 0 < done <= total


def yes(summary: Summary) -> bool:
    return True


async def smolensk(database: Database) -> Incident:
    return (await database.read(lambda db: incidents.of_region(db, "RU-SMO")))[-1]


async def test_reading_again_with_the_same_rules_changes_nothing(database: Database, recorder: Recorder) -> None:
    before, seq = await state(database), await database.read(incidents.latest_seq)

    summary = await rereader(database, recorder).run(at(100), yes, silent)

    assert (summary.posts, summary.readings, summary.revised, summary.verdicts) == (4, 0, (), {})
    assert await state(database) == before
    assert await database.read(incidents.latest_seq) == seq
    stored = await database.read(lambda db: posts.load_post(db, PostKey(2, 1)))
    assert stored is not None
    assert (stored.version, stored.reader) == (2, "reader+0")


async def test_a_new_reader_revises_the_incidents_under_their_ids(database: Database, recorder: Recorder) -> None:
    before = await smolensk(database)

    summary = await rereader(database, recorder, add=1).run(at(100), yes, silent)

    after = await smolensk(database)
    assert (before.id, before.figure.downed) == (after.id, Count.exact(2))
    assert after.figure.downed == Count.exact(3)
    assert (summary.readings, summary.appeared, summary.gone) == (3, 0, 0)
    assert {item.before.id for item in summary.revised if item.before} >= {before.id}


async def test_the_result_is_that_of_reading_so_from_the_start(
    database: Database, recorder: Recorder, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = rereader(database, recorder, add=1)
    await again.run(at(100), yes, silent)

    async with open_database(tmp_path / "fresh.db", bundled("migrations")) as fresh:
        anew = Recorder(fresh, reader, CHANNELS)
        monkeypatch.setattr(anew, "read", again._read)
        await anew.save(1, [post(MINISTRY, channel="demo_mod_russia", hours=9)], 1, at(1))
        await anew.save(2, [post(THREE, number=2, hours=80), post(THREE, number=1)], 2, at(1))
        await anew.save(2, [post(ONE, number=1)], 2, at(2))
        await anew.delete(2, [2], at(3))
        from_the_start = sorted(text for _, text in await state(fresh))

    assert sorted(text for _, text in await state(database)) == from_the_start


async def test_nothing_lands_that_is_not_accepted(database: Database, recorder: Recorder, tmp_path: Path) -> None:
    before, seq = await state(database), await database.read(incidents.latest_seq)
    asked: list[Summary] = []

    def no(summary: Summary) -> bool:
        asked.append(summary)
        return False

    summary = await rereader(database, recorder, add=1).run(at(100), no, silent)

    stored = await database.read(lambda db: posts.load_post(db, PostKey(2, 1)))
    assert asked == [summary]
    assert summary.changed > 0
    assert await state(database) == before
    assert await database.read(incidents.latest_seq) == seq
    assert stored is not None
    assert stored.reader != "reader+1"


async def test_only_posts_since_a_moment_are_read_again(database: Database, recorder: Recorder) -> None:
    before = await smolensk(database)

    summary = await rereader(database, recorder, add=1).run(at(100), yes, silent, since=at(70))

    assert summary.posts == 2
    assert summary.readings == 1
    assert await smolensk(database) == before


async def test_changed_verdicts_are_counted_and_incidents_go(database: Database, recorder: Recorder) -> None:
    nothing = Rereader(database, lambda item: Reading(Verdict.OTHER), "blind", CHANNELS)

    summary = await nothing.run(at(100), yes, silent)

    assert summary.verdicts["incident", "other"] == 3
    assert summary.gone == 3
    assert await state(database) == []


async def test_a_post_edited_meanwhile_keeps_its_newer_reading(database: Database, recorder: Recorder) -> None:
    again = rereader(database, recorder, add=1)
    really_read = again._outcomes

    async def and_then_edited(*arguments: object) -> object:
        outcomes = await really_read(*arguments)  # type: ignore[arg-type]  # as they come
        await recorder.save(2, [post(THREE, number=1)], 2, at(99))
        return outcomes

    again._outcomes = and_then_edited  # type: ignore[assignment, method-assign]  # on purpose
    await again.run(at(100), yes, silent)

    stored = await database.read(lambda db: posts.load_post(db, PostKey(2, 1)))
    assert stored is not None
    assert stored.reading is not None
    assert stored.reading.reports[0].downed == Count.exact(3)
    assert (await smolensk(database)).figure.downed == Count.exact(3)


async def test_others_can_write_between_the_parts_that_land(
    database: Database, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(landing, "SLICE", 1)
    monkeypatch.setattr(landing, "PAUSE", 0)
    free: list[str] = []

    def write_at_once(step: str, done: int, total: int) -> None:
        with closing(sqlite3.connect(database.path, timeout=0, isolation_level=None)) as other:
            other.execute("begin immediate")
            other.execute("rollback")
        free.append(step)

    await rereader(database, recorder, add=1).run(at(100), yes, write_at_once)

    assert free.count("landing") == 4


async def test_what_a_stop_leaves_undone_the_next_run_does(
    database: Database, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(landing, "SLICE", 1)
    monkeypatch.setattr(landing, "PAUSE", 0)

    def stop(step: str, done: int, total: int) -> None:
        if step == "landing" and done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        await rereader(database, recorder, add=1).run(at(100), yes, stop)
    half = await smolensk(database)
    summary = await rereader(database, recorder, add=1).run(at(101), yes, silent)

    told = {source.source: source.figure.downed for source in half.sources}
    assert told == {"demo_smolensk": Count.exact(2), "mod": Count.exact(2)}
    assert summary.readings == 2
    assert (await rereader(database, recorder, add=1).run(at(102), yes, silent)).revised == ()


async def test_nothing_is_left_beside_the_database(database: Database, recorder: Recorder) -> None:
    await rereader(database, recorder, add=1).run(at(100), yes, silent)

    names = await asyncio.to_thread(lambda: {path.name for path in database.path.parent.iterdir()})
    assert names <= {"record.db", "record.db-wal", "record.db-shm"}
