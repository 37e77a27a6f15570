from __future__ import annotations

import pytest

from bot.chat import COMMANDS
from bot.chat.commands import _COMMANDS
from bot.digests.split import visible_units
from bot.texts import Texts
from tests.chat.builders import Person, incident, record


async def test_start_says_what_the_bot_is_and_is_not(ann: Person, boris: Person) -> None:
    english, russian = await ann.says("/start"), await boris.says("/start")

    assert "not a warning service" in english and "once an hour" in english
    assert "не система оповещения" in russian and "не чаще раза в час" in russian


async def test_two_taps_after_start_make_a_subscription(ann: Person) -> None:
    await ann.says("/start")

    await ann.presses("Central Federal District")
    text = await ann.presses("Smolensk")

    assert "Smolensk Oblast" in text
    assert await ann.regions() == ("RU-SMO",)


async def test_the_choice_of_a_region_edits_the_message_it_was_made_in(ann: Person) -> None:
    await ann.says("/start")
    assert not ann.answers[0].edit

    await ann.presses("Central Federal District")

    assert ann.answers[0].edit
    assert (await ann.presses("← Districts")).startswith("Which region?")


async def test_regions_already_subscribed_to_are_marked_in_the_choice(ann: Person) -> None:
    await ann.says("/subscribe smolensk")

    await ann.says("/subscribe")
    await ann.presses("Central Federal District")

    assert "✓ Smolensk" in ann.labels
    assert "Tula" in ann.labels


async def test_a_region_link_subscribes(ann: Person) -> None:
    await ann.says("/start r_RU-SMO")

    assert await ann.regions() == ("RU-SMO",)


async def test_whoever_comes_by_a_region_link_learns_what_the_bot_is_not(ann: Person) -> None:
    first, second = await ann.says("/start r_RU-SMO"), await ann.says("/start r_RU-TUL")

    assert "not a warning service" in first and "112" in first
    assert "not a warning service" not in second


async def test_start_offers_to_send_a_location(ann: Person, boris: Person) -> None:
    assert "send a location" in await ann.says("/start")
    assert "геопозицию" in await boris.says("/start")


async def test_an_incident_link_shows_the_incident(ann: Person) -> None:
    await record(ann.database, incident(("RU-TUL",)))

    assert "Tula Oblast" in await ann.says("/start i_1")


@pytest.mark.parametrize("payload", ["r_RU-XXX", "r_ru-smo", "r_*", "i_", "i_0", "i_1e9", "r_RU-SMO;1", "x" * 64])
async def test_a_forged_link_is_an_ordinary_start(ann: Person, payload: str) -> None:
    text = await ann.says(f"/start {payload}")

    assert "not a warning service" in text
    assert await ann.regions() == ()


async def test_help_lists_every_command_that_is_answered(ann: Person) -> None:
    text = await ann.says("/help")

    assert {command.name for command in COMMANDS} == set(_COMMANDS)
    assert all(f"/{command.name}" in text for command in COMMANDS)


def test_every_command_is_described_in_every_language(texts: Texts) -> None:
    described = [texts.get(language, command.about) for language in texts.languages for command in COMMANDS]

    assert all(described)
    assert len(set(described)) == len(described)


async def test_all_regions_are_listed_by_district_in_one_message(ann: Person, boris: Person) -> None:
    english, russian = await ann.says("/regions"), await boris.says("/regions")

    assert english.index("Central Federal District") < english.index("Smolensk") < english.index("Siberian")
    assert "Смоленская" in russian and "ISO 3166-2" in russian
    assert max(visible_units(english), visible_units(russian)) < 4096


async def test_all_button_data_is_short_enough_and_understood(ann: Person) -> None:
    await ann.says("/start")
    districts = list(ann.buttons)

    for district in districts[:-1]:
        await ann.sends(district.data or "")
        assert len(ann.buttons) > 5
        assert all(len((button.data or "").encode()) <= 64 and button.label for button in ann.buttons)
