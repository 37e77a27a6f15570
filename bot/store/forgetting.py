"""Everything the database holds about one chat, and its end."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much there was: subscriptions (of all topics), messages kept or waiting, channels managed from the chat."""

    subscriptions: int
    messages: int
    channels: int


def forget_chat(db: sqlite3.Connection, chat_id: int) -> Forgotten:
    """Delete what is kept about a chat. Bodies that nobody else got go with the next housekeeping."""
    messages = db.execute("delete from outbox where chat_id = ?", (chat_id,)).rowcount
    gone = db.execute("delete from subscription where chat_id = ?", (chat_id,)).rowcount
    db.execute("delete from hold where chat_id = ?", (chat_id,))
    db.execute("delete from outlet where chat_id = ?", (chat_id,))
    channels = db.execute("delete from outlet_manager where person = ?", (chat_id,)).rowcount
    db.execute("delete from announcement where person = ? and state <> 'sending'", (chat_id,))
    return Forgotten(gone, messages, channels)
