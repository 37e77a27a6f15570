from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.program.lives import Forge, forging
from tests.program.process import BOT_TOKEN, Program
from tests.program.town import Town
from tests.telegram.server import LoopbackServer, World


@pytest.fixture(scope="session")
def forge() -> Iterator[Forge]:
    with forging() as forge:
        yield forge


@pytest.fixture
async def town(tmp_path: Path, cache: Path, forge: Forge) -> AsyncIterator[Town]:
    world = World()
    world.add_user(100, "Reader")
    world.add_user(200, "Subscriber", language="ru")
    world.add_bot(900, BOT_TOKEN)
    for number, handle in enumerate(("demo_mod_russia", "demo_smolensk", "demo_bryansk"), start=11):
        world.add_channel(number, handle)
    async with LoopbackServer(world) as server:
        yield Town(world, server, Program.make(world, server, tmp_path, cache, forge))
