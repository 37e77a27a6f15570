"""The old bot is gone, another one takes over its record."""

from __future__ import annotations

from tests.program.test_program import ONE
from tests.program.town import PATIENCE, SUBSCRIBER, Town
from tests.telegram.server import life
from tests.telegram.waiting import until

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


async def test_a_record_moved_to_another_machine_within_the_hour_shows_nothing_twice(town: Town) -> None:
    async with town.program.running():
        await town.until_listening()
        await town.say("/subscribe smolensk")
        town.post(ONE)
        await town.until_recorded(1)
        code, printed = await town.program.tell("backup", str(town.program.folder / "copy.db"))
    async with town.program.running(minute=61):
        await town.until_digests(1)
    await town.program.tell("restore", str(town.program.folder / "copy.db"))

    async with town.program.running(minute=62):
        await town.until_listening()
        await until(lambda: town.world.repeats, PATIENCE)

    assert code == 0, printed
    assert len(town.digests()) == 1
