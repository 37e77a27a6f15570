from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.delivery.contract import ChatAddress
from bot.delivery.deliverer import TROUBLED, Deliverer
from bot.delivery.errors import ChatGone, FloodWait, NoMedia, Rejected, Temporary, TooLong, TopicClosed
from bot.delivery.outcomes import BACKOFF, REFUSALS, TROUBLES
from bot.delivery.pace import UNLIMITED
from bot.delivery.watch import MANY
from bot.model import Post
from bot.store import Database, housekeeping, posts, subscriptions
from bot.store.outbox import ALERT
from tests.delivery.fakes import START, Clock, Messenger, Strict, deliverer, due


async def states(database: Database) -> dict[str, int]:
    return await database.read(housekeeping.counts)


async def test_one_flooded_chat_holds_up_no_other(database: Database) -> None:
    messenger = Messenger(FloodWait(600))
    for chat in (5, 6, 7):
        await due(database, chat)

    await deliverer(database, messenger, Clock()).drain()

    assert [address.chat_id for address in messenger.addresses] == [6, 7]


async def test_floods_of_several_chats_hold_everybody_until_they_are_over(database: Database) -> None:
    messenger, clock = Messenger(*[FloodWait(43_200)] * 3), Clock()
    subject = deliverer(database, messenger, clock)
    for chat in (5, 6, 7):
        await due(database, chat)
    await subject.drain()
    await due(database, 8)

    clock.now += timedelta(hours=11, minutes=59)
    await subject.drain()
    early = messenger.asked
    clock.now += timedelta(minutes=2)
    await subject.drain()

    assert early == 3
    assert sorted(address.chat_id for address in messenger.addresses) == [5, 6, 7, 8]


async def test_a_wait_keeps_its_length_when_the_clock_is_set_back(database: Database) -> None:
    messenger, clock = Messenger(FloodWait(600)), Clock()
    subject = deliverer(database, messenger, clock)
    clock.now += timedelta(hours=5)
    await due(database)
    await subject.drain()

    clock.now -= timedelta(hours=5)
    await subject.tend()
    await subject.drain()
    early = messenger.texts
    clock.now += timedelta(seconds=602)
    await subject.drain()

    assert early == []
    assert messenger.texts == ["one"]


async def test_an_unknown_mistake_of_ours_holds_up_no_other(database: Database) -> None:
    messenger, clock = Messenger(ZeroDivisionError()), Clock()
    await due(database, 5)
    await due(database, 6)
    subject = deliverer(database, messenger, clock)

    await subject.drain()
    clock.now += timedelta(seconds=5)
    await subject.drain()

    assert [address.chat_id for address in messenger.addresses] == [6, 5]


async def test_when_nothing_is_answered_the_rest_is_left_alone(database: Database) -> None:
    messenger, clock = Messenger(*[Temporary("cut")] * 500), Clock()
    for chat in range(1, 400):
        await due(database, chat)

    await deliverer(database, messenger, clock).drain()

    assert TROUBLED <= messenger.asked < 399


async def test_nothing_is_claimed_while_the_messenger_is_away(database: Database) -> None:
    messenger = Messenger()
    await due(database)
    subject = Deliverer(database, messenger, Clock(), limits=UNLIMITED, ready=lambda: False)

    done = await subject.drain()

    assert (done, messenger.asked) == (0, 0)
    assert await states(database) == {"due": 1}


