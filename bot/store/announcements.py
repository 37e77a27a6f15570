"""Words of the operators to all chats: written, looked at, sent through the outbox once to each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.store import outbox
from bot.store.moments import seconds
from bot.store.outbox import ALERT, ANNOUNCEMENT, Body, NewMessage

OPEN_FOR: Final = timedelta(hours=24)
"""How long an announcement may wait to be sent off."""
KEEP: Final = timedelta(days=30)
_AUDIENCE: Final = (
    "select s.chat_id, s.topic, s.language from subscription s join"
    " (select min(id) as id from subscription where paused is null group by chat_id) first using (id)"
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
    rows = db.execute(f"select language, count(*) as n from ({_AUDIENCE}) group by language order by language")  # noqa: S608
    return {row["language"]: row["n"] for row in rows}


def draft(db: sqlite3.Connection, person: int, language: str, texts: Mapping[str, str], now: datetime) -> int:
    """Keep an announcement until it is sent off; return its number. `texts`: language -> HTML as it will be sent."""
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


def send(db: sqlite3.Connection, number: int, person: int, default: str, now: datetime) -> int | None:
    """Put an announcement into the outbox for every chat; return their number, None where it is not open (any more).

    Chats in a language without a text get that of `default`. All in one transaction: it is sent off once or not at all.
    """
    row = db.execute(
        "select texts from announcement where id = ? and person = ? and state = 'draft' and made > ?",
        (number, person, seconds(now - OPEN_FOR)),
    ).fetchone()
    if row is None:
        return None
    texts: dict[str, str] = json.loads(row["texts"])
    bodies = {language: outbox.keep_body(db, Body(html)) for language, html in texts.items()}
    salt = outbox.salt(db)
    chats = 0
    for place in db.execute(_AUDIENCE).fetchall():
        message = NewMessage(None, place["chat_id"], place["topic"], now, now, number, "", priority=ANNOUNCEMENT)
        chats += outbox.insert(db, message, bodies.get(place["language"], bodies[default]), salt, now)
    db.execute(
        "update announcement set state = 'sending', chats = ?, made = ? where id = ?", (chats, seconds(now), number)
    )
    return chats


def latest(db: sqlite3.Connection) -> Progress | None:
    """How the latest announcement that was sent off is doing."""
    row = db.execute("select * from announcement where state <> 'draft' order by id desc limit 1").fetchone()
    if row is None:
        return None
    if row["state"] == "done":
        return Progress(row["chats"], row["delivered"], 0)
    return _progress(db, row)


def is_any_on_its_way(db: sqlite3.Connection) -> bool:
    return db.execute("select 1 from announcement where state = 'sending' limit 1").fetchone() is not None


def finish(db: sqlite3.Connection, now: datetime, word: Word) -> int:
    """Close announcements of which nothing is left to send and tell whoever wrote them; return their number.

    Chats that were paused or have unsubscribed since then are left out.
    """
    db.execute(
        "update outbox set state = 'superseded', error = 'no longer subscribed' where state = 'due' and priority = ?"
        " and not exists (select 1 from subscription s where s.chat_id = outbox.chat_id and s.paused is null)",
        (ANNOUNCEMENT,),
    )
    closed = 0
    for row in db.execute("select * from announcement where state = 'sending'").fetchall():
        progress = _progress(db, row)
        if progress.waiting:
            continue
        db.execute(
            "update announcement set state = 'done', delivered = ? where id = ?", (progress.delivered, row["id"])
        )
        html = word(row["language"], progress)
        outbox.add(db, NewMessage(None, row["person"], 0, now, now, row["id"], html, priority=ALERT), now)
        closed += 1
    return closed


def _progress(db: sqlite3.Connection, row: sqlite3.Row) -> Progress:
    # Those rows have no subscription; the moment leads to them by an index.
    found = db.execute(
        "select sum(state = 'sent') as sent, sum(state in ('due', 'sending')) as waiting from outbox"
        " where subscription_id is null and window_end = ? and priority = ? and part = ?",
        (row["made"], ANNOUNCEMENT, row["id"]),
    ).fetchone()
    return Progress(row["chats"], found["sent"] or 0, found["waiting"] or 0)
