"""`uavwatch import`: posts of a Telegram Desktop export into the record."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from bot.channels import Channels
from bot.listing import adopt
from bot.model import Post
from bot.paths import bundled
from bot.record import Recorder
from bot.settings import Settings
from bot.setup import load_channel_list, load_reader, utc_now
from bot.sources.errors import ExportError
from bot.sources.export import ExportTally, read_marked, resolve_listed, resolve_only
from bot.sources.export_bytes import Mark
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
                stat = os.fstat(stream.fileno())
                place = await _Place.of(database, stat, file, _choice(channels, handle))
                task = progress.add_task(file.name, total=stat.st_size, completed=place.offset)
                posts = read_marked(
                    stream,
                    resolve_listed(channels) if handle is None else resolve_only(channels.named(handle)),
                    progress=lambda done: progress.update(task, completed=done),
                    tally=tally,
                    single_chat=handle is not None,
                    begin=place.mark,
                )
                for batch, mark in _batches(posts):
                    await recorder.archive(batch[0].channel_id, batch, utc_now())
                    await place.keep(mark)
                await place.forget()
        finally:
            _report(console, file, tally)


class _Place:
    """How far into a file the posts are kept; `mark` is where to begin, None at its beginning."""

    def __init__(self, database: Database, key: str, mark: Mark | None) -> None:
        self._database = database
        self._key = key
        self.mark = mark

    @classmethod
    async def of(cls, database: Database, stat: os.stat_result, file: Path, choice: str) -> _Place:
        key = f"import:{file.name}:{stat.st_size}:{stat.st_mtime_ns}:{choice}"
        known = await database.read(lambda db: meta.get(db, key))
        return cls(database, key, None if known is None else Mark.from_text(known))

    @property
    def offset(self) -> int:
        return 0 if self.mark is None else self.mark.offset

    async def keep(self, mark: Mark) -> None:
        await self._database.write(lambda db: meta.put(db, self._key, mark.to_text()))

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
    if handle is not None:
        chosen = [channels.named(handle).handle.lower()]
    else:
        chosen = sorted(channel.handle.lower() for channel in channels)
        chosen += sorted(f"{handle.lower()}={channel_id}" for channel_id, handle in channels.ids())
    return hashlib.sha256(" ".join(chosen).encode()).hexdigest()[:16]


def _batches(posts: Iterable[tuple[Post, Mark]]) -> Iterator[tuple[list[Post], Mark]]:
    """Posts of one channel each, with the mark behind the last of them."""
    batch: list[Post] = []
    last: Mark | None = None
    try:
        for post, mark in posts:
            if last is not None and (len(batch) == BATCH or post.channel_id != batch[0].channel_id):
                yield batch, last
                batch = []
            batch.append(post)
            last = mark
    except ExportError:
        # What was read before the broken byte stands.
        if last is not None:
            yield batch, last
        raise
    if last is not None:
        yield batch, last
