from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.store import Database, housekeeping, outbox, parked, subscriptions
from bot.store.outbox import NewMessage
from tests.store.examples import at


async def park(database: Database, *chats: int) -> Sequence[int]:
    """A parked message to each of these chats; their ids."""
    for chat in chats:
        subscribed = partial(subscriptions.save, chat_id=chat, topic=0, regions=["*"])
        saved = await database.write(partial(subscribed, language="ru", zone="UTC", now=at(0)))
        message = NewMessage(saved.id, chat, 0, at(0), at(1), 0, f"to {chat}")
        await database.write(partial(outbox.add, message=message, now=at(1)))
    rows = await database.write(lambda db: outbox.claim(db, at(1), 100))
    for row in rows:
        await database.write(partial(outbox.park, row_id=row.id, error="odd"))
    return [row.id for row in rows]


async def test_one_parked_message_can_be_released(database: Database) -> None:
    first, second = await park(database, 5, 6)

    released = await database.write(lambda db: parked.release(db, [second]))

    [row] = await database.write(lambda db: outbox.claim(db, at(1), 10))
    assert (released, row.id, row.attempts) == (1, second, 1)
    assert [item.id for item in await database.read(parked.parked)] == [first]


async def test_all_parked_messages_can_be_dropped_and_stay_visible(database: Database) -> None:
    await park(database, 5, 6)

    dropped = await database.write(parked.drop)

    assert dropped == 2
    assert await database.read(parked.parked) == []
    assert [row.error for row in await database.read(parked.stuck)] == ["dropped by an operator: odd"] * 2


async def test_messages_that_are_not_parked_are_left_alone(database: Database) -> None:
    [row_id] = await park(database, 5)
    await database.write(parked.release)

    changed = [await database.write(lambda db: parked.drop(db, [row_id])), await database.write(parked.release)]

    assert changed == [0, 0]
    assert await database.read(housekeeping.counts) == {"due": 1}
