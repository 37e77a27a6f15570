from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.chat.limits import Pace
from bot.chat.outside import OutsideError, Standing
from bot.telegram.outside import TelegramOutside
from bot.telegram.rights import Rights, RightsWatch
from bot.telegram.supervisor import Supervisor
from tests.telegram.conftest import BOT_TOKEN
from tests.telegram.links import quick, running, settings_for
from tests.telegram.server import Account, Channel, LoopbackServer, RpcFailure, World, life
from tests.telegram.waiting import until


@pytest.fixture
def changes() -> list[Rights]:
    return []


@pytest.fixture
async def bot(
    server: LoopbackServer, changes: list[Rights], world: World, subscriber: Account, tmp_path: Path
) -> AsyncIterator[Supervisor]:
    """A bot whom the subscriber has written to."""

    async def changed(rights: Rights) -> None:
        changes.append(rights)

    supervisor = Supervisor(
        settings_for(server, tmp_path / "bot.session"), "bot", bot_token=BOT_TOKEN, backoff=quick(), timeout=2.0
    )
    RightsWatch(supervisor, 900, changed)
    async with running(supervisor.run):
        await asyncio.wait_for(supervisor.up.wait(), 30)
        life.write(world, subscriber, world.accounts[900], "/start")
        await supervisor.client.get_input_entity(200)
        yield supervisor


@pytest.fixture
def news(world: World) -> Channel:
    return world.add_channel(51, "demo_news", members=[200])


@pytest.mark.parametrize(
    ("person_is_admin", "bot_is_admin", "expected"),
    [
        (True, True, Standing.MANAGED),
        (True, False, Standing.NO_BOT),
        (False, True, Standing.NO_ADMIN),
        (False, False, Standing.NO_ADMIN),
    ],
)
async def test_telegram_says_who_may_what(
    bot: Supervisor, news: Channel, person_is_admin: bool, bot_is_admin: bool, expected: Standing
) -> None:
    news.admins = {200} if person_is_admin else set()
    if bot_is_admin:
        news.members.add(900)
        news.admins.add(900)

    assert await TelegramOutside(bot).standing(news.marked_id, 200) is expected


@pytest.mark.parametrize("chat_id", [200, -31, -1000000000099])
async def test_in_what_is_no_channel_of_the_bot_nobody_is_an_admin(bot: Supervisor, chat_id: int) -> None:
    assert await TelegramOutside(bot).standing(chat_id, 200) is Standing.NO_ADMIN


async def test_a_name_leads_to_a_channel_and_to_nothing_else(bot: Supervisor, news: Channel, world: World) -> None:
    outside = TelegramOutside(bot)
    group = world.add_supergroup(41, "Neighbours", [200, 900])
    group.username = "demo_group"

    found = await outside.find_channel("demo_news", 200)

    assert found is not None and (found.chat_id, found.title) == (news.marked_id, "demo news")
    assert await outside.title(news.marked_id) == "demo news"
    assert [await outside.find_channel(name, 200) for name in ("nobody", "demo_bot", "demo_group")] == [None] * 3


async def test_names_are_looked_up_so_often_by_each_and_by_all(bot: Supervisor, news: Channel, world: World) -> None:
    outside = TelegramOutside(bot, each=Pace(burst=2, seconds_each=1000), everyone=Pace(burst=3, seconds_each=1000))

    for person in (200, 200, 201):
        await outside.find_channel("demo_news", person)
    for person in (200, 201):
        with pytest.raises(OutsideError):
            await outside.find_channel("demo_news", person)

    assert world.calls["ResolveUsername"] == 3


async def test_a_flood_wait_says_that_telegram_cannot_be_asked(
    bot: Supervisor, server: LoopbackServer, news: Channel
) -> None:
    server.faults.plan("GetParticipant", RpcFailure(420, "FLOOD_WAIT_30"))

    with pytest.raises(OutsideError):
        await TelegramOutside(bot).standing(news.marked_id, 200)


async def test_the_bot_learns_of_its_rights_in_channels_only(
    bot: Supervisor, changes: list[Rights], world: World, subscriber: Account, news: Channel
) -> None:
    group = world.add_supergroup(41, "Neighbours", [200, 900])
    life.appoint(world, subscriber, group, world.accounts[900])
    life.appoint(world, subscriber, news, world.accounts[900])
    await until(lambda: len(changes) == 1)
    life.dismiss(world, subscriber, news, world.accounts[900])
    await until(lambda: len(changes) == 2)

    assert [(item.chat_id, item.title, item.person, item.may_post) for item in changes] == [
        (news.marked_id, "demo news", 200, True),
        (news.marked_id, "demo news", 200, False),
    ]
