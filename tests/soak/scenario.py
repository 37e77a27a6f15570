"""One random course of events, made from a seed: what channels do, what fails, when the program dies."""

from __future__ import annotations

import asyncio
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.program.process import BOT_TOKEN
from tests.soak.program import SoakProgram
from tests.soak.truth import differences, in_database, on_server
from tests.telegram.server import (
    CUT_AFTER,
    CUT_BEFORE,
    SILENT_AFTER,
    SILENT_BEFORE,
    Channel,
    LoopbackServer,
    RpcFailure,
    World,
    life,
)
from tests.telegram.server.world import Caller
from tests.telegram.waiting import until

_READER = 100
_LOOK = 0.1
_READING = ("GetHistory", "GetMessages", "GetPeerDialogs")
_ANY = (*_READING, "ResolveUsername", "JoinChannel", "GetChannels", "GetChannelDifference", "GetDifference")
_REPORTS = (
    "Силами ПВО над территорией области сбит {n} украинский БПЛА. Пострадавших и разрушений нет.",
    "За ночь над районом уничтожено {n} беспилотников.",
)
_OTHERS = ("Встретились с жителями, обсудили ремонт школы № {n}.", "Завтра +{n}, местами дождь.", "")


@dataclass(frozen=True, slots=True)
class Size:
    """How much happens.

    `pushed` is the share of posts that the server tells about, `reported` that of posts about UAVs; `patience` and
    `pause` are in seconds.
    """

    channels: int
    posts: int
    pushed: float
    patience: float
    pause: float = 0.06
    reported: float = 0.2


NORMAL = Size(20, 50, 0.5, 60.0)
LARGE = Size(100, 200, 0.03, 300.0, 0.005, reported=0.02)


@dataclass
class Outcome:
    """What happened and what is not as it should be in the end."""

    seed: int
    seconds: float = 0.0
    settled: float = 0.0
    posts: int = 0
    lives: int = 0
    connections: int = 0
    events: dict[str, int] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


