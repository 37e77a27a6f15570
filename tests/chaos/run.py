"""One run: lives and deaths of the program in a town where things go wrong, then peace, then the count."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from bot.settings import PREFIX
from bot.store import subscriptions
from tests.chaos.disk import Disk
from tests.chaos.lives import Life, Lives
from tests.chaos.mischief import Mischief
from tests.chaos.report import Plan, Report
from tests.chaos.town import BOT, CHANNEL, TOPIC, Town
from tests.program.lives import ROOT
from tests.program.process import BOT_TOKEN, Program
from tests.telegram.server import LoopbackServer, World
from tests.telegram.waiting import until

COLD_EVERY = 20
PROGRESS = 50
QUIET = 10
"""Quarters of a second without a message after which there is nothing more to come."""
MOST = 160
"""Messages after which a life is over at the latest …"""
PATIENCE = 6.0
LULL = 0.5
"""… or so many seconds after the bot has come up, or after the latest message."""
MIGRATES = 0.1
_LET_IN = timedelta(hours=12)
"""What somebody missed for longer than two days is not told any more; nobody stops the bot for so long."""


@dataclass(frozen=True)
class _Jump:
    """Between two lives: so much time passes, and from then on the program's clock is ahead (or behind) by `error`."""

    weight: int
    passes: timedelta
    error: timedelta = timedelta(0)
    tells: bool = True


_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_JUMPS = {
    "hour on": _Jump(66, _HOUR),
    "same hour": _Jump(8, timedelta(0), tells=False),
    "outage": _Jump(8, 7 * _HOUR),
    "an hour behind": _Jump(8, _HOUR, -_HOUR, tells=False),
    "an hour ahead": _Jump(6, timedelta(0), _HOUR),
    "a day ahead": _Jump(4, _HOUR, _DAY),
}
"""`tells`: digests are due."""


@dataclass
class _Run:
    plan: Plan
    random: Random
    server: LoopbackServer
    town: Town
    lives: Lives
    mischief: Mischief
    database: Path
    now: datetime = field(default_factory=lambda: datetime.now(UTC) + timedelta(hours=1))
    jumps: Counter[str] = field(default_factory=Counter)
    jumped: _Jump = _JUMPS["same hour"]
    kills: int = 0
    ended: int = 0

    @property
    def shift(self) -> float:
        """Seconds from the host's clock to the program's."""
        return (self.now + self.jumped.error - datetime.now(UTC)).total_seconds()

    async def first_life(self) -> None:
        """A quiet one, in which everybody is subscribed and the channel is joined."""
        life = await self.lives.start(self.shift, cold=True)
        await until(lambda: life.is_over or (100 in self.town.channel.members and self._is_up()), 60)
        await asyncio.sleep(0.5)
        if life.is_over:
            raise RuntimeError(f"the program does not start, see {self.lives.log}")
        await life.stop()
        with closing(sqlite3.connect(self.database)) as db, db:
            db.row_factory = sqlite3.Row
            for forum in self.town.forums:
                subscriptions.save(db, forum.marked_id, TOPIC, ["*"], language="ru", zone="UTC", now=self.now)

    async def life_and_death(self) -> None:
        started = asyncio.get_running_loop().time()
        for _ in range(self.random.choice((1, 1, 2, 3))):
            self.town.publish(self.now, silent=self.random.random() < 0.5)
        life = await self.lives.start(self.shift, cold=self.kills % COLD_EVERY == 0)
        mischief = asyncio.create_task(self.mischief.play(life))
        await self._wait_for_death(life)
        self.ended += life.is_over
        await life.kill()
        self.server.drop_all()
        await until(lambda: not self.server.world.callers)
        self.kills += 1
        mischief.cancel()
        await asyncio.gather(mischief, return_exceptions=True)
        self.now += timedelta(seconds=asyncio.get_running_loop().time() - started)
        self._jump()
        if self.kills % PROGRESS == 0:
            print(f"{self.kills} kills, {len(self.server.world.shown)} messages", file=sys.stderr, flush=True)

    def _jump(self) -> None:
        name = self.random.choices(list(_JUMPS), [jump.weight for jump in _JUMPS.values()])[0]
        if _JUMPS[name].error >= _DAY and self._is_anybody_paused():
            # To a clock like this their pause is longer than two days, of which everything would be told.
            name = "hour on"
        self.jumps[name] += 1
        self.jumped = _JUMPS[name]
        self.now += self.jumped.passes
        self.mischief.let_in(_LET_IN)
        if self.random.random() < MIGRATES:
            self.mischief.migrate()

    def _is_anybody_paused(self) -> bool:
        with closing(sqlite3.connect(self.database)) as db:
            row = db.execute("select count(*) from subscription where paused is not null").fetchone()
        return bool(row[0] or self.mischief.blocked)

    async def _wait_for_death(self, life: Life) -> None:
        """Mostly in the middle of sending, sometimes before the bot has come up."""
        if self.random.random() < 0.1:
            await asyncio.sleep(self.random.uniform(0.05, 0.8))
            return
        try:
            await until(lambda: self._is_up() or life.is_over, 10)
        except TimeoutError:
            return
        patience = PATIENCE if self.jumped.tells else self.random.uniform(0.1, 1)
        await self._some_messages(self.random.randint(0, MOST), patience, life)

    async def _some_messages(self, number: int, patience: float, life: Life) -> None:
        """Wait for so many messages; on a busy host long for the first one, but not where they have come to an end."""
        world, now = self.server.world, asyncio.get_running_loop().time
        before = shown = len(world.shown)
        end = now() + patience
        while now() < end and not life.is_over and len(world.shown) < before + number:
            await asyncio.sleep(0.005)
            if len(world.shown) > shown:
                shown, end = len(world.shown), now() + LULL

    async def peace(self) -> None:
        """Let the program read what is left, then tell it, until nothing is missing (or it seems lost).

        A chat that was refused to the bot is tried again after a day.
        """
        self.jumped = _JUMPS["hour on"]
        for number, hours in enumerate((0, 1, 1, 12, 12, 12, 1, 1)):
            self.mischief.make_peace()
            self.now += timedelta(hours=hours)
            life = await self.lives.start(self.shift, cold=False)
            try:
                await until(self._is_up, 30)
                self.mischief.make_peace()
                if not number:
                    await self._all_read()
                elif await self._all_told():
                    return
            finally:
                await life.stop()

    async def _all_read(self) -> None:
        with closing(sqlite3.connect(self.database)) as db:
            for _ in range(100):
                row = db.execute("select cursor from channel where handle = ?", (CHANNEL,)).fetchone()
                if row and row[0] >= self.town.channel.top:
                    return
                await asyncio.sleep(0.1)

    async def _all_told(self) -> bool:
        """Wait for the last facts as long as messages come, then a little longer for what should not come."""
        shown, quiet = 0, 0
        while quiet < QUIET:
            if not self.town.lost():
                await asyncio.sleep(1)
                return True
            await asyncio.sleep(0.25)
            quiet = quiet + 1 if len(self.server.world.shown) == shown else 0
            shown = len(self.server.world.shown)
        return False

    def _is_up(self) -> bool:
        return any(c.account and c.account.id == BOT and c.wants_updates for c in self.server.world.callers)

    def report(self) -> Report:
        world = self.town.world
        with closing(sqlite3.connect(self.database)) as db:
            states = dict(db.execute("select state, count(*) from outbox group by state").fetchall())
        return Report(
            kills=self.kills,
            cold=self.lives.cold,
            posts=len(self.town.due),
            chats=len(self.town.chats),
            facts=len(self.town.due) * len(self.town.chats),
            messages=len(world.shown),
            photos=sum(shown.photo is not None for shown in world.shown),
            repeats=world.repeats,
            lost=self.town.lost(),
            doubled=self.town.doubled(),
            tricks=dict(self.mischief.played),
            jumps=dict(self.jumps),
            states=states,
            ended=self.ended,
        )


