"""Unread posts reach the review queue in the transaction that stores them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model import Reading, Verdict
from bot.paths import bundled
from bot.reading import Reader
from bot.record import Recorder
from bot.store import Database, open_database, posts, review
from bot.store.review import ReviewState
from tests.record.night import CHANNELS, ONE, at, post


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "record.db", bundled("migrations")) as opened:
        yield opened


@pytest.fixture
def recorder(database: Database, reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Recorder:
    recorder = Recorder(database, reader, CHANNELS)
    monkeypatch.setattr(recorder, "read", lambda _: Reading(Verdict.UNREAD))
    return recorder


async def open_posts(database: Database) -> list[int]:
    found = await database.read(lambda db: review.queue(db, ReviewState.OPEN, 9))
    return [item.key.message_id for item in found]


async def test_an_unread_post_is_queued_with_the_post(database: Database, recorder: Recorder) -> None:
    await recorder.save(2, [post(ONE, number=4)], 4, at(3))

    assert await open_posts(database) == [4]


async def test_a_failure_leaves_neither_post_nor_queue(
    database: Database, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr(posts, "advance", fail)
    with pytest.raises(RuntimeError, match="disk full"):
        await recorder.save(2, [post(ONE)], 1, at(3))

    assert await open_posts(database) == []
