"""Turns due windows into frozen outbox rows, in the transaction that moves each subscription's watermark."""

from __future__ import annotations

import asyncio
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.channels import Channels
from bot.digests.compose import compose_digest
from bot.digests.content import Coverage, DigestContent
from bot.digests.news import news_of
from bot.digests.windows import window_end
from bot.store import Database, incidents, outbox, posts, subscriptions
from bot.store.incidents import EVERYTHING, Revised
from bot.store.outbox import NewMessage
from bot.store.sequence import seq_until
from bot.store.subscriptions import Subscription


@dataclass(frozen=True, slots=True)
class Rendered:
    """One message of a digest."""

    html: str
    photo: bytes | None = None


Renderer = Callable[[DigestContent, str, str], Sequence[Rendered]]
"""(content, language, time zone) -> messages in order. May take long; called off the event loop."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Subscriptions that get the same digest."""

    end: datetime
    to_seq: int
    members: tuple[Subscription, ...]
    revised: tuple[Revised, ...]
    coverage: tuple[Coverage, ...]


class DigestMaker:
    """Asks the store which windows are due; the caller only has to tick."""

    def __init__(
        self,
        database: Database,
        channels: Channels,
        render: Renderer,
        clock: Callable[[], datetime],
        *,
        demo: bool = False,
    ) -> None:
        self._database = database
        self._channels = channels
        self._render = render
        self._clock = clock
        self._demo = demo

    async def tick(self) -> int:
        """Make every digest that is due now; return the number of outbox rows made. Safe to repeat at any time."""
        now = self._clock()
        batches = await self._database.read(lambda db: self._due(db, now))
        made = 0
        for batch in batches:
            messages = await asyncio.to_thread(self._compose, batch)
            made += await self._database.write(lambda db, b=batch, m=messages: _put(db, b, m, now))  # type: ignore[misc]
        return made

    def _due(self, db: sqlite3.Connection, now: datetime) -> list[_Batch]:
        states = {state.handle.lower(): state for state in posts.channels(db)}
        batches = []
        for minutes, zone in subscriptions.schedules(db):
            end = window_end(now, minutes, zone)
            to_seq = seq_until(db, end)
            for members in _alike(subscriptions.due(db, minutes, zone, end)):
                first = members[0]
                revised = tuple(incidents.changed_between(db, first.regions, first.told_seq, to_seq))
                coverage = self._coverage(first.regions, states)
                batches.append(_Batch(end, to_seq, tuple(members), revised, coverage))
        return batches

    def _coverage(self, regions: Sequence[str], states: dict[str, posts.ChannelState]) -> tuple[Coverage, ...]:
        wanted = [c for c in self._channels.followed() if c.source == "mod" or _concerns(c.region, regions)]
        return tuple(
            Coverage(
                channel=channel.handle,
                office=channel.office,
                region=channel.region,
                read_from=None if (state := states.get(channel.handle.lower())) is None else state.read_from,
                read_to=None if state is None else state.read_to,
            )
            for channel in wanted
        )

    def _compose(self, batch: _Batch) -> Sequence[Rendered]:
        first = batch.members[0]
        told, corrections = news_of(batch.revised)
        content = compose_digest(
            first.window_end,
            batch.end,
            told,
            corrections=corrections,
            coverage=batch.coverage,
            demo=self._demo,
        )
        return () if content.is_empty else self._render(content, first.language, first.zone)


def _concerns(region: str | None, regions: Sequence[str]) -> bool:
    return region is not None and (EVERYTHING in regions or region in regions)


def _alike(due: Iterable[Subscription]) -> list[list[Subscription]]:
    groups: dict[tuple[object, ...], list[Subscription]] = defaultdict(list)
    for item in due:
        groups[(item.told_seq, item.window_end, item.regions, item.language, item.zone)].append(item)
    return list(groups.values())


def _put(db: sqlite3.Connection, batch: _Batch, messages: Sequence[Rendered], now: datetime) -> int:
    made = 0
    # Whoever unsubscribed or changed regions while the digest was composed is left to the next tick.
    current = [member for member in batch.members if subscriptions.by_id(db, member.id) == member]
    for member in current:
        for part, message in enumerate(messages):
            made += outbox.add(
                db,
                NewMessage(
                    subscription_id=member.id,
                    chat_id=member.chat_id,
                    topic=member.topic,
                    window_start=member.window_end,
                    window_end=batch.end,
                    part=part,
                    html=message.html,
                    photo=message.photo,
                ),
                now,
            )
    subscriptions.move(db, [member.id for member in current], batch.end, batch.to_seq)
    return made
