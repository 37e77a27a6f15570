from __future__ import annotations

from datetime import UTC

from bot.model import Event, PostKey, Reading, Report, Verdict
from bot.store import Database, posts
from tests.store.examples import at, post


async def test_the_same_text_makes_no_second_version(database: Database) -> None:
    await database.write(lambda db: posts.ensure_channel(db, 7, "demo_smolensk"))

    first = await database.write(lambda db: posts.save_version(db, post(), at(1)))
    again = await database.write(lambda db: posts.save_version(db, post(), at(2)))
    edited = await database.write(lambda db: posts.save_version(db, post(text="Сбиты два БПЛА."), at(3)))

    assert (first, again, edited) == (1, None, 2)


async def test_the_latest_version_comes_back_with_its_reading(database: Database) -> None:
    reading = Reading(Verdict.INCIDENT, (Report(Event.INTERCEPTION, regions=("RU-SMO",)),))
    await database.write(lambda db: posts.ensure_channel(db, 7, "demo_smolensk"))
    await database.write(lambda db: posts.save_version(db, post(), at(1)))
    await database.write(lambda db: posts.save_version(db, post(text="два"), at(2)))

    await database.write(lambda db: posts.save_reading(db, PostKey(7, 1), 2, "r1", reading))
    stored = await database.read(lambda db: posts.load_post(db, PostKey(7, 1)))

    assert stored is not None
    assert (stored.post.text, stored.version, stored.reading) == ("два", 2, reading)
    assert stored.post.date.tzinfo is UTC


async def test_a_deleted_post_that_is_seen_again_is_alive(database: Database) -> None:
    await database.write(lambda db: posts.ensure_channel(db, 7, "demo_smolensk"))
    await database.write(lambda db: posts.save_version(db, post(), at(1)))

    marked = await database.write(lambda db: posts.mark_deleted(db, PostKey(7, 1), at(2)))
    twice = await database.write(lambda db: posts.mark_deleted(db, PostKey(7, 1), at(2)))
    gone = await database.read(lambda db: posts.live_texts(db, 7, at(0)))
    await database.write(lambda db: posts.save_version(db, post(), at(3)))
    back = await database.read(lambda db: posts.live_texts(db, 7, at(0)))

    assert (marked, twice) == (True, False)
    assert gone == {}
    assert list(back) == [1]


async def test_the_cursor_never_moves_back(database: Database) -> None:
    await database.write(lambda db: posts.ensure_channel(db, 7, "demo_smolensk"))

    await database.write(lambda db: posts.advance(db, 7, 9))
    await database.write(lambda db: posts.advance(db, 7, 4))

    assert await database.read(lambda db: posts.cursor(db, 7)) == 9


async def test_coverage_grows_at_its_end_and_starts_once(database: Database) -> None:
    await database.write(lambda db: posts.ensure_channel(db, 7, "demo_smolensk"))

    await database.write(lambda db: posts.cover(db, [7], at(1), at(2)))
    await database.write(lambda db: posts.cover(db, [7], None, at(5)))
    await database.write(lambda db: posts.cover(db, [7], None, at(4)))
    state = await database.read(lambda db: posts.channel_by_handle(db, "DEMO_Smolensk"))

    assert state is not None
    assert (state.read_from, state.read_to) == (at(1), at(5))


async def test_spans_of_a_post_are_replaced_and_found_by_region_and_time(database: Database) -> None:
    await database.write(lambda db: posts.ensure_channel(db, 7, "demo_smolensk"))
    await database.write(lambda db: posts.save_version(db, post(), at(1)))
    key = PostKey(7, 1)

    await database.write(lambda db: posts.replace_spans(db, key, [(("RU-SMO",), at(0), at(1))]))
    former = await database.write(lambda db: posts.replace_spans(db, key, [(("RU-BRY",), at(2), at(3))]))
    old_place = await database.read(lambda db: posts.posts_within(db, ("RU-SMO",), at(0), at(9)))
    new_place = await database.read(lambda db: posts.posts_within(db, ("RU-BRY",), at(3), at(9)))
    too_late = await database.read(lambda db: posts.posts_within(db, ("RU-BRY",), at(4), at(9)))

    assert former == [(("RU-SMO",), at(0), at(1))]
    assert old_place == too_late == []
    assert [stored.post.key for stored in new_place] == [key]
