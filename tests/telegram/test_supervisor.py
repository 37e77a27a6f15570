"""The connection that is kept up."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from telethon.tl import functions as f

from bot.telegram.backoff import Backoff
from bot.telegram.errors import Flooded, Refused, SignedOut, Unreachable
from bot.telegram.supervisor import Supervisor
from tests.telegram.conftest import BOT_TOKEN
from tests.telegram.links import quick, running, settings_for
from tests.telegram.server import CUT_BEFORE, SILENT_BEFORE, Account, LoopbackServer, RpcFailure, World
from tests.telegram.waiting import until


@pytest.fixture
def bot(server: LoopbackServer, tmp_path: Path) -> Supervisor:
    settings = settings_for(server, tmp_path / "bot.session")
    return Supervisor(settings, "bot", bot_token=BOT_TOKEN, backoff=quick())


@pytest.fixture
def user(server: LoopbackServer, reader: Account, tmp_path: Path) -> Supervisor:
    session = server.sign_in_session(reader, tmp_path / "reader.session")
    return Supervisor(settings_for(server, session), "reader", backoff=quick())


async def test_the_bot_signs_in_once_and_stays_signed_in(bot: Supervisor, server: LoopbackServer, world: World) -> None:
    async with running(bot.run):
        await asyncio.wait_for(bot.up.wait(), 30)
        server.drop_all()
        await until(lambda: bot.connections == 2)

        assert await bot.call(f.users.GetUsersRequest([])) == []
    assert world.calls["ImportBotAuthorization"] == 1


async def test_session_files_are_for_their_owner_only(bot: Supervisor, tmp_path: Path) -> None:
    async with running(bot.run):
        await asyncio.wait_for(bot.up.wait(), 30)

    assert (tmp_path / "bot.session").stat().st_mode & 0o777 == 0o600


async def test_what_runs_after_connecting_runs_after_every_reconnect(bot: Supervisor, server: LoopbackServer) -> None:
    runs: list[int] = []

    async def note() -> None:
        runs.append(bot.connections)

    bot.on_up.append(note)
    async with running(bot.run):
        await until(lambda: runs == [1])
        server.drop_all()
        await until(lambda: runs == [1, 2])


async def test_an_accept_then_reset_server_is_not_stormed(bot: Supervisor, server: LoopbackServer) -> None:
    server.refuse = True
    pauses: list[float] = []

    class Noted(Backoff):
        def next(self) -> float:
            pauses.append(super().next())
            if len(pauses) == 4:
                server.refuse = False
            return pauses[-1]

    bot._backoff = Noted(first=0.01, longest=0.05)
    async with running(bot.run):
        await asyncio.wait_for(bot.up.wait(), 30)

    assert server.accepted == 5
    assert pauses[3] > pauses[0]


async def test_a_server_that_comes_back_is_found_again(bot: Supervisor, server: LoopbackServer) -> None:
    async with running(bot.run):
        await asyncio.wait_for(bot.up.wait(), 30)
        await server.close()
        await until(lambda: not bot.up.is_set())
        with pytest.raises(Unreachable):
            await bot.call(f.users.GetUsersRequest([]))

        await server.listen()
        await asyncio.wait_for(bot.up.wait(), 30)


async def test_errors_come_back_in_our_words(user: Supervisor, server: LoopbackServer) -> None:
    request = f.contacts.ResolveUsernameRequest("demo_alpha")
    async with running(user.run):
        await asyncio.wait_for(user.up.wait(), 30)
        server.faults.plan("ResolveUsername", RpcFailure(420, "FLOOD_WAIT_77"), RpcFailure(400, "USERNAME_INVALID"))
        with pytest.raises(Flooded) as flood:
            await user.call(request)
        with pytest.raises(Refused) as refused:
            await user.call(request)

        assert (flood.value.seconds, refused.value.code) == (77, "USERNAME_INVALID")


async def test_a_request_without_an_answer_ends_in_time(user: Supervisor, server: LoopbackServer) -> None:
    async with running(user.run):
        await asyncio.wait_for(user.up.wait(), 30)
        server.faults.plan("ResolveUsername", SILENT_BEFORE)

        with pytest.raises(Unreachable):
            await user.call(f.contacts.ResolveUsernameRequest("demo_alpha"), timeout=0.05)


async def test_a_request_cut_off_fails_without_cancelling_the_caller(user: Supervisor, server: LoopbackServer) -> None:
    async with running(user.run):
        await asyncio.wait_for(user.up.wait(), 30)
        server.faults.plan("ResolveUsername", CUT_BEFORE)

        with pytest.raises(Unreachable):
            await user.call(f.contacts.ResolveUsernameRequest("demo_alpha"))


async def test_a_revoked_session_ends_the_supervisor(user: Supervisor, server: LoopbackServer, reader: Account) -> None:
    async with running(user.run) as task:
        await asyncio.wait_for(user.up.wait(), 30)
        server.sign_out(reader)
        with pytest.raises(SignedOut):
            await user.call(f.updates.GetStateRequest())

        with pytest.raises(ExceptionGroup) as ended:
            await asyncio.wait_for(task, 30)
    assert ended.group_contains(SignedOut)


async def test_a_wrong_token_ends_the_supervisor(server: LoopbackServer, tmp_path: Path) -> None:
    settings = settings_for(server, tmp_path / "bot.session")

    with pytest.raises(Refused) as refused:
        await asyncio.wait_for(Supervisor(settings, "bot", bot_token="900:wrong").run(), 30)

    assert refused.value.code == "ACCESS_TOKEN_INVALID"


async def test_the_session_of_another_bot_is_replaced(
    bot: Supervisor, server: LoopbackServer, world: World, tmp_path: Path
) -> None:
    world.add_bot(901, "901:other")
    async with running(bot.run):
        await asyncio.wait_for(bot.up.wait(), 30)
    settings = settings_for(server, tmp_path / "bot.session")
    other = Supervisor(settings, "bot", bot_token="901:other", backoff=quick())

    async with running(other.run):
        await asyncio.wait_for(other.up.wait(), 30)
        me = await other.client.get_me()

    assert me.id == 901


async def test_a_broken_session_file_of_the_bot_is_made_anew(bot: Supervisor, tmp_path: Path) -> None:
    (tmp_path / "bot.session").write_bytes(b"this is no database " * 100)

    async with running(bot.run):
        await asyncio.wait_for(bot.up.wait(), 30)

    assert bot.own_name == "demo_bot"


async def test_a_broken_session_file_of_a_person_needs_a_login(user: Supervisor, tmp_path: Path) -> None:
    (tmp_path / "reader.session").write_bytes(b"this is no database " * 100)

    with pytest.raises(SignedOut) as signed_out:
        await asyncio.wait_for(user.run(), 30)

    assert signed_out.value.code == "SESSION_FILE_BROKEN"


async def test_a_bot_that_was_signed_out_signs_in_again(
    bot: Supervisor, server: LoopbackServer, world: World, bot_account: Account
) -> None:
    async with running(bot.run):
        await asyncio.wait_for(bot.up.wait(), 30)
        server.sign_out(bot_account)
        with pytest.raises(SignedOut):
            await bot.call(f.updates.GetStateRequest())
        await until(lambda: bot.connections == 2)

    assert world.calls["ImportBotAuthorization"] == 2


async def test_a_bot_whose_key_the_server_forgot_signs_in_again(bot: Supervisor, server: LoopbackServer) -> None:
    async with running(bot.run):
        await asyncio.wait_for(bot.up.wait(), 30)
        server.keys.clear()
        server.drop_all()

        await until(lambda: bot.connections == 2)


async def test_a_bot_that_was_signed_out_and_whose_token_is_revoked_ends_the_supervisor(
    bot: Supervisor, server: LoopbackServer, bot_account: Account
) -> None:
    async with running(bot.run) as task:
        await asyncio.wait_for(bot.up.wait(), 30)
        bot_account.token = "900:another"
        server.sign_out(bot_account)
        server.drop_all()

        with pytest.raises(ExceptionGroup) as ended:
            await asyncio.wait_for(task, 30)

    assert ended.group_contains(Refused, match="ACCESS_TOKEN_INVALID")


async def test_a_person_who_was_signed_out_while_the_program_was_down_has_to_log_in(
    user: Supervisor, server: LoopbackServer, reader: Account
) -> None:
    async with running(user.run):
        await asyncio.wait_for(user.up.wait(), 30)
    server.sign_out(reader)

    with pytest.raises(SignedOut):
        await asyncio.wait_for(user.run(), 30)


async def test_a_refusal_that_is_not_about_the_token_is_tried_again(bot: Supervisor, server: LoopbackServer) -> None:
    server.faults.plan("GetState", RpcFailure(400, "MSG_WAIT_FAILED"))

    async with running(bot.run):
        await asyncio.wait_for(bot.up.wait(), 30)

    assert isinstance(bot.trouble, Refused)
