"""Somebody stops the bot and lets it in again."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.program.test_program import ONE
from tests.program.town import PATIENCE, SUBSCRIBER, Town
from tests.telegram.server import life
from tests.telegram.waiting import until


def pauses(town: Town) -> list[str | None]:
    with closing(sqlite3.connect(f"file:{town.program.database}?mode=ro", uri=True)) as db:
        return [row[0] for row in db.execute("select paused from subscription")]


async def test_whoever_stops_the_bot_is_paused_at_once_and_told_on_return_what_was_missed(town: Town) -> None:
    person, bot = town.world.accounts[SUBSCRIBER], town.world.accounts[900]
    async with town.program.running():
        await town.until_listening()
        await town.say("/subscribe smolensk")
        life.stop_bot(town.world, person, bot)
        await until(lambda: pauses(town) == ["USER_IS_BLOCKED"], PATIENCE)
        town.post(ONE)
        await town.until_recorded(1)
    async with town.program.running(minute=61):
        await town.until_listening()
        asked = town.world.calls["SendMessage"]
        life.stop_bot(town.world, person, bot, stopped=False)
        await until(lambda: pauses(town) == [None], PATIENCE)
        await town.until_digests(1)

    assert asked == town.world.calls["SendMessage"] - 1
    assert len(town.digests()) == 1
