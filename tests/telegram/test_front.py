"""The bot's front end, from what a person does to what that person sees."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest
from telethon.tl import types as t

from bot.chat.contract import Answer, Button, Found, InlineQuery, Request
from bot.telegram.front import FrontEnd
from bot.telegram.incoming import addressed_text
from bot.telegram.sender import TelegramSender
from bot.telegram.supervisor import Supervisor
from tests.telegram.conftest import BOT_TOKEN
from tests.telegram.links import quick, running, settings_for
from tests.telegram.server import CUT_AFTER, Account, LoopbackServer, RpcFailure, World, life
from tests.telegram.waiting import until

MENU = {"": [("help", "What this is")], "ru": [("help", "Что это")]}


class Commands:
    """A handler that notes what it is asked."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.admins: list[bool] = []
        self.stopped: list[tuple[int, bool]] = []

    async def __call__(self, request: Request) -> Sequence[Answer]:
        self.requests.append(request)
        self.admins.append(await request.is_admin())
        if request.callback:
            return [Answer(f"pressed {request.callback}", edit=True)]
        if request.text == "/crash":
            raise ZeroDivisionError
        if request.text == "/ask":
            return [Answer("sure?", buttons=((Button("Yes", data="yes"),),))]
        return [Answer(f"you said {request.text}")]

    async def look_up(self, query: InlineQuery) -> Sequence[Found]:
        return [Found(str(n), f"{query.text} {n}", str(query.language), f"<b>{query.text}</b>") for n in range(60)]

    async def note_stop(self, user_id: int, stopped: bool) -> None:
        self.stopped.append((user_id, stopped))


@pytest.fixture
def commands() -> Commands:
    return Commands()


@pytest.fixture
async def bot(server: LoopbackServer, commands: Commands, tmp_path: Path) -> AsyncIterator[Supervisor]:
    settings = settings_for(server, tmp_path / "bot.session")
    supervisor = Supervisor(settings, "bot", bot_token=BOT_TOKEN, backoff=quick(), timeout=2.0)
    front = FrontEnd(
        supervisor,
        TelegramSender(supervisor),
        commands,
        apology=lambda language: f"sorry ({language})",
        menu=MENU,
        on_stopped=commands.note_stop,
        inline=commands.look_up,
        retry=0.05,
    )
    async with running(supervisor.run):
        await asyncio.wait_for(supervisor.up.wait(), 30)
        yield supervisor
        await front.finish()


async def test_a_private_message_is_answered(
    bot: Supervisor, commands: Commands, world: World, subscriber: Account, bot_account: Account
) -> None:
    life.write(world, subscriber, bot_account, "hello")
    await until(lambda: world.shown)

    [request] = commands.requests
    assert (request.chat_id, request.user_id, request.kind, request.language) == (200, 200, "private", "ru")
    assert commands.admins == [True]
    assert [shown.text for shown in world.shown_to(200)] == ["you said hello"]


async def test_a_location_is_passed_on(
    bot: Supervisor, commands: Commands, world: World, subscriber: Account, bot_account: Account
) -> None:
    life.write(world, subscriber, bot_account, "", media=t.MessageMediaGeo(t.GeoPoint(32.0, 54.8, 1)))
    await until(lambda: commands.requests)

    assert commands.requests[0].location == (54.8, 32.0)


async def test_a_pressed_button_changes_its_message(
    bot: Supervisor, world: World, subscriber: Account, bot_account: Account
) -> None:
    life.write(world, subscriber, bot_account, "/ask")
    await until(lambda: world.shown)
    [shown] = world.shown

    query = life.press(world, subscriber, bot_account, shown, b"yes")
    await until(lambda: shown.edits)

    assert (shown.text, shown.buttons) == ("pressed yes", [])
    assert query in world.callback_answers


