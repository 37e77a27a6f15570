"""A small record and the people who ask about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.chat import Commands
from bot.chat.contract import Answer, Button, ChatKind, Request
from bot.model import Count, Event, Figure, Incident, Place, PlaceKind, PostKey, Report, SourceFigure, Statement
from bot.store import Database, incidents, posts, subscriptions
from bot.store.subscriptions import Subscription

NOW = datetime(2025, 12, 8, 9, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=60)


def ago(hours: float) -> datetime:
    return NOW - timedelta(hours=hours)


def source(
    key: str,
    channel: str,
    downed: int | None,
    message_id: int = 1,
    *,
    at: datetime = NOW,
    link: str | None = None,
    withdrawn: bool = False,
) -> SourceFigure:
    """One office's figure with the single post behind it."""
    count = None if downed is None else Count.exact(downed)
    report = Report(Event.INTERCEPTION, downed=count)
    statement = Statement(PostKey(7, message_id), 1, 0, key, channel, at, report, link=link, withdrawn=withdrawn)
    return SourceFigure(key, channel, Figure(downed=count), (statement,), withdrawn=withdrawn)


def incident(
    regions: tuple[str, ...] = ("RU-SMO",),
    *sources: SourceFigure,
    hours_ago: float = 5,
    figure: Figure | None = None,
    places: Sequence[str] = (),
) -> Incident:
    """An incident of two hours that ended `hours_ago` before NOW, by default one UAV told by demo_smolensk."""
    told = sources or (source("demo_smolensk", "demo_smolensk", 1, message_id=int(hours_ago * 100)),)
    return Incident(
        regions=regions,
        start=ago(hours_ago + 2),
        end=ago(hours_ago),
        figure=figure or told[0].figure,
        headline_source=told[0].source,
        places=tuple(Place(name, PlaceKind.DISTRICT, regions[0]) for name in places),
        sources=told,
    )


@dataclass(slots=True)
class Person:
    """Somebody who talks to the commands in one chat and remembers what was answered."""

    commands: Commands
    database: Database
    chat_id: int = 100
    user_id: int | None = 100
    kind: ChatKind = "private"
    language: str | None = "en"
    topic: int | None = None
    admin: bool = True
    asked_for_admin: int = 0
    answers: list[Answer] = field(default_factory=list)

    async def says(self, text: str) -> str:
        """Send a message; the answers as one text."""
        return await self._sent(text, None)

    async def presses(self, label: str) -> str:
        """Press the button of the latest answers that carries this label."""
        button = next(item for item in self.buttons if item.label == label)
        return await self.sends(button.data or "")

    async def sends(self, data: str) -> str:
        """Send callback data, whether or not a button with it was ever shown."""
        return await self._sent("", data)

    @property
    def buttons(self) -> list[Button]:
        return [button for answer in self.answers for row in answer.buttons for button in row]

    @property
    def labels(self) -> list[str]:
        return [button.label for button in self.buttons]

    async def subscription(self) -> Subscription | None:
        return await self.database.read(lambda db: subscriptions.of_chat(db, self.chat_id, self.topic or 0))

    async def regions(self) -> tuple[str, ...]:
        mine = await self.subscription()
        return () if mine is None else mine.regions

    async def is_at(self, latitude: float, longitude: float) -> str:
        """Send a location."""
        return await self._sent("", None, (latitude, longitude))

    async def forwards(self, text: str, chat_id: int) -> str:
        """Forward a post of a channel."""
        return await self._sent(text, None, forwarded_from=chat_id)

    async def _sent(
        self,
        text: str,
        callback: str | None,
        location: tuple[float, float] | None = None,
        forwarded_from: int | None = None,
    ) -> str:
        request = Request(
            self.chat_id,
            self.topic,
            self.user_id,
            text,
            kind=self.kind,
            is_admin=self._is_admin,
            language=self.language,
            callback=callback,
            message_id=None if callback is None else 5,
            location=location,
            forwarded_from=forwarded_from,
        )
        self.answers = list(await self.commands.handle(request))
        text = "\n".join(answer.html for answer in self.answers)
        assert "The answer failed" not in text and "Не получилось ответить" not in text
        return text

    async def _is_admin(self) -> bool:
        self.asked_for_admin += 1
        return self.admin


async def record(database: Database, *happened: Incident) -> None:
    await database.write(lambda db: incidents.replace(db, (), happened, NOW))


async def cover(database: Database, *handles: str, start: datetime = LONG_AGO, end: datetime = NOW) -> None:
    """Channels were read without a gap from `start` to `end`."""

    def work(db: sqlite3.Connection) -> None:
        for number, handle in enumerate(handles, start=1):
            posts.ensure_channel(db, number + len(handle) * 1000, handle)
            posts.cover(db, [number + len(handle) * 1000], start, end)

    await database.write(work)
