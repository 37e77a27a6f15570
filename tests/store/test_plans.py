"""The real queries must find their rows by an index: the record grows for years."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

from bot.model import PostKey, Reading, Verdict
from bot.paths import bundled
from bot.store import (
    beside,
    figures,
    history,
    holds,
    incidents,
    lateness,
    moving,
    outbox,
    parked,
    parts,
    pausing,
    places,
    posts,
    review,
    schedule,
    search,
    subscriptions,
    told,
)
from bot.store.bodies import Body
from bot.store.migrate import migrate
from bot.store.outbox import NewMessage
from bot.store.review import ReviewState
from bot.store.subscriptions import Subscription
from bot.store.unsettled import unsettled_posts
from tests.store.examples import at, incident, post

KEY = PostKey(7, 1)
READING = Reading(Verdict.OTHER)
HERE = "RU-SMO"
WAITING_ONLY = ("outbox_due", "outbox_sending", "outbox_stuck", "subscription_due", "lately")
"""Partial indexes (and the incidents of some hours) that hold no more than what is to be done now."""
MESSAGE = NewMessage(1, 5, 0, at(0), at(1), 0, "<b>1</b>", photo=b"png")
SUBSCRIPTION = Subscription(1, 5, 0, ("RU-SMO",), "ru", "UTC", 60, False, at(0), 0, None)

Work = Callable[[sqlite3.Connection], Any]

QUERIES: dict[str, Work] = {
    "incidents of a region": lambda db: incidents.of_region(db, "RU-SMO", at(0)),
    "number of incidents of a region": lambda db: incidents.count_of_region(db, HERE),
    "number of late incidents of a region": lambda db: incidents.count_of_region(db, HERE, at(0)),
    "number of incidents": lambda db: incidents.count_since(db, at(0)),
    "an incident": lambda db: incidents.by_id(db, 1),
    "incidents around a post": lambda db: incidents.within(db, ("RU-SMO",), at(0), at(1)),
    "an hour's changes": lambda db: incidents.changed_between(db, ["*"], 0, 9),
    "latest revision": incidents.latest_seq,
    "a changed incident": lambda db: incidents.replace(
        db, incidents.of_region(db, "RU-SMO"), [incident((1, 2))], at(3)
    ),
    "an incident gone": lambda db: incidents.replace(db, incidents.of_region(db, "RU-SMO"), [], at(4)),
    "figures of a source": lambda db: figures.figures_before(db, "demo_smolensk", at(9), 5),
    "export of a region": lambda db: list(incidents.everything(db, "RU-SMO", at(0))),
    "export since": lambda db: list(incidents.everything(db, None, at(0))),
    "places of a region": lambda db: places.names_in(db, HERE),
    "a place": lambda db: (places.at_place(db, HERE, "Ельня"), places.count_at_place(db, HERE, "Ельня")),
    "posts behind open incidents": lambda db: unsettled_posts(db, at(0)),
    "revisions": lambda db: history.revisions(db, 1),
    "a post's version": lambda db: history.version_of(db, KEY, 1),
    "incidents of posts": lambda db: history.incidents_of(db, incident()),
    "a post": lambda db: posts.load_post(db, KEY),
    "a new version": lambda db: posts.save_version(db, post(text="Сбиты два БПЛА."), at(2)),
    "a reading": lambda db: posts.save_reading(db, KEY, 1, "r1", READING),
    "posts seen lately": lambda db: posts.live_texts(db, 7, at(0)),
    "posts around a post": lambda db: posts.posts_within(db, ("RU-SMO",), at(0), at(1)),
    "spans of a post": lambda db: posts.replace_spans(db, KEY, [(("RU-SMO",), at(0), at(1))]),
    "an unread post": lambda db: posts.save_reading(db, KEY, 1, "r1", Reading(Verdict.UNREAD)),
    "unread posts": lambda db: review.queue(db, ReviewState.OPEN, 9),
    "an unread post marked": lambda db: review.mark(db, 1, ReviewState.FIX_LATER, at(3)),
    "a deletion": lambda db: posts.mark_deleted(db, KEY, at(3)),
    "a cursor": lambda db: posts.advance(db, 7, 3),
    "search": lambda db: search.search(db, "сбит"),
    "a message": lambda db: outbox.add(db, MESSAGE, at(1)),
    "messages due": lambda db: outbox.claim(db, at(1), 5),
    "messages released": outbox.release,
    "a message sent": lambda db: outbox.sent(db, 1, 2, at(1)),
    "messages of resting chats": lambda db: outbox.is_waiting(db, at(1), [5]),
    "a chat held": lambda db: holds.hold(db, 5, at(2), at(1), "flood"),
    "late digests": lambda db: lateness.take_back_late(db, at(9)),
    "a digest taken back": lambda db: lateness.take_back(db, 1),
    "a message cut": lambda db: parts.replace(db, 1, [Body("a"), Body("b")], at(1)),
    "stuck messages": parked.stuck,
    "parked messages": parked.parked,
    "parked messages released": parked.release,
    "parked messages dropped": lambda db: parked.drop(db, [1]),
    "a part for a window told before": lambda db: outbox.next_part(db, 1, at(1)),
    "subscription of a chat": lambda db: subscriptions.of_chat(db, 5),
    "subscriptions due": lambda db: schedule.due(db, 60, "UTC", at(2)),
    "schedules": schedule.schedules,
    "members of a group": lambda db: schedule.members(db, schedule.due(db, 60, "UTC", at(2))[0], 5),
    "chats to try again": lambda db: pausing.retry_paused(db, at(9)),
    "chats paused lately": lambda db: pausing.paused_since(db, at(1)),
    "a chat resumed": lambda db: pausing.resume(db, 5, at(9)),
    "watermarks": lambda db: schedule.move(db, [1], at(2), 3),
    "a paused chat": lambda db: pausing.pause(db, 5, "why", at(1)),
    "a migrated group": lambda db: moving.move_chat(db, 5, -1005),
    "a closed topic": lambda db: moving.leave_topic(db, 5, 3),
    "what a body tells": lambda db: told.lines_of(db, 1),
    "readers of an incident": lambda db: told.readers(db, 1, at(0)),
    "readers of a corrected incident": lambda db: told.readers(db, 1, at(0), corrected_only=True),
    "corrections of a reader": lambda db: told.covered(db, 1, 9),
    "a corrected incident": lambda db: told.note_corrected(db, 1, [1], 9),
    "a corrected incident as it was": lambda db: told.still_right(db, 1, 1, 9),
    "a row of the outbox": lambda db: (outbox.add(db, MESSAGE, at(1)), outbox.row_of(db, MESSAGE)),
    "a change": lambda db: incidents.revised(db, 1, 0, 9),
    "messages of a reader": lambda db: told.shown_to(db, SUBSCRIPTION, at(0)),
    "an edit refused": lambda db: outbox.simplify(db, 1, "why"),
    "all subscriptions of a place": lambda db: subscriptions.all_of(db, 5),
    "neighbours": lambda db: beside.refresh(db, 5, 0),
    "an end": lambda db: subscriptions.remove(db, 5),
}


class Recording(sqlite3.Connection):
    """Remembers what it was asked."""

    asked: list[tuple[str, Any]]

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        self.asked.append((sql, parameters))
        return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any]) -> sqlite3.Cursor:
        rows = list(parameters)
        self.asked.extend((sql, row) for row in rows[:1])
        return super().executemany(sql, rows)


@pytest.fixture
def db() -> Iterator[Recording]:
    connection = sqlite3.connect(":memory:", isolation_level=None, factory=Recording)
    connection.asked = []
    connection.row_factory = sqlite3.Row
    migrate(connection, bundled("migrations"))
    posts.ensure_channel(connection, 7, "demo_smolensk")
    posts.save_version(connection, post(), at(1))
    posts.save_version(connection, post(2), at(1))
    subscriptions.save(connection, 5, 0, ["RU-SMO"], language="ru", zone="UTC", now=at(0))
    incidents.replace(connection, [], [incident()], at(2))
    connection.asked.clear()
    yield connection
    connection.close()


def plan(db: sqlite3.Connection, sql: str, parameters: Any) -> list[str]:
    return [row[3] for row in db.execute(f"explain query plan {sql}", parameters)]


def is_small(step: str) -> bool:
    return "VIRTUAL TABLE INDEX" in step or step.endswith(WAITING_ONLY)


@pytest.mark.parametrize("name", QUERIES)
def test_no_query_reads_a_whole_table(db: Recording, name: str) -> None:
    QUERIES[name](db)

    asked = list(db.asked)
    steps = [step for sql, parameters in asked for step in plan(db, sql, parameters)]
    whole = [step for step in steps if step.startswith("SCAN") and not is_small(step)]

    assert asked
    assert whole == []


def test_pages_of_a_region_come_in_order_without_sorting(db: Recording) -> None:
    incidents.of_region(db, "RU-SMO", at(0), limit=10)

    [(sql, parameters)] = list(db.asked)

    assert [step for step in plan(db, sql, parameters) if "TEMP B-TREE" in step] == []


def test_a_query_without_an_index_would_be_noticed(db: Recording) -> None:
    steps = plan(db, "select * from post where link = ?", ("x",))

    assert steps == ["SCAN post"]
