from __future__ import annotations

import sqlite3
from functools import partial

from bot.store import Database, housekeeping, lateness, outbox, pausing, schedule, subscriptions
from bot.store.lateness import LATE, UNCERTAIN
from bot.store.outbox import NewMessage
from bot.store.subscriptions import Subscription
from tests.store.examples import at


def message(number: int, hours: float, part: int = 0, chat_id: int = 5) -> NewMessage:
    """The digest of the hour before `hours`, made from what came after revision 10 times that hour."""
    text = f"digest {hours} part {part}"
    return NewMessage(number, chat_id, 0, at(hours - 1), at(hours), part, text, from_seq=int(10 * (hours - 1)))


async def subscribed(database: Database, *windows: float, parts: int = 1, chat_id: int = 5) -> int:
    """A subscription with digests of these hours in the outbox, its watermark at the end of the last."""

    def work(db: sqlite3.Connection) -> int:
        saved = subscriptions.save(db, chat_id, 0, ["*"], language="ru", zone="UTC", now=at(0))
        for hours in windows:
            for part in range(parts):
                outbox.add(db, message(saved.id, hours, part, chat_id), at(hours))
        schedule.move(db, [saved.id], at(windows[-1]), int(10 * windows[-1]))
        return saved.id

    return await database.write(work)


async def subscription(database: Database, number: int) -> Subscription:
    found = await database.read(lambda db: subscriptions.by_id(db, number))
    assert found is not None
    return found


async def waiting(database: Database) -> list[str]:
    """What is still to be sent, as the database has it."""
    return await database.read(
        lambda db: [
            row["html"]
            for row in db.execute(
                "select html from outbox join body on body.id = body_id where state = 'due' order by outbox.id"
            )
        ]
    )


async def test_digests_nobody_saw_go_back_into_the_watermark(database: Database) -> None:
    number = await subscribed(database, 1, 2)

    late = await database.write(lambda db: lateness.take_back_late(db, at(3)))

    found = await subscription(database, number)
    assert late == 1
    assert (found.window_end, found.told_seq, found.behind) == (at(0), 0, LATE)
    assert await waiting(database) == []


async def test_a_digest_of_the_present_period_is_not_late(database: Database) -> None:
    await subscribed(database, 2)

    assert await database.write(lambda db: lateness.take_back_late(db, at(2.9))) == 0
    assert await waiting(database) == ["digest 2 part 0"]


async def test_a_digest_seen_in_part_is_sent_to_its_end(database: Database) -> None:
    number = await subscribed(database, 1, 2, parts=2)
    [first] = await database.write(lambda db: outbox.claim(db, at(2), 1))
    await database.write(lambda db: outbox.sent(db, first.id, 70, at(2)))

    await database.write(lambda db: lateness.take_back(db, number))

    found = await subscription(database, number)
    assert await waiting(database) == ["digest 1 part 1"]
    assert (found.window_end, found.told_seq) == (at(1), 10)


async def test_a_digest_that_may_have_been_seen_is_only_repeated_as_it_is(database: Database) -> None:
    number = await subscribed(database, 1, 2)
    await database.write(lambda db: outbox.claim(db, at(2), 1))
    await database.write(outbox.release)

    await database.write(lambda db: lateness.take_back(db, number))

    assert await waiting(database) == ["digest 1 part 0"]
    assert (await subscription(database, number)).window_end == at(1)


async def test_the_same_window_can_be_made_again_after_it_was_taken_back(database: Database) -> None:
    number = await subscribed(database, 1)
    before = await database.read(lambda db: db.execute("select random_id from outbox").fetchone()[0])
    await database.write(lambda db: lateness.take_back(db, number))

    again = await database.write(lambda db: outbox.add(db, message(number, 1), at(1)))
    [row] = await database.write(lambda db: outbox.claim(db, at(1), 5))

    assert again
    assert row.random_id != before


async def test_a_pause_keeps_what_was_not_told_for_the_return(database: Database) -> None:
    number = await subscribed(database, 1, 2)

    await database.write(lambda db: pausing.pause(db, 5, "USER_IS_BLOCKED", at(2)))
    nothing = await database.write(lambda db: outbox.claim(db, at(2), 5))
    await database.write(lambda db: pausing.resume(db, 5, at(5)))

    found = await subscription(database, number)
    assert nothing == []
    assert (found.paused, found.window_end, found.told_seq, found.behind) == (None, at(0), 0, LATE)


async def test_a_long_pause_is_told_from_two_days_before_the_return(database: Database) -> None:
    number = await subscribed(database, 1)
    await database.write(lambda db: pausing.pause(db, 5, "USER_IS_BLOCKED", at(1)))

    await database.write(lambda db: pausing.resume(db, 5, at(24 * 10)))

    assert (await subscription(database, number)).window_end == at(24 * 8)


async def test_what_was_owed_before_a_pause_of_a_day_is_told_however_old(database: Database) -> None:
    number = await subscribed(database, 1)
    await database.write(lambda db: pausing.pause(db, 5, "USER_IS_BLOCKED", at(40)))

    await database.write(lambda db: pausing.resume(db, 5, at(64)))

    found = await subscription(database, number)
    assert (found.window_end, found.told_seq) == (at(0), 0)


async def test_a_paused_chat_is_tried_again_after_a_day_then_a_week_then_a_month(database: Database) -> None:
    number = await subscribed(database, 1)
    moment, pauses = at(1), []
    for _ in range(4):
        again = await database.write(partial(pausing.pause, chat_id=5, reason="CHANNEL_PRIVATE", now=moment))
        pauses.append(None if again is None else (again - moment).days)
        if again is not None:
            early = await database.write(partial(pausing.retry_paused, now=again - (at(1) - at(0))))
            late = await database.write(partial(pausing.retry_paused, now=again))
            assert (early, late) == (0, 1)
            moment = again

    assert pauses == [1, 7, 30, None]
    assert (await subscription(database, number)).paused == "CHANNEL_PRIVATE"


