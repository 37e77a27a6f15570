"""`uavwatch import`: posts of a Telegram Desktop export into the record."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from bot.channels import Channels
from bot.errors import UserError
from bot.listing import adopt
from bot.model import Channel, Post
from bot.paths import bundled
from bot.record import Recorder
from bot.settings import Settings
from bot.setup import load_channel_list, load_reader, utc_now
from bot.sources.errors import ExportError
from bot.sources.export import ExportTally, read_export, resolve_listed, resolve_only
from bot.store import Database, meta, open_database

BATCH = 200


async def import_export(file: Path, handle: str | None, settings: Settings, path: Path | None) -> None:
    """Save all posts of listed channels; prints what was read and what was not.

    Repeating it changes nothing; after an interruption it goes on where it stopped, as long as the file is the same.
    """
    channels = load_channel_list(settings)
    console = Console(stderr=True)
    tally = ExportTally()
    async with open_database(path or settings.database, bundled("migrations")) as database:
        await adopt(database, channels)
        recorder = Recorder(database, load_reader(settings), channels)
        try:
            with file.open("rb") as stream, Progress(console=console, transient=True) as progress:
                place = await _Place.of(database, os.fstat(stream.fileno()), file, _choice(channels, handle))
                task = progress.add_task(file.name, total=place.size)

                def advance(done: int) -> None:
                    place.passed = done
                    progress.update(task, completed=done)

                posts = read_export(
                    stream,
                    resolve_listed(channels) if handle is None else resolve_only(_listed(channels, handle)),
                    progress=advance,
                    tally=tally,
                    single_chat=handle is not None,
                )
                for channel_id, batch in _batches(place.not_kept(posts)):
                    await recorder.archive(channel_id, batch, utc_now())
                    await place.keep()
                await place.forget()
        finally:
            _report(console, file, tally)


class _Place:
    """How far into a file the posts are kept, in bytes; `passed` is how far it was read."""

    def __init__(self, database: Database, key: str, size: int, kept: int) -> None:
        self._database = database
        self._key = key
        self._kept = kept
        self.size = size
        self.passed = 0

    @classmethod
    async def of(cls, database: Database, stat: os.stat_result, file: Path, choice: str) -> _Place:
        key = f"import:{file.name}:{stat.st_size}:{stat.st_mtime_ns}:{choice}"
        known = await database.read(lambda db: meta.get(db, key))
        return cls(database, key, stat.st_size, int(known or 0))

    def not_kept(self, posts: Iterable[Post]) -> Iterator[Post]:
        """Posts come before the end of their stretch of the file is passed; stretches end at the same bytes always."""
        return (post for post in posts if self.passed >= self._kept)

    async def keep(self) -> None:
        place = str(self.passed)
        await self._database.write(lambda db: meta.put(db, self._key, place))

    async def forget(self) -> None:
        await self._database.write(lambda db: meta.remove(db, self._key))


def _report(console: Console, file: Path, tally: ExportTally) -> None:
    console.print(f"{tally.posts} posts read from {file.name}.", markup=False)
    for title, count in tally.skipped_chats.items():
        console.print(
            f"Passed over: {count} messages of “{title}”, which config/channels.yaml does not list.", markup=False
        )
    if tally.unreadable:
        console.print(f"Passed over: {tally.unreadable} messages without a usable id or date.")


def _choice(channels: Channels, handle: str | None) -> str:
    """Which channels are read from the file: another choice has to begin at its start again."""
    listed = sorted(channel.handle.lower() for channel in channels) if handle is None else [handle.lower()]
    return hashlib.sha256(" ".join(listed).encode()).hexdigest()[:16]


def _listed(channels: Channels, handle: str) -> Channel:
    channel = channels.get(handle)
    if channel is None:
        raise UserError(f"config/channels.yaml lists no channel {handle}; add it there first.")
    return channel


def _batches(posts: Iterable[Post]) -> Iterator[tuple[int, list[Post]]]:
    batch: list[Post] = []
    try:
        for post in posts:
            if batch and (len(batch) == BATCH or post.channel_id != batch[0].channel_id):
                yield batch[0].channel_id, batch
                batch = []
            batch.append(post)
    except ExportError:
        # What was read before the broken byte stands.
        if batch:
            yield batch[0].channel_id, batch
        raise
    if batch:
        yield batch[0].channel_id, batch
