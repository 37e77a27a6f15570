"""UAVWATCH_UNCOVERED_MINUTES decides everywhere from when on a channel counts as not read."""

from __future__ import annotations

from functools import partial

import pytest

from bot.channels import Channels
from bot.settings import Settings
from bot.setup import House
from bot.store import Database, outbox, subscriptions
from tests.chat.builders import NOW, Person, ago, cover, incident, record


@pytest.mark.parametrize(("minutes", "is_late"), [(119, True), (121, False)])
async def test_answers_and_digests_name_a_channel_as_late_only_after_that_time(
    database: Database, channels: Channels, minutes: float, is_late: bool
) -> None:
    house = House.load(Settings(uncovered_minutes=minutes, admins=(777,)), channels)
    ann = Person(house.commands(database, lambda: NOW), database)
    for channel in channels.followed():
        await cover(database, channel.handle, end=ago(2))
    save = partial(subscriptions.save, language="en", zone="UTC", now=ago(4))
    await database.write(lambda db: save(db, 5, 0, ["RU-SMO"]))
    await record(database, incident(hours_ago=3))

    answer = await ann.says("/incidents smolensk")
    status = await ann.says("/status")
    health = await Person(house.commands(database, lambda: NOW), database, chat_id=777, user_id=777).says("/health")
    await house.digests(database, lambda: NOW).tick()
    [digest] = await database.write(lambda db: outbox.claim(db, NOW, 100))

    assert ("not read since" in answer) is is_late
    assert ("not read since" in status) is is_late
    assert ("<b>!</b>" in health) is is_late
    assert ("not read since" in digest.html) is is_late
