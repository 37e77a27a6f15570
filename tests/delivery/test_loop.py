from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bot.delivery.loop import DeliveryLoop
from bot.store import Database
from tests.delivery.fakes import Clock, Messenger, deliverer, due
from tests.telegram.waiting import until


@asynccontextmanager
async def looping(
    database: Database, messenger: Messenger, make: Callable[[], Awaitable[int]]
) -> AsyncIterator[DeliveryLoop]:
    loop = DeliveryLoop(make, deliverer(database, messenger, Clock()), look=0.001)
    task = asyncio.create_task(loop.run())
    try:
        yield loop
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_what_is_ready_does_not_wait_for_a_digest_that_takes_long(database: Database) -> None:
    messenger = Messenger()
    await due(database)

    async def endless() -> int:
        await asyncio.Event().wait()
        return 0

    async with looping(database, messenger, endless):
        await until(lambda: messenger.texts == ["one"])


async def test_a_failure_does_not_end_the_loop(database: Database) -> None:
    calls = 0

    async def failing() -> int:
        nonlocal calls
        calls += 1
        raise OSError("disk full")

    async with looping(database, Messenger(), failing) as loop:
        await until(lambda: calls == 1)
        loop.wake.set()
        await until(lambda: calls == 2)


async def test_late_messages_of_a_dead_process_leave_before_they_are_taken_back(database: Database) -> None:
    messenger, clock = Messenger(), Clock()
    await due(database)
    subject = deliverer(database, messenger, clock)
    clock.now = clock.now.replace(hour=23)

    await subject.tend()
    await subject.drain()

    assert messenger.texts == ["one"]


async def test_what_could_not_leave_in_its_time_is_taken_back(database: Database) -> None:
    messenger, clock = Messenger(), Clock()
    subject = deliverer(database, messenger, clock)
    await subject.drain()
    await due(database)
    clock.now = clock.now.replace(hour=23)

    await subject.tend()
    await subject.drain()

    assert messenger.texts == []
