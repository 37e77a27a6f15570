"""`uavwatch import`: posts of a Telegram Desktop export into the record."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from bot.channels import Channels
from bot.errors import UserError
from bot.model import Channel, Post
from bot.paths import bundled
from bot.record import Recorder
from bot.settings import Settings
from bot.setup import load_channel_list, load_reader, utc_now
from bot.sources.errors import ExportError
from bot.sources.export import ExportTally, read_export, resolve_listed, resolve_only
from bot.store import open_database

BATCH = 200


async def import_export(file: Path, handle: str | None, settings: Settings, path: Path | None) -> None:
    """Save all posts of listed channels; repeating it changes nothing. Prints what was read and what was not."""
    channels = load_channel_list(settings)
    console = Console(stderr=True)
    tally = ExportTally()
    async with open_database(path or settings.database, bundled("migrations")) as database:
        recorder = Recorder(database, load_reader(settings), channels)
        try:
            with file.open("rb") as stream, Progress(console=console, transient=True) as progress:
                task = progress.add_task(file.name, total=os.fstat(stream.fileno()).st_size)
                posts = read_export(
                    stream,
                    resolve_listed(channels) if handle is None else resolve_only(_listed(channels, handle)),
                    progress=lambda done: progress.update(task, completed=done),
                    tally=tally,
                    single_chat=handle is not None,
                )
                for channel_id, batch in _batches(posts):
                    await recorder.save(channel_id, batch, max(post.message_id for post in batch), utc_now())
        finally:
            _report(console, file, tally)


def _report(console: Console, file: Path, tally: ExportTally) -> None:
    console.print(f"{tally.posts} posts read from {file.name}.", markup=False)
    for title, count in tally.skipped_chats.items():
        console.print(
            f"Passed over: {count} messages of “{title}”, which config/channels.yaml does not list.", markup=False
        )
    if tally.unreadable:
        console.print(f"Passed over: {tally.unreadable} messages without a usable id or date.")


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
