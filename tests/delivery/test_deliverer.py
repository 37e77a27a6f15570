from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.delivery.contract import ChatAddress, OutgoingMessage
from bot.delivery.deliverer import Deliverer
from bot.delivery.errors import ChatGone, DeliveryError, FloodWait, Migrated, Rejected, Temporary, TopicClosed
from bot.delivery.outcomes import REFUSALS
from bot.delivery.pace import UNLIMITED
from bot.paths import bundled
from bot.store import Database, housekeeping, open_database, outbox, subscriptions
from bot.store.outbox import NewMessage

START = datetime(2025, 12, 8, 5, 0, tzinfo=UTC)


class Messenger:
    """Shows a message once per random_id, and fails as told, before or after showing."""

    def __init__(self, *failures: DeliveryError | None, after: bool = False) -> None:
        self.failures = list(failures)
        self.after = after
        self.shown: dict[int, tuple[ChatAddress, str]] = {}

    async def send(self, chat: ChatAddress, body: OutgoingMessage, random_id: int) -> int:
        failure = self.failures.pop(0) if self.failures else None
        if failure is None or self.after:
            self.shown.setdefault(random_id, (chat, body.html))
        if failure is not None:
            raise failure
        return len(self.shown)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "record.db", bundled("migrations")) as opened:
        yield opened


async def due(database: Database, chat_id: int = 5, topic: int = 0, parts: Sequence[str] = ("one",)) -> None:
    def work(db: object) -> None:
        saved = subscriptions.save(
            db,  # type: ignore[arg-type]
            chat_id,
            topic,
            ["*"],
            language="ru",
            zone="UTC",
            now=START,
        )
        for part, html in enumerate(parts):
            message = NewMessage(saved.id, chat_id, topic, START, START, part, html)
            outbox.add(db, message, START)  # type: ignore[arg-type]

    await database.write(work)


def deliverer(database: Database, messenger: Messenger, clock: Clock) -> Deliverer:
    return Deliverer(database, messenger, clock, limits=UNLIMITED)


def texts(messenger: Messenger) -> list[str]:
    return [html for _, html in messenger.shown.values()]


async def test_parts_arrive_once_and_in_order(database: Database) -> None:
    messenger = Messenger()
    await due(database, parts=("one", "two", "three"))

    await deliverer(database, messenger, Clock()).drain()
    await deliverer(database, messenger, Clock()).drain()

    assert texts(messenger) == ["one", "two", "three"]


async def test_a_failure_after_the_server_acted_makes_no_double(database: Database) -> None:
    messenger, clock = Messenger(Temporary("cut"), after=True), Clock()
    await due(database)
    subject = deliverer(database, messenger, clock)

    await subject.drain()
    clock.now += timedelta(minutes=1)
    await subject.drain()

    assert texts(messenger) == ["one"]


async def test_a_flood_wait_holds_the_chat_until_it_is_over(database: Database) -> None:
    messenger, clock = Messenger(FloodWait(600)), Clock()
    await due(database, parts=("one", "two"))
    subject = deliverer(database, messenger, clock)

    await subject.drain()
    clock.now += timedelta(seconds=599)
    await subject.drain()
    early = texts(messenger)
    clock.now += timedelta(seconds=10)
    await subject.drain()

    assert early == []
    assert texts(messenger) == ["one", "two"]


async def test_a_chat_that_is_gone_is_paused_and_keeps_its_wishes(database: Database) -> None:
    messenger = Messenger(ChatGone("USER_IS_BLOCKED"))
    await due(database)

    await deliverer(database, messenger, Clock()).drain()
    kept = await database.read(lambda db: subscriptions.of_chat(db, 5))

    assert kept is not None
    assert kept.paused == "USER_IS_BLOCKED"


async def test_a_migrated_group_gets_its_message_under_the_new_id(database: Database) -> None:
    messenger = Messenger(Migrated(-1007))
    await due(database, chat_id=-7)

    await deliverer(database, messenger, Clock()).drain()

    assert list(messenger.shown.values()) == [(ChatAddress(-1007), "one")]


async def test_a_closed_topic_falls_back_to_the_chat(database: Database) -> None:
    messenger = Messenger(TopicClosed("TOPIC_CLOSED"))
    await due(database, chat_id=-1007, topic=3)

    await deliverer(database, messenger, Clock()).drain()

    assert list(messenger.shown.values()) == [(ChatAddress(-1007), "one")]


async def test_a_refused_message_is_parked_in_the_end_and_lets_the_next_one_pass(database: Database) -> None:
    messenger, clock = Messenger(*[Rejected("MESSAGE_ODD")] * REFUSALS), Clock()
    await due(database, parts=("bad", "good"))
    subject = deliverer(database, messenger, clock)

    for _ in range(REFUSALS):
        await subject.drain()
        clock.now += timedelta(minutes=20)
    await subject.drain()
    parked = await database.read(housekeeping.stuck)

    assert texts(messenger) == ["good"]
    assert [(row.state, row.error) for row in parked] == [("parked", "the message was refused: MESSAGE_ODD")]


async def test_a_refused_message_holds_up_no_other_chat(database: Database) -> None:
    messenger = Messenger(Rejected("MESSAGE_ODD"))
    await due(database, parts=("bad",))
    await due(database, chat_id=6, parts=("good",))

    await deliverer(database, messenger, Clock()).drain()

    assert texts(messenger) == ["good"]


async def test_a_parked_message_can_be_tried_again(database: Database) -> None:
    messenger, clock = Messenger(*[Rejected("MESSAGE_ODD")] * REFUSALS), Clock()
    await due(database)
    subject = deliverer(database, messenger, clock)
    for _ in range(REFUSALS):
        await subject.drain()
        clock.now += timedelta(minutes=20)

    again = await database.write(outbox.unpark)
    await subject.drain()

    assert again == 1
    assert texts(messenger) == ["one"]


async def test_what_a_dead_process_was_sending_is_sent_by_the_next(database: Database) -> None:
    messenger, clock = Messenger(), Clock()
    await due(database)
    await database.write(lambda db: outbox.claim(db, clock(), 10))
    subject = deliverer(database, messenger, clock)

    before = await subject.drain()
    released = await subject.release()
    await subject.drain()

    assert (before, released) == (0, 1)
    assert texts(messenger) == ["one"]
