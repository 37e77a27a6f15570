"""A conversation as somebody has it: a location, buttons, pictures, settings, an inline query."""

from __future__ import annotations

from telethon.tl import types as t

from bot.paths import bundled
from bot.store import open_database
from tests.chat.builders import incident, record
from tests.program.test_program import ONE
from tests.program.town import PATIENCE, SUBSCRIBER, Town
from tests.telegram.server import Shown, life
from tests.telegram.waiting import until


def latest(town: Town) -> Shown:
    return town.world.shown_to(SUBSCRIBER)[-1]


async def press(town: Town, label: str, *, edits: bool = False) -> Shown:
    """Press a button of the latest message; return the message that answers it."""
    shown = latest(town)
    data = next(data for row in shown.buttons for text, data in row if text == label)
    assert isinstance(data, bytes)
    before, count = shown.edits, len(town.seen())
    life.press(town.world, town.world.accounts[SUBSCRIBER], town.world.accounts[900], shown, data)
    await until((lambda: shown.edits > before) if edits else (lambda: len(town.seen()) > count), PATIENCE)
    return shown if edits else latest(town)


def _events(text: str) -> list[str]:
    """The lines that list events; up to when channels were read may change between two answers."""
    return [line for line in text.splitlines() if line.startswith("• ")]


async def test_from_a_location_to_alerts_with_pictures_on_the_way(town: Town) -> None:
    person, bot = town.world.accounts[SUBSCRIBER], town.world.accounts[900]
    async with town.program.running():
        await town.until_listening()
        life.write(town.world, person, bot, "", media=t.MessageMediaGeo(t.GeoPoint(32.05, 54.78, 1)))
        await until(lambda: bool(town.seen()), PATIENCE)
        found = latest(town).text
        subscribed = (await press(town, "Подписаться", edits=True)).text

        await town.say("/settings")
        await press(town, "Расписание", edits=True)
        settings = (await press(town, "Сразу", edits=True)).text

        town.post(ONE)
        await town.until_recorded(1)
        await town.until_digests(1)  # else it may come between a press and its answer
        await town.say("/incidents смоленск 7d")
        listed = latest(town)
        picture = await press(town, "Карта")
        query = life.ask_inline(town.world, person, bot, "смоленск")
        await until(lambda: query in town.world.inline_answers, PATIENCE)

    assert "Смоленская область" in found and "не сохраняется" in found
    assert "Подписка оформлена: Смоленская область" in subscribed
    assert "сразу, как только сообщат новое" in settings
    assert [[text for text, _ in row] for row in listed.buttons] == [["Карта", "График", "CSV"]]
    assert picture.photo is not None and picture.photo.startswith(b"\x89PNG")
    assert town.world.inline_answers[query][0].title == "Смоленская область"
    assert "1 — по данным губернатора" in town.digests()[0]


async def test_a_chat_is_forgotten_on_request(town: Town) -> None:
    async with town.program.running():
        await town.until_listening()
        await town.say("/subscribe smolensk")
        town.post(ONE)
        await town.until_recorded(1)
        gone = await town.say("/forget")
    async with town.program.running(minute=61):
        await town.until_listening()
        asked = await town.say("/settings")

    assert "подписки чата со всеми настройками (1)" in gone
    assert "Подписок в этом чате нет" in asked
    assert town.digests() == []


async def test_pages_are_turned_in_one_message_and_in_the_language_of_the_person(town: Town) -> None:
    town.world.accounts[SUBSCRIBER].language = "en"
    async with open_database(town.program.database, bundled("migrations")) as database:
        await record(database, *(incident(hours_ago=5 * number) for number in range(1, 12)))
    async with town.program.running():
        await town.until_listening()
        first = await town.say("/incidents smolensk")
        second = (await press(town, "Older", edits=True)).text
        again = (await press(town, "Newer", edits=True)).text

    assert "11 events" in first
    assert (first.count("• "), second.count("• ")) == (10, 1)
    assert _events(again) == _events(first)
    assert len(town.seen()) == 1


async def test_a_chat_that_changes_its_language_is_answered_in_it(town: Town) -> None:
    async with town.program.running():
        await town.until_listening()
        await town.say("/subscribe smolensk")
        await town.say("/settings")
        changed = (await press(town, "English", edits=True)).text
        status = await town.say("/status")

    assert "Settings of this chat" in changed and "Language: English" in changed
    assert "Status" in status
