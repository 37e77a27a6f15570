from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat import Commands, Desk
from bot.chat.contract import Request
from tests.chat.builders import Person


async def test_settings_show_what_the_chat_has_chosen(ann: Person) -> None:
    await ann.says("/subscribe smolensk")

    text = await ann.says("/settings")

    assert "Regions: Smolensk Oblast" in text
    assert "Time zone: Moscow (Moscow time)" in text


async def test_a_new_subscription_has_the_window_of_the_program(desk: Desk, ann: Person) -> None:
    ann.commands = Commands(replace(desk, minutes=15))

    await ann.says("/subscribe smolensk")

    assert "once in 15 min" in await ann.says("/settings")


async def test_the_language_is_changed_by_a_button_and_kept(ann: Person) -> None:
    await ann.says("/subscribe smolensk")
    await ann.says("/settings")

    text = await ann.presses("Русский")

    assert "Регионы: Смоленская область" in text and ann.answers[0].edit
    assert "Команды" in await ann.says("/help")
    assert await ann.regions() == ("RU-SMO",)


async def test_settings_without_a_subscription_offer_one(ann: Person) -> None:
    assert "no subscriptions" in await ann.says("/settings")
    assert ann.labels == ["Subscribe"]
    assert "no subscriptions" in await ann.sends("l:ru") or "нет" in ann.answers[0].html
    assert await ann.subscription() is None


@pytest.mark.parametrize(
    ("code", "head"),
    [
        ("ru", "Команды"),
        ("ru-RU", "Команды"),
        ("uk", "Команды"),
        ("be_BY", "Команды"),
        ("en-GB", "Commands"),
        ("de", "Commands"),
        (None, "Команды"),
    ],
)
async def test_the_language_follows_the_person_until_the_chat_chooses(desk: Desk, code: str | None, head: str) -> None:
    answers = await Commands(desk).handle(Request(1, None, 1, "/help", language=code))

    assert head in answers[0].html
