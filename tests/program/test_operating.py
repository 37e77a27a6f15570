"""What operators do in Telegram while the program runs."""

from __future__ import annotations

import asyncio

from tests.program.test_conversation import latest, press
from tests.program.test_program import ONE
from tests.program.town import PATIENCE, SUBSCRIBER, Town
from tests.telegram.server import life
from tests.telegram.waiting import until

OTHER = 201


def make_operator(town: Town) -> None:
    town.program.extra["ADMINS"] = str(SUBSCRIBER)


async def test_a_channel_is_added_stopped_and_started_without_a_restart(town: Town) -> None:
    make_operator(town)
    async with town.program.running():
        await town.until_listening()
        channel = town.world.add_channel(21, "demo_tver")
        absent = await town.say("/channels add @demo_nowhere RU-TVE governor")
        added = await town.say("/channels add @demo_tver RU-TVE governor Губернатор Тверской области")
        await until(lambda: 100 in channel.members, PATIENCE)
        await town.say("/subscribe тверская")
        town.post(ONE.replace("Смоленской", "Тверской").replace("смоляне", "жители"), "demo_tver")
        await town.until_recorded(1)
        sources = await town.say("/sources тверская")

        await town.say("/channels stop @demo_tver")
        stopped = await town.say("/sources тверская")
        code, printed = await town.program.tell("channels", "list")
        await town.program.tell("channels", "start", "demo_tver")
        async with asyncio.timeout(PATIENCE):
            while "@demo_tver" not in await town.say("/sources тверская"):  # noqa: ASYNC110 - asked as a person would
                await asyncio.sleep(0.5)
        await town.say("/channels")
        card = await press(town, "@demo_tver", edits=True)

    assert "Канала @demo_nowhere в Telegram нет" in absent
    assert "Теперь читается: @demo_tver demo tver" in added
    assert "@demo_tver" in sources and "Губернатор Тверской области" in sources
    assert "@demo_tver" not in stopped
    assert code == 0 and "demo_tver" in printed
    assert "Тверская область" in card.text


async def test_the_rest_of_the_world_has_no_such_command(town: Town) -> None:
    make_operator(town)
    stranger = town.world.add_user(OTHER, "Stranger", language="en")
    async with town.program.running():
        await town.until_listening()
        life.write(town.world, stranger, town.world.accounts[900], "/channels stop @demo_smolensk")
        await until(lambda: bool(town.world.shown_to(OTHER)), PATIENCE)
        sources = await town.say("/sources смоленск")

    assert "no such command" in town.world.shown_to(OTHER)[0].text
    assert "@demo_smolensk" in sources


async def test_an_announcement_reaches_each_chat_once_in_its_language(town: Town) -> None:
    make_operator(town)
    town.program.extra["MESSAGES_PER_SECOND"] = "1"
    people = {number: town.world.add_user(number, "Person", language="en") for number in (OTHER, 202, 203)}
    bot = town.world.accounts[900]
    async with town.program.running():
        await town.until_listening()
        await town.say("/subscribe smolensk")
        for person in people.values():
            life.write(town.world, person, bot, "/subscribe smolensk")
        await until(lambda: all(town.world.shown_to(number) for number in people), PATIENCE)
        life.write(town.world, people[203], bot, "/pause")
        await until(lambda: len(town.world.shown_to(203)) == 2, PATIENCE)

        await town.say("/announce ru: Завтра бот <b>молчит</b>.\nДва часа.\nen: The bot is silent tomorrow.")
        await until(lambda: any(text.startswith("Отправить") for text, _ in _buttons(town)), PATIENCE)
        sent = await press(town, "Отправить в 3 чата", edits=True)
        await until(lambda: bool(announced(town)), PATIENCE)
    async with town.program.running(minute=11):
        await until(lambda: any("Объявление: доставлено" in text for text in town.seen()), PATIENCE)

    assert "Отправляется в 3 чата" in sent.text
    told = [text for text in town.seen() if "Объявление: доставлено" in text]
    assert told == ["Объявление: доставлено в чаты — 3 из 3, ещё ждут — 0."]
    assert sorted(announced(town)) == [
        (SUBSCRIBER, "От операторов бота\n\nЗавтра бот <b>молчит</b>.\nДва часа."),
        (OTHER, "From the operators of this bot\n\nThe bot is silent tomorrow."),
        (202, "From the operators of this bot\n\nThe bot is silent tomorrow."),
    ]


def announced(town: Town) -> list[tuple[int, str]]:
    """(chat, text) of announcements that were shown, without the previews."""
    heads = ("От операторов бота", "From the operators of this bot")
    found = [(shown.chat_id, shown.text) for shown in town.world.shown if shown.text.startswith(heads)]
    previews = 2
    return found[previews:]


def _buttons(town: Town) -> list[tuple[str, bytes | str]]:
    return [button for row in latest(town).buttons for button in row]
