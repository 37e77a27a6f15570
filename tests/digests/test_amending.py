"""Who was told what is corrected, and by which message."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.digests.maker import DigestMaker
from bot.digests.messages import DigestRenderer
from bot.model.wishes import Wish
from bot.paths import bundled
from bot.pictures import Pictures
from bot.places.regions import Regions
from bot.reading import Reader
from bot.store import Database, open_database, outbox, pausing, subscriptions
from bot.store.outbox import OutboxRow
from bot.texts import Texts
from tests.digests.test_maker import Setting
from tests.record.night import CHANNELS, MINISTRY, ONE, THREE, at, post

TWO = ONE.replace("сбит один украинский", "сбиты два украинских")
LATER = ONE.replace("Смоленской", "Брянской")


class Told(Setting):
    """A setting with the real words; each message that leaves is shown under the id of its row."""

    def __init__(self, database: Database, reader: Reader, words: DigestRenderer) -> None:
        super().__init__(database, reader)
        self._words = words
        self.restart()

    def restart(self) -> None:
        """Forget what is not in the database."""
        self.maker = DigestMaker(self.database, CHANNELS, self._words, lambda: self.now, wording=self._words)

    async def leaving(self) -> list[OutboxRow]:
        def work(db: sqlite3.Connection) -> list[OutboxRow]:
            rows: list[OutboxRow] = []
            while claimed := outbox.claim(db, self.now, 100):
                rows += claimed
                for row in claimed:
                    outbox.sent(db, row.id, row.about if row.edited and row.about else row.id, self.now)
            return rows

        return await self.database.write(work)


@pytest.fixture
async def told(tmp_path: Path, reader: Reader, texts: Texts, regions: Regions) -> AsyncIterator[Told]:
    words = DigestRenderer(texts, regions, Pictures(bundled("config")), {}, map_regions=9)
    async with open_database(tmp_path / "record.db", bundled("migrations")) as database:
        setting = Told(database, reader, words)
        await setting.subscribe(5, ["RU-SMO", "RU-BRY"])
        yield setting


async def first_digest(told: Told) -> OutboxRow:
    """Three UAVs are told at four o'clock."""
    await told.recorder.save(2, [post(THREE)], 1, at(3.5))
    await told.tick(4)
    [digest] = await told.leaving()
    return digest


async def test_the_message_that_told_is_edited_beneath_its_line(told: Told) -> None:
    digest = await first_digest(told)
    await told.recorder.save(2, [post(ONE)], 1, at(4.5))

    assert await told.tick(5) == 1

    [row] = await told.leaving()
    assert row.edited is not None
    assert row.about == digest.id
    [line] = [line for line in digest.html.split("\n") if "<b>3</b>" in line]
    after = row.edited.html.split("\n")
    assert "3 → 1" in after[after.index(line) + 1]
    assert [item for item in after if "3 → 1" not in item] == digest.html.split("\n")
    assert "3 → 1" in row.html and "Смоленская область" in row.html


async def test_it_is_told_once(told: Told) -> None:
    await first_digest(told)
    await told.recorder.save(2, [post(ONE)], 1, at(4.5))
    await told.tick(5)
    await told.leaving()

    assert [await told.tick(hours) for hours in (5.5, 6, 7)] == [0, 0, 0]


async def test_news_come_in_a_digest_of_their_own_without_the_correction(told: Told) -> None:
    await first_digest(told)
    await told.recorder.save(2, [post(ONE)], 1, at(4.5))
    await told.recorder.save(3, [post(LATER, channel="demo_bryansk", hours=4)], 1, at(4.6))

    assert await told.tick(5) == 2

    correction, digest = await told.leaving()
    assert digest.edited is None and "Брянская" in digest.html and "3 → 1" not in digest.html
    assert correction.edited is not None