class Scenario:
    """Runs one seed in a folder of its own."""

    def __init__(self, seed: int, size: Size, folder: Path, cache: Path) -> None:
        self._chance = random.Random(seed)
        self._size = size
        self._outcome = Outcome(seed)
        self._world = World()
        self._world.add_user(_READER, "Reader")
        self._world.add_bot(900, BOT_TOKEN)
        for number in range(1, size.channels + 1):
            self._world.add_channel(1000 + number, f"demo_soak_{number}")
        self._server = LoopbackServer(self._world)
        self._folder = folder
        self._cache = cache
        self._former: set[Caller] = set()
        self._left = [channel for channel in self._world.channels.values() for _ in range(size.posts)]
        self._chance.shuffle(self._left)

    async def run(self) -> Outcome:
        """Raises AssertionError when the program ends by itself; other faults are in the outcome."""
        began = time.monotonic()
        async with self._server:
            program = SoakProgram.of(self._world, self._server, self._folder, self._cache)
            try:
                await self._lives(program)
            finally:
                program.abandon()
        self._outcome.seconds = time.monotonic() - began
        self._outcome.connections = self._server.accepted
        return self._outcome

    async def _lives(self, program: SoakProgram) -> None:
        deaths = [self._chance.choice([signal.SIGTERM, signal.SIGKILL]) for _ in range(self._chance.randint(1, 2))]
        for number, death in enumerate(deaths):
            process = await self._begin(program)
            started = await self._started()
            await self._live(len(self._left) // (len(deaths) - number + 1))
            await program.end(process, death, started=started)
            self._count(death.name)
            await self._happen(self._chance.randint(0, 150))
        await self._settle(program)
        self._outcome.lives = len(deaths) + 1

    async def _begin(self, program: SoakProgram) -> asyncio.subprocess.Process:
        # A connection of the life before may not have ended yet for the server.
        self._former = set(self._world.callers)
        return await program.begin()

    async def _started(self) -> bool:
        """Wait until the program reads; now and then do not wait."""
        if self._chance.random() < 0.15:
            await asyncio.sleep(self._chance.uniform(0.0, 2.0))
            return False
        await self._until_listening()
        return True

    async def _until_listening(self) -> None:
        try:
            await until(self._is_listening, self._size.patience)
        except TimeoutError:
            raise AssertionError(f"the program did not begin to read within {self._size.patience:.0f} s") from None

    def _is_listening(self) -> bool:
        callers = self._world.callers - self._former
        return any(c.account and c.account.id == _READER and c.wants_updates for c in callers)

    async def _live(self, posts: int) -> None:
        rest = len(self._left) - posts
        while len(self._left) > rest:
            await self._happen(self._chance.randint(1, 30))
            await self._trouble()

    async def _settle(self, program: SoakProgram) -> None:
        """One more life in which everything is left alone in the end; then the record must be the truth."""
        process = await self._begin(program)
        await self._until_listening()
        await self._live(len(self._left))
        self._server.faults.clear()
        began = time.monotonic()
        while time.monotonic() - began < self._size.patience and self._wrong(program):  # noqa: ASYNC110 - a database tells nobody
            await asyncio.sleep(_LOOK)
        self._outcome.settled = time.monotonic() - began
        await program.end(process, signal.SIGTERM)
        self._outcome.wrong = self._wrong(program)

    def _wrong(self, program: SoakProgram) -> list[str]:
        return list(differences(on_server(self._world), in_database(program.database)))

    async def _happen(self, posts: int) -> None:
        """Some posts in some channels, then perhaps edits, deletions and reactions."""
        channel = self._chance.choice(self._left) if self._left else None
        crowd = self._chance.random() < 0.3
        for _ in range(min(posts, len(self._left))):
            self._post(channel if crowd and channel in self._left[-1:] else self._left[-1])
        for _ in range(self._chance.randint(0, 4)):
            self._change(self._chance.choice(list(self._world.channels.values())))
        await asyncio.sleep(self._chance.uniform(0, 2 * self._size.pause))

    def _post(self, channel: Channel) -> None:
        self._left.pop()
        self._outcome.posts += 1
        text = self._text()
        if self._chance.random() < 0.03:
            life.skip_ids(channel, self._chance.choice([1, 7, 150, 4000]))
            self._count("skipped ids")
        if self._chance.random() < 0.03:
            life.service_post(self._world, channel, silent=self._silent())
            self._count("service message")
        album = self._chance.getrandbits(40) if self._chance.random() < 0.05 else None
        life.post(self._world, channel, text, silent=self._silent(), grouped_id=album)

    def _change(self, channel: Channel) -> None:
        ids = [i for i, message in channel.messages.items() if hasattr(message, "message")]
        if not ids:
            return
        kind = self._chance.choice(["edit", "edit", "delete", "react"])
        number = self._chance.choice(ids)
        self._count(kind)
        match kind:
            case "edit":
                life.edit(self._world, channel, number, f"{self._text()} Уточнено.", silent=self._silent())
            case "delete":
                some = sorted({number, *self._chance.sample(ids, min(len(ids), self._chance.randint(0, 3)))})
                life.delete(self._world, channel, some, silent=self._silent())
            case _:
                life.react(self._world, channel, number, silent=self._silent())

    async def _trouble(self) -> None:
        if self._chance.random() < 0.65:
            return
        troubles: list[Callable[[], None]] = [self._cut, self._flood, self._silence, self._break, self._forget]
        trouble = self._chance.choice([*troubles, self._refuse])
        self._count(trouble.__name__.strip("_"))
        if trouble == self._refuse:
            await self._refuse()
        else:
            trouble()

    def _cut(self) -> None:
        self._server.drop_all()

    def _flood(self) -> None:
        method = self._chance.choice(_READING)
        self._server.faults.plan(method, *[RpcFailure(420, "FLOOD_WAIT_1")] * self._chance.randint(1, 4))

    def _silence(self) -> None:
        self._server.faults.plan(self._chance.choice(_READING), self._chance.choice([SILENT_BEFORE, SILENT_AFTER]))

    def _break(self) -> None:
        self._server.faults.plan(self._chance.choice(_ANY), self._chance.choice([CUT_BEFORE, CUT_AFTER]))

    def _forget(self) -> None:
        """A gap above what the server keeps, while nobody listens: differences are "too long"."""
        self._server.drop_all()
        for channel in self._chance.sample(list(self._world.channels.values()), 5):
            channel.box.pts += 150
            channel.box.forget()

    async def _refuse(self) -> None:
        """An overloaded server: it accepts and resets."""
        self._server.refuse = True
        self._server.drop_all()
        await asyncio.sleep(self._chance.uniform(0.0, 0.3))
        self._server.refuse = False

    def _text(self) -> str:
        kind = _REPORTS if self._chance.random() < self._size.reported else _OTHERS
        return self._chance.choice(kind).format(n=self._chance.randint(1, 99))

    def _silent(self) -> bool:
        return self._chance.random() >= self._size.pushed

    def _count(self, what: str) -> None:
        self._outcome.events[what] = self._outcome.events.get(what, 0) + 1
