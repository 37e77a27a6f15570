"""Words of the operators to all chats: written, looked at, sent through the outbox once to each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.store import outbox
from bot.store.bodies import Body, keep_body
from bot.store.moments import moment, seconds
from bot.store.outbox import ALERT, ANNOUNCEMENT, NewMessage

OPEN_FOR: Final = timedelta(hours=24)
"""How long an announcement may wait to be sent off."""
KEEP: Final = timedelta(days=30)
AT_ONCE: Final = 2_000
"""Chats for which it is put into the outbox in one transaction."""
_BEFORE_ALL: Final = -(2**62)
_NEXT: Final = (
    "select s.chat_id, s.topic, s.language from subscription s join (select min(id) as id from subscription"
    " where paused is null and chat_id > ? group by chat_id order by chat_id limit ?) first using (id)"
    " order by s.chat_id"
)


@dataclass(frozen=True, slots=True)
class Progress:
    """Of `chats` that an announcement was made for, `delivered` have it and `waiting` will get it."""

    chats: int
    delivered: int
    waiting: int


Word = Callable[[str, Progress], str]
"""(language, outcome) -> the HTML that tells whoever announced what became of it."""


def audience(db: sqlite3.Connection) -> dict[str, int]:
    """Language -> chats that are sent to now, each counted once, by the oldest of its active subscriptions."""
    rows = db.execute(
        "select s.language, count(*) as n from subscription s join"
        " (select min(id) as id from subscription where paused is null group by chat_id) first using (id)"
        " group by s.language order by s.language"
    )
    return {row["language"]: row["n"] for row in rows}


def draft(db: sqlite3.Connection, person: int, language: str, texts: Mapping[str, str], now: datetime) -> int:
    """Keep an announcement until it is sent off; return its number. `texts`: language -> HTML as it will be sent.

    Chats in a language without a text get the first one.
    """
    db.execute(
        "delete from announcement where made < ? and state <> 'sending' or made < ? and state = 'draft'",
        (seconds(now - KEEP), seconds(now - OPEN_FOR)),
    )
    done = db.execute(
        "insert into announcement (person, language, texts, made) values (?, ?, ?, ?)",
        (person, language, json.dumps(dict(texts), ensure_ascii=False), seconds(now)),
    )
    return int(done.lastrowid or 0)


def cancel(db: sqlite3.Connection, number: int, person: int) -> bool:
    """Drop an announcement of this person that was not sent off; False where there is none."""
    done = db.execute(
        "delete from announcement where id = ? and person = ? and state = 'draft'",
        (number, person),
    )
    return done.rowcount == 1


def send(db: sqlite3.Connection, number: int, person: int, now: datetime) -> int | None:
    """Send an announcement off; return how many chats are to get it, None where it is not open (any more).

    The first AT_ONCE chats have it in the outbox at once, `finish` goes on with the others.
    """
    row = db.execute(
        "select * from announcement where id = ? and person = ? and state = 'draft' and made > ?",
        (number, person, seconds(now - OPEN_FOR)),
    ).fetchone()
    if row is None:
        return None
    chats = sum(audience(db).values())
    db.execute(
        "update announcement set state = 'sending', made = ?, chats = ? where id = ?", (seconds(now), chats, number)
    )
    _fill(db, number, now)
    return chats


def latest(db: sqlite3.Connection) -> Progress | None:
    """How the latest announcement that was sent off is doing."""
    row = db.execute("select * from announcement where state <> 'draft' order by id desc limit 1").fetchone()
    if row is None:
        return None
    if row["state"] == "done":
        return Progress(row["chats"], row["delivered"], 0)
    now = _progress(db, row)
    return Progress(row["chats"], now.delivered, now.waiting + max(0, row["chats"] - now.chats))


def is_any_on_its_way(db: sqlite3.Connection) -> bool:
    return db.execute("select 1 from announcement where state = 'sending' limit 1").fetchone() is not None


def finish(db: sqlite3.Connection, now: datetime, word: Word) -> int:
    """Go on with announcements; close those of which nothing is left to send and tell whoever wrote them.

    Chats that were paused or have unsubscribed since then are left out. Returns how many were closed.
    """
    db.execute(
        "update outbox set state = 'superseded', error = 'no longer subscribed' where state = 'due' and priority = ?"
        " and not exists (select 1 from subscription s where s.chat_id = outbox.chat_id and s.paused is null)",
        (ANNOUNCEMENT,),
    )
    closed = 0
    for row in db.execute("select * from announcement where state = 'sending'").fetchall():
        if _fill(db, row["id"], now):
            continue
        progress = _progress(db, row)
        if progress.waiting:
            continue
        db.execute(
            "update announcement set state = 'done', chats = ?, delivered = ? where id = ?",
            (progress.chats, progress.delivered, row["id"]),
        )
        html = word(row["language"], progress)
        outbox.add(db, NewMessage(None, row["person"], 0, now, now, row["id"], html, priority=ALERT), now)
        closed += 1
    return closed


def _fill(db: sqlite3.Connection, number: int, now: datetime) -> int:
    """Put an announcement into the outbox for the next chats, in the order of their ids; return their number.

    One transaction for all would keep new posts from being written for seconds.
    """
    row = db.execute("select * from announcement where id = ?", (number,)).fetchone()
    texts: dict[str, str] = json.loads(row["texts"])
    filled = db.execute(
        "select max(chat_id) as last from outbox where subscription_id is null and window_end = ? and priority = ?"
        " and part = ?",
        (row["made"], ANNOUNCEMENT, number),
    ).fetchone()["last"]
    places = db.execute(_NEXT, (_BEFORE_ALL if filled is None else filled, AT_ONCE)).fetchall()
    bodies = {language: keep_body(db, Body(html)) for language, html in texts.items()} if places else {}
    salt, at = outbox.salt(db), moment(row["made"])
    for place in places:
        message = NewMessage(None, place["chat_id"], place["topic"], at, at, number, "", priority=ANNOUNCEMENT)
        outbox.insert(db, message, bodies.get(place["language"], next(iter(bodies.values()))), salt, now)
    return len(places)


def _progress(db: sqlite3.Connection, row: sqlite3.Row) -> Progress:
    """Of the chats for which it is in the outbox by now."""
    # Those rows have no subscription; the moment leads to them by an index.
    found = db.execute(
        "select count(*) as made, sum(state = 'sent') as sent, sum(state in ('due', 'sending')) as waiting from outbox"
        " where subscription_id is null and window_end = ? and priority = ? and part = ?",
        (row["made"], ANNOUNCEMENT, row["id"]),
    ).fetchone()
    return Progress(found["made"], found["sent"] or 0, found["waiting"] or 0)
