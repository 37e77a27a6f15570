"""What is still to be read, by channel; events, comparisons and timers add to it, readers take from it."""

from __future__ import annotations

import asyncio
from collections.abc import Container
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import Any

from bot.telegram.messages import Names

AGAIN_AT_ONCE = 100
_FLOODS_OF_ALL = 3


class Kind(Enum):
    """New posts come first."""

    NEW = auto()
    AGAIN = auto()


@dataclass(frozen=True, slots=True)
class Offered:
    """A TL message and the names of chats that came with it."""

    message: Any
    names: Names


@dataclass
class Work:
    """What to do for a channel, of either kind.

    New posts: `offered` are messages that came with events, by id; `top` is the newest message id known at
    `compared`; `look` asks to look for new posts although no id is known. Old posts: `again` has the ids to fetch,
    with the text an event gave for them.
    """

    offered: dict[int, Offered] = field(default_factory=dict)
    top: int = 0
    compared: datetime | None = None
    look: bool = False
    again: dict[int, str | None] = field(default_factory=dict)

    def merge(self, other: Work) -> None:
        self.offered.update(other.offered)
        self.top = max(self.top, other.top)
        self.compared = max(filter(None, (self.compared, other.compared)), default=None)
        self.look = self.look or other.look
        self.again.update(other.again)

    def cut(self) -> Work:
        """Leave no more old posts than one request can ask for; returns work with the others."""
        ids = list(self.again)[AGAIN_AT_ONCE:]
        return Work(again={number: self.again.pop(number) for number in ids})


@dataclass(frozen=True, slots=True)
class Taken:
    """Work handed to a reader, to be given back with Wakes.done or Wakes.put_back."""

    channel_id: int
    kind: Kind
    work: Work


class Wakes:
    """Pending work. A channel is in the hands of one reader at a time, so its posts stay in order."""

    def __init__(self) -> None:
        self._waiting: dict[tuple[Kind, int], Work] = {}
        self._busy: set[int] = set()
        self._not_before: dict[tuple[Kind, int], float] = {}
        self._kind_not_before: dict[Kind, float] = {}
        self._changed = asyncio.Event()

    def offer(self, channel_id: int, message: Any, names: Names) -> None:
        """The channel has a new message."""
        self._add(Kind.NEW, channel_id, Work(offered={message.id: Offered(message, names)}))

    def look(self, channel_id: int, top: int = 0, compared: datetime | None = None) -> None:
        """The channel may have new messages, up to the id `top` at the time `compared` if known."""
        self._add(Kind.NEW, channel_id, Work(top=top, compared=compared, look=not top))

    def look_again(self, channel_id: int, ids: dict[int, str | None]) -> None:
        """These messages may have changed (into this text, if known) or gone."""
        self._add(Kind.AGAIN, channel_id, Work(again=dict(ids)))

    @property
    def idle(self) -> bool:
        return not self._waiting and not self._busy

    async def take(self, kinds: Container[Kind] = frozenset(Kind)) -> Taken:
        """Wait for work of these kinds that may be done now."""
        while True:
            self._changed.clear()
            ready = self._ready(kinds)
            if ready:
                return self._hand_out(*ready)
            await self._wait_for_change(kinds)

    def _hand_out(self, kind: Kind, channel_id: int) -> Taken:
        self._busy.add(channel_id)
        work = self._waiting.pop((kind, channel_id))
        rest = work.cut()
        if rest.again:
            self._waiting[kind, channel_id] = rest
        return Taken(channel_id, kind, work)

    def done(self, taken: Taken) -> None:
        self._busy.discard(taken.channel_id)
        self._changed.set()

    def put_back(self, taken: Taken, rest: float, *, flooded: bool = False) -> None:
        """Give work back, to be taken again after `rest` seconds.

        A flood wait first concerns one channel; when several channels have met one, all work of the kind waits.
        """
        due = _now() + rest
        self._not_before[taken.kind, taken.channel_id] = due
        if flooded and self._resting(taken.kind) >= _FLOODS_OF_ALL:
            self._kind_not_before[taken.kind] = due
        self._busy.discard(taken.channel_id)
        newer = self._waiting.pop((taken.kind, taken.channel_id), Work())
        taken.work.merge(newer)
        self._add(taken.kind, taken.channel_id, taken.work)

    def _add(self, kind: Kind, channel_id: int, work: Work) -> None:
        self._waiting.setdefault((kind, channel_id), Work()).merge(work)
        self._changed.set()

    def _ready(self, kinds: Container[Kind]) -> tuple[Kind, int] | None:
        now = _now()
        ready = [key for key in self._idle_work(kinds) if self._due(key) <= now]
        return min(ready, key=lambda key: key[0].value, default=None)

    def _due(self, key: tuple[Kind, int]) -> float:
        return max(self._not_before.get(key, 0.0), self._kind_not_before.get(key[0], 0.0))

    def _resting(self, kind: Kind) -> int:
        now = _now()
        return sum(1 for key, due in self._not_before.items() if key[0] is kind and due > now)

    def _idle_work(self, kinds: Container[Kind]) -> list[tuple[Kind, int]]:
        return [key for key in self._waiting if key[0] in kinds and key[1] not in self._busy]

    async def _wait_for_change(self, kinds: Container[Kind]) -> None:
        times = [self._due(key) for key in self._idle_work(kinds)]
        pause = max(min(times) - _now(), 0.0) if times else None
        try:
            async with asyncio.timeout(pause):
                await self._changed.wait()
        except TimeoutError:
            return


def _now() -> float:
    return asyncio.get_running_loop().time()
