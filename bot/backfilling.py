"""`uavwatch backfill`: old posts of the channels, read through the user account."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from filelock import FileLock, Timeout
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from bot.errors import UserError
from bot.listing import adopt
from bot.paths import bundled
from bot.record import Recorder
from bot.settings import Settings
from bot.setup import load_channel_list, load_reader, utc_now
from bot.sources.contract import ChannelIdentity, SourceAlarm
from bot.store import Database, meta, open_database, posts
from bot.telegram.backfill import History, Page, Reached
from bot.telegram.checkup import visiting
from bot.telegram.errors import Refused, TelegramError
from bot.telegram.supervisor import Supervisor
from bot.telegram_settings import backoff_of, paces_of, reader_client

PATIENCE = 60.0


class BackfillError(UserError):
    """The posts could not be read; the text says why and that it can be repeated."""


async def backfill_channels(settings: Settings, path: Path | None, handles: Sequence[str], since: datetime) -> None:
    """Read these channels (all followed ones, if none is named) back to a day and keep their posts.

    What was read is kept at every moment; repeating the command goes on where it stopped. Raises BackfillError.
    """
    channels = load_channel_list(settings)
    path = path or settings.database
    path.parent.mkdir(parents=True, exist_ok=True)
    start = datetime.combine(since.date(), time(0), ZoneInfo(settings.zone)).astimezone(UTC)
    try:
        with FileLock(f"{path}.lock").acquire(timeout=0):
            async with open_database(path, bundled("migrations")) as database:
                await adopt(database, channels)
                named = [channels.named(handle) for handle in handles] or channels.followed()
                wanted = [channel.handle for channel in named]
                recorder = Recorder(database, load_reader(settings), channels)
                await _read(settings, database, recorder, wanted, start)
    except Timeout:
        raise BackfillError(f"Another uavwatch works on {path}; stop it first.") from None
    except TelegramError as error:
        raise BackfillError(f"{error}. What was read is kept; repeat the command to go on.") from error


async def _read(
    settings: Settings, database: Database, recorder: Recorder, handles: Sequence[str], since: datetime
) -> None:
    console = Console(stderr=True)
    supervisor = Supervisor(
        reader_client(settings), "reader", backoff=backoff_of(settings), timeout=settings.answer_seconds
    )

    async def tell(alarm: SourceAlarm) -> None:
        console.print(f"{alarm.handle} is not read: {alarm.detail}", markup=False)

    async with visiting(supervisor, PATIENCE):
        history = History(
            supervisor, paces_of(settings), lambda wait: console.print(f"Telegram asks to wait {wait} s.")
        )
        found = await history.channels(recorder, handles, tell)
        with _bars(console) as progress:
            for channel in found:
                await _read_channel(history, channel, since, _Keeper(database, recorder), progress)


async def _read_channel(
    history: History, channel: ChannelIdentity, since: datetime, keeper: _Keeper, progress: Progress
) -> None:
    newest = utc_now()
    task = progress.add_task(channel.handle, total=max((newest - since).total_seconds(), 1))
    count = 0
    try:
        async for page in history.back(channel, since, await keeper.reached(channel)):
            await keeper.keep(channel, page, since)
            count += len(page.posts)
            done = newest - max(page.oldest or since, since)
            progress.update(task, completed=done.total_seconds(), description=f"{channel.handle} ({count})")
    except Refused as error:
        progress.console.print(f"{channel.handle} is not read: {error.code}", markup=False)
    else:
        progress.console.print(f"{channel.handle}: {count} posts read.", markup=False, highlight=False)


class _Keeper:
    """Keeps posts and, after them, how far a channel was read."""

    def __init__(self, database: Database, recorder: Recorder) -> None:
        self._database = database
        self._recorder = recorder

    async def reached(self, channel: ChannelIdentity) -> Reached | None:
        text = await self._database.read(lambda db: meta.get(db, _key(channel)))
        if text is None:
            return None
        top, _, bottom = text.partition(" ")
        return Reached(int(top), int(bottom))

    async def keep(self, channel: ChannelIdentity, page: Page, since: datetime) -> None:
        await self._recorder.save(channel.channel_id, page.posts, 0, utc_now())

        def work(db: sqlite3.Connection) -> None:
            meta.put(db, _key(channel), f"{page.reached.top} {page.reached.bottom}")
            state = posts.channel_by_handle(db, channel.handle)
            if page.is_last and state and state.read_to is not None:
                posts.cover(db, [channel.channel_id], since, state.read_to)

        await self._database.write(work)


def _key(channel: ChannelIdentity) -> str:
    return f"backfill:{channel.channel_id}"


def _bars(console: Console) -> Progress:
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    return Progress(*columns, console=console, transient=True)
