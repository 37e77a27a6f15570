"""The program behind a SOCKS5 proxy."""

from __future__ import annotations

from tests.program.test_program import ONE
from tests.program.town import Town
from tests.telegram.socks import SocksProxy


async def test_reader_and_bot_work_through_the_proxy_alone(town: Town) -> None:
    async with SocksProxy(("user", "p@ss/word")).running() as proxy:
        town.program.extra = {"PROXY": f"socks5://user:p%40ss%2Fword@127.0.0.1:{proxy.port}"}
        async with town.program.running():
            await town.until_listening()
            await town.say("/subscribe smolensk")
            town.post(ONE)
            await town.until_recorded(1)

    assert len(proxy.carried) == town.server.accepted >= 2


async def test_a_wrong_password_is_told_by_the_doctor_with_what_to_do_and_without_the_password(town: Town) -> None:
    async with SocksProxy(("user", "right")).running() as proxy:
        town.program.extra = {"PROXY": f"socks5://user:hidden@127.0.0.1:{proxy.port}", "CLOCK_SHIFT_SECONDS": "0"}
        code, printed = await town.program.tell("doctor")

    assert code == 1
    assert "Username and password authentication failure" in printed
    assert "UAVWATCH_PROXY" in printed
    assert "hidden" not in printed


async def test_a_proxy_that_cannot_be_read_ends_the_program_with_what_to_do(town: Town) -> None:
    town.program.extra = {"PROXY": "socks5://user:hid/den@127.0.0.1:1080"}

    said = await town.program.refused()
    code, printed = await town.program.tell("doctor")

    assert code == 1
    for text in (said, printed):
        assert "%2F" in text and "hid" not in text and "Traceback" not in text
