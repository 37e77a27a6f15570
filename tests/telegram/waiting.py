"""Waiting for something to become true without a fixed sleep."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

_STEP = 0.005


async def until(condition: Callable[[], object], timeout: float = 30.0) -> None:  # noqa: ASYNC109
    """Return as soon as the condition holds; raises TimeoutError when it does not come to hold."""
    async with asyncio.timeout(timeout):
        while not condition():  # noqa: ASYNC110 - the world has no events to wait for
            await asyncio.sleep(_STEP)
