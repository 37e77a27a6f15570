from __future__ import annotations

import sqlite3
from datetime import timedelta

from bot.store import Database, clock, incidents, outbox, pausing, posts, schedule, subscriptions
from bot.store.outbox import NewMessage
from bot.store.sequence import seq_until
from tests.store.examples import at, incident, post


def subscribe(db: sqlite3.Connection, hours: float) -> None:
    subscriptions.save(db, 5, 0, ["*"], language="ru", zone="UTC", now=at(hours))


async def test_what_lies_in_the_future_is_dated_to_now(database: Database) -> None:
    def work(db: sqlite3.Connection) -> None:
        subscribe(db, 24)
        incidents.replace(db, [], [incident()], at(24))
        posts.ensure_channel(db, 7, "demo_smolensk")
        posts.cover(db, [7], at(-1), at(24))

    await database.write(work)
    ahead = await database.write(lambda db: clock.pull_back(db, at(0)))
    found = await database.read(lambda db: subscriptions.of_chat(db, 5))
    [channel] = await database.read(posts.channels)

    assert ahead == clock.Ahead(1, 1, at(24))
    assert found is not None
    assert found.window_end == at(0)
    assert (channel.read_from, channel.read_to) == (at(-1), at(0))
    assert await database.read(lambda db: seq_until(db, at(0))) == 1


async def test_what_lies_in_the_past_stays_as_it_is(database: Database) -> None:
    def work(db: sqlite3.Connection) -> None:
        subscribe(db, 1)
        incidents.replace(db, [], [incident()], at(2))

    await database.write(work)
    ahead = await database.write(lambda db: clock.pull_back(db, at(2) - clock.TOLERANCE / 2))

    assert ahead is None
    assert await database.read(lambda db: seq_until(db, at(1.9))) == 0


async def test_a_pause_made_by_a_clock_that_was_ahead_keeps_its_length(database: Database) -> None:
    await database.write(lambda db: subscribe(db, 0))
    await database.write(lambda db: pausing.pause(db, 5, "USER_IS_BLOCKED", at(24)))

    await database.write(lambda db: clock.pull_back(db, at(0)))

    early = await database.write(lambda db: pausing.retry_paused(db, at(23)))
    late = await database.write(lambda db: pausing.retry_paused(db, at(24)))
    assert (early, late) == (0, 1)


async def test_a_clock_before_the_latest_post_is_behind(database: Database) -> None:
    def work(db: sqlite3.Connection) -> None:
        posts.ensure_channel(db, 7, "demo_smolensk")
        posts.save_version(db, post(), at(3))

    before = await database.read(lambda db: clock.is_behind(db, at(-100)))
    await database.write(work)

    assert not before
    assert await database.read(lambda db: clock.is_behind(db, post().date - timedelta(hours=1)))
    assert not await database.read(lambda db: clock.is_behind(db, post().date))


async def test_a_digest_up_to_the_future_that_nobody_saw_is_told_in_time(database: Database) -> None:
    def work(db: sqlite3.Connection) -> int:
        subscribe(db, 0)
        outbox.add(db, NewMessage(1, 5, 0, at(0), at(24), 0, "digest", from_seq=3), at(24))
        schedule.move(db, [1], at(24), 9)
        clock.pull_back(db, at(1))
        return len(outbox.claim(db, at(1), 10))

    waiting = await database.write(work)
    found = await database.read(lambda db: subscriptions.of_chat(db, 5))

    assert waiting == 0
    assert found is not None
    assert (found.window_end, found.told_seq) == (at(0), 3)
