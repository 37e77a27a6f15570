"""What goes wrong during one life of the program, drawn at random."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from tests.chaos.disk import Disk
from tests.chaos.lives import Life
from tests.chaos.town import Town
from tests.telegram.server import CUT_AFTER, CUT_BEFORE, LoopbackServer, RpcFailure, life

_SENDING = ("SendMessage", "SendMessage", "SendMedia", "SaveFilePart")
_READING = ("GetHistory", "GetPeerDialogs", "GetMessages")

Trick = Callable[[Life], Awaitable[None]]


@dataclass
class Mischief:
    """Plays up to two tricks a life; `played` counts them. `now` is the time of the town."""

    random: Random
    server: LoopbackServer
    town: Town
    disk: Disk
    database: Path
    now: Callable[[], datetime]
    blocked: dict[int, datetime] = field(default_factory=dict)
    played: Counter[str] = field(default_factory=Counter)

    async def play(self, victim: Life) -> None:
        """Do something bad at some moment of this life; cleans up after itself also when cancelled."""
        tricks: list[Trick] = [
            self._cut_sending,
            self._cut_sending,
            self._flood_one,
            self._flood_all,
            self._fail,
            self._cut_all,
            self._slow_answers,
            self._fill_disk,
            self._lock_database,
            self._block,
            self._close_topic,
        ]
        self.server.faults.clear()
        for trick in self.random.sample(tricks, self.random.choice((0, 0, 1, 1, 2))):
            self.played[trick.__name__.strip("_")] += 1
            await trick(victim)

    def make_peace(self) -> None:
        """Nothing goes wrong any more."""
        self.server.faults.clear()
        self.server.answer_delay = 0.0
        self.let_in(timedelta(0))

    def let_in(self, after: timedelta) -> None:
        """Whoever stopped the bot so long ago lets it in again."""
        for user, since in list(self.blocked.items()):
            if self.now() - since >= after:
                del self.blocked[user]
                life.stop_bot(self.town.world, self.town.world.accounts[user], self.town.bot, stopped=False)

    def migrate(self) -> None:
        """While the program is down a basic group becomes a supergroup, unless a message of it may have been shown.

        That one would come again in its new home: nobody could tell whether the old one had it.
        """
        with closing(sqlite3.connect(self.database)) as db:
            open_rows = db.execute("select chat_id from outbox where state = 'sending' or state = 'due' and maybe = 1")
            unclear = {row[0] for row in open_rows}
        groups = [group for group in self.town.groups if group.marked_id not in unclear]
        if groups:
            self.played["migrate"] += 1
            self.town.migrate(self.random.choice(groups))

    async def _cut_sending(self, victim: Life) -> None:
        before = [None] * self.random.randint(0, 60)
        self.server.faults.plan(self.random.choice(_SENDING), *before, self.random.choice((CUT_BEFORE, CUT_AFTER)))

    async def _flood_one(self, victim: Life) -> None:
        wait = self.random.randint(1, 4)
        before = [None] * self.random.randint(0, 30)
        self.server.faults.plan("SendMessage", *before, RpcFailure(420, f"FLOOD_WAIT_{wait}"))

    async def _flood_all(self, victim: Life) -> None:
        before = [None] * self.random.randint(0, 30)
        self.server.faults.plan("SendMessage", *before, *[RpcFailure(420, "FLOOD_WAIT_1")] * 5)

    async def _fail(self, victim: Life) -> None:
        errors = (
            RpcFailure(400, "SOMETHING_NEW"),
            RpcFailure(500, "INTERNAL"),
            RpcFailure(403, "CHAT_WRITE_FORBIDDEN"),
        )
        method = self.random.choice((*_SENDING, *_READING))
        before = [None] * self.random.randint(0, 30)
        self.server.faults.plan(method, *before, *self.random.choices(errors, (4, 4, 1), k=3))

    async def _cut_all(self, victim: Life) -> None:
        await asyncio.sleep(self.random.uniform(0.2, 1.0))
        self.server.drop_all()

    async def _slow_answers(self, victim: Life) -> None:
        self.server.answer_delay = self.random.uniform(0.01, 0.15)
        try:
            await asyncio.sleep(1)
        finally:
            self.server.answer_delay = 0.0

    async def _fill_disk(self, victim: Life) -> None:
        await asyncio.sleep(self.random.uniform(0.2, 0.8))
        self.disk.fill(victim.pid)
        try:
            await asyncio.sleep(self.random.uniform(0.1, 0.5))
        finally:
            self.disk.free(victim.pid)

    async def _lock_database(self, victim: Life) -> None:
        await asyncio.sleep(self.random.uniform(0.2, 0.8))
        if not self.database.exists():
            return
        with closing(sqlite3.connect(self.database, isolation_level=None, timeout=0.05)) as db:
            try:
                db.execute("begin immediate")
            except sqlite3.OperationalError:
                return
            await asyncio.sleep(self.random.uniform(0.1, 0.5))
            db.execute("rollback")

    async def _block(self, victim: Life) -> None:
        """Somebody stops the bot; whoever did so before lets it in again."""
        self.let_in(timedelta(0))
        # Who does so again on the day on which the program would try again waits for a week, longer than is retold.
        paused = self._paused()
        person = self.random.choice([chat for chat in self.town.chats if chat > 0 and chat not in paused])
        await asyncio.sleep(self.random.uniform(0.2, 0.8))
        self.blocked[person] = self.now()
        life.stop_bot(self.town.world, self.town.world.accounts[person], self.town.bot)

    def _paused(self) -> set[int]:
        if not self.database.exists():
            return set()
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as db:
            return {row[0] for row in db.execute("select chat_id from subscription where paused is not null")}

    async def _close_topic(self, victim: Life) -> None:
        await asyncio.sleep(self.random.uniform(0.0, 0.8))
        if self.town.forums:
            self.town.close_topic(self.random.choice(self.town.forums))
