"""Several subscriptions of one place that want the same news."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from bot.model.wishes import INSTANT, Wish
from bot.store import pausing, subscriptions
from tests.digests.test_maker import Setting, setting
from tests.record.night import ONE, THREE, at, post

__all__ = ["setting"]


async def another(
    town: Setting, regions: Sequence[str], minutes: int = 60, *, wish: Wish | None = None, topic: int = 0
) -> int:
    """One more subscription of chat 5."""

    def work(db: sqlite3.Connection) -> int:
        made = subscriptions.add(
            db, 5, topic, regions, language="ru", zone="UTC", now=town.now, minutes=minutes, wish=wish or Wish()
        )
        return made.id

    return await town.database.write(work)


async def test_what_two_of_one_schedule_want_is_told_by_the_older(setting: Setting) -> None:
    await another(setting, ["RU-SMO"])
    await another(setting, ["RU-SMO", "RU-BRY"])
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))

    assert await setting.tick(4) == 1
    assert await setting.outbox() == [(5, "ru 1 new, 0 corrected")]


async def test_what_the_older_does_not_want_is_told_by_the_other(setting: Setting) -> None:
    await another(setting, ["RU-SMO"], wish=Wish(least=10))
    await another(setting, ["RU-SMO"])
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))

    assert await setting.tick(4) == 1


async def test_a_correction_is_told_by_the_older_alone(setting: Setting) -> None:
    await another(setting, ["RU-SMO"])
    await another(setting, ["*"])
    await setting.recorder.save(2, [post(THREE)], 1, at(3.5))
    await setting.tick(4)

    await setting.recorder.save(2, [post(ONE)], 1, at(4.5))

    assert await setting.tick(5) == 1


async def test_when_the_older_is_paused_or_ended_the_other_tells(setting: Setting) -> None:
    first = await another(setting, ["RU-SMO"])
    await another(setting, ["RU-SMO"])
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))

    def pause(db: sqlite3.Connection) -> None:
        pausing.pause_by_chat(db, [item for item in subscriptions.all_of(db, 5) if item.id == first], at(3.6))

    await setting.database.write(pause)

    assert await setting.tick(4) == 1


async def test_topics_of_a_forum_do_not_know_of_each_other(setting: Setting) -> None:
    await another(setting, ["RU-SMO"])
    await another(setting, ["RU-SMO"], topic=7)
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))

    assert await setting.tick(4) == 2


async def test_other_schedules_are_digests_of_their_own(setting: Setting) -> None:
    await another(setting, ["RU-SMO"])
    await another(setting, ["RU-SMO"], 120)
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))

    assert await setting.tick(4) == 2
    assert [content.told_before for content in setting.composed] == [frozenset(), frozenset()]


async def test_a_digest_marks_what_an_alert_to_the_same_chat_has_told(setting: Setting) -> None:
    await another(setting, ["RU-SMO", "RU-BRY"])
    await another(setting, ["RU-SMO"], INSTANT)
    await setting.recorder.save(2, [post(ONE)], 1, at(3.505))
    made = [await setting.tick(hours) for hours in (3.52, 4)]

    alert, digest = setting.composed
    assert made == [1, 1]
    assert alert.told_before == frozenset()
    assert digest.told_before == {incident.id for incident in digest.incidents}


async def test_an_alert_held_back_by_quiet_hours_has_told_nothing(setting: Setting) -> None:
    await another(setting, ["RU-SMO"])
    await another(setting, ["RU-SMO"], INSTANT, wish=Wish(quiet=(22 * 60, 6 * 60)))
    await setting.recorder.save(2, [post(ONE)], 1, at(3.505))

    await setting.tick(4)

    [digest] = setting.composed
    assert digest.told_before == frozenset()


async def test_all_is_not_calm_where_another_digest_of_the_chat_tells_news(setting: Setting) -> None:
    await another(setting, ["RU-SMO"])
    await another(setting, ["RU-SMO"], wish=Wish(calm=True))
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))

    assert await setting.tick(4) == 1
    assert await setting.tick(5) == 1
    assert [content.is_empty for content in setting.composed] == [False, True]
