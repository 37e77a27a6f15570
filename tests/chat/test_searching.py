from __future__ import annotations

import sqlite3
from datetime import timedelta

from bot.model import Post, PostKey
from bot.store import Database, posts
from tests.chat.builders import NOW, Person, incident, record, source

TEXT = "Над регионом сбиты два БПЛА. Обломки упали на крышу, пострадал житель Вымыслов."


async def post(database: Database, number: int, text: str) -> None:
    at = NOW - timedelta(hours=number)
    made = Post(7, number, "demo_smolensk", at, text, link=f"https://t.me/demo_smolensk/{number}")

    def work(db: sqlite3.Connection) -> None:
        posts.ensure_channel(db, 7, "demo_smolensk")
        posts.save_version(db, made, NOW)

    await database.write(work)


async def told(database: Database, number: int, text: str = TEXT) -> None:
    await post(database, number, text)
    await record(database, incident(("RU-SMO",), source("demo_smolensk", "demo_smolensk", 2, number), hours_ago=number))


async def test_search_shows_incidents_with_the_matched_words_and_links(ann: Person) -> None:
    await told(ann.database, 3)
    await told(ann.database, 4, "Сбит один БПЛА.")

    text = await ann.says("/search обломков")

    assert "no. 1" in text and "no. 2" not in text
    assert "words: <b>обломков</b>" in text or "words: <b>обломки</b>" in text
    assert 'href="https://t.me/demo_smolensk/3"' in text
    assert ann.labels == ["no. 1"]


async def test_nothing_else_of_a_post_is_shown(ann: Person) -> None:
    await told(ann.database, 3)

    text = await ann.says("/search крышу")

    assert "крышу" in text
    assert "Вымыслов" not in text and "житель" not in text


async def test_a_capitalised_match_is_shown_as_it_was_typed(ann: Person) -> None:
    await told(ann.database, 3)

    text = await ann.says("/search вымысл")

    assert "<b>вымысл</b>" in text
    assert "ымыслов" not in text


async def test_posts_behind_no_incident_are_not_shown(ann: Person) -> None:
    await post(ann.database, 3, TEXT)

    assert "No event on record" in await ann.says("/search обломки")


async def test_words_from_outside_are_escaped(ann: Person) -> None:
    text = await ann.says("/search <b>x AND NEAR(")

    assert "&lt;b&gt;x AND NEAR(" in text and "No event on record" in text


async def test_a_search_without_words_is_explained(ann: Person) -> None:
    for empty in ("/search", "/search !!!", "/search " + "о" * 300):
        assert "What to search for?" in await ann.says(empty)


async def test_many_matches_are_cut_and_counted(ann: Person) -> None:
    for number in range(1, 14):
        await told(ann.database, number)

    text = await ann.says("/search обломки")

    assert "… and 3 more" in text and len(ann.labels) == 10


def test_the_key_of_a_post_is_its_channel_and_number() -> None:
    assert PostKey(7, 3) == (7, 3)
