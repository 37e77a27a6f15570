"""Corrections on their way: an edit, else an answer, else a message of its own."""

from __future__ import annotations

import sqlite3

import pytest

from bot.delivery.errors import DeliveryError, Rejected, Temporary, TooLong, TopicClosed
from bot.store import Database, outbox, subscriptions
from bot.store.bodies import Body, keep_body
from bot.store.outbox import NewMessage
from tests.delivery.fakes import START, Clock, Messenger, deliverer

EARLIER = 41


async def correction(database: Database) -> None:
    """A subscriber who got message 41 is owed a correction of it."""

    def work(db: sqlite3.Connection) -> None:
        saved = subscriptions.save(db, 5, 0, ["*"], language="ru", zone="UTC", now=START)
        edited = keep_body(db, Body("12, corrected: 9"))
        message = NewMessage(
            saved.id, 5, 0, START, START, 0, "corrected: 9", from_seq=0, about=EARLIER, edited_body_id=edited
        )
        outbox.add(db, message, START)

    await database.write(work)


async def test_the_earlier_message_is_edited(database: Database) -> None:
    messenger = Messenger()
    await correction(database)

    await deliverer(database, messenger, Clock()).drain()

    assert messenger.edits == [(EARLIER, "12, corrected: 9")]
    assert messenger.shown == {}


async def test_an_edit_without_an_answer_is_repeated(database: Database) -> None:
    messenger, clock = Messenger(Temporary("cut"), after=True), Clock()
    await correction(database)
    delivery = deliverer(database, messenger, clock)

    await delivery.drain()
    clock.now = clock.now.replace(minute=5)
    await delivery.drain()

    assert messenger.edits == [(EARLIER, "12, corrected: 9")] * 2
    assert messenger.shown == {}


@pytest.mark.parametrize("error", [Rejected("MESSAGE_ID_INVALID"), TooLong("X"), TopicClosed("MSG_ID_INVALID")])
async def test_a_refused_edit_becomes_one_answer(database: Database, error: DeliveryError) -> None:
    messenger = Messenger(error)
    await correction(database)

    await deliverer(database, messenger, Clock()).drain()

    [(_, body)] = messenger.shown.values()
    assert messenger.edits == []
    assert (body.html, body.reply_to) == ("corrected: 9", EARLIER)


async def test_an_answer_to_a_message_that_is_gone_becomes_a_message_of_its_own(database: Database) -> None:
    messenger = Messenger(Rejected("MESSAGE_ID_INVALID"), Rejected("REPLY_MESSAGE_ID_INVALID"))
    await correction(database)

    await deliverer(database, messenger, Clock()).drain()

    [(_, body)] = messenger.shown.values()
    assert (body.html, body.reply_to) == ("corrected: 9", None)
