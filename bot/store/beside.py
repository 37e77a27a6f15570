"""What other subscriptions of the same place tell already, so that a chat is not told the same thing twice.

A place is a chat, or one topic of a forum. Of its subscriptions with one schedule the oldest that wants a report tells
it, the others leave it out. What an instant subscription has told, digests of the others mark.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.wishes import INSTANT, Wish, wish_from_text


@dataclass(frozen=True, slots=True)
class Beside:
    """What one other subscription tells: `instantly`, or by the same schedule in a digest of its own."""

    regions: tuple[str, ...]
    wish: Wish
    instantly: bool


def beside_from_text(text: str) -> tuple[Beside, ...]:
    """The inverse of what `refresh` stores; "" stands for nothing."""
    if not text:
        return ()
    return tuple(
        Beside(tuple(regions), wish_from_text(wish), instantly) for regions, wish, instantly in json.loads(text)
    )


def refresh(db: sqlite3.Connection, chat_id: int, topic: int) -> None:
    """After any change in a place: note for each of its subscriptions what the others tell."""
    rows = db.execute(
        "select id, regions, minutes, zone, wish, beside, paused from subscription"
        " where chat_id = ? and topic = ? order by id",
        (chat_id, topic),
    ).fetchall()
    for row in rows:
        text = _text([_told(other, row) for other in rows if _concerns(other, row)])
        if text != row["beside"]:
            db.execute("update subscription set beside = ? where id = ?", (text, row["id"]))


def refresh_chat(db: sqlite3.Connection, chat_id: int) -> None:
    """`refresh` for every topic of a chat."""
    for row in db.execute("select distinct topic from subscription where chat_id = ?", (chat_id,)).fetchall():
        refresh(db, chat_id, row["topic"])


def _concerns(other: sqlite3.Row, row: sqlite3.Row) -> bool:
    """Whether `other` tells what a digest of `row` then leaves out or marks."""
    if other["id"] == row["id"] or other["paused"] is not None:
        return False
    theirs, own = wish_from_text(other["wish"]), wish_from_text(row["wish"])
    if theirs.quiet != own.quiet:
        # What is held back for the quiet hours is not told yet.
        return False
    if _is_alert_to(other, row):
        return True
    same = (other["minutes"], other["zone"], theirs.at) == (row["minutes"], row["zone"], own.at)
    return same and bool(other["id"] < row["id"])


def _is_alert_to(other: sqlite3.Row, row: sqlite3.Row) -> bool:
    return bool(other["minutes"] == INSTANT and row["minutes"] != INSTANT)


def _told(other: sqlite3.Row, row: sqlite3.Row) -> tuple[list[str], str, bool]:
    wish = wish_from_text(other["wish"])
    wanted = Wish(least=wish.least, grave=wish.grave, places=wish.places)
    return json.loads(other["regions"]), wanted.text, _is_alert_to(other, row)


def _text(told: Sequence[tuple[list[str], str, bool]]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) if told else ""
