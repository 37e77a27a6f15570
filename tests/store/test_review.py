"""The queue of unread posts and their share."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest

from bot.model import PostKey, Reading, Verdict
from bot.store import Database, posts, review
from bot.store.review import ReviewState, UnreadPost
from tests.store.examples import at, post

KEY = PostKey(7, 1)


async def save(
    database: Database, verdict: Verdict, text: str = "БПЛА над городом больше нет.", number: int = 1
) -> None:
    def work(db: sqlite3.Connection) -> None:
        posts.ensure_channel(db, 7, "demo_smolensk")
        version = posts.save_version(db, post(number, text), at(2)) or 1
        posts.save_reading(db, PostKey(7, number), version, "r1", Reading(verdict))

    await database.write(work)


async def queue(database: Database, state: ReviewState = ReviewState.OPEN) -> list[UnreadPost]:
    return await database.read(lambda db: review.queue(db, state, 9))


async def marked(database: Database, number: int, state: ReviewState) -> bool:
    return await database.write(lambda db: review.mark(db, number, state, at(3)))


async def test_an_unread_post_comes_into_the_queue_once(database: Database) -> None:
    await save(database, Verdict.UNREAD)
    await save(database, Verdict.UNREAD)

    [found] = await queue(database)
    assert (found.key, found.channel, found.posted, found.since) == (KEY, "demo_smolensk", at(1), at(2))
    assert found.text == "БПЛА над городом больше нет."


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.UNREAD])
async def test_a_post_that_is_read_is_not_in_the_queue(database: Database, verdict: Verdict) -> None:
    await save(database, verdict)

    assert await queue(database) == []


async def test_a_post_that_a_new_template_reads_leaves_the_queue(database: Database) -> None:
    await save(database, Verdict.UNREAD)
    await save(database, Verdict.INCIDENT)

    assert await queue(database) == []


async def test_a_mark_moves_a_post_and_stays_when_it_is_read_again(database: Database) -> None:
    await save(database, Verdict.UNREAD)
    [found] = await queue(database)

    assert await marked(database, found.id, ReviewState.NOT_INCIDENT)
    await save(database, Verdict.UNREAD)

    assert await queue(database) == []
    assert [item.id for item in await queue(database, ReviewState.NOT_INCIDENT)] == [found.id]


async def test_an_edit_opens_a_marked_post_again(database: Database) -> None:
    await save(database, Verdict.UNREAD)
    [before] = await queue(database)
    await marked(database, before.id, ReviewState.NOT_INCIDENT)

    await save(database, Verdict.UNREAD, "БПЛА над городом больше нет. Осколки убирают.")

    [found] = await queue(database)
    assert (found.id, found.text) == (before.id, "БПЛА над городом больше нет. Осколки убирают.")


async def test_an_unknown_number_is_told(database: Database) -> None:
    assert not await marked(database, 99, ReviewState.FIX_LATER)


async def test_a_deleted_post_is_not_shown(database: Database) -> None:
    await save(database, Verdict.UNREAD)
    await database.write(lambda db: posts.mark_deleted(db, KEY, at(3)))

    assert await queue(database) == []


async def test_the_share_is_of_what_looks_like_incidents(database: Database) -> None:
    for number, verdict in enumerate([Verdict.UNREAD, Verdict.INCIDENT, Verdict.INCIDENT, Verdict.OTHER], start=1):
        await save(database, verdict, number=number)

    [found] = await database.read(lambda db: review.shares(db, at(-24)))
    assert (found.channel, found.day) == ("demo_smolensk", date(2025, 12, 7))
    assert (found.posts, found.incidents, found.unread) == (4, 2, 1)
    assert found.share == pytest.approx(1 / 3)
    assert await database.read(lambda db: review.shares(db, at(2))) == []
