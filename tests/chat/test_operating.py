from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat import Commands, Desk, Pace
from bot.model import Post, Verdict
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


async def test_a_text_is_explained(desk: Desk, reader: Reader) -> None:
    olga = Person(Commands(replace(desk, reader=reader), Pace(burst=100)), desk.database, chat_id=777, user_id=777)

    text = await olga.says("/explain Над Смоленской областью сбиты три БПЛА. <b>")

    assert "Verdict: <b>incident</b>" in text and "RU-SMO" in text
    assert "Which text?" in await olga.says("/explain")


async def test_a_draft_of_a_template_is_shown_to_copy(desk: Desk) -> None:
    asked: list[tuple[str, str]] = []

    def drafting(text: str, handle: str) -> str:
        asked.append((text, handle))
        return "- name: x\n  pattern: <a> & b\n"

    commands = Commands(replace(desk, drafting=drafting), Pace(burst=100))
    olga = Person(commands, desk.database, chat_id=777, user_id=777)
    await unread(olga.database, 1, "Сообщение о БПЛА")
    await olga.says("/review")

    text = await olga.presses("Draft a template")

    assert "<pre>- name: x\n  pattern: &lt;a&gt; &amp; b\n</pre>" in text and "demo_smolensk/1" in text
    assert asked == [("Сообщение о БПЛА", "demo_smolensk")]
    assert not olga.answers[0].edit
    assert (await states(olga.database))["open"] == 1


async def test_a_long_draft_comes_as_a_file(desk: Desk) -> None:
    commands = Commands(replace(desk, drafting=lambda text, handle: "x" * 5000), Pace(burst=100))
    olga = Person(commands, desk.database, chat_id=777, user_id=777)
    await unread(olga.database, 1, "Сообщение")

    await olga.sends("!r:1")

    assert olga.answers[0].document == ("template-1.yaml", b"x" * 5000)


async def test_a_post_without_an_event_gets_a_reason_instead_of_a_draft(desk: Desk) -> None:
    def drafting(text: str, handle: str) -> str:
        raise ValueError("no sentence names a <UAV>")

    commands = Commands(replace(desk, drafting=drafting), Pace(burst=100))
    olga = Person(commands, desk.database, chat_id=777, user_id=777)
    await unread(olga.database, 1, "Сообщение")

    assert "no sentence names a &lt;UAV&gt;" in await olga.sends("!r:1")


async def test_drafts_are_for_operators_and_posts_of_the_queue(desk: Desk) -> None:
    commands = Commands(replace(desk, drafting=lambda text, handle: "draft"), Pace(burst=100))
    olga = Person(commands, desk.database, chat_id=777, user_id=777)
    ann = Person(commands, desk.database)
    await unread(olga.database, 1, "Сообщение")

    assert "no longer works" in await ann.sends("!r:1")
    assert "no longer works" in await olga.sends("!r:2")
    assert "no longer works" in await olga.sends("!r:0")
