"""Supervisors against the loopback server."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.telegram.backoff import Backoff
from bot.telegram.client import ClientSettings, ServerAddress
from tests.telegram.server import LoopbackServer


def settings_for(server: LoopbackServer, session: Path) -> ClientSettings:
    """Settings of a client of this server."""
    key = server.write_public_key(session.with_suffix(".pem"))
    return ClientSettings(1, "hash", session, server=ServerAddress(server.host, server.port, server.dc_id, key))


def quick() -> Backoff:
    """Reconnects that do not hold up a test."""
    return Backoff(first=0.01, longest=0.05)


@asynccontextmanager
async def running(*works: Callable[[], Awaitable[None]]) -> AsyncIterator[asyncio.Task[None]]:
    """Run these side by side; the task ends with the first error of one of them."""
    task = asyncio.create_task(_all(works))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _all(works: tuple[Callable[[], Awaitable[None]], ...]) -> None:
    async with asyncio.TaskGroup() as group:
        for work in works:
            group.create_task(_awaited(work))


async def _awaited(work: Callable[[], Awaitable[None]]) -> None:
    await work()
