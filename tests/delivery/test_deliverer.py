from __future__ import annotations

from datetime import timedelta

from bot.delivery.contract import ChatAddress
from bot.delivery.errors import ChatGone, FloodWait, Migrated, Rejected, Temporary, TopicClosed
from bot.delivery.outcomes import REFUSALS
from bot.store import Database, outbox, parked, subscriptions
from tests.delivery.fakes import Clock, Messenger, deliverer, due


async def test_parts_arrive_once_and_in_order(database: Database) -> None:
    messenger = Messenger()
    await due(database, parts=("one", "two", "three"))

    await deliverer(database, messenger, Clock()).drain()
    await deliverer(database, messenger, Clock()).drain()

    assert messenger.texts == ["one", "two", "three"]


async def test_a_failure_after_the_server_acted_makes_no_double(database: Database) -> None:
    messenger, clock = Messenger(Temporary("cut"), after=True), Clock()
    await due(database)
    subject = deliverer(database, messenger, clock)

    await subject.drain()
    clock.now += timedelta(minutes=1)
    await subject.drain()

    assert messenger.texts == ["one"]


async def test_a_flood_wait_holds_the_chat_until_it_is_over(database: Database) -> None:
    messenger, clock = Messenger(FloodWait(600)), Clock()
    await due(database, parts=("one", "two"))
    subject = deliverer(database, messenger, clock)

    await subject.drain()
    clock.now += timedelta(seconds=599)
    await subject.drain()
    early = messenger.texts
    clock.now += timedelta(seconds=10)
    await subject.drain()

    assert early == []
    assert messenger.texts == ["one", "two"]


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

    assert (messenger.addresses[-1], messenger.texts[-1]) == (ChatAddress(-1007), "one")


async def test_a_closed_topic_falls_back_to_the_chat(database: Database) -> None:
    messenger = Messenger(TopicClosed("TOPIC_CLOSED"))
    await due(database, chat_id=-1007, topic=3)

    await deliverer(database, messenger, Clock()).drain()

    assert (messenger.addresses[-1], messenger.texts[-1]) == (ChatAddress(-1007), "one")


async def test_a_refused_message_is_parked_in_the_end_and_lets_the_next_one_pass(database: Database) -> None:
    messenger, clock = Messenger(*[Rejected("MESSAGE_ODD")] * REFUSALS), Clock()
    await due(database, parts=("bad", "good"))
    subject = deliverer(database, messenger, clock)

    for _ in range(REFUSALS):
        await subject.drain()
        clock.now += timedelta(minutes=20)
    await subject.drain()
    found = await database.read(parked.stuck)

    assert messenger.texts == ["good"]
    assert [(row.state, row.error) for row in found] == [("parked", "the message was refused: MESSAGE_ODD")]


async def test_attempts_without_an_answer_count_as_no_refusals(database: Database) -> None:
    messenger, clock = Messenger(*[Temporary("cut")] * REFUSALS, Rejected("MESSAGE_ODD")), Clock()
    await due(database)
    subject = deliverer(database, messenger, clock)

    for _ in range(REFUSALS + 2):
        await subject.drain()
        clock.now += timedelta(minutes=20)

    assert messenger.texts == ["one"]


async def test_a_refused_message_holds_up_no_other_chat(database: Database) -> None:
    messenger = Messenger(Rejected("MESSAGE_ODD"))
    await due(database, parts=("bad",))
    await due(database, chat_id=6, parts=("good",))

    await deliverer(database, messenger, Clock()).drain()

    assert messenger.texts == ["good"]


async def test_a_parked_message_can_be_tried_again(database: Database) -> None:
    messenger, clock = Messenger(*[Rejected("MESSAGE_ODD")] * REFUSALS), Clock()
    await due(database)
    subject = deliverer(database, messenger, clock)
    for _ in range(REFUSALS):
        await subject.drain()
        clock.now += timedelta(minutes=20)

    again = await database.write(parked.release)
    await subject.drain()

    assert again == 1
    assert messenger.texts == ["one"]


async def test_what_a_dead_process_was_sending_is_sent_by_the_next(database: Database) -> None:
    messenger, clock = Messenger(), Clock()
    await due(database)
    await database.write(lambda db: outbox.claim(db, clock(), 10))
    subject = deliverer(database, messenger, clock)

    before = await subject.drain()
    released = await subject.release()
    await subject.drain()

    assert (before, released) == (0, 1)
    assert messenger.texts == ["one"]
