"""How fast messages may leave: Telegram's known limits as buckets of tokens on a monotonic clock."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages a second in all, and seconds between two messages to one private chat or one group (or channel)."""

    per_second: float = 25.0
    private: float = 1.0
    group: float = 3.0


UNLIMITED = Limits(math.inf, 0.0, 0.0)


class Pace:
    """Says how many messages may leave now, and which chats have to rest."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        # At most a fifth of a second's messages at once: Telegram counts bursts too.
        self._burst = max(1.0, limits.per_second / 5)
        self._tokens = self._burst
        self._at = 0.0
        self._rest: dict[int, float] = {}

    def room(self, now: float, most: int) -> int:
        """How many messages may leave at `now`, at most `most`."""
        if math.isinf(self._limits.per_second):
            return most
        self._tokens = min(self._burst, self._tokens + max(0.0, now - self._at) * self._limits.per_second)
        self._at = now
        return min(most, int(self._tokens + 1e-9))

    def resting(self, now: float) -> Collection[int]:
        """Chats that had a message just now."""
        self._rest = {chat: until for chat, until in self._rest.items() if until > now}
        return self._rest.keys()

    def leave(self, chats: Iterable[int], now: float) -> None:
        """Messages to these chats leave."""
        for chat in chats:
            self._tokens -= 1
            rest = self._limits.private if chat > 0 else self._limits.group
            if rest > 0:
                self._rest[chat] = now + rest

    def next_token(self) -> float:
        """Seconds until another message may leave."""
        if math.isinf(self._limits.per_second):
            return 0.0
        return max(0.0, 1 - self._tokens) / self._limits.per_second

    def next_rested(self, now: float) -> float:
        """Seconds until the first resting chat may get another message; 0 when none rests."""
        return max(0.0, min(self._rest.values(), default=now) - now)
