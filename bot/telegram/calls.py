"""One request to Telegram: with an end in time, and with errors of our own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar

from bot.telegram.errors import Unreachable, translated

USUAL_TIMEOUT = 20.0
"""Seconds within which Telegram answers any ordinary request."""

_Result = TypeVar("_Result")


async def call(client: Any, request: Any, timeout: float = USUAL_TIMEOUT) -> Any:  # noqa: ASYNC109
    """Send a TL request and return its TL result; raises only the errors of bot.telegram.errors."""
    try:
        return await guarded(client(request), timeout)
    finally:
        # Telethon holds back every later request of the same kind after one flood wait, also those to other channels.
        client._flood_waited_requests.pop(request.CONSTRUCTOR_ID, None)


async def guarded(work: Awaitable[_Result], timeout: float | None = USUAL_TIMEOUT) -> _Result:  # noqa: ASYNC109
    """Await something of Telethon's; raises only the errors of bot.telegram.errors.

    `timeout` is in seconds, None for however long it takes. Telethon has no time limit of its own, and it cancels
    what waits when a connection ends, which would look like a cancellation of the caller.
    """
    try:
        async with asyncio.timeout(timeout):
            return await work
    except asyncio.CancelledError:
        task = asyncio.current_task()
        if task is None or task.cancelling():
            raise
        raise Unreachable("the connection was closed") from None
    except Exception as error:
        ours = translated(error)
        if ours is None:
            raise
        raise ours from error
