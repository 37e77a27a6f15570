"""Random weather for the live source: everything that goes wrong, in an order drawn from a seed.

`python -m tests.telegram.storm --seeds 200` runs many seeds and prints one line for each.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import random
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from telethon.tl import types as t

from bot.sources.contract import SourceAlarm
from bot.telegram.paces import Paces, Reread
from bot.telegram.source import LiveSource
from bot.telegram.supervisor import Supervisor
from tests.telegram.links import quick, running, settings_for
from tests.telegram.memory_sink import MemorySink
from tests.telegram.server import CUT_AFTER, CUT_BEFORE, Channel, LoopbackServer, RpcFailure, World, life
from tests.telegram.waiting import until

_METHODS = ("GetHistory", "GetMessages", "GetPeerDialogs", "GetChannelDifference", "ResolveUsername", "GetChannels")
_PACES = Paces(
    resolve_gap=0,
    join_gap=0,
    reconcile_every=0.3,
    history_rate=math.inf,
    reread_rate=math.inf,
    rereads=(Reread(timedelta(hours=48), 0.5),),
    retry=0.01,
    rest=0.05,
)


class Storm:
    """One seed: posts, edits, deletions, cuts, floods, gaps and restarts, then calm and a comparison."""

    def __init__(self, seed: int, channels: int, posts: int, folder: Path) -> None:
        self._chance = random.Random(seed)
        self._posts = channels * posts
        self._folder = folder
        self._restart = asyncio.Event()
        self.world = World()
        self.sink = MemorySink()
        reader = self.world.add_user(100, "Reader")
        for number in range(1, channels + 1):
            self.world.add_channel(number, f"demo_{number}")
        self.server = LoopbackServer(self.world)
        self._reader = reader

    async def run(self) -> None:
        """Raises AssertionError when the sink does not come to hold what the server holds."""
        async with self.server:
            session = self.server.sign_in_session(self._reader, self._folder / "reader.session")
            weather = asyncio.create_task(self._weather())
            while not weather.done():
                await self._one_life(session, lambda: self._restart.is_set() or weather.done())
                self._restart.clear()
            await weather
            self.server.faults.clear()
            try:
                await self._one_life(session, self._is_equal)
            except TimeoutError:
                raise AssertionError(self._differences()) from None

    async def _one_life(self, session: Path, is_over: Callable[[], bool]) -> None:
        supervisor = Supervisor(settings_for(self.server, session), "reader", backoff=quick(), timeout=1.0)
        handles = [channel.username or "" for channel in self.world.channels.values()]
        source = LiveSource(supervisor, self.sink, handles, alarm=_ignore, paces=_PACES)
        async with running(supervisor.run, source.run):
            await until(is_over, 60)

    async def _weather(self) -> None:
        events = [self._post] * 12 + [self._edit] * 3 + [self._delete] * 2 + [self._fault] * 2 + [self._rare]
        while sum(channel.box.next_id - 1 for channel in self.world.channels.values()) < self._posts:
            self._chance.choice(events)()
            await asyncio.sleep(self._chance.choice((0, 0, 0.001, 0.01)))

    def _post(self) -> None:
        life.post(self.world, self._any(), f"post {self._chance.random()}", silent=self._chance.random() < 0.3)

    def _edit(self) -> None:
        channel = self._any()
        if channel.messages:
            number = self._chance.choice(sorted(channel.messages))
            text = f"edit {self._chance.random()}"
            life.edit(self.world, channel, number, text, silent=self._chance.random() < 0.3)

    def _delete(self) -> None:
        channel = self._any()
        if channel.messages:
            number = self._chance.choice(sorted(channel.messages))
            life.delete(self.world, channel, [number], silent=self._chance.random() < 0.3)

    def _fault(self) -> None:
        faults = (CUT_BEFORE, CUT_AFTER, RpcFailure(420, "FLOOD_WAIT_1"), RpcFailure(500, "TIMEOUT"))
        self.server.faults.plan(self._chance.choice(_METHODS), self._chance.choice(faults))

    def _rare(self) -> None:
        match self._chance.randrange(5):
            case 0:
                self.server.drop_all()
            case 1:
                self._any().box.forget()
            case 2:
                life.skip_ids(self._any(), self._chance.randrange(1, 5))
            case 3:
                self._restart.set()
            case 4:
                channel = self._any()
                for number in range(self._chance.randrange(10, 120)):
                    life.post(self.world, channel, f"burst {number}", silent=True)

    def _any(self) -> Channel:
        return self._chance.choice(list(self.world.channels.values()))

    def _is_equal(self) -> bool:
        return all(_texts(channel) == self.sink.texts(channel.id) for channel in self.world.channels.values())

    def _differences(self) -> str:
        lines = []
        for channel in self.world.channels.values():
            there, here = _texts(channel), self.sink.texts(channel.id)
            numbers = sorted(i for i in there.keys() | here.keys() if there.get(i) != here.get(i))
            if numbers:
                lines.append(f"{channel.username}: {numbers[:10]} of {len(numbers)}")
        return "; ".join(lines)


def _texts(channel: Channel) -> dict[int, str]:
    return {i: m.message for i, m in channel.messages.items() if isinstance(m, t.Message)}


async def _ignore(alarm: SourceAlarm) -> None:
    raise AssertionError(alarm)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--channels", type=int, default=20)
    parser.add_argument("--posts", type=int, default=50)
    chosen = parser.parse_args()
    for seed in range(chosen.first, chosen.first + chosen.seeds):
        started = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(_one(seed, chosen.channels, chosen.posts, Path(folder)))
        print(f"seed {seed}: equal after {time.monotonic() - started:.1f} s")


async def _one(seed: int, channels: int, posts: int, folder: Path) -> None:
    await Storm(seed, channels, posts, folder).run()


if __name__ == "__main__":
    main()
