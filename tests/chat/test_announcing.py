from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat import Commands, Desk, Pace
from bot.chat.announcing import UnclearError, split_languages
from bot.store import Database, announcements, outbox, pausing, subscriptions
from bot.store.announcements import Progress
from bot.store.outbox import ANNOUNCEMENT, OutboxRow
from tests.chat.builders import NOW, Person

LANGUAGES = ("en", "ru")


@pytest.fixture
def olga(commands: Commands, database: Database) -> Person:
    """An operator, in a private chat."""
    return Person(commands, database, chat_id=777, user_id=777)


async def subscribed(database: Database, *chats: tuple[int, int, str]) -> None:
    """(chat, topic, language) of each; the latest is of a topic of chat -1001."""

    def work(db: sqlite3.Connection) -> None:
        for chat_id, topic, language in chats:
            subscriptions.save(db, chat_id, topic, ["*"], language=language, zone="Europe/Moscow", now=NOW)

    await database.write(work)


async def claimed(database: Database) -> list[OutboxRow]:
    return await database.write(lambda db: outbox.claim(db, NOW, 100))


async def shown(database: Database, rows: list[OutboxRow]) -> None:
    await database.write(lambda db: outbox.all_sent(db, [(row.id, 5) for row in rows], NOW))


async def test_each_chat_gets_it_once_in_its_language(olga: Person) -> None:
    await subscribed(olga.database, (1, 0, "ru"), (2, 0, "en"), (-1001, 7, "ru"), (-1001, 9, "en"))

    preview = await olga.says("/announce ru: Завтра бот <b>молчит</b>.\n\nДо встречи & пока\nen: Silence tomorrow.")
    sent = await olga.presses("Send to 3 chats")
    rows = await claimed(olga.database)

    assert "3 chats" in preview and "en: 1, ru: 2" in preview
    assert "It goes to 3 chats" in sent and olga.buttons == []
    assert {(row.chat_id, row.topic): row.html for row in rows} == {
        (1, 0): "<b>От операторов бота</b>\n\nЗавтра бот &lt;b&gt;молчит&lt;/b&gt;.\n\nДо встречи &amp; пока",
        (2, 0): "<b>From the operators of this bot</b>\n\nSilence tomorrow.",
        (-1001, 7): "<b>От операторов бота</b>\n\nЗавтра бот &lt;b&gt;молчит&lt;/b&gt;.\n\nДо встречи &amp; пока",
    }
    assert all(row.html in preview for row in rows)


async def test_one_text_is_for_all_languages(olga: Person) -> None:
    await subscribed(olga.database, (1, 0, "ru"), (2, 0, "en"))

    await olga.says("/announce All the same.")
    await olga.presses("Send to 2 chats")

    assert [row.html.endswith("\n\nAll the same.") for row in await claimed(olga.database)] == [True, True]


async def test_a_language_without_a_text_gets_that_of_the_program(olga: Person) -> None:
    await subscribed(olga.database, (2, 0, "en"))

    await olga.says("/announce ru: Только по-русски.")
    await olga.presses("Send to 1 chat")

    [row] = await claimed(olga.database)
    assert row.html == "<b>From the operators of this bot</b>\n\nТолько по-русски."


async def test_a_second_press_sends_nothing(olga: Person) -> None:
    await subscribed(olga.database, (1, 0, "ru"))
    await olga.says("/announce Once.")
    data = olga.buttons[0].data or ""

    await olga.sends(data)
    again = await olga.sends(data)
    too_late = await olga.sends(data.replace(":s", ":x"))

    assert "no longer open" in again and "no longer open" in too_late
    assert len(await claimed(olga.database)) == 1


async def test_a_cancelled_announcement_is_gone(olga: Person) -> None:
    await subscribed(olga.database, (1, 0, "ru"))
    await olga.says("/announce Once.")
    data = olga.buttons[0].data or ""

    assert await olga.presses("Cancel") == "Nothing is sent."
    assert "no longer open" in await olga.sends(data)
    assert await claimed(olga.database) == []


async def test_a_press_after_a_day_sends_nothing(olga: Person, desk: Desk) -> None:
    await subscribed(olga.database, (1, 0, "ru"))
    await olga.says("/announce Old news.")
    olga.commands = Commands(replace(desk, clock=lambda: NOW + timedelta(hours=25)), Pace(burst=100))

    assert "no longer open" in await olga.presses("Send to 1 chat")
    assert await claimed(olga.database) == []


async def test_another_operator_cannot_send_it(olga: Person, desk: Desk) -> None:
    await subscribed(olga.database, (1, 0, "ru"))
    await olga.says("/announce Mine.")
    both = Commands(replace(desk, admins=frozenset({777, 778})), Pace(burst=100))
    petra = Person(both, olga.database, chat_id=778, user_id=778)

    assert "no longer open" in await petra.sends(olga.buttons[0].data or "")
    assert await claimed(olga.database) == []


async def test_nobody_else_can_announce(ann: Person, olga: Person) -> None:
    await subscribed(olga.database, (1, 0, "ru"))
    await olga.says("/announce Text.")
    data = olga.buttons[0].data or ""
    olga.chat_id, olga.kind = -100300, "group"

    assert "no such command" in await ann.says("/announce Text.")
    assert await olga.says("/announce Text.") == ""
    for person in (ann, olga):
        assert "no longer works" in await person.sends(data)
    assert await claimed(olga.database) == []


