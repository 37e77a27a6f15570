"""Parts of the running program around its sources: reading previews, and keeping the measured lag complete."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

from bot.channels import Channels
from bot.listing import keep_listed
from bot.settings import Settings
from bot.setup import Clock
from bot.sources.contract import PostSink, SourceAlarm
from bot.store import Database, announcements, lag
from bot.store.announcements import Word
from bot.telegram_settings import backoff_of

_log = logging.getLogger(__name__)
_LAG_EVERY = 60.0
_ANNOUNCEMENTS_EVERY = 3.0


async def keep_lag(database: Database, clock: Clock) -> None:
    """Find, once a minute until cancelled, which posts the messages of that minute told of."""
    while True:
        await asyncio.sleep(_LAG_EVERY)
        try:
            await database.write(lambda db: lag.note_sent(db, clock()))
        except Exception:
            # A measurement must never stop the program.
            _log.exception("the lag of sent posts was not kept")


async def keep_announcements(database: Database, clock: Clock, word: Word) -> None:
    """Tell, until cancelled, whoever announced something how many have got it."""
    while True:
        await asyncio.sleep(_ANNOUNCEMENTS_EVERY)
        try:
            if await database.read(announcements.is_any_on_its_way):
                await database.write(lambda db: announcements.finish(db, clock(), word))
        except Exception:
            _log.exception("announcements were not looked at")


async def keep_flood(database: Database, clock: Clock, handle: str, seconds: int) -> None:
    """Telegram asked to wait with a channel, or ("") with a request about many."""
    await database.write(lambda db: lag.note_flood(db, handle, seconds, clock()))


async def read_previews(
    settings: Settings,
    sink: PostSink,
    database: Database,
    channels: Channels,
    *,
    alarm: Callable[[SourceAlarm], Awaitable[None]],
    clock: Clock,
    on_read: Callable[[], None],
) -> None:
    """Read the channels from their web preview until cancelled."""
    # httpx is slow to load, and few read previews.
    from bot.sources.preview import PreviewPaces, PreviewSource
    from bot.sources.preview_http import PreviewClient

    paces = PreviewPaces(
        reread_every=settings.reread_all_seconds,
        backfill=timedelta(hours=settings.backfill_hours),
        round_at_least=settings.reconcile_seconds,
    )
    proxy = settings.proxy.get_secret_value() if settings.proxy else None
    if proxy is not None and not proxy.startswith(("socks5://", "http://")):
        _log.warning("web pages are read without the proxy, which carries Telegram's protocol only")
        proxy = None
    async with PreviewClient.open(
        settings.preview_url, settings.preview_seconds, settings.answer_seconds, proxy
    ) as web:
        handles = [channel.handle for channel in channels.followed()]
        source = PreviewSource(
            web, sink, handles, alarm=alarm, waits=backoff_of(settings), paces=paces, now=clock, on_read=on_read
        )
        async with asyncio.TaskGroup() as group:
            group.create_task(source.run(), name="source")
            group.create_task(keep_listed(database, channels, source.follow), name="list")
