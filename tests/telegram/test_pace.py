"""Waits between attempts and between requests."""

from __future__ import annotations

import asyncio
import random

from bot.telegram.backoff import Backoff
from bot.telegram.paces import Bucket
from bot.telegram.wakes import Kind, Wakes


def test_waits_double_up_to_the_longest_and_begin_again() -> None:
    backoff = Backoff(first=1, longest=10, chance=random.Random(1))

    waits = [backoff.next() for _ in range(6)]
    backoff.succeeded()

    for wait, whole in zip(waits, (1, 2, 4, 8, 10, 10), strict=True):
        assert whole / 2 <= wait <= whole
    assert backoff.next() <= 1


async def test_a_bucket_lets_a_burst_through_and_then_waits() -> None:
    bucket = Bucket(2, 0.001)

    await bucket.take()
    await bucket.take()
    third = asyncio.create_task(bucket.take())
    await asyncio.sleep(0)
    await asyncio.sleep(0)

    assert not third.done()
    third.cancel()


async def test_a_channel_is_in_the_hands_of_one_reader() -> None:
    wakes = Wakes()
    wakes.look(1)
    first = await wakes.take()
    wakes.look(1, top=9)
    second = asyncio.create_task(wakes.take())
    await asyncio.sleep(0)
    waiting = not second.done()

    wakes.done(first)

    assert waiting
    assert (await asyncio.wait_for(second, 30)).work.top == 9


async def test_new_posts_come_before_old_ones() -> None:
    wakes = Wakes()
    wakes.look_again(1, {5: None})
    wakes.look(2)

    assert [(await wakes.take()).kind for _ in range(2)] == [Kind.NEW, Kind.AGAIN]


async def test_work_that_was_put_back_is_kept_with_what_came_meanwhile() -> None:
    wakes = Wakes()
    wakes.look_again(1, {5: "second", 6: "text"})
    taken = await wakes.take()
    wakes.look_again(1, {5: "third"})

    wakes.put_back(taken, 0)

    assert (await wakes.take()).work.again == {5: "third", 6: "text"}


async def test_floods_on_several_channels_hold_all_work_of_the_kind() -> None:
    wakes = Wakes()
    for channel_id in (1, 2, 3):
        wakes.look(channel_id)
        wakes.put_back(await wakes.take(), 500, flooded=True)
    wakes.look(4)
    wakes.look_again(5, {1: None})

    taken = await wakes.take()
    blocked = asyncio.create_task(wakes.take())
    await asyncio.sleep(0)

    assert taken.kind is Kind.AGAIN
    assert not blocked.done()
    blocked.cancel()
