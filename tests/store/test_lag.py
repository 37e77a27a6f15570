from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

import pytest

from bot.model import PostKey, Reading, Verdict
from bot.store import Database, incidents, lag, outbox, posts, subscriptions
from bot.store.outbox import NewMessage
from tests.store.examples import at, incident, post

SECOND = timedelta(seconds=1)


@pytest.fixture
async def read_since_dusk(database: Database) -> Database:
    """A database whose channel 7 is read since the night began."""

    def work(db: sqlite3.Connection) -> None:
        posts.ensure_channel(db, 7, "demo_smolensk")
        posts.cover(db, [7], at(0), at(1))

    await database.write(work)
    return database


def arrives(db: sqlite3.Connection, number: int, hours: float, late: timedelta) -> None:
    new = post(number, hours=hours)
    posts.save_version(db, new, new.date + late)
    lag.note(db, new, new.date + late, new.date + late + SECOND)


async def health_at(database: Database, now: datetime) -> lag.ChannelHealth:
    return (await database.read(lambda db: lag.health(db, now)))[0]


async def test_lag_is_given_as_its_middle_and_its_upper_end(read_since_dusk: Database) -> None:
    def work(db: sqlite3.Connection) -> None:
        for number in range(1, 101):
            arrives(db, number, 1, timedelta(seconds=number))

    await read_since_dusk.write(work)
    found = await health_at(read_since_dusk, at(2))

    assert found.seen == lag.Spread(50 * SECOND, 95 * SECOND)
    assert found.stored == lag.Spread(SECOND, SECOND)
    assert found.lag == lag.Spread(51 * SECOND, 96 * SECOND)
    assert found.sent is None


async def test_posts_from_before_a_channel_was_read_have_no_lag(read_since_dusk: Database) -> None:
    await read_since_dusk.write(lambda db: arrives(db, 1, -5, timedelta(hours=6)))

    assert (await health_at(read_since_dusk, at(2))).lag is None


async def test_a_clock_that_is_behind_makes_no_negative_lag(read_since_dusk: Database) -> None:
    await read_since_dusk.write(lambda db: arrives(db, 1, 1, -5 * SECOND))

    assert (await health_at(read_since_dusk, at(2))).lag == lag.Spread(timedelta(0), timedelta(0))


async def test_a_post_counts_as_sent_when_a_digest_of_its_hour_and_region_was_shown(read_since_dusk: Database) -> None:
    def work(db: sqlite3.Connection) -> None:
        arrives(db, 1, 1.5, SECOND)
        arrives(db, 2, 1.5, SECOND)
        incidents.replace(db, [], [incident((1,))], at(1.5))
        incidents.replace(db, [], [incident((2,), region="RU-BRY")], at(1.5))
        subscriptions.save(db, 5, 0, ["RU-SMO"], language="ru", zone="UTC", now=at(0))
        outbox.add(db, NewMessage(1, 5, 0, at(1), at(2), 0, "<b>1</b>"), at(2))
        row = outbox.claim(db, at(2), 1)[0]
        outbox.sent(db, row.id, 9, at(2.25))

    await read_since_dusk.write(work)

    assert await read_since_dusk.write(lambda db: lag.note_sent(db, at(3))) == 1
    assert await read_since_dusk.write(lambda db: lag.note_sent(db, at(3))) == 0
    first = await read_since_dusk.read(lambda db: lag.of_post(db, PostKey(7, 1)))
    other = await read_since_dusk.read(lambda db: lag.of_post(db, PostKey(7, 2)))
    assert first is not None and first[3] == at(2.25)
    assert other is not None and other[3] is None


async def test_floods_of_the_last_day_and_unread_posts_are_counted(read_since_dusk: Database) -> None:
    def work(db: sqlite3.Connection) -> None:
        lag.note_flood(db, "Demo_Smolensk", 30, at(1))
        lag.note_flood(db, "demo_smolensk", 30, at(-30))
        lag.note_flood(db, "", 30, at(1))
        for number, verdict in ((1, Verdict.UNREAD), (2, Verdict.OTHER)):
            arrives(db, number, 1, SECOND)
            posts.save_reading(db, PostKey(7, number), 1, "r1", Reading(verdict))

    await read_since_dusk.write(work)
    found = await health_at(read_since_dusk, at(2))

    assert found.floods == 1
    assert (found.unread, found.posts) == (1, 2)
    assert await read_since_dusk.read(lambda db: lag.floods_since(db, at(0))) == 2


async def test_a_channel_is_covered_while_it_was_read_lately(read_since_dusk: Database) -> None:
    found = await health_at(read_since_dusk, at(1))

    assert found.is_covered(at(1.2), timedelta(minutes=15))
    assert not found.is_covered(at(1.26), timedelta(minutes=15))