@pytest.mark.parametrize("forum", [False, True])
async def test_in_a_group_only_buttons_that_are_there_can_be_pressed(
    bot: Supervisor, commands: Commands, world: World, subscriber: Account, forum: bool
) -> None:
    bot_account = world.accounts[900]
    group = world.add_supergroup(41, "Neighbours", [200, 900], forum=forum)
    life.write_in_group(world, subscriber, group, "/digest")
    life.write_in_group(world, subscriber, group, "/ask")
    await until(lambda: len(world.shown) == 2)
    digest, question = world.shown

    forged = [
        life.press(world, subscriber, bot_account, digest, b"yes"),
        life.press(world, subscriber, bot_account, question, b"no"),
    ]
    honest = life.press(world, subscriber, bot_account, question, b"yes")
    await until(lambda: question.edits == 1 and len(world.callback_answers) == 3)
    again = life.press(world, subscriber, bot_account, question, b"yes")
    await until(lambda: again in world.callback_answers)
    await asyncio.sleep(0.1)

    assert [request.callback for request in commands.requests if request.callback] == ["yes"]
    assert (digest.edits, question.edits) == (0, 1)
    assert {*forged, honest} <= set(world.callback_answers)


async def test_a_press_in_a_basic_group_is_looked_at_too(
    bot: Supervisor, commands: Commands, world: World, subscriber: Account, bot_account: Account
) -> None:
    group = world.add_group(31, "Family", [200, 900])
    life.write_in_group(world, subscriber, group, "/ask")
    await until(lambda: world.shown)
    [question] = world.shown

    life.press(world, subscriber, bot_account, question, b"no")
    life.press(world, subscriber, bot_account, question, b"yes")
    await until(lambda: question.edits == 1)

    assert [request.callback for request in commands.requests if request.callback] == ["yes"]


async def test_a_reader_who_presses_in_a_channel_is_none_of_its_admins(
    bot: Supervisor, commands: Commands, world: World, subscriber: Account, bot_account: Account
) -> None:
    channel = world.add_channel(51, "demo_news", members=[200, 900])
    channel.admins = {900}
    life.post(world, channel, "/ask")
    await until(lambda: world.shown)

    life.press(world, subscriber, bot_account, world.shown[0], b"yes")
    await until(lambda: len(commands.admins) == 2)

    assert (commands.requests[1].kind, commands.admins[1]) == ("channel", False)


async def test_an_inline_query_gets_at_most_fifty_results(
    bot: Supervisor, world: World, subscriber: Account, bot_account: Account
) -> None:
    query = life.ask_inline(world, subscriber, bot_account, "смоленск")
    await until(lambda: query in world.inline_answers)

    results = world.inline_answers[query]
    assert len(results) == 50
    assert (results[0].title, results[0].description) == ("смоленск 0", "ru")
    assert results[0].send_message.message == "смоленск" and len(results[0].send_message.entities) == 1


async def test_a_crash_of_a_command_is_apologised_for_and_survived(
    bot: Supervisor, world: World, subscriber: Account, bot_account: Account
) -> None:
    life.write(world, subscriber, bot_account, "/crash")
    life.write(world, subscriber, bot_account, "still there?")
    await until(lambda: len(world.shown) == 2)

    assert [shown.text for shown in world.shown] == ["sorry (ru)", "you said still there?"]


async def test_groups_hear_only_commands_for_this_bot(
    bot: Supervisor, commands: Commands, world: World, subscriber: Account
) -> None:
    group = world.add_supergroup(41, "Neighbours", [200, 900])
    for text in ("good morning", "/start@other_bot", "/start@Demo_Bot smolensk", "/help"):
        life.write_in_group(world, subscriber, group, text)
    await until(lambda: len(world.shown) == 2)

    assert [request.text for request in commands.requests] == ["/start smolensk", "/help"]
    assert {request.kind for request in commands.requests} == {"group"}
    assert {shown.chat_id for shown in world.shown} == {group.marked_id}


