"""Small facts for the tests of the store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.model import Count, Event, Figure, Incident, Post, PostKey, Report, SourceFigure, Statement

NIGHT = datetime(2025, 12, 7, 20, 0, tzinfo=UTC)


def at(hours: float) -> datetime:
    """A moment some hours into the night."""
    return NIGHT + timedelta(hours=hours)


def post(message_id: int = 1, text: str = "Сбит один БПЛА.", hours: float = 1) -> Post:
    return Post(channel_id=7, message_id=message_id, channel="demo_smolensk", date=at(hours), text=text)


def incident(
    message_ids: tuple[int, ...] = (1,), downed: int = 1, region: str = "RU-SMO", hours: float = 0
) -> Incident:
    figure = Figure(downed=Count.exact(downed))
    report = Report(Event.INTERCEPTION, regions=(region,), downed=Count.exact(downed))
    statements = tuple(
        Statement(PostKey(7, number), 1, 0, "demo_smolensk", "demo_smolensk", at(hours + 1), report)
        for number in message_ids
    )
    source = SourceFigure("demo_smolensk", "demo_smolensk", figure, statements)
    return Incident((region,), at(hours), at(hours + 2), figure, "demo_smolensk", (), (source,))
