"""Requests about many things at once, when one bad thing makes the server refuse all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.telegram.errors import Refused

AT_ONCE = 100

_Item = TypeVar("_Item")


async def each_batch(
    items: Sequence[_Item],
    act: Callable[[Sequence[_Item]], Awaitable[None]],
    refused: Callable[[_Item, Refused], Awaitable[None]],
) -> None:
    """Run `act` on batches of at most 100; a refused batch is halved until the refused items are found."""
    for start in range(0, len(items), AT_ONCE):
        await _act_or_halve(items[start : start + AT_ONCE], act, refused)


async def _act_or_halve(
    batch: Sequence[_Item],
    act: Callable[[Sequence[_Item]], Awaitable[None]],
    refused: Callable[[_Item, Refused], Awaitable[None]],
) -> None:
    try:
        await act(batch)
    except Refused as error:
        if len(batch) == 1:
            await refused(batch[0], error)
            return
        middle = len(batch) // 2
        await _act_or_halve(batch[:middle], act, refused)
        await _act_or_halve(batch[middle:], act, refused)
