"""A messenger that fails as told, a clock that a test moves, and messages that are due."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.delivery.contract import ChatAddress, OutgoingMessage
from bot.delivery.deliverer import Deliverer
from bot.delivery.errors import DeliveryError
from bot.delivery.pace import UNLIMITED
from bot.store import Database, outbox, subscriptions
from bot.store.outbox import NewMessage

START = datetime(2025, 12, 8, 5, 0, tzinfo=UTC)


class Messenger:
    """Shows a message once per random_id, and fails as told, before or after showing."""

    def __init__(self, *failures: Exception | None, after: bool = False) -> None:
        self.failures = list(failures)
        self.after = after
        self.asked = 0
        self.edits: list[tuple[int, str]] = []
        self.shown: dict[int, tuple[ChatAddress, OutgoingMessage]] = {}

    async def send(self, chat: ChatAddress, body: OutgoingMessage, random_id: int) -> int:
        self.asked += 1
        failure = self.failures.pop(0) if self.failures else None
        if failure is None or self.after:
            self.shown.setdefault(random_id, (chat, body))
        if failure is not None:
            raise failure
        return len(self.shown)

    async def edit(self, chat: ChatAddress, message_id: int, body: OutgoingMessage) -> None:
        self.asked += 1
        failure = self.failures.pop(0) if self.failures else None
        if failure is None or self.after:
            self.edits.append((message_id, body.html))
        if failure is not None:
            raise failure

    @property
    def texts(self) -> list[str]:
        return [body.html for _, body in self.shown.values()]

    @property
    def addresses(self) -> list[ChatAddress]:
        return [address for address, _ in self.shown.values()]


class Strict(Messenger):
    """Takes only so many characters."""

    def __init__(self, most: int, too_long: DeliveryError) -> None:
        super().__init__()
        self.most = most
        self.too_long = too_long

    async def send(self, chat: ChatAddress, body: OutgoingMessage, random_id: int) -> int:
        if len(body.html) > self.most:
            raise self.too_long
        return await super().send(chat, body, random_id)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


def deliverer(database: Database, messenger: Messenger, clock: Clock) -> Deliverer:
    return Deliverer(database, messenger, clock, limits=UNLIMITED, notice=lambda language: f"moved {language}")


async def due(
    database: Database,
    chat_id: int = 5,
    topic: int = 0,
    parts: Sequence[str] = ("one",),
    *,
    photo: bytes | None = None,
    document: tuple[str, bytes] | None = None,
    priority: int = outbox.DIGEST,
    window_end: datetime = START,
) -> None:
    """A subscriber with a message of these parts in the outbox."""

    def work(db: sqlite3.Connection) -> None:
        saved = subscriptions.save(db, chat_id, topic, ["*"], language="ru", zone="UTC", now=START)
        for part, html in enumerate(parts):
            message = NewMessage(
                saved.id,
                chat_id,
                topic,
                START,
                window_end,
                part,
                html,
                photo,
                document=document,
                from_seq=0,
                priority=priority,
            )
            outbox.add(db, message, START)

    await database.write(work)
