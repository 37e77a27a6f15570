"""Tells a flood wait of one chat from one of the whole bot."""

from __future__ import annotations

from collections import deque

SEVERAL = 3
WITHIN = 10.0


class Floods:
    """Several chats flooded within seconds mean that Telegram holds back the bot, not the chats."""

    def __init__(self) -> None:
        self._latest: deque[tuple[float, int]] = deque(maxlen=32)

    def everyone(self, chat_id: int, now: float) -> bool:
        """Note a flood of a chat at `now` (monotonic seconds); whether all chats have to wait."""
        self._latest.append((now, chat_id))
        return len({chat for at, chat in self._latest if now - at <= WITHIN}) >= SEVERAL
