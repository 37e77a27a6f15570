"""Channels where the bot posts, and who manages their subscriptions from a private chat."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.store import outbox
from bot.store.outbox import ALERT, NewMessage
from bot.store.pausing import BY_CHAT

_MOST: Final = 50
_LOST: Final = (
    "o.told = 0 and exists (select 1 from subscription s where s.chat_id = o.chat_id"
    " and s.paused is not null and s.paused <> ?)"
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """A channel that somebody manages; `id` stands on buttons, `chat_id` is marked, `title` as it was last seen."""

    id: int
    chat_id: int
    title: str


Word = Callable[[str, str], str]
"""(language, title of a channel) -> the HTML that tells a manager that nothing can be sent there."""


def note(db: sqlite3.Connection, chat_id: int, title: str, person: int, language: str) -> Outlet:
    """The bot may post in this channel, and this person (whose language it is) manages it."""
    db.execute(
        "insert into outlet (chat_id, title) values (?1, ?2)"
        " on conflict (chat_id) do update set title = case when ?2 = '' then title else ?2 end, told = 0",
        (chat_id, title),
    )
    row = db.execute("select * from outlet where chat_id = ?", (chat_id,)).fetchone()
    db.execute(
        "insert into outlet_manager (outlet_id, person, language) values (?1, ?2, ?3)"
        " on conflict do update set language = ?3",
        (row["id"], person, language),
    )
    return _outlet(row)


def leave(db: sqlite3.Connection, outlet_id: int, person: int) -> None:
    """This person does not manage the channel (any more)."""
    db.execute("delete from outlet_manager where outlet_id = ? and person = ?", (outlet_id, person))


def by_id(db: sqlite3.Connection, outlet_id: int) -> Outlet | None:
    row = db.execute("select * from outlet where id = ?", (outlet_id,)).fetchone()
    return None if row is None else _outlet(row)


def of_person(db: sqlite3.Connection, person: int) -> list[Outlet]:
    """The channels that a person has managed, the latest first."""
    rows = db.execute(
        "select o.* from outlet o join outlet_manager m on m.outlet_id = o.id where m.person = ?"
        " order by o.id desc limit ?",
        (person, _MOST),
    )
    return [_outlet(row) for row in rows]


def is_any_lost(db: sqlite3.Connection) -> bool:
    """Whether there is a channel that cannot be reached and whose managers do not know."""
    return db.execute(f"select 1 from outlet o where {_LOST} limit 1", (BY_CHAT,)).fetchone() is not None  # noqa: S608


def tell_lost(db: sqlite3.Connection, now: datetime, word: Word) -> int:
    """Tell the managers of channels whose subscriptions an error has paused, once; return the number of messages."""
    told = 0
    for row in db.execute(f"select o.* from outlet o where {_LOST}", (BY_CHAT,)).fetchall():  # noqa: S608
        managers = db.execute("select person, language from outlet_manager where outlet_id = ?", (row["id"],))
        for manager in managers.fetchall():
            html = word(manager["language"], row["title"])
            message = NewMessage(None, manager["person"], 0, now, now, row["id"], html, priority=ALERT)
            told += outbox.add(db, message, now)
        db.execute("update outlet set told = 1 where id = ?", (row["id"],))
    return told


def _outlet(row: sqlite3.Row) -> Outlet:
    return Outlet(row["id"], row["chat_id"], row["title"])
