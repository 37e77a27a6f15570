"""Signing a person in, as `uavwatch login` does."""

from __future__ import annotations

import asyncio
import base64
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.telegram.login import LoginError, Terminal, login_reader, sign_in
from bot.telegram.supervisor import Supervisor
from tests.telegram.links import quick, running, settings_for
from tests.telegram.server import Account, LoopbackServer, RpcFailure, World, life
from tests.telegram.waiting import until


class Typist:
    """A person with prepared answers."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.secrets: list[str] = []
        self.shown: list[str] = []
        self.links: list[str] = []

    async def ask(self, question: str, *, secret: bool = False) -> str:
        answer = self.answers.pop(0)
        if secret:
            self.secrets.append(answer)
        return answer

    def show(self, text: str) -> None:
        self.shown.append(text)

    def show_code(self, link: str) -> None:
        self.links.append(link)


@pytest.fixture
def person(reader: Account) -> Account:
    reader.phone, reader.login_code = "70000000001", "12345"
    return reader


async def test_phone_and_code_make_a_session_that_works(
    server: LoopbackServer, person: Account, tmp_path: Path
) -> None:
    settings = settings_for(server, tmp_path / "reader.session")

    name = await sign_in(settings, Typist("+70000000001", "12345"))

    supervisor = Supervisor(settings, "reader", backoff=quick())
    async with running(supervisor.run):
        await asyncio.wait_for(supervisor.up.wait(), 30)
    assert name == "Reader"
    assert (tmp_path / "reader.session").stat().st_mode & 0o777 == 0o600


async def test_a_mistyped_code_and_password_may_be_typed_again(
    server: LoopbackServer, person: Account, tmp_path: Path
) -> None:
    person.password = "correct horse"
    typist = Typist("+70000000001", "1", "12345", "wrong horse", "correct horse")

    await sign_in(settings_for(server, tmp_path / "reader.session"), typist)

    assert typist.secrets == ["wrong horse", "correct horse"]
    assert typist.shown == ["That is not the code.", "That is not the password."]


async def test_three_wrong_codes_end_the_login(server: LoopbackServer, person: Account, tmp_path: Path) -> None:
    with pytest.raises(LoginError, match="PHONE_CODE_INVALID"):
        await sign_in(settings_for(server, tmp_path / "reader.session"), Typist("+70000000001", "1", "2", "3"))


async def test_a_scanned_qr_code_signs_in(
    server: LoopbackServer, world: World, person: Account, tmp_path: Path
) -> None:
    person.password = "correct horse"
    typist = Typist("correct horse")
    login = asyncio.create_task(sign_in(settings_for(server, tmp_path / "reader.session"), typist, qr=True))
    await until(lambda: typist.links)

    token = typist.links[0].partition("tg://login?token=")[2]
    life.scan(world, person, base64.urlsafe_b64decode(token + "=="))

    assert await asyncio.wait_for(login, 30) == "Reader"


async def test_a_flood_wait_is_explained(server: LoopbackServer, person: Account, tmp_path: Path) -> None:
    server.faults.plan("SendCode", RpcFailure(420, "FLOOD_WAIT_600"))

    with pytest.raises(LoginError, match="600 s"):
        await sign_in(settings_for(server, tmp_path / "reader.session"), Typist("+70000000001"))


async def test_a_session_that_is_signed_in_stays_so(server: LoopbackServer, person: Account, tmp_path: Path) -> None:
    session = server.sign_in_session(person, tmp_path / "reader.session")

    assert await sign_in(settings_for(server, session), Typist()) == "Reader"


def test_the_terminal_draws_the_code_instead_of_its_link(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal().show_code("tg://login?token=c2VjcmV0")

    printed = capsys.readouterr().out
    assert "█" in printed
    assert "Link Desktop Device" in printed
    assert "c2VjcmV0" not in printed


async def test_a_missing_application_is_named() -> None:
    with pytest.raises(LoginError, match="UAVWATCH_API_ID is missing: create an application"):
        await login_reader(Settings(api_id=None, api_hash=None), qr=False)
