"""A town with three channels and one subscriber: what may happen in it, and what its people see."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from tests.program.process import Program
from tests.telegram.server import Channel, LoopbackServer, World, life
from tests.telegram.waiting import until

SUBSCRIBER = 200
PATIENCE = 60.0


@dataclass
class Town:
    world: World
    server: LoopbackServer
    program: Program

    def channel(self, handle: str) -> Channel:
        return next(channel for channel in self.world.channels.values() if channel.username == handle)

    def post(self, text: str, handle: str = "demo_smolensk", *, silent: bool = False) -> int:
        message_id: int = life.post(self.world, self.channel(handle), text, silent=silent).id
        return message_id

    def edit(self, message_id: int, text: str, *, silent: bool = False) -> None:
        life.edit(self.world, self.channel("demo_smolensk"), message_id, text, silent=silent)

    def delete(self, message_id: int, *, silent: bool = False) -> None:
        life.delete(self.world, self.channel("demo_smolensk"), [message_id], silent=silent)

    def seen(self) -> list[str]:
        """Everything the subscriber was shown, oldest first, as the messages read now."""
        return [shown.text for shown in self.world.shown_to(SUBSCRIBER)]

    def digests(self) -> list[str]:
        return [text for text in self.seen() if text.startswith("Сводка о БПЛА")]

    async def say(self, text: str) -> str:
        """Write to the bot; return what it answers."""
        before = len(self.seen())
        life.write(self.world, self.world.accounts[SUBSCRIBER], self.world.accounts[900], text)
        await until(lambda: len(self.seen()) > before, PATIENCE)
        return self.seen()[before]

    async def until_listening(self) -> None:
        """Wait until the bot takes commands and all channels are followed.

        It sets its menu once it has signed in; Telethon may lose what comes in the middle of that.
        """
        await until(
            lambda: any(c.account and c.account.is_bot and "SetBotCommands" in c.asked for c in self.world.callers),
            PATIENCE,
        )
        await until(lambda: all(100 in channel.members for channel in self.world.channels.values()), PATIENCE)

    async def until_recorded(self, downed: int | None, *, withdrawn: bool = False) -> None:
        """Wait until the record holds one incident of Smolensk with this count."""
        await until(lambda: self._recorded() == [(downed, withdrawn)], PATIENCE)

    async def until_digests(self, number: int) -> None:
        await until(lambda: len(self.digests()) >= number, PATIENCE)

    def _recorded(self) -> list[tuple[int | None, bool]]:
        return [(_downed(body), all(s["withdrawn"] for s in body["sources"])) for body in self._bodies()]

    def _bodies(self) -> list[dict[str, Any]]:
        if not self.program.database.exists():
            return []
        with closing(sqlite3.connect(f"file:{self.program.database}?mode=ro", uri=True)) as db:
            try:
                rows = db.execute("select body from incident where gone = 0").fetchall()
            except sqlite3.OperationalError:
                return []
        return [json.loads(row[0]) for row in rows]


def _downed(body: dict[str, Any]) -> int | None:
    count = body["figure"]["downed"]
    return None if count is None else int(count["min"])
