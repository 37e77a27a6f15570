from __future__ import annotations

import sqlite3

import pytest

from bot.store import Database, moving, outbox, pausing, subscriptions
from bot.store.outbox import NewMessage
from tests.store.examples import at

GROUP, SUPERGROUP = -5, -1005


def subscribe(db: sqlite3.Connection, chat_id: int, hours: float, topic: int = 0) -> int:
    """A subscription made at that time, with a digest of the first hour that is due."""
    saved = subscriptions.add(db, chat_id, topic, ["*"], language="ru", zone="UTC", now=at(hours))
    outbox.add(db, NewMessage(saved.id, chat_id, topic, at(hours), at(1), 0, f"since {hours}"), at(1))
    return saved.id


def waiting(db: sqlite3.Connection) -> list[tuple[int, str]]:
    found = []
    while rows := outbox.claim(db, at(1), 10):
        for row in rows:
            found.append((row.chat_id, row.html))
            outbox.sent(db, row.id, row.id, at(1))
    return found


@pytest.mark.parametrize(("old", "new"), [(0.0, 0.5), (0.5, 0.0)])
async def test_a_group_that_subscribed_again_in_its_new_home_is_told_once(
    database: Database, old: float, new: float
) -> None:
    def work(db: sqlite3.Connection) -> list[tuple[int, str]]:
        for hours, chat in sorted(((old, GROUP), (new, SUPERGROUP))):
            subscribe(db, chat, hours)
        moving.move_chat(db, GROUP, SUPERGROUP)
        return waiting(db)

    assert await database.write(work) == [(SUPERGROUP, "since 0.0")]
    assert len(await database.read(lambda db: subscriptions.all_of(db, SUPERGROUP, 0))) == 1


async def test_a_paused_subscription_does_not_take_the_place_of_an_active_one(database: Database) -> None:
    def work(db: sqlite3.Connection) -> list[str | None]:
        subscribe(db, GROUP, 0)
        pausing.pause(db, GROUP, "CHAT_WRITE_FORBIDDEN", at(0.2))
        subscribe(db, SUPERGROUP, 0.5)
        moving.move_chat(db, GROUP, SUPERGROUP)
        return [item.paused for item in subscriptions.all_of(db, SUPERGROUP, 0)]

    assert await database.write(work) == [None]


async def test_different_wishes_move_side_by_side(database: Database) -> None:
    def work(db: sqlite3.Connection) -> list[tuple[str, ...]]:
        subscribe(db, GROUP, 0)
        subscriptions.add(db, SUPERGROUP, 0, ["RU-SMO"], language="ru", zone="UTC", now=at(0))
        moving.move_chat(db, GROUP, SUPERGROUP)
        return [item.regions for item in subscriptions.all_of(db, SUPERGROUP, 0)]

    assert sorted(await database.write(work)) == [("*",), ("RU-SMO",)]


async def test_chats_paused_by_an_error_are_counted_once_each(database: Database) -> None:
    def work(db: sqlite3.Connection) -> int:
        for chat, regions in ((5, "RU-SMO"), (5, "RU-BRY"), (6, "RU-SMO"), (7, "RU-SMO")):
            subscriptions.add(db, chat, 0, [regions], language="ru", zone="UTC", now=at(0))
        pausing.pause(db, 5, "USER_IS_BLOCKED", at(1))
        pausing.pause(db, 6, "USER_IS_BLOCKED", at(1))
        pausing.pause_by_chat(db, subscriptions.all_of(db, 7, 0), at(1))
        return pausing.paused_since(db, at(0))

    assert await database.write(work) == 2