async def test_messages_that_fail_after_a_pause_make_it_no_longer(database: Database) -> None:
    number = await subscribed(database, 1)
    first = await database.write(lambda db: pausing.pause(db, 5, "USER_IS_BLOCKED", at(1)))

    second = await database.write(lambda db: pausing.pause(db, 5, "USER_IS_BLOCKED", at(1.1)))

    assert first == second == at(25)
    assert await database.write(lambda db: pausing.retry_paused(db, at(25))) == 1
    assert (await subscription(database, number)).paused is None


async def test_a_message_that_arrives_forgives_earlier_failures(database: Database) -> None:
    await subscribed(database, 1)
    again = await database.write(lambda db: pausing.pause(db, 5, "CHANNEL_PRIVATE", at(1)))
    await database.write(lambda db: pausing.retry_paused(db, again or at(0)))
    await database.write(lambda db: outbox.add(db, message(1, 30), at(30)))
    [row] = await database.write(lambda db: outbox.claim(db, at(30), 5))
    await database.write(lambda db: outbox.sent(db, row.id, 1, at(30)))

    second = await database.write(lambda db: pausing.pause(db, 5, "CHANNEL_PRIVATE", at(31)))

    assert second == at(31 + 24)


async def test_the_same_bot_keeps_its_rows_after_a_restore(database: Database) -> None:
    await subscribed(database, 1)
    await database.write(lambda db: lateness.wake_up(db, "900", at(2)))

    changed = await database.write(lambda db: lateness.wake_up(db, "900", at(2)))

    assert not changed
    assert await waiting(database) == ["digest 1 part 0"]


async def test_copies_made_before_the_first_message_derive_the_same_random_ids(database: Database) -> None:
    await database.write(lambda db: lateness.wake_up(db, "900", at(0)))

    salt = await database.read(lambda db: db.execute("select value from meta where key = 'random_id_salt'").fetchone())

    assert salt is not None
    assert salt["value"] == await database.write(outbox.salt)


async def test_a_copy_put_back_in_time_says_nothing(database: Database) -> None:
    number = await subscribed(database, 1)
    await database.write(lateness.note_copy)

    await database.write(lambda db: lateness.wake_up(db, "900", at(1.5)))

    assert (await subscription(database, number)).behind == 0
    assert await waiting(database) == ["digest 1 part 0"]


async def test_an_old_copy_says_that_some_may_be_known_and_repeats_its_rows_only_as_they_are(
    database: Database,
) -> None:
    number = await subscribed(database, 1)
    await database.write(lateness.note_copy)

    await database.write(lambda db: lateness.wake_up(db, "900", at(5)))
    await database.write(lambda db: lateness.take_back_late(db, at(5)))
    await database.write(lambda db: lateness.wake_up(db, "900", at(5)))

    assert (await subscription(database, number)).behind == UNCERTAIN
    assert await waiting(database) == ["digest 1 part 0"]


async def test_another_bot_tells_everything_unsent_once_and_says_so(database: Database) -> None:
    number = await subscribed(database, 1, 2)
    other = await subscribed(database, 2, chat_id=6)
    await database.write(lambda db: lateness.wake_up(db, "900", at(2)))
    [sent, *_] = await database.write(lambda db: outbox.claim(db, at(2), 1))
    await database.write(lambda db: outbox.sent(db, sent.id, 1, at(2)))

    changed = await database.write(lambda db: lateness.wake_up(db, "901", at(2)))

    mine, theirs = await subscription(database, number), await subscription(database, other)
    assert changed
    assert await waiting(database) == []
    assert (mine.window_end, mine.told_seq, mine.behind) == (at(1), 10, UNCERTAIN)
    assert (theirs.window_end, theirs.told_seq, theirs.behind) == (at(1), 10, UNCERTAIN)
    assert await database.read(housekeeping.counts) == {"sent": 1, "uncertain": 2}


async def test_old_messages_and_their_bodies_are_thrown_away(database: Database) -> None:
    await subscribed(database, 1, 2)
    [row] = await database.write(lambda db: outbox.claim(db, at(2), 1))
    await database.write(lambda db: outbox.sent(db, row.id, 1, at(2)))

    gone = await database.write(lambda db: housekeeping.prune(db, at(24 * 20)))

    assert gone == 1
    bodies = await database.read(lambda db: db.execute("select html from body").fetchall())
    assert [body["html"] for body in bodies] == ["digest 2 part 0"]


async def test_what_a_chat_paused_itself_outlives_a_block(database: Database) -> None:
    await database.write(
        lambda db: subscriptions.save(db, 5, 0, ["RU-SMO"], language="ru", zone="Europe/Moscow", now=at(0))
    )
    await database.write(lambda db: pausing.pause_by_chat(db, subscriptions.all_of(db, 5), at(1)))

    await database.write(lambda db: pausing.pause(db, 5, "USER_IS_BLOCKED", at(2)))
    await database.write(lambda db: pausing.resume(db, 5, at(3)))
    kept = await database.read(lambda db: subscriptions.of_chat(db, 5))
    await database.write(lambda db: pausing.resume_by_chat(db, subscriptions.all_of(db, 5), at(4)))
    resumed = await database.read(lambda db: subscriptions.of_chat(db, 5))

    assert kept is not None
    assert resumed is not None
    assert (kept.paused, resumed.paused) == (pausing.BY_CHAT, None)