async def chaos(plan: Plan, folder: Path) -> Report:
    """Carry out a plan in an empty folder."""
    world = World()
    world.add_user(100, "Reader")
    world.add_bot(BOT, BOT_TOKEN)
    for number, handle in enumerate((CHANNEL, "demo_smolensk", "demo_bryansk"), start=11):
        world.add_channel(number, handle)
    disk = Disk.make(folder / "disk")
    try:
        async with LoopbackServer(world) as server:
            return await _chaos(plan, folder, disk, server)
    finally:
        disk.close()


async def _chaos(plan: Plan, folder: Path, disk: Disk, server: LoopbackServer) -> Report:
    random = Random(plan.seed)
    cache = ROOT / "var" / "cache"
    program = Program.make(server.world, server, folder, cache)
    town = Town.make(server.world, plan.people, plan.groups, folder / "config", cache)
    database = disk.folder / "uavwatch.db"
    lives = Lives(_environment(program, database, town), folder / "program.log")
    mischief = Mischief(random, server, town, disk, database, lambda: run.now)
    run = _Run(plan, random, server, town, lives, mischief, database)
    try:
        await asyncio.gather(lives.open(), run.first_life())
        while run.kills < plan.kills:
            await run.life_and_death()
        await run.peace()
        return run.report()
    finally:
        await lives.close()


def _environment(program: Program, database: Path, town: Town) -> dict[str, str]:
    settings = {
        "DATABASE": str(database),
        "SUBSCRIBERS": ",".join(str(chat) for chat in town.fixed),
        "TICK_SECONDS": "0.1",
        "RECONCILE_SECONDS": "0.3",
        "MESSAGES_PER_SECOND": "500",
        "PRIVATE_SECONDS": "0.02",
        "GROUP_SECONDS": "0.05",
        "RECONNECT_SECONDS": "0.05",
        "RECONNECT_LONGEST_SECONDS": "0.5",
        "MAP_REGIONS": "12",
        "LOG_LEVEL": "WARNING",
    }
    program.extra.update(settings)
    return {name: value for name, value in program._environment(0).items() if name.startswith(PREFIX)}
