"""What the server shows against what the database holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from telethon.tl import types as t

from tests.telegram.server import World

_POSTS = (
    "select p.channel_id, p.message_id, v.text from post p"
    " join post_version v using (channel_id, message_id, version) where p.deleted is null"
)
Texts = dict[tuple[int, int], str]


def on_server(world: World) -> Texts:
    """(channel, message) -> text of every post that is there now; service messages are no posts."""
    return {
        (channel.id, message.id): message.message
        for channel in world.channels.values()
        for message in channel.messages.values()
        if isinstance(message, t.Message)
    }


def in_database(path: Path) -> Texts:
    """The same for the latest versions of the stored posts that are not marked as deleted."""
    if not path.exists():
        return {}
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        try:
            return {(channel, message): text for channel, message, text in db.execute(_POSTS)}
        except sqlite3.OperationalError:
            return {}


def differences(truth: Texts, record: Texts) -> Iterator[str]:
    """One line for each post that is not as it should be."""
    for key in sorted(truth.keys() | record.keys()):
        if key not in record:
            yield f"{key}: missing"
        elif key not in truth:
            yield f"{key}: deleted on the server, alive in the record"
        elif truth[key] != record[key]:
            yield f"{key}: is {truth[key]!r} on the server, {record[key]!r} in the record"
