"""What makes `uavwatch run` end at once: it says what is wrong and what to do, in a few lines."""

from __future__ import annotations

import pytest

from tests.program.town import Town


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"BOT_TOKEN": "900:revoked"}, ["ACCESS_TOKEN_INVALID", "@BotFather", "UAVWATCH_BOT_TOKEN"]),
        ({"SUBSCRIBERS": "-1005:atlantis"}, ["UAVWATCH_SUBSCRIBERS", "-1005", "'atlantis'", "RU-SMO"]),
        ({"LANGUAGE": "zz"}, ["UAVWATCH_LANGUAGE", "en, ru"]),
    ],
)
async def test_a_setting_that_cannot_work_ends_the_program_with_what_to_do(
    town: Town, setting: dict[str, str], said: list[str]
) -> None:
    town.program.extra = setting

    text = await town.program.refused()

    assert [word for word in said if word not in text] == []
    assert "Traceback" not in text
    assert "900:revoked" not in text


async def test_a_token_revoked_while_the_program_runs_ends_it_with_what_to_do(town: Town) -> None:
    process = await town.program._start(10)
    await town.until_listening()
    bot = town.world.accounts[900]
    bot.token = "900:another"
    town.server.sign_out(bot)
    town.server.drop_all()

    _, logged = await process.communicate()

    assert process.returncode == 2
    assert "ACCESS_TOKEN_INVALID" in logged.decode()
    assert "Traceback" not in logged.decode()
