"""One run: lives and deaths of the program in a town where things go wrong, then peace, then the count."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from bot.settings import PREFIX
from tests.chaos.disk import Disk
from tests.chaos.lives import Life, Lives
from tests.chaos.mischief import Mischief
from tests.chaos.town import BOT, CHANNEL, Town
from tests.program.process import BOT_TOKEN, Program
from tests.telegram.server import LoopbackServer, World
from tests.telegram.waiting import until

COLD_EVERY = 10
_JUMPS = {"hour on": 60, "same hour": 0, "outage": 60 * 7, "hour back": -60}
_WEIGHTS = (56, 20, 8, 16)


@dataclass(frozen=True)
class Plan:
    kills: int
    seed: int
    people: int
    groups: int


@dataclass(frozen=True)
class Report:
    """What came of a run; `lost` and `doubled` are (chat, post)."""

    kills: int
    cold: int
    posts: int
    chats: int
    messages: int
    photos: int
    repeats: int
    lost: list[tuple[int, int]]
    doubled: list[tuple[int, int]]
    tricks: dict[str, int]
    jumps: dict[str, int]
    states: dict[str, int]
    ended: int

    @property
    def is_good(self) -> bool:
        return self.posts > 0 and not self.lost and not self.doubled


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
    kills: int = 0
    ended: int = 0

    @property
    def shift(self) -> float:
        """Seconds from the host's clock to the program's."""
        return (self.now - datetime.now(UTC)).total_seconds()

    async def first_life(self) -> None:
        """A quiet one, in which everybody is subscribed and the channel is joined."""
        life = await self.lives.start(self.shift, cold=True)
        await until(lambda: life.is_over or (100 in self.town.channel.members and self._is_up()), 60)
        await asyncio.sleep(0.5)
        if life.is_over:
            raise RuntimeError(f"the program does not start, see {self.lives.log}")
        await life.stop()

    async def life_and_death(self) -> None:
        started = asyncio.get_running_loop().time()
        for _ in range(self.random.choice((0, 1, 1, 2))):
            self.town.publish(self.now, silent=self.random.random() < 0.5)
        life = await self.lives.start(self.shift, cold=self.kills % COLD_EVERY == 0)
        mischief = asyncio.create_task(self.mischief.play(life))
        await self._wait_for_death(life)
        self.ended += life.is_over
        await life.kill()
        self.kills += 1
        mischief.cancel()
        await asyncio.gather(mischief, return_exceptions=True)
        self.now += timedelta(seconds=asyncio.get_running_loop().time() - started)
        jump = self.random.choices(list(_JUMPS), _WEIGHTS)[0]
        self.jumps[jump] += 1
        self.now += timedelta(minutes=_JUMPS[jump])

    async def _wait_for_death(self, life: Life) -> None:
        """Mostly some time after the bot has come up, sometimes before."""
        if self.random.random() < 0.2:
            await asyncio.sleep(self.random.uniform(0.05, 0.8))
            return
        try:
            await until(lambda: self._is_up() or life.is_over, 10)
        except TimeoutError:
            return
        await asyncio.sleep(self.random.uniform(0.0, 0.9))

    async def peace(self) -> None:
        """Let the program catch up, hour after hour, until nothing is missing (or it seems lost)."""
        for _ in range(6):
            self.mischief.make_peace()
            self.now += timedelta(hours=1)
            life = await self.lives.start(self.shift, cold=True)
            try:
                await until(self._is_up, 30)
                self.mischief.make_peace()
                await until(lambda: not self.town.lost(), 15)
                await asyncio.sleep(1)
            except TimeoutError:
                continue
            else:
                return
            finally:
                await life.stop()

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
    program = Program.make(server.world, server, folder, folder / "cache")
    town = Town.make(server.world, plan.people, plan.groups, folder / "config", folder / "cache")
    database = disk.folder / "uavwatch.db"
    lives = Lives(_environment(program, database, town), folder / "program.log")
    mischief = Mischief(random, server, town, disk, database)
    run = _Run(plan, random, server, town, lives, mischief, database)
    await lives.open()
    try:
        await run.first_life()
        while run.kills < plan.kills:
            await run.life_and_death()
        await run.peace()
        return run.report()
    finally:
        await lives.close()


def _environment(program: Program, database: Path, town: Town) -> dict[str, str]:
    settings = {
        "DATABASE": str(database),
        "SUBSCRIBERS": ",".join(str(chat) for chat in town.chats),
        "TICK_SECONDS": "0.1",
        "RECONCILE_SECONDS": "0.3",
        "MESSAGES_PER_SECOND": "500",
        "PRIVATE_SECONDS": "0.02",
        "GROUP_SECONDS": "0.05",
        "LOG_LEVEL": "WARNING",
    }
    program.extra.update(settings)
    return {name: value for name, value in program._environment(0).items() if name.startswith(PREFIX)}
