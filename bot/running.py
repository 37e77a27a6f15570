"""How the parts of a program that runs for ever are kept going together, and ended together."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

log = logging.getLogger(__name__)

LAST_ANSWERS = 3.0
"""Seconds that requests in hand get when the program is told to stop."""


@asynccontextmanager
async def ticking(seconds: float, wake: asyncio.Event) -> AsyncIterator[None]:
    """Set the event every so many seconds."""
    # The scheduler only sets an event: its shutdown would cancel work of its own that is under way.
    scheduler = AsyncIOScheduler(
        timezone="UTC", job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
    )
    scheduler.add_job(wake.set, "interval", seconds=seconds)
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)


async def until_stopped(work: dict[str, Coroutine[Any, Any, None]], finish: Callable[[], Awaitable[None]]) -> None:
    """Run all work until a signal, then finish what is in hand while there still is a connection.

    If one piece of work ends, the others are ended and its error is raised.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    tasks = [asyncio.create_task(coroutine, name=name) for name, coroutine in work.items()]
    stopping = asyncio.create_task(stop.wait(), name="stop")
    log.info("running")
    done, _ = await asyncio.wait([*tasks, stopping], return_when=asyncio.FIRST_COMPLETED)
    await finish()
    await _end({*tasks, stopping})
    log.info("stopped")
    for task in done - {stopping}:
        task.result()


async def _end(tasks: set[asyncio.Task[Any]]) -> None:
    """Cancel until all have ended: a library may lose a cancellation that comes at a wrong moment."""
    left = tasks
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=LAST_ANSWERS)