async def test_results_survive_a_database_that_cannot_be_written(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    messenger, clock = Messenger(), Clock()
    await due(database)
    subject = deliverer(database, messenger, clock)
    write, calls = database.write, 0

    async def full(work: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise sqlite3.OperationalError("database or disk is full")
        return await write(work)  # type: ignore[arg-type]  # passed on as it comes

    monkeypatch.setattr(database, "write", full)
    with pytest.raises(sqlite3.OperationalError):
        await subject.drain()
    await subject.drain()

    assert messenger.asked == 1
    assert await states(database) == {"sent": 1}


async def test_a_text_too_long_is_cut_and_keeps_its_place(database: Database) -> None:
    messenger = Strict(40, TooLong("MESSAGE_TOO_LONG"))
    lines = [f"<b>line {number}</b>" for number in range(6)]
    await due(database, parts=("first", "\n".join(lines), "last"))

    await deliverer(database, messenger, Clock()).drain()

    assert messenger.texts[0] == "first"
    assert messenger.texts[-1] == "last"
    assert "\n".join(messenger.texts[1:-1]) == "\n".join(lines)


async def test_a_caption_too_long_leaves_the_picture_with_its_beginning(database: Database) -> None:
    messenger = Strict(30, TooLong("MEDIA_CAPTION_TOO_LONG"))
    await due(database, parts=("one two three four\nfive six seven eight",), photo=b"png")

    await deliverer(database, messenger, Clock()).drain()

    assert [(body.html, body.photo) for _, body in messenger.shown.values()] == [
        ("one two three four", b"png"),
        ("five six seven eight", None),
    ]


async def test_a_chat_that_takes_no_pictures_gets_the_text(database: Database) -> None:
    messenger = Messenger(NoMedia("CHAT_SEND_PHOTOS_FORBIDDEN"))
    await due(database, parts=("with a map", "second"), photo=b"png")

    await deliverer(database, messenger, Clock()).drain()

    assert [(body.html, body.photo) for _, body in messenger.shown.values()] == [
        ("with a map", None),
        ("second", b"png"),
    ]


async def test_a_document_alone_is_parked_where_none_is_taken(database: Database) -> None:
    messenger = Messenger(NoMedia("CHAT_SEND_DOCS_FORBIDDEN"))
    await due(database, parts=("",), document=("data.csv", b"a;b"))

    await deliverer(database, messenger, Clock()).drain()

    assert await states(database) == {"parked": 1}


async def test_a_document_comes_with_its_name(database: Database) -> None:
    messenger = Messenger()
    await due(database, document=("data.csv", b"a;b"))

    await deliverer(database, messenger, Clock()).drain()

    [(_, body)] = messenger.shown.values()
    assert body.document == ("data.csv", b"a;b")


async def test_a_closed_topic_is_said_in_the_chat_itself(database: Database) -> None:
    messenger = Messenger(TopicClosed("TOPIC_CLOSED"))
    await due(database, chat_id=-1007, topic=3)

    await deliverer(database, messenger, Clock()).drain()
    moved = await database.read(lambda db: subscriptions.of_chat(db, -1007))

    assert messenger.texts == ["moved ru", "one"]
    assert set(messenger.addresses) == {ChatAddress(-1007)}
    assert moved is not None


async def test_a_general_topic_that_is_closed_pauses_the_chat(database: Database) -> None:
    messenger = Messenger(TopicClosed("TOPIC_CLOSED"))
    await due(database, chat_id=-1007)

    await deliverer(database, messenger, Clock()).drain()
    kept = await database.read(lambda db: subscriptions.of_chat(db, -1007))

    assert kept is not None
    assert kept.paused == "TOPIC_CLOSED"


async def test_alerts_leave_before_digests(database: Database) -> None:
    messenger = Messenger()
    await due(database, 5, parts=("digest",))
    await due(database, 6, parts=("alert",), priority=ALERT)
    await due(database, 5, parts=("alert to the same chat",), priority=ALERT)

    await deliverer(database, messenger, Clock()).drain()

    assert messenger.texts == ["alert", "alert to the same chat", "digest"]


@pytest.mark.parametrize(("number", "told"), [(MANY - 1, False), (MANY, True)])
async def test_many_chats_paused_at_once_are_told_to_the_operators(database: Database, number: int, told: bool) -> None:
    said: list[str] = []

    async def say(text: str) -> None:
        said.append(text)

    messenger = Messenger(*[ChatGone("USER_IS_BLOCKED")] * number)
    for chat in range(1, number + 1):
        await due(database, chat)
    subject = Deliverer(database, messenger, Clock(), limits=UNLIMITED, alarm=say)

    await subject.drain()
    await subject.rest()

    assert bool(said) is told


async def parking(database: Database, errors: Sequence[Exception], html: str = "one") -> list[str]:
    """What the operators are told while these errors come, until a message is parked."""
    said: list[str] = []

    async def say(text: str) -> None:
        said.append(text)

    clock = Clock()
    await due(database, parts=(html,))
    subject = Deliverer(database, Messenger(*errors), clock, limits=UNLIMITED, alarm=say)
    for number in range(len(errors) + 1):
        await subject.drain()
        await subject.tend()
        await subject.rest()
        clock.now += timedelta(seconds=1 + BACKOFF[min(number, len(BACKOFF) - 1)])
    return said


@pytest.mark.parametrize(
    ("errors", "reason"),
    [
        ([Rejected("MESSAGE_ODD")] * REFUSALS, "MESSAGE_ODD"),
        ([Temporary("cut")] * TROUBLES, "cut"),
        ([TooLong("MESSAGE_TOO_LONG")], "cannot be cut"),
    ],
)
async def test_each_parked_message_is_told_to_the_operators_once(
    database: Database, errors: list[Exception], reason: str
) -> None:
    said = await parking(database, errors, html="x")

    assert len(said) == 1
    assert reason in said[0]
    assert await states(database) == {"parked": 1}


async def test_messages_parked_within_an_hour_are_told_together(database: Database) -> None:
    said: list[str] = []

    async def say(text: str) -> None:
        said.append(text)

    clock, messenger = Clock(), Messenger(*[TooLong("MESSAGE_TOO_LONG")] * 5)
    subject = Deliverer(database, messenger, clock, limits=UNLIMITED, alarm=say)
    await subject.drain()
    for chat in (5, 6, 7, 8, 9):
        await due(database, chat, parts=("x",))
        await subject.drain()
        await subject.tend()
        clock.now += timedelta(minutes=5)
    clock.now += timedelta(hours=1)
    await subject.tend()
    await subject.rest()

    assert len(said) == 2
    assert "to chat 5" in said[0]
    assert "and 1 more" in said[1]


async def test_a_clock_that_was_ahead_is_set_right_in_the_record(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    await due(database)
    subject = deliverer(database, Messenger(), clock)
    clock.now -= timedelta(days=1)

    await subject.tend()

    found = await database.read(lambda db: subscriptions.of_chat(db, 5))
    assert found is not None
    assert found.window_end == clock.now
    assert "the clock was ahead" in caplog.text


async def test_a_clock_that_is_behind_is_said_once_and_changes_nothing(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    def work(db: sqlite3.Connection) -> None:
        posts.ensure_channel(db, 7, "demo_smolensk")
        posts.save_version(db, Post(7, 1, "demo_smolensk", START, "Сбит один БПЛА."), START)

    clock = Clock()
    await due(database)
    await database.write(work)
    subject = deliverer(database, Messenger(), clock)
    clock.now -= timedelta(days=1)
    await subject.tend()
    await subject.tend()
    clock.now += timedelta(days=1)
    await subject.tend()

    found = await database.read(lambda db: subscriptions.of_chat(db, 5))
    assert found is not None
    assert found.window_end == START
    assert caplog.text.count("behind Telegram's") == 1
