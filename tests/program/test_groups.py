"""Groups, forum topics and supergroups, as their members use them."""

from __future__ import annotations

from tests.program.test_program import ONE
from tests.program.town import PATIENCE, SUBSCRIBER, Town
from tests.telegram.server import BasicGroup, Channel, Shown, life
from tests.telegram.waiting import until

READER = 100
BOT = 900
MEMBER = 201


async def say(
    town: Town, group: Channel | BasicGroup, text: str, *, who: int = SUBSCRIBER, topic: int | None = None
) -> str:
    """Write in a group; return what the bot answers there."""
    before = len(town.world.shown_to(group.marked_id))
    life.write_in_group(town.world, town.world.accounts[who], group, text, topic=topic)
    await until(lambda: len(town.world.shown_to(group.marked_id)) > before, PATIENCE)
    return town.world.shown_to(group.marked_id)[before].text


async def press(town: Town, shown: Shown, label: str) -> str:
    """Press a button of a message that then edits itself."""
    data = next(data for row in shown.buttons for text, data in row if text == label)
    assert isinstance(data, bytes)
    before = shown.edits
    life.press(town.world, town.world.accounts[SUBSCRIBER], town.world.accounts[BOT], shown, data)
    await until(lambda: shown.edits > before, PATIENCE)
    return shown.text


def digests(town: Town, chat_id: int) -> list[Shown]:
    return [shown for shown in town.world.shown_to(chat_id) if shown.text.startswith("Сводка о БПЛА")]


async def test_a_group_goes_on_with_all_it_chose_after_it_has_become_a_supergroup(town: Town) -> None:
    group = town.world.add_group(31, "Family", [READER, SUBSCRIBER, BOT])
    group.admins = {SUBSCRIBER}
    async with town.program.running():
        await town.until_listening()
        await say(town, group, "/subscribe smolensk")
        await say(town, group, "/subscribe new bryansk")
        await say(town, group, "/name 2 Дача")
        supergroup = life.migrate(town.world, group, 41, told=town.world.accounts[BOT])
        supergroup.admins = {SUBSCRIBER}
        await until(lambda: town.world.accounts[BOT].messages, PATIENCE)
        settings = await say(town, supergroup, "/settings")
        town.post(ONE)
        await town.until_recorded(1)
    async with town.program.running(minute=61):
        await until(lambda: digests(town, supergroup.marked_id), PATIENCE)

    assert "1. Смоленская область" in settings and "2. Дача" in settings
    assert len(digests(town, supergroup.marked_id)) == 1


async def test_topics_have_subscriptions_of_their_own_and_general_takes_over_from_a_closed_one(town: Town) -> None:
    forum = town.world.add_supergroup(41, "Forum", [READER, SUBSCRIBER, BOT], forum=True)
    forum.admins = {SUBSCRIBER}
    async with town.program.running():
        await town.until_listening()
        await say(town, forum, "/subscribe bryansk")
        await say(town, forum, "/subscribe smolensk", topic=6)
        await say(town, forum, "/quiet 3:00–3:30", topic=6)
        paused = await say(town, forum, "/pause")
        town.post(ONE)
        await town.until_recorded(1)
    town.world.closed_topics.add((forum.id, 6))
    async with town.program.running(minute=61):
        await until(lambda: digests(town, forum.marked_id), PATIENCE)
        settings = await say(town, forum, "/settings")

    [digest] = digests(town, forum.marked_id)
    assert "приостановлены" in paused
    assert digest.topic is None
    assert "1. Брянская область" in settings and "2. Смоленская область" in settings
    assert settings.count("Приостановлено вами") == 1
    assert any("Тема, в которую приходили сводки" in shown.text for shown in town.world.shown_to(forum.marked_id))


async def test_only_admins_choose_in_a_group_and_other_bots_are_left_alone(town: Town) -> None:
    group = town.world.add_supergroup(41, "Neighbours", [READER, SUBSCRIBER, MEMBER, BOT])
    group.admins = {SUBSCRIBER}
    town.world.add_user(MEMBER, "Member", language="en")
    async with town.program.running():
        await town.until_listening()
        refused = await say(town, group, "/subscribe smolensk", who=MEMBER)
        life.write_in_group(town.world, town.world.accounts[SUBSCRIBER], group, "/subscribe@other_bot smolensk")
        made = await say(town, group, "/subscribe@demo_bot smolensk")
        await say(town, group, "/settings")
        choices = await press(town, town.world.shown_to(group.marked_id)[-1], "Тихие часы")
        chosen = await press(town, town.world.shown_to(group.marked_id)[-1], "23:00–07:00")
        seen = await say(town, group, "/settings", who=MEMBER)

    assert "Only administrators" in refused
    assert "Подписка оформлена" in made
    assert "/quiet 22:30" in choices
    assert "Тихие часы: 23:00–07:00" in chosen and "Тихие часы: 23:00–07:00" in seen


async def test_a_deep_link_subscribes_and_a_blocked_bot_comes_back_with_everything(town: Town) -> None:
    person, bot = town.world.accounts[SUBSCRIBER], town.world.accounts[BOT]
    async with town.program.running():
        await town.until_listening()
        linked = await town.say("/start r_RU-SMO")
        await town.say("/subscribe new bryansk")
        life.stop_bot(town.world, person, bot)
        town.post(ONE)
        await town.until_recorded(1)
    async with town.program.running(minute=61):
        await town.until_listening()
        life.stop_bot(town.world, person, bot, stopped=False)
        settings = await town.say("/settings")
    async with town.program.running(minute=121):
        await town.until_digests(1)
        event = await town.say("/start i_1")

    assert "Подписка оформлена: Смоленская область" in linked
    assert "1. Смоленская область" in settings and "2. Брянская область" in settings
    assert len(town.digests()) == 1
    assert "№ 1" in event
