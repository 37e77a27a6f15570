"""How often Telegram is asked for what. All times in seconds unless they are timedeltas."""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Reread:
    """Posts younger than `window` are fetched again every `every` seconds, to find edits and deletions."""

    window: timedelta
    every: float


@dataclass(frozen=True, slots=True)
class Paces:
    """The defaults keep an ordinary account with a hundred channels clear of flood waits.

    `resolve_gap` lies between two look-ups of user names, the dearest request of all, `resolve_again` between two of
    one that could not be followed; `join_gap` between two joins. Every `roster_every` all channels are looked at.
    `reconcile_every` is the time between two comparisons of all cursors with the server. History requests come from
    a bucket of `history_burst` that fills by `history_rate` a second. Every `open_every` seconds the posts behind
    incidents that ended or changed within `open_window` are fetched again. A channel without a cursor is read back by
    `backfill`, at most `backfill_posts` posts. Work that got no answer is taken up again after
    `retry`, work that failed for an unknown reason after `rest`.
    """

    resolve_gap: float = 20.0
    resolve_again: float = 6 * 3600.0
    join_gap: float = 60.0
    reconcile_every: float = 60.0
    roster_every: float = 3600.0
    history_burst: int = 10
    history_rate: float = 1 / 3
    reread_burst: int = 5
    reread_rate: float = 1 / 2
    rereads: tuple[Reread, ...] = (
        Reread(timedelta(hours=3), 600.0),
        Reread(timedelta(hours=48), 1800.0),
    )
    open_every: float = 180.0
    open_window: timedelta = timedelta(hours=6)
    backfill: timedelta = timedelta(hours=24)
    backfill_posts: int = 500
    readers: int = 3
    retry: float = 2.0
    rest: float = 30.0


class Bucket:
    """Lets `burst` through at once and `rate` a second in the long run (math.inf for no limit)."""

    def __init__(self, burst: int, rate: float) -> None:
        self._burst = burst
        self._rate = rate
        self._level = float(burst)
        self._at: float | None = None
        self._turn = asyncio.Lock()

    async def take(self) -> None:
        """Wait for one's turn."""
        if math.isinf(self._rate):
            return
        async with self._turn:
            self._refill()
            if self._level < 1:
                await asyncio.sleep((1 - self._level) / self._rate)
                self._refill()
            self._level -= 1

    def _refill(self) -> None:
        now = asyncio.get_running_loop().time()
        if self._at is not None:
            self._level = min(float(self._burst), self._level + (now - self._at) * self._rate)
        self._at = now


class Rests:
    """What has to rest until when, by name."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._until.get(name, 0.0) > asyncio.get_running_loop().time()

    def begin(self, name: str, seconds: float) -> None:
        self._until[name] = asyncio.get_running_loop().time() + seconds

    def end(self, name: str) -> None:
        self._until.pop(name, None)
