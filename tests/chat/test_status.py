from __future__ import annotations

import sqlite3
from datetime import timedelta

from bot.model import Post
from bot.store import Database, lag, posts
from tests.chat.builders import Person, ago, cover, incident, record, source


async def test_status_says_how_far_each_channel_was_read(ann: Person) -> None:
    await cover(ann.database, "demo_mod_russia")
    await cover(ann.database, "demo_smolensk", end=ago(3))

    text = await ann.says("/status")

    assert "2 channels are read" in text
    assert "demo_mod_russia to 12:00" in text
    assert "demo_smolensk not read since 09:00" in text
    assert "demo_tula_hq not read yet" in text
    assert "demo_old" not in text


async def test_status_counts_the_incidents_of_a_day_once_each(ann: Person) -> None:
    wide = incident(("RU-SMO", "RU-TUL"), source("mod", "demo_mod_russia", 9), hours_ago=2)
    await record(ann.database, wide, incident(hours_ago=2), incident(hours_ago=30))
    await cover(ann.database, "demo_mod_russia")

    assert "2 events in the last 24 hours" in await ann.says("/status")


async def test_status_of_an_empty_record_gives_no_figures(boris: Person) -> None:
    text = await boris.says("/status")

    assert "Ещё ничего не прочитано" in text
    assert "За последние 24 часа" not in text


async def test_status_names_the_slowest_channel(ann: Person) -> None:
    await cover(ann.database, "demo_mod_russia")
    await cover(ann.database, "demo_smolensk")
    await arrive(ann.database, "demo_mod_russia", late=timedelta(seconds=20))
    await arrive(ann.database, "demo_smolensk", late=timedelta(minutes=3))

    assert "Slowest channel: demo_smolensk, 95 of 100 posts on record within 3 minutes" in await ann.says("/status")


async def arrive(database: Database, handle: str, late: timedelta) -> None:
    """A post of a channel that was on record only so much later."""

    def work(db: sqlite3.Connection) -> None:
        state = posts.channel_by_handle(db, handle)
        assert state is not None
        assert state.read_to is not None
        post = Post(state.id, 900, handle, state.read_to, "Доброе утро!")
        posts.save_version(db, post, post.date)
        lag.note(db, post, post.date + late, post.date + late)

    await database.write(work)
