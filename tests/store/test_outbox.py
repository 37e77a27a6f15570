from __future__ import annotations

import sqlite3
from functools import partial

from bot.store import Database, holds, homes, moving, outbox, pausing, schedule, subscriptions
from bot.store.outbox import NewMessage
from tests.store.examples import at


def message(subscription_id: int, part: int = 0, chat_id: int = 5, hours: float = 1) -> NewMessage:
    return NewMessage(subscription_id, chat_id, 0, at(0), at(hours), part, f"<b>{part}</b>", photo=b"png")


async def subscribe(database: Database, chat_id: int = 5) -> int:
    saved = await database.write(
        lambda db: subscriptions.save(db, chat_id, 0, ["RU-SMO"], language="ru", zone="Europe/Moscow", now=at(0))
    )
    return saved.id


async def test_one_window_is_put_into_the_outbox_once(database: Database) -> None:
    number = await subscribe(database)

    first = await database.write(lambda db: outbox.add(db, message(number), at(1)))
    second = await database.write(lambda db: outbox.add(db, message(number), at(1)))

    assert (first, second) == (True, False)


async def test_a_row_crashed_in_sending_comes_again_under_the_same_random_id(database: Database) -> None:
    number = await subscribe(database)
    await database.write(lambda db: outbox.add(db, message(number), at(1)))

    [claimed] = await database.write(lambda db: outbox.claim(db, at(1), 10))
    nothing = await database.write(lambda db: outbox.claim(db, at(1), 10))
    await database.write(outbox.release)
    [again] = await database.write(lambda db: outbox.claim(db, at(1), 10))

    assert nothing == []
    assert (again.id, again.random_id, again.photo) == (claimed.id, claimed.random_id, b"png")
    assert (claimed.attempts, again.attempts) == (1, 2)


async def test_parts_of_one_chat_leave_in_order_one_at_a_time(database: Database) -> None:
    number = await subscribe(database)
    for part in (0, 1):
        await database.write(partial(outbox.add, message=message(number, part), now=at(1)))

    [first] = await database.write(lambda db: outbox.claim(db, at(1), 10))
    await database.write(lambda db: outbox.sent(db, first.id, 77, at(1)))
    [second] = await database.write(lambda db: outbox.claim(db, at(1), 10))

    assert (first.html, second.html) == ("<b>0</b>", "<b>1</b>")


async def test_a_postponed_chat_waits_and_holds_nobody_else_up(database: Database) -> None:
    one, other = await subscribe(database), await subscribe(database, 6)
    await database.write(lambda db: outbox.add(db, message(one), at(1)))
    await database.write(lambda db: outbox.add(db, message(other, chat_id=6), at(1)))

    await database.write(lambda db: holds.hold(db, 5, at(3), at(1), "flood"))
    now = await database.write(lambda db: outbox.claim(db, at(1), 10))
    later = await database.write(lambda db: outbox.claim(db, at(3), 10))

    assert [row.chat_id for row in now] == [6]
    assert [row.chat_id for row in later] == [5]


async def test_a_migrated_group_keeps_its_subscription_and_its_messages(database: Database) -> None:
    number = await subscribe(database, -5)
    await database.write(lambda db: outbox.add(db, message(number, chat_id=-5), at(1)))

    await database.write(lambda db: moving.move_chat(db, -5, -1005))
    moved = await database.read(lambda db: subscriptions.of_chat(db, -1005))
    [row] = await database.write(lambda db: outbox.claim(db, at(1), 10))

    assert moved is not None
    assert (moved.id, row.chat_id) == (number, -1005)
    assert await database.read(lambda db: [homes.home_of(db, chat) for chat in (-5, -6)]) == [-1005, -6]


async def test_a_paused_subscription_is_kept_and_gets_nothing_new(database: Database) -> None:
    await subscribe(database)

    await database.write(lambda db: pausing.pause(db, 5, "USER_IS_BLOCKED", at(1)))
    due = await database.read(lambda db: schedule.due(db, 60, "Europe/Moscow", at(2)))
    kept = await database.read(lambda db: subscriptions.of_chat(db, 5))

    assert due == []
    assert kept is not None
    assert kept.paused == "USER_IS_BLOCKED"


async def test_different_databases_derive_different_random_ids(database: Database) -> None:
    def salted(db: sqlite3.Connection, salt: str) -> int:
        db.execute("insert or replace into meta (key, value) values ('random_id_salt', ?)", (salt,))
        return outbox.random_id(db, message(1))

    one = await database.write(lambda db: salted(db, "a"))
    other = await database.write(lambda db: salted(db, "b"))
    same = await database.write(lambda db: salted(db, "a"))

    assert one == same != other


async def test_a_refused_notice_does_not_keep_digests_from_a_chat_that_subscribes_later(database: Database) -> None:
    await database.write(lambda db: pausing.pause(db, 5, "USER_IS_BLOCKED", at(1)))
    number = await subscribe(database)
    await database.write(lambda db: outbox.add(db, message(number), at(2)))

    assert len(await database.write(lambda db: outbox.claim(db, at(2), 10))) == 1


async def test_an_announcement_waits_for_nothing_but_an_active_subscription(database: Database) -> None:
    await subscribe(database)
    for chat_id in (5, 6):
        said = NewMessage(None, chat_id, 0, at(1), at(1), 1, "said to all", priority=outbox.ANNOUNCEMENT)
        await database.write(partial(outbox.add, message=said, now=at(1)))

    rows = await database.write(lambda db: outbox.claim(db, at(1), 10))

    assert [row.chat_id for row in rows] == [5]