async def test_paused_chats_are_left_out(olga: Person) -> None:
    await subscribed(olga.database, (1, 0, "ru"), (2, 0, "ru"), (3, 0, "ru"), (4, 0, "ru"))
    await olga.database.write(lambda db: pausing.pause(db, 1, "USER_IS_BLOCKED", NOW))
    await olga.database.write(lambda db: pausing.pause_by_chat(db, subscriptions.all_of(db, 2, 0), NOW))

    await olga.says("/announce Text.")
    await olga.presses("Send to 2 chats")
    # Unsubscribed between the press and the sending.
    await olga.database.write(lambda db: subscriptions.remove(db, 3))
    rows = await claimed(olga.database)
    await shown(olga.database, rows)
    closed = await olga.database.write(lambda db: announcements.finish(db, NOW, _words))

    assert [row.chat_id for row in rows] == [4]
    assert closed == 1
    assert [row.html for row in await claimed(olga.database)] == ["en: Progress(chats=2, delivered=1, waiting=0)"]


async def test_alerts_and_digests_go_first(olga: Person) -> None:
    await subscribed(olga.database, (1, 0, "ru"), (2, 0, "ru"))
    await olga.says("/announce Text.")
    await olga.presses("Send to 2 chats")
    await olga.database.write(lambda db: outbox.add(db, outbox.NewMessage(None, 2, 0, NOW, NOW, 0, "digest"), NOW))

    rows = await olga.database.write(lambda db: outbox.claim(db, NOW, 1))

    assert [row.html for row in rows] == ["digest"]


async def test_it_stays_open_until_nothing_waits_and_its_writer_is_told_once(olga: Person) -> None:
    await subscribed(olga.database, (1, 0, "ru"), (2, 0, "ru"))
    await olga.says("/announce Text.")
    await olga.presses("Send to 2 chats")
    [first] = await olga.database.write(lambda db: outbox.claim(db, NOW, 1))
    await shown(olga.database, [first])

    early = await olga.database.write(lambda db: announcements.finish(db, NOW, _words))
    halfway = await olga.says("/announce")
    [second] = await claimed(olga.database)
    await olga.database.write(lambda db: outbox.fail(db, second.id, "CHAT_WRITE_FORBIDDEN"))
    closed = [await olga.database.write(lambda db: announcements.finish(db, NOW, _words)) for _ in range(2)]
    [told] = await claimed(olga.database)

    assert early == 0 and closed == [1, 0]
    assert "delivered to 1 of 2 chats, 1 still waiting" in halfway
    assert (told.chat_id, told.html) == (777, "en: Progress(chats=2, delivered=1, waiting=0)")
    assert "delivered to 1 of 2 chats, 0 still waiting" in await olga.says("/announce")


async def test_a_restart_repeats_it_under_the_same_random_id(olga: Person) -> None:
    await subscribed(olga.database, (1, 0, "ru"))
    await olga.says("/announce Text.")
    await olga.presses("Send to 1 chat")
    [before] = await claimed(olga.database)

    await olga.database.write(outbox.release)
    [after] = await claimed(olga.database)

    assert (after.id, after.random_id) == (before.id, before.random_id)


async def test_many_chats_are_reached_in_steps(olga: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announcements, "AT_ONCE", 2)
    await subscribed(olga.database, (-1001, 0, "ru"), (1, 0, "ru"), (2, 0, "ru"), (3, 0, "ru"), (-31, 0, "ru"))
    await olga.says("/announce Text.")
    await olga.presses("Send to 5 chats")

    reached, closed = [], []
    for _ in range(5):
        rows = await claimed(olga.database)
        reached += [row.chat_id for row in rows if row.chat_id != 777]
        await shown(olga.database, rows)
        closed.append(await olga.database.write(lambda db: announcements.finish(db, NOW, _words)))

    assert reached == [-1001, -31, 1, 2, 3]
    assert closed == [0, 0, 1, 0, 0]
    assert "delivered to 5 of 5 chats" in await olga.says("/announce")


async def test_two_announcements_of_one_second_are_two(olga: Person) -> None:
    await subscribed(olga.database, (1, 0, "ru"))
    for text in ("First.", "Second."):
        await olga.says(f"/announce {text}")
        await olga.presses("Send to 1 chat")

    first = await claimed(olga.database)
    await shown(olga.database, first)
    second = await claimed(olga.database)

    assert [row.html.rsplit("\n", 1)[1] for row in [*first, *second]] == ["First.", "Second."]


async def test_without_subscribers_there_is_no_button(olga: Person) -> None:
    assert "Nobody is subscribed" in await olga.says("/announce Text.")
    assert olga.buttons == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x" * 3501, "longer than 3,500"),
        ("ru: а\nru: б", "“ru:” comes twice"),
        ("Hello\nru: а", "words before the first language"),
        ("ru:\nen: a", "empty"),
        ("x" * 8000, "too long"),
    ],
)
async def test_what_is_unclear_is_not_sent(olga: Person, text: str, reason: str) -> None:
    await subscribed(olga.database, (1, 0, "ru"))

    assert reason in await olga.says(f"/announce {text}")
    assert olga.buttons == []


async def test_nobody_else_may_write_that_much(ann: Person) -> None:
    assert await ann.says("/announce " + "x" * 1000) == "The message is too long."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo", {"": "one\ntwo"}),
        ("RU: один\nдва\n\nen:\none", {"ru": "один\nдва", "en": "one"}),
        ("de: eins", {"": "de: eins"}),
        ("see https://example.org: it", {"": "see https://example.org: it"}),
    ],
)
def test_texts_are_taken_apart_by_language(text: str, expected: dict[str, str]) -> None:
    assert split_languages(text, LANGUAGES) == expected


def test_emoji_count_as_telegram_counts_them() -> None:
    with pytest.raises(UnclearError):
        split_languages("🙂" * 1751, LANGUAGES)


def test_announcements_come_last() -> None:
    assert ANNOUNCEMENT > outbox.DIGEST > outbox.ALERT


def _words(language: str, progress: Progress) -> str:
    return f"{language}: {progress}"
