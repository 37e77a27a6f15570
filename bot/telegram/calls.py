"""One request to Telegram: with an end in time, and with errors of our own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar

from bot.telegram.errors import TelegramError, Unreachable, translated

USUAL_TIMEOUT = 20.0
"""Seconds within which Telegram answers any ordinary request."""

_Result = TypeVar("_Result")


class Lifeline:
    """Releases everybody who waits on a connection as soon as it has ended.

    Telethon leaves a request waiting for ever that was made while a broken connection was being put away.
    """

    def __init__(self, client: Any) -> None:
        self.reason: TelegramError = Unreachable("the connection has ended")
        self._waiting: set[asyncio.Timeout] = set()
        self._end = asyncio.ensure_future(self._follow(client))

    async def end(self) -> TelegramError:
        """Wait for the end of the connection; returns why it ended."""
        await asyncio.shield(self._end)
        return self.reason

    def drop(self) -> None:
        """Follow the connection no longer."""
        self._end.cancel()

    def add(self, scope: asyncio.Timeout) -> None:
        self._waiting.add(scope)
        if self._end.done():
            _expire(scope)

    def remove(self, scope: asyncio.Timeout) -> None:
        self._waiting.discard(scope)

    async def _follow(self, client: Any) -> None:
        try:
            await client.disconnected
        except Exception as error:
            self.reason = translated(error) or Unreachable(f"the connection failed: {error!r}")
        for scope in self._waiting:
            _expire(scope)


async def call(
    client: Any,
    request: Any,
    timeout: float = USUAL_TIMEOUT,  # noqa: ASYNC109
    lifeline: Lifeline | None = None,
) -> Any:
    """Send a TL request and return its TL result; raises only the errors of bot.telegram.errors."""
    try:
        return await guarded(client(request), timeout, lifeline)
    finally:
        # Telethon holds back every later request of the same kind after one flood wait, also those to other channels.
        client._flood_waited_requests.pop(request.CONSTRUCTOR_ID, None)


async def guarded(
    work: Awaitable[_Result],
    timeout: float | None = USUAL_TIMEOUT,  # noqa: ASYNC109
    lifeline: Lifeline | None = None,
) -> _Result:
    """Await something of Telethon's; raises only the errors of bot.telegram.errors.

    `timeout` is in seconds, None for however long it takes; the end of `lifeline` is an end, too. Telethon has no time
    limit of its own, and it cancels what waits when a connection ends, which would look like a cancellation of the
    caller.
    """
    task = asyncio.current_task()
    cancelled_before = 0 if task is None else task.cancelling()
    try:
        return await _translated(work, timeout, lifeline)
    finally:
        if task is not None and task.cancelling() > cancelled_before:
            # Telethon connects by asyncio.wait_for, which in Python 3.11 loses a cancellation at the wrong moment.
            raise asyncio.CancelledError


async def _translated(
    work: Awaitable[_Result],
    timeout: float | None,  # noqa: ASYNC109
    lifeline: Lifeline | None,
) -> _Result:
    try:
        async with asyncio.timeout(timeout) as scope:
            if lifeline:
                lifeline.add(scope)
            try:
                return await work
            finally:
                if lifeline:
                    lifeline.remove(scope)
    except asyncio.CancelledError:
        # Of the caller's own cancellation `guarded` reminds.
        raise Unreachable("the connection was closed") from None
    except TelegramError:
        raise
    except Exception as error:
        ours = translated(error)
        if ours is None:
            raise
        raise ours from error


def _expire(scope: asyncio.Timeout) -> None:
    if not scope.expired():
        scope.reschedule(asyncio.get_running_loop().time())