async def test_a_forum_topic_gets_its_answer(bot: Supervisor, world: World, subscriber: Account) -> None:
    forum = world.add_supergroup(41, "Forum", [200, 900], forum=True)
    life.write_in_group(world, subscriber, forum, "/help", topic=6)
    await until(lambda: world.shown)

    assert world.shown[0].topic == 6


@pytest.mark.parametrize("admin", [True, False])
async def test_admins_of_a_group_are_told_from_members(
    bot: Supervisor, commands: Commands, world: World, subscriber: Account, admin: bool
) -> None:
    group = world.add_supergroup(41, "Neighbours", [200, 900])
    group.admins = {200} if admin else set()
    life.write_in_group(world, subscriber, group, "/help")
    await until(lambda: commands.admins)

    assert commands.admins == [admin]


@pytest.mark.parametrize("admin", [True, False])
async def test_admins_of_a_basic_group_are_told_from_members(
    bot: Supervisor, commands: Commands, world: World, subscriber: Account, admin: bool
) -> None:
    group = world.add_group(31, "Family", [200, 900])
    group.admins = {200} if admin else set()
    life.write_in_group(world, subscriber, group, "/help")
    await until(lambda: world.shown)

    assert commands.admins == [admin]
    assert world.shown[0].chat_id == -31


async def test_an_anonymous_admin_is_an_admin_without_a_name(bot: Supervisor, commands: Commands, world: World) -> None:
    group = world.add_supergroup(41, "Neighbours", [200, 900])
    life.write_in_group(world, None, group, "/help")
    await until(lambda: commands.admins)

    assert (commands.requests[0].user_id, commands.admins) == (None, [True])


async def test_a_message_sent_while_the_bot_was_away_is_answered(
    bot: Supervisor, server: LoopbackServer, world: World, subscriber: Account, bot_account: Account
) -> None:
    await server.close()
    life.write(world, subscriber, bot_account, "anybody there?")
    await server.listen()
    await until(lambda: world.shown)

    assert world.shown[0].text == "you said anybody there?"


async def test_an_answer_that_was_cut_off_is_shown_once(
    bot: Supervisor, server: LoopbackServer, world: World, subscriber: Account, bot_account: Account
) -> None:
    server.faults.plan("SendMessage", CUT_AFTER)
    life.write(world, subscriber, bot_account, "hello")
    await until(lambda: world.repeats)

    assert [shown.text for shown in world.shown] == ["you said hello"]


async def test_a_flooded_answer_comes_later(
    bot: Supervisor, server: LoopbackServer, world: World, subscriber: Account, bot_account: Account
) -> None:
    server.faults.plan("SendMessage", RpcFailure(420, "FLOOD_WAIT_1"))
    life.write(world, subscriber, bot_account, "hello")
    await until(lambda: world.shown)

    assert world.shown[0].text == "you said hello"


async def test_the_menu_of_commands_is_set_in_every_language(bot: Supervisor, world: World) -> None:
    await until(lambda: len(world.bot_commands.get(900, {})) == 2)

    assert world.bot_commands[900] == MENU


async def test_a_stopped_bot_is_told(
    bot: Supervisor, commands: Commands, world: World, subscriber: Account, bot_account: Account
) -> None:
    life.stop_bot(world, subscriber, bot_account)
    life.stop_bot(world, subscriber, bot_account, stopped=False)
    await until(lambda: len(commands.stopped) == 2)

    assert commands.stopped == [(200, True), (200, False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/start", "/start"),
        ("/start@demo_bot", "/start"),
        ("/incidents@DEMO_BOT rostov 24h", "/incidents rostov 24h"),
        ("/start@other_bot", None),
        ("write to me@demo_bot", "write to me@demo_bot"),
    ],
)
def test_commands_are_freed_from_the_name_of_the_bot(text: str, expected: str | None) -> None:
    assert addressed_text(text, "demo_bot") == expected
