"""The old bot is gone, another one takes over its record."""

from __future__ import annotations

from tests.program.test_program import ONE
from tests.program.town import SUBSCRIBER, Town
from tests.telegram.server import life

TOKEN = "901:second"


async def test_whoever_comes_over_to_another_bot_goes_on_and_is_told_that_some_may_be_known(town: Town) -> None:
    async with town.program.running():
        await town.until_listening()
        await town.say("/subscribe smolensk")
        town.post(ONE)
        await town.until_recorded(1)
    second = town.world.add_bot(901, TOKEN, "demo_second_bot")
    town.program.extra = {"BOT_TOKEN": TOKEN}

    async with town.program.running(minute=61):
        await town.until_listening()
        life.write(town.world, town.world.accounts[SUBSCRIBER], second, "/start moved")
        await town.until_digests(1)

    log = (town.program.folder / "program.log").read_text()
    assert "https://t.me/demo_second_bot?start=moved" in log
    assert town.world.shown_to(SUBSCRIBER)[-1].sender == 901
    assert "часть этого могла быть уже отправлена" in town.digests()[0]
    assert len(town.digests()) == 1
