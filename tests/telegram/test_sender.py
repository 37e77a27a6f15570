"""Messages of the bot: once each, and every failure by its name."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.delivery.contract import Button, ChatAddress, OutgoingMessage
from bot.delivery.errors import ChatGone, FloodWait, Migrated, Rejected, Temporary, TooLong, TopicClosed
from bot.telegram.sender import TelegramSender
from bot.telegram.supervisor import Supervisor
from tests.telegram.conftest import BOT_TOKEN
from tests.telegram.links import quick, running, settings_for
from tests.telegram.server import (
    CUT_AFTER,
    CUT_BEFORE,
    SILENT_AFTER,
    Account,
    LoopbackServer,
    RpcFailure,
    World,
    life,
)
from tests.telegram.server.faults import Break
from tests.telegram.waiting import until

TO_SUBSCRIBER = ChatAddress(200)


@pytest.fixture
async def bot(server: LoopbackServer, tmp_path: Path) -> AsyncIterator[Supervisor]:
    settings = settings_for(server, tmp_path / "bot.session")
    supervisor = Supervisor(settings, "bot", bot_token=BOT_TOKEN, backoff=quick(), timeout=2.0)
    async with running(supervisor.run):
        await asyncio.wait_for(supervisor.up.wait(), 30)
        yield supervisor


@pytest.fixture
def sender(bot: Supervisor) -> TelegramSender:
    return TelegramSender(bot)


async def send_until_delivered(sender: TelegramSender, chat: ChatAddress, body: OutgoingMessage, number: int) -> int:
    """What the delivery room does: repeat under the same random_id after temporary failures."""
    async with asyncio.timeout(30):
        while True:
            try:
                return await sender.send(chat, body, number)
            except Temporary:
                await asyncio.sleep(0.02)


async def test_a_message_arrives_with_its_formatting_and_buttons(sender: TelegramSender, world: World) -> None:
    buttons = ((Button("More", data="more:1"), Button("Source", url="https://example.org/")),)
    body = OutgoingMessage("<b>Smolensk</b> &amp; Bryansk", silent=True, buttons=buttons)

    message_id = await sender.send(TO_SUBSCRIBER, body, 5)

    [shown] = world.shown_to(200)
    assert (shown.message_id, shown.text, shown.silent) == (message_id, "Smolensk & Bryansk", True)
    assert shown.entities == ["MessageEntityBold"]
    assert shown.buttons == [[("More", b"more:1"), ("Source", "https://example.org/")]]


async def test_the_same_random_id_gives_the_same_message(sender: TelegramSender, world: World) -> None:
    first = await sender.send(TO_SUBSCRIBER, OutgoingMessage("digest"), 5)
    second = await sender.send(TO_SUBSCRIBER, OutgoingMessage("digest"), 5)

    assert first == second
    assert len(world.shown) == 1


@pytest.mark.parametrize("fault", [CUT_BEFORE, CUT_AFTER])
async def test_a_cut_makes_neither_a_loss_nor_a_double(
    sender: TelegramSender, server: LoopbackServer, world: World, fault: Break
) -> None:
    server.faults.plan("SendMessage", fault)

    with pytest.raises(Temporary):
        await sender.send(TO_SUBSCRIBER, OutgoingMessage("digest"), 5)
    await send_until_delivered(sender, TO_SUBSCRIBER, OutgoingMessage("digest"), 5)

    assert [shown.text for shown in world.shown] == ["digest"]


async def test_silence_after_acting_makes_no_double(server: LoopbackServer, world: World, bot: Supervisor) -> None:
    sender = TelegramSender(bot)
    server.faults.plan("SendMessage", SILENT_AFTER)

    with pytest.raises(Temporary):
        await sender.send(TO_SUBSCRIBER, OutgoingMessage("digest"), 5)
    await sender.send(TO_SUBSCRIBER, OutgoingMessage("digest"), 5)

    assert len(world.shown) == 1


@pytest.mark.parametrize("method", ["SaveFilePart", "SendMedia"])
@pytest.mark.parametrize("fault", [CUT_BEFORE, CUT_AFTER])
async def test_a_picture_is_shown_once_whichever_step_is_cut(
    sender: TelegramSender, server: LoopbackServer, world: World, method: str, fault: Break
) -> None:
    picture = bytes(range(256)) * 3000
    server.faults.plan(method, fault)

    await send_until_delivered(sender, TO_SUBSCRIBER, OutgoingMessage("map", photo=picture), 5)

    assert [(shown.text, shown.photo) for shown in world.shown] == [("map", picture)]


async def test_a_document_keeps_its_name(sender: TelegramSender, world: World) -> None:
    await sender.send(TO_SUBSCRIBER, OutgoingMessage("export", document=("data.csv", b"a;b\n")), 5)

    assert world.shown[0].document == ("data.csv", b"a;b\n")


async def test_a_flood_wait_says_for_how_long(sender: TelegramSender, server: LoopbackServer, world: World) -> None:
    server.faults.plan("SendMessage", RpcFailure(420, "FLOOD_WAIT_43200"))

    with pytest.raises(FloodWait) as flood:
        await sender.send(TO_SUBSCRIBER, OutgoingMessage("digest"), 5)
    await sender.send(ChatAddress(200), OutgoingMessage("another"), 6)

    assert flood.value.seconds == 43200
    assert [shown.text for shown in world.shown] == ["another"]


async def test_who_has_stopped_the_bot_is_gone(
    sender: TelegramSender, world: World, subscriber: Account, bot_account: Account
) -> None:
    life.stop_bot(world, subscriber, bot_account)

    with pytest.raises(ChatGone) as gone:
        await sender.send(TO_SUBSCRIBER, OutgoingMessage("digest"), 5)

    assert gone.value.code == "USER_IS_BLOCKED"


async def test_a_stranger_is_gone(sender: TelegramSender) -> None:
    with pytest.raises(ChatGone) as gone:
        await sender.send(ChatAddress(987654), OutgoingMessage("digest"), 5)

    assert gone.value.code == "PEER_ID_INVALID"


async def test_a_group_that_moved_names_its_new_home(sender: TelegramSender, world: World) -> None:
    group = world.add_group(31, "Neighbours", [200, 900])
    await sender.send(ChatAddress(-31), OutgoingMessage("before"), 5)
    home = life.migrate(world, group, 77)

    with pytest.raises(Migrated) as migrated:
        await sender.send(ChatAddress(-31), OutgoingMessage("after"), 6)
    await sender.send(ChatAddress(migrated.value.new_chat_id), OutgoingMessage("after"), 6)

    assert [shown.text for shown in world.shown_to(home.marked_id)] == ["after"]


async def test_a_topic_gets_its_message_until_it_is_closed(sender: TelegramSender, world: World) -> None:
    forum = world.add_supergroup(41, "Forum", [200, 900], forum=True)
    address = ChatAddress(forum.marked_id, 8)
    await sender.send(address, OutgoingMessage("open"), 5)
    world.closed_topics.add((41, 8))

    with pytest.raises(TopicClosed):
        await sender.send(address, OutgoingMessage("closed"), 6)
    await sender.send(ChatAddress(forum.marked_id), OutgoingMessage("general"), 7)

    assert [(shown.text, shown.topic) for shown in world.shown] == [("open", 8), ("general", None)]


async def test_a_channel_is_written_to_by_admins_only(sender: TelegramSender, world: World) -> None:
    channel = world.add_channel(51, "demo_digests", members=[900])
    with pytest.raises(ChatGone) as gone:
        await sender.send(ChatAddress(channel.marked_id), OutgoingMessage("digest"), 5)

    channel.admins.add(900)
    await sender.send(ChatAddress(channel.marked_id), OutgoingMessage("digest"), 5)

    assert gone.value.code == "CHAT_WRITE_FORBIDDEN"
    assert len(world.shown_to(channel.marked_id)) == 1


async def test_the_limit_counts_utf16_after_parsing(sender: TelegramSender, world: World) -> None:
    await sender.send(TO_SUBSCRIBER, OutgoingMessage("<b>" + "я" * 4096 + "</b>"), 5)

    with pytest.raises(TooLong):
        await sender.send(TO_SUBSCRIBER, OutgoingMessage("😀" * 2049), 6)


async def test_an_unlisted_refusal_is_named(sender: TelegramSender, server: LoopbackServer) -> None:
    server.faults.plan("SendMessage", RpcFailure(400, "ENTITY_BOUNDS_INVALID"))

    with pytest.raises(Rejected) as rejected:
        await sender.send(TO_SUBSCRIBER, OutgoingMessage("digest"), 5)

    assert rejected.value.code == "ENTITY_BOUNDS_INVALID"


async def test_without_a_connection_sending_is_a_temporary_failure(
    sender: TelegramSender, server: LoopbackServer, bot: Supervisor
) -> None:
    await server.close()
    await until(lambda: not bot.up.is_set())

    with pytest.raises(Temporary):
        await sender.send(TO_SUBSCRIBER, OutgoingMessage("digest"), 5)


async def test_editing_into_the_same_text_is_no_error(sender: TelegramSender, world: World) -> None:
    message_id = await sender.send(TO_SUBSCRIBER, OutgoingMessage("one"), 5)

    await sender.edit(TO_SUBSCRIBER, message_id, OutgoingMessage("two"))
    await sender.edit(TO_SUBSCRIBER, message_id, OutgoingMessage("two"))

    assert [(shown.text, shown.edits) for shown in world.shown] == [("two", 1)]
