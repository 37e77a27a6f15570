from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat import Commands, Desk, Pace
from bot.model import Post, Verdict
from bot.paths import bundled
from bot.reading import Reader
from bot.store import Database, posts, review
from bot.store.review import ReviewState
from tests.chat.builders import NOW, Person, cover


@pytest.fixture
def olga(commands: Commands, database: Database) -> Person:
    """An operator, in a private chat."""
    return Person(commands, database, chat_id=777, user_id=777)


async def unread(database: Database, number: int, text: str) -> None:
    post = Post(7, number, "demo_smolensk", NOW - timedelta(hours=1), text, link=f"https://t.me/demo_smolensk/{number}")

    def work(db: sqlite3.Connection) -> None:
        posts.ensure_channel(db, 7, "demo_smolensk")
        version = posts.save_version(db, post, NOW)
        assert version is not None
        review.follow(db, post.key, version, Verdict.UNREAD)

    await database.write(work)


async def states(database: Database) -> dict[str, int]:
    def count(db: sqlite3.Connection) -> dict[str, int]:
        return {state.value: len(review.queue(db, state, 10)) for state in ReviewState}

    return await database.read(count)


async def test_the_queue_is_gone_through_by_buttons(olga: Person) -> None:
    await unread(olga.database, 1, "Первое <b>сообщение</b>")
    await unread(olga.database, 2, "Второе сообщение")

    first = await olga.says("/review")
    second = await olga.presses("Not an incident")
    last = await olga.presses("Incident, fix later")

    assert "2 open" in first and "Второе" in first and 'href="https://t.me/demo_smolensk/2"' in first
    assert "1 open" in second and "&lt;b&gt;сообщение" in second
    assert "No unread post" in last
    assert await states(olga.database) == {"open": 0, "not_incident": 1, "fix_later": 1}


async def test_for_others_there_are_no_such_commands(ann: Person, olga: Person) -> None:
    await unread(ann.database, 1, "Сообщение")
    olga.chat_id, olga.kind = -100300, "group"

    for command in ("/review", "/health", "/explain text"):
        assert "no such command" in await ann.says(command)
        await olga.says(command)
        assert olga.answers == []
    for person in (ann, olga):
        assert "no longer works" in await person.sends("r:1:n")
    assert (await states(ann.database))["open"] == 1
    assert "/review" not in await ann.says("/help")


async def test_the_help_of_an_operator_names_them(olga: Person) -> None:
    assert "/review" in await olga.says("/help")


async def test_channels_that_are_behind_come_first(olga: Person) -> None:
    await cover(olga.database, "demo_mod_russia")
    await cover(olga.database, "demo_smolensk", end=NOW - timedelta(hours=3))

    text = await olga.says("/health")

    assert text.index("<b>!</b> demo_smolensk: read 09:00") < text.index("✓ demo_mod_russia: read 12:00")


async def test_a_text_is_explained(desk: Desk, tmp_path: Path) -> None:
    reader = Reader.load(bundled("config"), tmp_path)
    olga = Person(Commands(replace(desk, reader=reader), Pace(burst=100)), desk.database, chat_id=777, user_id=777)

    text = await olga.says("/explain Над Смоленской областью сбиты три БПЛА. <b>")

    assert "Verdict: <b>incident</b>" in text and "RU-SMO" in text
    assert "Which text?" in await olga.says("/explain")
