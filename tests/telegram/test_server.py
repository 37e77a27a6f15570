"""The loopback server as the real Telethon sees it."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from telethon import TelegramClient, errors, events
from telethon.crypto import rsa
from telethon.sessions import MemorySession, SQLiteSession
from telethon.tl import functions as f
from telethon.tl import types as t

from tests.telegram.conftest import BOT_TOKEN
from tests.telegram.server import CUT_AFTER, CUT_BEFORE, Account, LoopbackServer, RpcFailure, World, life
from tests.telegram.waiting import until


@pytest.fixture
async def bot(server: LoopbackServer) -> AsyncIterator[Any]:
    rsa.add_key(server.key.public_pem, old=False)
    session = MemorySession()
    session.set_dc(server.dc_id, server.host, server.port)
    client = TelegramClient(session, 1, "hash", retry_delay=0)
    await client.connect()
    await client.sign_in(bot_token=BOT_TOKEN)
    yield client
    await client.disconnect()


@pytest.fixture
async def user(server: LoopbackServer, reader: Account, tmp_path: Path) -> AsyncIterator[Any]:
    path = server.sign_in_session(reader, tmp_path / "reader.session")
    client = TelegramClient(SQLiteSession(str(path)), 1, "hash", retry_delay=0, flood_sleep_threshold=0)
    await client.connect()
    yield client
    await client.disconnect()


async def test_a_bot_signs_in_and_answers_a_message(
    bot: Any, world: World, subscriber: Account, bot_account: Account
) -> None:
    async def answer(event: Any) -> None:
        await event.respond("hello **there**")

    bot.add_event_handler(answer, events.NewMessage(incoming=True, pattern="/start"))
    life.write(world, subscriber, bot_account, "/start")
    await until(lambda: world.shown)

    assert [shown.text for shown in world.shown_to(subscriber.id)] == ["hello there"]
    assert world.shown[0].entities == ["MessageEntityBold"]


async def test_a_prepared_session_is_signed_in(user: Any, reader: Account) -> None:
    me = await user.get_me()

    assert (me.id, me.bot) == (reader.id, False)


async def test_history_is_read_forwards_across_pages_and_holes(user: Any, world: World) -> None:
    channel = world.add_channel(1, "demo_alpha")
    for number in range(130):
        life.post(world, channel, f"post {number}")
        life.skip_ids(channel, number % 3)
    peer = await user.get_input_entity("demo_alpha")
    wanted = sorted(channel.messages)[21:]

    read = [message.id async for message in user.iter_messages(peer, min_id=wanted[0] - 1, reverse=True)]

    assert read == wanted


async def test_posts_edits_and_deletions_are_pushed(user: Any, world: World, reader: Account) -> None:
    channel = world.add_channel(1, "demo_alpha", members=[reader.id])
    seen: list[str] = []

    async def note(update: Any) -> None:
        seen.append(type(update).__name__)

    user.add_event_handler(note, events.Raw())
    message = life.post(world, channel, "one")
    life.edit(world, channel, message.id, "one and a half")
    life.delete(world, channel, [message.id])
    await until(lambda: len(seen) == 3)

    assert seen == ["UpdateNewChannelMessage", "UpdateEditChannelMessage", "UpdateDeleteChannelMessages"]


async def test_a_gap_is_healed_by_a_difference(user: Any, world: World, reader: Account) -> None:
    channel = world.add_channel(1, "demo_alpha", members=[reader.id])
    seen: list[str] = []

    async def note(event: Any) -> None:
        seen.append(event.raw_text)

    user.add_event_handler(note, events.NewMessage())
    life.post(world, channel, "first")
    await until(lambda: seen)
    life.post(world, channel, "not pushed", silent=True)
    life.post(world, channel, "third")
    await until(lambda: len(seen) == 3)

    assert sorted(seen) == ["first", "not pushed", "third"]


async def test_a_forgotten_difference_is_too_long(user: Any, world: World, reader: Account) -> None:
    channel = world.add_channel(1, "demo_alpha", members=[reader.id])
    peer = t.InputChannel(channel.id, channel.access_hash)
    for _ in range(3):
        life.post(world, channel, "x", silent=True)
    whole = await user(f.updates.GetChannelDifferenceRequest(peer, t.ChannelMessagesFilterEmpty(), 1, 100))

    channel.box.forget()
    rest = await user(f.updates.GetChannelDifferenceRequest(peer, t.ChannelMessagesFilterEmpty(), 1, 100))

    assert len(whole.new_messages) == 3
    assert isinstance(rest, t.updates.ChannelDifferenceTooLong)


async def test_the_same_random_id_shows_one_message(bot: Any, world: World, subscriber: Account) -> None:
    peer = t.InputPeerUser(subscriber.id, subscriber.access_hash)

    first = await bot(f.messages.SendMessageRequest(peer, "digest", random_id=7))
    second = await bot(f.messages.SendMessageRequest(peer, "digest", random_id=7))

    assert isinstance(first, t.UpdateShortSentMessage)
    assert [u.id for u in second.updates if isinstance(u, t.UpdateMessageID)] == [first.id]
    assert len(world.shown) == 1


@pytest.mark.parametrize("cut", [CUT_BEFORE, CUT_AFTER])
async def test_a_cut_around_a_request_loses_the_answer_only(
    bot: Any, server: LoopbackServer, world: World, subscriber: Account, cut: Any
) -> None:
    server.faults.plan("SendMessage", cut)
    peer = t.InputPeerUser(subscriber.id, subscriber.access_hash)

    await bot(f.messages.SendMessageRequest(peer, "digest", random_id=7))

    assert len(world.shown) == 1
    assert world.calls["SendMessage"] == 2
    assert server.accepted == 2


async def test_a_flood_wait_reaches_the_client(user: Any, server: LoopbackServer, world: World) -> None:
    world.add_channel(1, "demo_alpha")
    server.faults.plan("ResolveUsername", RpcFailure(420, "FLOOD_WAIT_30"))

    with pytest.raises(errors.FloodWaitError) as flood:
        await user(f.contacts.ResolveUsernameRequest("demo_alpha"))

    assert flood.value.seconds == 30


async def test_dialogs_are_paged(user: Any, world: World, reader: Account) -> None:
    for number in range(1, 131):
        life.post(world, world.add_channel(number, f"demo_{number}", members=[reader.id]), "x", silent=True)

    dialogs = await user.get_dialogs()

    assert {dialog.entity.id for dialog in dialogs} == set(range(1, 131))


async def test_a_picture_is_uploaded_and_shown(bot: Any, world: World, subscriber: Account) -> None:
    picture = bytes(range(256)) * 3000
    peer = t.InputPeerUser(subscriber.id, subscriber.access_hash)
    upload = await bot.upload_file(picture, file_name="map.png")

    media = t.InputMediaUploadedPhoto(upload)
    await bot(f.messages.SendMediaRequest(peer, media, "caption", random_id=int(time.time())))

    assert world.shown[0].photo == picture
