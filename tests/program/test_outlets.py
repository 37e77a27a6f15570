"""A channel gets digests, managed from a private chat by its admin, over the whole program."""

from __future__ import annotations

from tests.program.test_conversation import latest, press
from tests.program.test_program import ONE
from tests.program.town import PATIENCE, SUBSCRIBER, Town
from tests.telegram.server import Channel, life
from tests.telegram.waiting import until

STRANGER = 201


def add_channel(town: Town) -> Channel:
    """A channel of the subscriber, who is its admin; the reading account has joined it, as it joins all of the town."""
    channel = town.world.add_channel(31, "demo_news", members=[100, SUBSCRIBER, STRANGER])
    channel.admins = {SUBSCRIBER}
    return channel


async def test_an_admin_sets_a_channel_up_and_it_gets_digests_until_the_bot_is_dismissed(town: Town) -> None:
    channel = add_channel(town)
    admin, bot = town.world.accounts[SUBSCRIBER], town.world.accounts[900]
    async with town.program.running():
        await town.until_listening()
        before = await town.say("/settings @demo_news")
        seen = len(town.seen())
        life.appoint(town.world, admin, channel, bot)
        await until(lambda: len(town.seen()) > seen, PATIENCE)
        welcome = latest(town).text
        await press(town, "Настроить", edits=True)
        done = await town.say("/subscribe @demo_news смоленск")
        town.post(ONE)
        await town.until_recorded(1)
    async with town.program.running(minute=61):
        await until(lambda: bool(town.world.shown_to(channel.marked_id)), PATIENCE)
        life.dismiss(town.world, admin, channel, bot)
        await until(lambda: any("больше не могу писать" in text for text in town.seen()), PATIENCE)
        again = await town.say("/settings @demo_news")

    [digest] = town.world.shown_to(channel.marked_id)
    assert "Боту нельзя писать" in before
    assert "Теперь я могу писать в канал demo news" in welcome
    assert "Канал demo news" in done and "Смоленская область" in done
    assert "1 — по данным губернатора" in digest.text
    assert town.digests() == []
    assert "Боту нельзя писать" in again


async def test_a_forwarded_post_opens_the_settings_and_a_stranger_gets_nothing(town: Town) -> None:
    channel = add_channel(town)
    admin, bot = town.world.accounts[SUBSCRIBER], town.world.accounts[900]
    stranger = town.world.add_user(STRANGER, "Stranger", language="en")
    async with town.program.running():
        await town.until_listening()
        life.appoint(town.world, admin, channel, bot)
        await until(lambda: bool(town.seen()), PATIENCE)
        count = len(town.seen())
        life.write(town.world, admin, bot, "Пост канала", forwarded=channel)
        await until(lambda: len(town.seen()) > count, PATIENCE)
        shown = latest(town)
        await town.say("/subscribe @demo_news смоленск")

        life.write(town.world, stranger, bot, "/settings @demo_news")
        life.write(town.world, stranger, bot, "/unsubscribe @demo_news")
        life.write(town.world, stranger, bot, "/status")
        await until(lambda: len(town.world.shown_to(STRANGER)) == 3, PATIENCE)
        theirs = town.world.shown_to(STRANGER)[2]
        life.press(town.world, stranger, bot, theirs, b"@1|u:*")
        await until(lambda: theirs.edits == 1, PATIENCE)
        channel.admins.discard(SUBSCRIBER)
        demoted = await town.say("/settings @demo_news")

    assert "Канал demo news" in shown.text
    assert all("no channel of which you are an admin" in item.text for item in town.world.shown_to(STRANGER))
    assert "вы администратор, нет" in demoted
