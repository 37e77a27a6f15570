"""Everything through a proxy, SOCKS5 or MTProxy, and what is said when it does not let us."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from telethon.tl import functions as f

from bot.telegram.checkup import visiting
from bot.telegram.errors import ProxyFault, Unreachable
from bot.telegram.supervisor import Supervisor
from tests.telegram.conftest import BOT_TOKEN
from tests.telegram.links import quick, running, settings_for
from tests.telegram.mtproxy import MtProxy
from tests.telegram.server import LoopbackServer
from tests.telegram.socks import SocksProxy
from tests.telegram.waiting import until

SECRET = bytes(range(16))


def behind(server: LoopbackServer, session: Path, url: str) -> Supervisor:
    settings = replace(settings_for(server, session), proxy=url)
    return Supervisor(settings, "bot", bot_token=BOT_TOKEN, backoff=quick())


@pytest.mark.parametrize(
    ("login", "url"),
    [(None, "socks5://127.0.0.1:{}"), (("u@x", "p:/w#"), "socks5://u%40x:p%3A%2Fw%23@127.0.0.1:{}")],
    ids=["open", "with a password"],
)
async def test_the_bot_works_through_a_proxy_and_only_through_it(
    server: LoopbackServer, tmp_path: Path, login: tuple[str, str] | None, url: str
) -> None:
    async with SocksProxy(login).running() as proxy:
        bot = behind(server, tmp_path / "bot.session", url.format(proxy.port))
        async with running(bot.run):
            await asyncio.wait_for(bot.up.wait(), 30)
            server.drop_all()
            await until(lambda: bot.connections == 2)
            answer = await bot.call(f.users.GetUsersRequest([]))

    assert answer == []
    assert server.accepted == len(proxy.carried) >= 2
    assert set(proxy.carried) == {(server.host, server.port)}


@pytest.mark.parametrize(
    ("proxy", "login", "said"),
    [
        (SocksProxy(("user", "right")), "user:hidden@", "authentication failure"),
        (SocksProxy(("user", "right")), "", "authentication methods"),
        (SocksProxy(allows=False), "", "not allowed"),
    ],
    ids=["wrong password", "no password", "forbidden"],
)
async def test_a_proxy_that_refuses_is_told_without_its_password_and_tried_again(
    server: LoopbackServer,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    proxy: SocksProxy,
    *,
    login: str,
    said: str,
) -> None:
    async with proxy.running():
        bot = behind(server, tmp_path / "bot.session", f"socks5://{login}127.0.0.1:{proxy.port}")
        with pytest.raises(ProxyFault, match=said):
            async with visiting(bot, 1.0):
                pass

    assert server.accepted == 0
    assert caplog.text.count(said) > 1
    assert "hidden" not in caplog.text


async def test_a_proxy_that_comes_back_is_used_again(server: LoopbackServer, tmp_path: Path) -> None:
    proxy = SocksProxy()
    async with proxy.running():
        port = proxy.port
    bot = behind(server, tmp_path / "bot.session", f"socks5://127.0.0.1:{port}")
    async with running(bot.run):
        await until(lambda: bot.trouble)
        async with proxy.running():
            await asyncio.wait_for(bot.up.wait(), 30)

    assert isinstance(bot.trouble, ProxyFault)


@pytest.mark.parametrize("written", [SECRET.hex(), f"dd{SECRET.hex()}"])
async def test_the_bot_works_through_an_mtproxy(server: LoopbackServer, tmp_path: Path, written: str) -> None:
    async with MtProxy(SECRET, (server.host, server.port)).running() as proxy:
        bot = behind(server, tmp_path / "bot.session", f"mtproxy://{written}@127.0.0.1:{proxy.port}")
        async with running(bot.run):
            await asyncio.wait_for(bot.up.wait(), 30)
            answer = await bot.call(f.users.GetUsersRequest([]))

    assert answer == []
    assert set(proxy.data_centres) == {server.dc_id}
    assert server.accepted == len(proxy.data_centres)


async def test_a_wrong_mtproxy_secret_is_no_connection_and_no_crash(server: LoopbackServer, tmp_path: Path) -> None:
    wrong = bytes(reversed(SECRET))
    async with MtProxy(SECRET, (server.host, server.port)).running() as proxy:
        bot = behind(server, tmp_path / "bot.session", f"mtproxy://{wrong.hex()}@127.0.0.1:{proxy.port}")
        with pytest.raises(Unreachable) as told:
            async with visiting(bot, 5.0):
                pass

    assert proxy.refused > 0
    assert wrong.hex() not in str(told.value)
