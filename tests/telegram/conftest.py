"""A running loopback server with one reader account, one bot and one subscriber."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.telegram.server import Account, LoopbackServer, World

BOT_TOKEN = "900:demo-token"


@pytest.fixture
def world() -> World:
    world = World()
    world.add_user(100, "Reader")
    world.add_user(200, "Subscriber", language="ru")
    world.add_bot(900, BOT_TOKEN)
    return world


@pytest.fixture
def reader(world: World) -> Account:
    return world.accounts[100]


@pytest.fixture
def subscriber(world: World) -> Account:
    return world.accounts[200]


@pytest.fixture
def bot_account(world: World) -> Account:
    return world.accounts[900]


@pytest.fixture
async def server(world: World) -> AsyncIterator[LoopbackServer]:
    async with LoopbackServer(world) as server:
        yield server
