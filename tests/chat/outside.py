"""What Telegram would say, said by a test."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.chat.outside import OutsideError, SeenChannel, Standing


@dataclass
class Told:
    """`named` are public channels; `standings` by (channel, person), all others are no admins."""

    named: dict[str, SeenChannel] = field(default_factory=dict)
    standings: dict[tuple[int, int], Standing] = field(default_factory=dict)
    is_away: bool = False
    asked: int = 0

    async def find_channel(self, handle: str, person: int) -> SeenChannel | None:
        self._ask()
        return self.named.get(handle.lower())

    async def standing(self, chat_id: int, person: int) -> Standing:
        self._ask()
        return self.standings.get((chat_id, person), Standing.NO_ADMIN)

    async def title(self, chat_id: int) -> str:
        self._ask()
        return next((seen.title for seen in self.named.values() if seen.chat_id == chat_id), "A private channel")

    def _ask(self) -> None:
        self.asked += 1
        if self.is_away:
            raise OutsideError("not connected")
