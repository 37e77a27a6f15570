from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from bot.digests.content import DigestContent, Rendered
from bot.digests.maker import DigestMaker
from bot.model.wishes import INSTANT, Wish
from bot.paths import bundled
from bot.reading import Reader
from bot.record import Recorder
from bot.store import Database, clock, open_database, outbox, pausing, subscriptions
from tests.record.night import CHANNELS, MINISTRY, ONE, THREE, at, post


class Setting:
    """A database with its recorder and digest maker on a clock that the test moves."""

    def __init__(self, database: Database, reader: Reader) -> None:
        self.database = database
        self.recorder = Recorder(database, reader, CHANNELS)
        self.maker = DigestMaker(database, CHANNELS, self._render, lambda: self.now)
        self.now: datetime = at(0)
        self.composed: list[DigestContent] = []

    def _render(self, content: DigestContent, language: str, zone: str) -> Sequence[Rendered]:
        self.composed.append(content)
        return [Rendered(f"{language} {len(content.incidents)} new, {len(content.corrections)} corrected")]

    async def subscribe(
        self, chat_id: int, regions: Sequence[str], language: str = "ru", minutes: int = 60, wish: Wish | None = None
    ) -> None:
        save = partial(subscriptions.save, language=language, zone="UTC", now=self.now, minutes=minutes, wish=wish)
        await self.database.write(lambda db: save(db, chat_id, 0, regions))

    async def silent(self) -> list[bool]:
        rows = await self.database.write(lambda db: outbox.claim(db, self.now, 100))
        return [row.silent for row in rows]

    async def tick(self, hours: float) -> int:
        self.now = at(hours)
        return await self.maker.tick()

    async def outbox(self) -> list[tuple[int, str]]:
        def work(db: sqlite3.Connection) -> list[tuple[int, str]]:
            rows = []
            while claimed := outbox.claim(db, self.now, 100):
                for row in claimed:
                    rows.append((row.chat_id, row.html))
                    outbox.sent(db, row.id, row.id, self.now)
            return rows

        return await self.database.write(work)


@pytest.fixture
async def setting(tmp_path: Path, reader: Reader) -> AsyncIterator[Setting]:
    async with open_database(tmp_path / "record.db", bundled("migrations")) as database:
        yield Setting(database, reader)


async def test_a_new_incident_is_told_once_at_the_full_hour(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-SMO"])
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))

    made = [await setting.tick(hours) for hours in (3.9, 4, 4.5, 5)]

    assert made == [0, 1, 0, 0]
    assert await setting.outbox() == [(5, "ru 1 new, 0 corrected")]


async def test_other_regions_are_not_told(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-BRY"])
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))

    assert await setting.tick(4) == 0


async def test_a_new_subscriber_is_not_told_of_the_past(setting: Setting) -> None:
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))
    setting.now = at(3.6)
    await setting.subscribe(5, ["*"])

    assert await setting.tick(4) == 0


async def test_an_edit_after_the_digest_is_told_as_a_correction(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-SMO"])
    await setting.recorder.save(2, [post(THREE)], 1, at(3.5))
    await setting.tick(4)

    await setting.recorder.save(2, [post(ONE)], 1, at(4.5))
    await setting.tick(5)

    assert [html for _, html in await setting.outbox()] == ["ru 1 new, 0 corrected", "ru 0 new, 1 corrected"]


async def test_an_edit_before_the_digest_is_no_correction(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-SMO"])
    await setting.recorder.save(2, [post(THREE)], 1, at(3.2))
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))

    await setting.tick(4)

    assert [html for _, html in await setting.outbox()] == ["ru 1 new, 0 corrected"]


