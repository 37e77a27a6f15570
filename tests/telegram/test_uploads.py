from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.delivery.contract import ChatAddress, OutgoingMessage
from bot.delivery.errors import Temporary
from bot.telegram.sender import TelegramSender
from bot.telegram.supervisor import Supervisor
from tests.telegram.conftest import BOT_TOKEN
from tests.telegram.links import quick, running, settings_for
from tests.telegram.server import LoopbackServer, RpcFailure, World

MAP = OutgoingMessage("map", photo=bytes(range(256)) * 3000)


@pytest.fixture
async def bot(server: LoopbackServer, tmp_path: Path) -> AsyncIterator[Supervisor]:
    settings = settings_for(server, tmp_path / "bot.session")
    supervisor = Supervisor(settings, "bot", bot_token=BOT_TOKEN, backoff=quick(), timeout=2.0)
    async with running(supervisor.run):
        await asyncio.wait_for(supervisor.up.wait(), 30)
        yield supervisor


async def test_a_picture_for_many_chats_is_uploaded_once(bot: Supervisor, world: World) -> None:
    sender = TelegramSender(bot)
    people = [world.add_user(300 + number).id for number in range(5)]

    await asyncio.gather(*[sender.send(ChatAddress(person), MAP, person) for person in people])

    assert sorted(shown.chat_id for shown in world.shown) == people
    assert {shown.photo for shown in world.shown} == {MAP.photo}
    assert world.calls["SaveFilePart"] == 2


async def test_an_upload_that_telegram_has_forgotten_is_made_again(bot: Supervisor, world: World) -> None:
    sender = TelegramSender(bot)
    await sender.send(ChatAddress(200), MAP, 1)
    world.uploads.clear()

    with pytest.raises(Temporary):
        await sender.send(ChatAddress(200), MAP, 2)
    await sender.send(ChatAddress(200), MAP, 2)

    assert [shown.random_id for shown in world.shown] == [1, 2]


async def test_an_upload_that_failed_is_not_remembered(bot: Supervisor, server: LoopbackServer, world: World) -> None:
    sender = TelegramSender(bot)
    server.faults.plan("SaveFilePart", RpcFailure(500, "INTERNAL"))

    with pytest.raises(Temporary):
        await sender.send(ChatAddress(200), MAP, 1)
    await sender.send(ChatAddress(200), MAP, 1)

    assert [shown.photo for shown in world.shown] == [MAP.photo]
