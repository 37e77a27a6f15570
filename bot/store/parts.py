"""A message replaced by shorter ones, in its place among its chat's messages."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from bot.store.bodies import Body, keep_body
from bot.store.moments import moment
from bot.store.outbox import NewMessage, insert, salt


def replace(db: sqlite3.Connection, row_id: int, pieces: Sequence[Body], now: datetime) -> None:
    """Put `pieces` in the place of a row that was certainly not shown.

    Later parts of the same digest go behind them again under new ids, since order in a chat is the order of ids.
    """
    row = db.execute("select * from outbox where id = ?", (row_id,)).fetchone()
    if row is None:
        return
    later = db.execute(
        "select * from outbox where subscription_id is ? and priority = ? and window_end = ? and id > ?"
        " and chat_id = ? and topic = ? and state = 'due' and maybe = 0 order by id",
        (row["subscription_id"], row["priority"], row["window_end"], row_id, row["chat_id"], row["topic"]),
    ).fetchall()
    top = db.execute(
        "select max(part) as part from outbox where subscription_id is ? and window_end = ?",
        (row["subscription_id"], row["window_end"]),
    ).fetchone()["part"]
    bodies = [(row, keep_body(db, piece)) for piece in pieces] + [(item, item["body_id"]) for item in later]
    own_salt = salt(db)
    for number, (source, body_id) in enumerate(bodies, start=top + 1):
        insert(db, _part(source, number), body_id, own_salt, now)
        # The last of the pieces stands for all of them.
        db.execute(
            "insert or ignore into corrected (row_id, incident_id, seq)"
            " select (select id from outbox"
            " where subscription_id is ? and priority = ? and window_end = ? and part = ?),"
            " incident_id, seq from corrected where row_id = ?",
            (source["subscription_id"], source["priority"], source["window_end"], number, source["id"]),
        )
    db.executemany(
        "update outbox set state = 'superseded', error = 'cut into shorter ones' where id = ?",
        [(item["id"],) for item in (row, *later)],
    )


def _part(row: sqlite3.Row, part: int) -> NewMessage:
    return NewMessage(
        subscription_id=row["subscription_id"],
        chat_id=row["chat_id"],
        topic=row["topic"],
        window_start=moment(row["window_start"]),
        window_end=moment(row["window_end"]),
        part=part,
        html="",
        silent=bool(row["silent"]),
        from_seq=row["from_seq"],
        priority=row["priority"],
        about=row["about"],
        edited_body_id=row["edited_body_id"],
    )
