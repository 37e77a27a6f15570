"""Waiting on Telegram comes to an end, whatever Telethon does."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import pytest

from bot.telegram.calls import Lifeline, guarded
from bot.telegram.errors import Unreachable


@dataclass
class Connection:
    """As much of a client as a lifeline looks at."""

    disconnected: asyncio.Future[None]


def forgotten_request() -> asyncio.Future[None]:
    return asyncio.get_running_loop().create_future()


async def test_the_end_of_a_connection_releases_a_forgotten_request() -> None:
    connection = Connection(asyncio.get_running_loop().create_future())
    lifeline = Lifeline(connection)
    waiting = asyncio.create_task(guarded(forgotten_request(), None, lifeline))
    await asyncio.sleep(0)

    connection.disconnected.set_exception(ConnectionResetError("reset"))

    with pytest.raises(Unreachable):
        await asyncio.wait_for(waiting, 30)
    assert "ConnectionResetError" in str(await lifeline.end())


async def test_a_request_on_an_ended_connection_is_released_at_once() -> None:
    connection = Connection(asyncio.get_running_loop().create_future())
    lifeline = Lifeline(connection)
    connection.disconnected.set_result(None)
    await lifeline.end()

    with pytest.raises(Unreachable):
        await asyncio.wait_for(guarded(forgotten_request(), None, lifeline), 30)


async def test_a_cancelled_caller_stays_cancelled() -> None:
    waiting = asyncio.create_task(guarded(forgotten_request(), None))
    await asyncio.sleep(0)

    waiting.cancel()

    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_a_request_cancelled_by_telethon_is_a_failure_of_the_connection() -> None:
    request = forgotten_request()
    waiting = asyncio.create_task(guarded(request, None))
    await asyncio.sleep(0)

    request.cancel()

    with pytest.raises(Unreachable):
        await waiting


async def test_an_error_of_our_own_making_is_left_as_it_is() -> None:
    async def broken() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await guarded(broken())


@pytest.mark.parametrize("outcome", [None, ConnectionResetError("cut"), TimeoutError()])
async def test_a_cancellation_that_the_library_loses_ends_the_caller_nevertheless(outcome: Exception | None) -> None:
    async def loses_it() -> None:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            if outcome:
                raise outcome from None

    task = asyncio.create_task(guarded(loses_it()))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.wait([task], timeout=10)

    assert task.cancelled()