async def test_a_deletion_after_the_digest_is_told(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-SMO"])
    await setting.recorder.save(2, [post(THREE)], 1, at(3.5))
    await setting.tick(4)

    await setting.recorder.delete(2, [1], at(4.5))
    await setting.tick(5)

    [correction] = setting.composed[1].corrections
    assert [change.kind for change in correction.changes] == ["withdrawn"]


async def test_a_post_that_commits_after_the_hour_but_was_seen_before_is_told_next_time(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-SMO"])
    await setting.tick(4)

    await setting.recorder.save(2, [post(ONE)], 1, at(3.99))

    assert await setting.tick(5) == 1


async def test_a_second_source_is_news_and_shown_with_the_first(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-SMO"])
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))
    await setting.tick(4)

    await setting.recorder.save(1, [post(MINISTRY, channel="demo_mod_russia", hours=9)], 1, at(9))
    await setting.tick(10)

    [incident] = setting.composed[1].incidents
    assert {source.source for source in incident.sources} == {"mod", "demo_smolensk"}


async def test_an_import_of_old_posts_tells_nobody(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-SMO"])
    await setting.recorder.save(2, [post(ONE, hours=-80)], 1, at(3.5))

    assert await setting.tick(4) == 0


async def test_a_post_that_moves_to_another_incident_is_no_correction(setting: Setting) -> None:
    # The Ministry's two windows part what was one incident of the governor's: nobody corrected anything.
    await setting.subscribe(5, ["RU-SMO"])
    await setting.recorder.save(2, [post(ONE, hours=3), post(ONE, number=2, hours=9)], 2, at(9.5))
    await setting.tick(10)

    windows = [
        "В период с 23.00 мск 7 декабря до 4.00 мск 8 декабря над территорией Смоленской области сбит 1 БПЛА.",
        "В период с 5.00 до 8.30 мск 8 декабря над территорией Смоленской области сбит 1 БПЛА.",
    ]
    for number, text in enumerate(windows, start=1):
        await setting.recorder.save(
            1, [post(text, channel="demo_mod_russia", number=number, hours=10.2)], number, at(10.5)
        )
    await setting.tick(11)

    assert [len(content.corrections) for content in setting.composed] == [0, 0]


async def test_missed_hours_are_told_in_one_digest(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-SMO"])
    await setting.recorder.save(2, [post(ONE)], 1, at(1.5))
    await setting.recorder.save(2, [post(THREE, number=2, hours=20)], 2, at(20))

    await setting.tick(24)

    [content] = setting.composed
    assert (content.window_start, content.window_end) == (at(0), at(24))
    assert len(content.incidents) == 2


async def test_equal_wishes_are_composed_once(setting: Setting) -> None:
    for chat_id in (5, 6, 7):
        await setting.subscribe(chat_id, ["RU-SMO"])
    await setting.subscribe(8, ["RU-SMO"], language="en")
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))

    made = await setting.tick(4)

    assert made == 4
    assert len(setting.composed) == 2


async def test_a_channel_that_was_never_read_is_a_gap(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-SMO"])
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))
    await setting.recorder.covered([2], at(4))

    await setting.tick(4)

    gaps = {gap.channel for gap in setting.composed[0].coverage_gaps}
    assert gaps == {"demo_mod_russia"}


async def test_an_instant_subscriber_is_told_at_once_and_before_others(setting: Setting) -> None:
    await setting.subscribe(6, ["RU-SMO"])
    await setting.subscribe(5, ["RU-SMO"], minutes=INSTANT)
    await setting.recorder.save(2, [post(ONE)], 1, at(3.505))

    made = [await setting.tick(hours) for hours in (3.51, 3.52, 3.6, 4)]

    assert made == [1, 0, 0, 1]
    rows = await setting.database.write(lambda db: outbox.claim(db, setting.now, 100))
    assert [row.chat_id for row in rows] == [5, 6]


async def test_posts_of_one_minute_are_alerts_of_their_own_and_none_is_told_twice(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-SMO"], minutes=INSTANT)
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))
    first = await setting.tick(3.5 + 2 / 3600)
    await setting.recorder.save(2, [post(THREE, number=2, hours=3.5)], 2, at(3.5 + 5 / 3600))

    made = [first] + [await setting.tick(3.5 + seconds / 3600) for seconds in (6, 7, 59, 61, 130)]

    assert made == [1, 1, 0, 0, 0, 0]


