"""Figures for Prometheus on a local port, when a setting asks for them."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, TypeVar

from prometheus_client import CollectorRegistry, Counter, Histogram, start_http_server
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.delivery.contract import ChatAddress, OutgoingMessage, Sender
from bot.delivery.errors import DeliveryError
from bot.heartbeat import heartbeat_of, pulse_of
from bot.store import Database, housekeeping, lag
from bot.store.lag import ChannelHealth, Spread

log = logging.getLogger(__name__)
T = TypeVar("T")

PATIENCE: Final = 10.0
"""Seconds a scrape waits for the database."""


class MeteredSender:
    """A sender that counts what became of each message and how long its answer took."""

    def __init__(self, sender: Sender, registry: CollectorRegistry) -> None:
        self._sender = sender
        self._sends = Counter("uavwatch_sends", "Messages handed to Telegram", ["result"], registry=registry)
        self._seconds = Histogram("uavwatch_send_seconds", "From handing over to the answer", registry=registry)

    async def send(self, chat: ChatAddress, body: OutgoingMessage, random_id: int) -> int:
        return await self._measured(self._sender.send(chat, body, random_id))

    async def edit(self, chat: ChatAddress, message_id: int, body: OutgoingMessage) -> None:
        await self._measured(self._sender.edit(chat, message_id, body))

    async def _measured(self, work: Awaitable[T]) -> T:
        began, result = time.monotonic(), "sent"
        try:
            return await work
        except DeliveryError as error:
            result = type(error).__name__
            raise
        finally:
            self._sends.labels(result).inc()
            self._seconds.observe(time.monotonic() - began)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one scrape tells, read from the database in one go."""

    channels: list[ChannelHealth]
    floods: int
    outbox: dict[str, int]
    oldest_due: datetime | None


class DatabaseCollector(Collector):
    """Reads the figures anew for each scrape, in the thread that owns the database."""

    def __init__(self, database: Database, loop: asyncio.AbstractEventLoop, heartbeat: Path) -> None:
        self._database = database
        self._loop = loop
        self._heartbeat = heartbeat

    def collect(self) -> Iterator[Metric]:
        now = datetime.now(UTC)
        asked = asyncio.run_coroutine_threadsafe(self._database.read(lambda db: _figures(db, now)), self._loop)
        figures = asked.result(PATIENCE)
        yield from _about_channels(figures, now)
        yield from _about_outbox(figures, now)
        yield _about_work(self._heartbeat, now)

    def describe(self) -> list[Metric]:
        return []


def _figures(db: sqlite3.Connection, now: datetime) -> Figures:
    floods = lag.floods_since(db, now - lag.FLOOD_WINDOW)
    return Figures(lag.health(db, now), floods, housekeeping.counts(db), housekeeping.oldest_due(db))


def _about_channels(figures: Figures, now: datetime) -> Iterator[Metric]:
    posts = GaugeMetricFamily("uavwatch_posts_30d", "Posts of the last 30 days", labels=["channel"])
    unread = GaugeMetricFamily("uavwatch_unread_share_30d", "Share of them no template fits", labels=["channel"])
    read = GaugeMetricFamily("uavwatch_read_age_seconds", "Since the last read without a gap", labels=["channel"])
    floods = GaugeMetricFamily("uavwatch_floods_24h", "Times Telegram asked to wait", labels=["channel"])
    steps = GaugeMetricFamily(
        "uavwatch_lag_seconds", "How long a step takes, over 7 days", labels=["channel", "step", "quantile"]
    )
    for channel in figures.channels:
        name = channel.handle
        posts.add_metric([name], channel.posts)
        unread.add_metric([name], channel.unread / channel.posts if channel.posts else 0.0)
        floods.add_metric([name], channel.floods)
        if channel.last_read is not None:
            read.add_metric([name], (now - channel.last_read).total_seconds())
        for step, spread in _steps(channel):
            steps.add_metric([name, step, "0.5"], spread.p50.total_seconds())
            steps.add_metric([name, step, "0.95"], spread.p95.total_seconds())
    every = GaugeMetricFamily("uavwatch_floods_all_24h", "The same, whatever was asked for", value=figures.floods)
    yield from (posts, unread, read, floods, steps, every)


def _steps(channel: ChannelHealth) -> Iterator[tuple[str, Spread]]:
    named = {
        "posted_to_stored": channel.lag,
        "posted_to_seen": channel.seen,
        "seen_to_stored": channel.stored,
        "stored_to_sent": channel.sent,
    }
    for step, spread in named.items():
        if spread is not None:
            yield step, spread


def _about_outbox(figures: Figures, now: datetime) -> Iterator[Metric]:
    states = GaugeMetricFamily("uavwatch_outbox_messages", "Messages by state (sent: 3 days)", labels=["state"])
    for state, number in figures.outbox.items():
        states.add_metric([state], number)
    age = 0.0 if figures.oldest_due is None else max((now - figures.oldest_due).total_seconds(), 0.0)
    yield states
    yield GaugeMetricFamily("uavwatch_outbox_age_seconds", "Age of the oldest message that is due", value=age)


def _about_work(heartbeat: Path, now: datetime) -> Metric:
    ages = GaugeMetricFamily("uavwatch_round_age_seconds", "Since a part ended a round of work", labels=["part"])
    pulse = pulse_of(heartbeat)
    for part, at in pulse.parts.items() if pulse else ():
        ages.add_metric([part], (now - at).total_seconds())
    return ages


@asynccontextmanager
async def serving(database: Database, registry: CollectorRegistry, host: str, port: int | None) -> AsyncIterator[None]:
    """Answer scrapes at http://host:port/metrics while the body runs; without a port, do nothing."""
    if port is None:
        yield
        return
    loop = asyncio.get_running_loop()
    registry.register(DatabaseCollector(database, loop, heartbeat_of(database.path)))
    server, thread = start_http_server(port, host, registry)
    log.info("metrics at http://%s:%d/metrics", host, server.server_port)
    try:
        yield
    finally:
        # A scrape in hand waits for the database, whose loop must not wait for the scrape meanwhile.
        await loop.run_in_executor(None, server.shutdown)
        server.server_close()
        await loop.run_in_executor(None, thread.join)
