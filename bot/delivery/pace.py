"""How fast messages may leave: Telegram's known limits as plain arithmetic on a monotonic clock."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds between two messages: of all, to one private chat, to one group or channel."""

    overall: float = 1 / 25
    private: float = 1.0
    group: float = 3.0


@dataclass(slots=True)
class Pace:
    """Hands out moments at which the next message to a chat may leave."""

    limits: Limits
    _free: float = 0.0
    _chats: dict[int, float] = field(default_factory=dict)

    def reserve(self, chat_id: int, now: float) -> float:
        """Book the next free moment for a message to `chat_id`; return how many seconds to wait for it."""
        at = max(now, self._free, self._chats.get(chat_id, 0.0))
        self._free = max(now, self._free) + self.limits.overall
        if len(self._chats) > 10_000:
            self._chats = {chat: until for chat, until in self._chats.items() if until > now}
        self._chats[chat_id] = at + (self.limits.private if chat_id > 0 else self.limits.group)
        return at - now