async def test_corrections_one_after_the_other_stand_in_their_order(told: Told) -> None:
    digest = await first_digest(told)
    await told.recorder.save(2, [post(ONE)], 1, at(4.5))
    await told.tick(5)
    await told.leaving()
    await told.recorder.save(2, [post(TWO)], 1, at(5.5))
    await told.tick(6)

    [row] = await told.leaving()
    assert row.edited is not None
    assert row.about == digest.id
    assert row.edited.html.index("3 → 1") < row.edited.html.index("1 → 2")


async def test_an_edit_still_on_its_way_is_not_undone_by_the_next(told: Told) -> None:
    await first_digest(told)
    for text, hours in ((ONE, 4.5), (TWO, 5.5)):
        await told.recorder.save(2, [post(text)], 1, at(hours))
        await told.tick(hours + 0.5)

    last = (await told.leaving())[-1]
    assert last.edited is not None
    assert "3 → 1" in last.edited.html and "1 → 2" in last.edited.html


async def test_whoever_has_no_such_message_finds_the_correction_in_the_digest(told: Told) -> None:
    await told.subscribe(6, ["RU-SMO", "RU-BRY"])
    await told.recorder.save(2, [post(THREE)], 1, at(3.5))
    await told.tick(4)
    await told.leaving()
    await told.database.write(lambda db: db.execute("delete from outbox where chat_id = 6"))
    await told.recorder.save(2, [post(ONE)], 1, at(4.5))

    assert await told.tick(5) == 2

    rows = {row.chat_id: row for row in await told.leaving()}
    assert rows[5].edited is not None
    assert rows[6].edited is None and "Исправления" in rows[6].html and rows[6].about is None


async def test_a_message_of_long_ago_is_left_as_it_is(told: Told) -> None:
    await first_digest(told)
    await told.recorder.save(2, [post(ONE)], 1, at(53.5))
    await told.tick(54)

    [row] = await told.leaving()
    assert row.edited is None and row.about is None and "3 → 1" in row.html


async def test_a_message_that_would_become_too_long_is_answered(told: Told) -> None:
    digest = await first_digest(told)

    def lengthen(db: sqlite3.Connection) -> None:
        db.execute("update body set html = html || ?", ("\n" + "x" * 3_900,))

    await told.database.write(lengthen)
    await told.recorder.save(2, [post(ONE)], 1, at(4.5))
    await told.tick(5)

    [row] = await told.leaving()
    assert row.edited is None
    assert row.about == digest.id and "3 → 1" in row.html


async def test_a_correction_of_an_answer_edits_the_answer(told: Told) -> None:
    await first_digest(told)
    await told.recorder.save(2, [post(ONE)], 1, at(4.5))
    await told.tick(5)

    def refuse(db: sqlite3.Connection) -> int:
        [row] = outbox.claim(db, told.now, 9)
        outbox.simplify(db, row.id, "MESSAGE_ID_INVALID")
        return row.id

    answer_id = await told.database.write(refuse)
    [answer] = await told.leaving()
    await told.recorder.save(2, [post(TWO)], 1, at(5.5))
    await told.tick(6)

    [row] = await told.leaving()
    assert answer.edited is None and answer.about is not None
    assert row.edited is not None
    assert row.about == answer_id and "1 → 2" in row.edited.html


async def test_a_group_that_moved_has_no_message_to_edit(told: Told) -> None:
    await first_digest(told)

    def move(db: sqlite3.Connection) -> None:
        db.execute("update subscription set chat_id = -1005")

    await told.database.write(move)
    await told.recorder.save(2, [post(ONE)], 1, at(4.5))
    await told.tick(5)

    [row] = await told.leaving()
    assert (row.chat_id, row.about, row.edited) == (-1005, None, None)


async def test_a_subscription_that_is_gone_is_told_nothing(told: Told) -> None:
    await first_digest(told)
    await told.database.write(lambda db: subscriptions.remove(db, 5))
    await told.recorder.save(2, [post(ONE)], 1, at(4.5))

    assert await told.tick(5) == 0


