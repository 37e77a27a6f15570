from __future__ import annotations

import pytest

from tests.chat.builders import Person


@pytest.mark.parametrize("text", ["/subscribe smolensk", "/unsubscribe", "/start r_RU-SMO", "/subscribe all"])
async def test_members_cannot_change_what_a_group_gets(member: Person, text: str) -> None:
    member.admin = True
    await member.says("/subscribe tula")
    member.admin = False

    answer = await member.says(text)

    assert "Only administrators" in answer
    assert await member.regions() == ("RU-TUL",)


@pytest.mark.parametrize("data", ["s:RU-SMO", "s:*", "o:RU-SMO", "u:RU-TUL", "u:*", "l:ru"])
async def test_members_cannot_change_it_by_buttons_either(member: Person, data: str) -> None:
    member.admin = True
    await member.says("/subscribe tula")
    before = await member.subscription()
    member.admin = False

    answer = await member.sends(data)

    assert "Only administrators" in answer
    assert await member.subscription() == before


async def test_administrators_can(member: Person) -> None:
    member.admin = True

    await member.says("/subscribe smolensk, altai")

    assert await member.regions() == ("RU-SMO",)
    assert member.asked_for_admin == 1


@pytest.mark.parametrize("text", ["/incidents smolensk", "/help", "/status", "/regions", "/subscribe", "/settings"])
async def test_nobody_is_asked_for_rights_where_nothing_changes(member: Person, text: str) -> None:
    assert await member.says(text) != ""
    assert member.asked_for_admin == 0


@pytest.mark.parametrize("text", ["смоленск", "hello", "/ban somebody", "/", "x" * 5000])
async def test_talk_and_commands_of_other_bots_get_no_answer_in_groups(member: Person, text: str) -> None:
    assert await member.says(text) == ""


async def test_a_command_to_another_bot_gets_no_answer_anywhere(ann: Person, member: Person) -> None:
    assert await ann.says("/start@somebody_else_bot") == ""
    assert await member.says("/subscribe@somebody_else_bot smolensk") == ""


async def test_group_chatter_costs_nobody_an_answer(member: Person) -> None:
    for _ in range(1100):
        await member.says("talk")

    assert "Commands" in await member.says("/help")
