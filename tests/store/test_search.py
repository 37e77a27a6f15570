from __future__ import annotations

import pytest

from bot.model import PostKey
from bot.store import Database, incidents, posts, search
from bot.store.search import MARK_END, MARK_START
from tests.store.examples import at, incident, post


@pytest.fixture(autouse=True)
async def two_posts(database: Database) -> None:
    await database.write(lambda db: posts.ensure_channel(db, 7, "demo_smolensk"))
    await database.write(lambda db: posts.save_version(db, post(1, "Обломки упали на ёлку у дороги.", 1), at(1)))
    await database.write(lambda db: posts.save_version(db, post(2, "На дороге найдены обломки.", 2), at(2)))


async def found(database: Database, words: str) -> list[int]:
    hits = await database.read(lambda db: search.search(db, words))
    return [hit.key.message_id for hit in hits]


async def test_all_words_must_be_there_and_the_newest_post_comes_first(database: Database) -> None:
    assert await found(database, "обломки дороги") == [2, 1]
    assert await found(database, "обломки упали") == [1]
    assert await found(database, "крыша") == []


@pytest.mark.parametrize("words", ["обломков", "ОБЛОМКАМИ елку", "Елка", "ёлка", "дорогой"])
async def test_forms_of_a_word_and_the_two_ways_to_write_yo_find_the_same(database: Database, words: str) -> None:
    assert 1 in await found(database, words)


@pytest.mark.parametrize("words", ['"', "обломки AND (", "NEAR(", "*", "", "обломки' OR 1=1 --", "text:обломки"])
async def test_nothing_that_is_typed_breaks_the_search(database: Database, words: str) -> None:
    assert set(await found(database, words)) <= {1, 2}


async def test_the_snippet_marks_what_matched_and_names_the_incidents(database: Database) -> None:
    [number] = await database.write(lambda db: incidents.replace(db, [], [incident((1,))], at(2)))

    [hit] = await database.read(lambda db: search.search(db, "упали"))

    assert f"{MARK_START}упали{MARK_END}" in hit.snippet
    assert (hit.key, hit.channel, hit.posted, hit.incidents) == (PostKey(7, 1), "demo_smolensk", at(1), (number,))


async def test_an_edit_is_found_by_its_new_words_only(database: Database) -> None:
    await database.write(lambda db: posts.save_version(db, post(1, "Повреждена крыша."), at(3)))

    assert await found(database, "крыша") == [1]
    assert await found(database, "ёлку") == []
    await database.write(search.check)


async def test_a_deleted_post_is_not_found_until_it_is_seen_again(database: Database) -> None:
    await database.write(lambda db: posts.mark_deleted(db, PostKey(7, 2), at(3)))
    gone = await found(database, "найдены")
    await database.write(lambda db: posts.save_version(db, post(2, "На дороге найдены обломки.", 2), at(4)))

    assert gone == []
    assert await found(database, "найдены") == [2]
    await database.write(search.check)


async def test_posts_without_an_incident_can_be_left_out(database: Database) -> None:
    await database.write(lambda db: incidents.replace(db, [], [incident((1,))], at(2)))

    hits = await database.read(lambda db: search.search(db, "обломки", 1, behind_incidents=True))

    assert [hit.key.message_id for hit in hits] == [1]