async def daily(told: Told, wish: Wish | None = None) -> OutboxRow:
    """Somebody who gets one digest a day, at midnight, is told of three UAVs; return that digest."""
    await told.database.write(lambda db: subscriptions.remove(db, 5))
    await told.subscribe(7, ["RU-SMO"], minutes=24 * 60, wish=wish)
    await told.recorder.save(2, [post(THREE)], 1, at(3.5))
    await told.tick(25)
    [digest] = await told.leaving()
    return digest


async def test_a_correction_does_not_wait_for_the_next_digest(told: Told) -> None:
    digest = await daily(told)
    await told.recorder.save(2, [post(ONE)], 1, at(26))

    assert await told.tick(26.1) == 1

    [row] = await told.leaving()
    assert row.about == digest.id and row.edited is not None and "3 → 1" in row.edited.html


async def test_what_was_corrected_between_digests_is_not_told_again(told: Told) -> None:
    await daily(told)
    await told.recorder.save(2, [post(ONE)], 1, at(26))
    await told.tick(26.1)
    await told.leaving()

    assert [await told.tick(hours) for hours in (26.2, 40, 49, 73)] == [0, 0, 0, 0]


async def test_a_restarted_program_does_not_tell_a_correction_again(told: Told) -> None:
    await daily(told)
    await told.recorder.save(2, [post(ONE)], 1, at(26))
    await told.tick(26.1)
    await told.leaving()

    told.restart()

    assert [await told.tick(hours) for hours in (26.2, 49)] == [0, 0]


async def test_corrections_between_digests_lead_on_from_each_other(told: Told) -> None:
    await daily(told)
    for text, hours in ((ONE, 26.0), (TWO, 27.0)):
        await told.recorder.save(2, [post(text)], 1, at(hours))
        await told.tick(hours + 0.1)

    last = (await told.leaving())[-1]
    assert last.edited is not None
    assert last.edited.html.index("3 → 1") < last.edited.html.index("1 → 2")
    assert await told.tick(49) == 0


async def test_further_posts_after_a_correction_do_not_repeat_it(told: Told) -> None:
    await daily(told)
    await told.recorder.save(2, [post(ONE)], 1, at(26))
    await told.tick(26.1)
    await told.leaving()
    await told.recorder.save(1, [post(MINISTRY, channel="demo_mod_russia", hours=11)], 1, at(27))
    await told.tick(27.1)
    later = await told.leaving()
    await told.tick(49)

    told_later = [item.html if item.edited is None else item.edited.html for item in (*later, *await told.leaving())]
    assert sum("3 → 1" in html for html in told_later[1:]) == 0


async def test_a_correction_that_is_taken_back_is_told_by_the_next_digest(told: Told) -> None:
    await daily(told)
    await told.recorder.save(2, [post(ONE)], 1, at(26))
    await told.tick(26.1)
    await told.database.write(lambda db: db.execute("update outbox set state = 'superseded' where state = 'due'"))

    assert await told.tick(49) == 1

    [row] = await told.leaving()
    assert row.edited is not None and "3 → 1" in row.edited.html


async def test_a_correction_in_quiet_hours_makes_no_sound(told: Told) -> None:
    await daily(told, Wish(quiet=(60, 7 * 60)))
    await told.recorder.save(2, [post(ONE)], 1, at(30))
    await told.tick(30.1)

    [row] = await told.leaving()
    assert row.edited is not None and row.silent


async def test_whoever_paused_is_corrected_when_they_go_on(told: Told) -> None:
    await daily(told)

    def pause(db: sqlite3.Connection) -> None:
        pausing.pause_by_chat(db, subscriptions.all_of(db, 7), told.now)

    await told.database.write(pause)
    await told.recorder.save(2, [post(ONE)], 1, at(26))

    assert await told.tick(26.1) == 0

    await told.database.write(lambda db: pausing.resume_by_chat(db, subscriptions.all_of(db, 7), told.now))
    assert await told.tick(49) == 1