async def test_a_threshold_holds_back_what_does_not_reach_it(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-SMO"], wish=Wish(least=2))
    await setting.subscribe(6, ["RU-SMO"], wish=Wish(grave=True))
    await setting.subscribe(7, ["RU-SMO"])
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))

    await setting.tick(4)

    assert [chat for chat, _ in await setting.outbox()] == [7]


async def test_quiet_hours_end_with_one_digest_of_all_they_held(setting: Setting) -> None:
    quiet = (0, 4 * 60)
    await setting.subscribe(5, ["RU-SMO"], wish=Wish(quiet=quiet))
    await setting.recorder.save(2, [post(ONE)], 1, at(4.5))
    during = [await setting.tick(hours) for hours in (5, 6, 7.9)]
    await setting.recorder.save(2, [post(THREE, number=2, hours=7)], 2, at(7.5))

    made = await setting.tick(8)

    assert during == [0, 0, 0] and made == 1
    [content] = setting.composed
    assert (content.window_start, content.window_end) == (at(4), at(8))
    posts = {item.post.message_id for told in content.incidents for s in told.sources for item in s.statements}
    assert posts == {1, 2}


async def test_silence_follows_the_gravity_of_the_news(setting: Setting) -> None:
    for chat, sound in ((5, "all"), (6, "grave"), (7, "none")):
        await setting.subscribe(chat, ["RU-SMO"], wish=Wish(sound=sound))  # type: ignore[arg-type]  # one of the literals
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))

    await setting.tick(4)

    assert await setting.silent() == [False, True, True]


async def test_whoever_asks_for_it_hears_that_all_is_calm_with_the_coverage(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-SMO"], wish=Wish(calm=True))
    await setting.subscribe(6, ["RU-SMO"])

    assert await setting.tick(4) == 1

    [content] = setting.composed
    assert content.is_empty
    assert {item.channel for item in content.coverage} == {"demo_mod_russia", "demo_smolensk"}


async def test_a_chat_that_paused_itself_is_told_nothing_until_it_resumes(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-SMO"])
    await setting.database.write(lambda db: pausing.pause_by_chat(db, subscriptions.all_of(db, 5), at(3)))
    await setting.recorder.save(2, [post(ONE)], 1, at(3.5))

    assert await setting.tick(4) == 0
    assert not await setting.database.read(lambda db: pausing.is_paused(db, 5))
    assert await setting.database.write(lambda db: pausing.retry_paused(db, at(800))) == 0

    await setting.database.write(lambda db: pausing.resume_by_chat(db, subscriptions.all_of(db, 5), at(4.5)))
    assert await setting.tick(5) == 1


async def test_a_clock_that_was_ahead_silences_nobody_and_repeats_nothing(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-SMO"])
    await setting.recorder.save(2, [post(ONE)], 1, at(28))
    await setting.tick(28)
    ahead = await setting.outbox()

    setting.now = at(4.2)
    await setting.database.write(lambda db: clock.pull_back(db, setting.now))
    await setting.recorder.save(2, [post(THREE, number=2, hours=20)], 2, at(27.5))
    await setting.tick(27)
    between = await setting.outbox()
    await setting.tick(28)

    assert ahead == [(5, "ru 1 new, 0 corrected")]
    assert between == []
    assert await setting.outbox() == [(5, "ru 1 new, 0 corrected")]


async def test_what_was_recorded_by_a_clock_that_was_ahead_is_told_in_time(setting: Setting) -> None:
    await setting.subscribe(5, ["RU-SMO"])
    await setting.recorder.save(2, [post(ONE)], 1, at(28))

    setting.now = at(4.2)
    await setting.database.write(lambda db: clock.pull_back(db, setting.now))

    assert await setting.tick(5) == 1
