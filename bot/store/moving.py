"""Subscriptions follow their chats: a group that becomes a supergroup, a topic that is closed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from bot.store import beside
from bot.store.homes import note_move
from bot.store.subscriptions import Subscription, all_of, remove_one


def move_chat(db: sqlite3.Connection, old_chat_id: int, new_chat_id: int) -> None:
    """A group became a supergroup: rewrite its id everywhere in one transaction."""
    note_move(db, old_chat_id, new_chat_id)
    rows = db.execute("select distinct topic from subscription where chat_id = ?", (old_chat_id,)).fetchall()
    for row in rows:
        _move(db, (old_chat_id, row["topic"]), (new_chat_id, row["topic"]))
    db.execute(
        "update outbox set chat_id = ?, about = null, edited_body_id = null"
        " where chat_id = ? and state in ('due', 'sending')",
        (new_chat_id, old_chat_id),
    )
    db.execute("update or replace hold set chat_id = ? where chat_id = ?", (new_chat_id, old_chat_id))


def leave_topic(db: sqlite3.Connection, chat_id: int, topic: int) -> None:
    """A forum topic is closed: what was meant for it goes to the chat itself."""
    _move(db, (chat_id, topic), (chat_id, 0))
    db.execute(
        "update outbox set topic = 0 where chat_id = ? and topic = ? and state in ('due', 'sending')", (chat_id, topic)
    )


def _move(db: sqlite3.Connection, old: tuple[int, int], new: tuple[int, int]) -> None:
    """Move all subscriptions of a place to another.

    Of two that are equal then the newer ends with what was not sent of it: the older tells all of that too. One that
    is paused does not outlive one that is not.
    """
    present = {_wanted(item): item for item in all_of(db, *new)}
    for item in all_of(db, *old):
        equal = present.get(_wanted(item))
        if equal is not None and _outlives(equal, item):
            remove_one(db, item)
            continue
        if equal is not None:
            remove_one(db, equal)
        db.execute("update subscription set chat_id = ?, topic = ? where id = ?", (*new, item.id))
    beside.refresh(db, *new)


def _outlives(one: Subscription, other: Subscription) -> bool:
    return (one.paused is not None, one.id) < (other.paused is not None, other.id)


def _wanted(item: Subscription) -> tuple[object, ...]:
    return item.regions, item.minutes, item.zone, replace(item.wish, sound="all").text
