"""`uavwatch demo`: a bundled night through the real pipeline, with a replayed clock and the console as messenger."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.panel import Panel
from rich.progress import Progress
from rich.text import Text

from bot.chat.console import ask, converse
from bot.delivery.contract import ChatAddress, OutgoingMessage
from bot.delivery.deliverer import Deliverer
from bot.delivery.pace import UNLIMITED
from bot.digests.maker import DigestMaker
from bot.digests.render_plain import render_plain
from bot.errors import UserError
from bot.paths import bundled
from bot.record import Recorder
from bot.settings import Settings, load_settings
from bot.setup import CLOCK, DEMO, House, demo_dir, load_reader
from bot.sources.replay import Arrived, Deleted, Edited, Event, Replay
from bot.store import Database, StoreError, meta, open_database, open_for_reading, posts, subscriptions
from bot.store.incidents import EVERYTHING

HOUR = timedelta(hours=1)
READERS = ((1, ("RU-SMO",), 60, 0), (2, (EVERYTHING,), 720, 6))
"""Chat, regions, minutes of a window, hours after the beginning at which they subscribe: one reader of one region by
the hour, one of everything twice a day."""
QUESTIONS = ("/incidents smolensk", "/incidents rostov", "/incidents volgograd")


class ReplayClock:
    """Stands where the replay is."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class ConsoleSender:
    """Shows messages on the console and keeps their pictures as files beside the database."""

    def __init__(self, console: Console, folder: Path, clock: ReplayClock, zone: ZoneInfo) -> None:
        self._console = console
        self._zone = zone
        self._folder = folder
        self._clock = clock
        self.shown: dict[int, int] = {}
        self._pictures = 0
        self.sent: list[tuple[int, OutgoingMessage]] = []

    async def send(self, chat: ChatAddress, body: OutgoingMessage, random_id: int) -> int:
        if random_id in self.shown:
            return self.shown[random_id]
        self.sent.append((chat.chat_id, body))
        text = render_plain(body.html)
        if body.photo is not None:
            text += f"\n\n{self._keep(body.photo)}"
        title = f"DEMO · {self._clock.now.astimezone(self._zone):%d.%m.%Y %H:%M} → chat {chat.chat_id}"
        self._console.print(Panel(Text(text), title=title, title_align="left"))
        self.shown[random_id] = len(self.shown) + 1
        return self.shown[random_id]

    async def edit(self, chat: ChatAddress, message_id: int, body: OutgoingMessage) -> None:
        """Show what an earlier message reads now."""
        now = f"{self._clock.now.astimezone(self._zone):%d.%m.%Y %H:%M}"
        title = f"DEMO · {now} → chat {chat.chat_id}, message {message_id} now reads"
        self._console.print(Panel(Text(render_plain(body.html)), title=title, title_align="left"))

    def _keep(self, photo: bytes) -> Path:
        self._pictures += 1
        path = self._folder / f"demo-map-{self._pictures}.png"
        path.write_bytes(photo)
        return path


async def run_demo(
    path: Path, language: str, *, interactive: bool, console: Console | None = None
) -> list[tuple[int, OutgoingMessage]]:
    """Replay the night into a new database at `path`, show digests and answers, then offer a prompt if `interactive`.

    Pictures are saved beside the database. Returns what was delivered, as (chat, message). Raises UserError when
    `path` is a file that is no database.
    """
    settings = load_settings().model_copy(update={"language": language})
    replay = Replay.load(demo_dir(settings))
    await _clear(path)
    console = console or Console()
    clock = ReplayClock(replay.start)
    async with open_database(path, bundled("migrations")) as database:
        house = House.load(settings, replay.channels)
        sender = ConsoleSender(console, path.parent, clock, ZoneInfo(settings.zone))
        await _play(replay, _Night(database, house, clock, sender, settings), console)
        handler = house.commands(database, clock, demo=True).handle
        for question in QUESTIONS:
            console.print(Panel(Text(await ask(handler, question)), title=f"DEMO · {question}", title_align="left"))
        console.print(f"Ask the database:  uavwatch incidents smolensk --db {path}", highlight=False)
        if interactive:
            console.print(
                "The bot's commands work here too: /help, /incidents bryansk, /subscribe tula … quit ends it."
            )
            await converse(handler, partial(input, "uavwatch> "), partial(console.print, markup=False, highlight=False))
    return sender.sent


async def _play(replay: Replay, night: _Night, console: Console) -> None:
    console.print(
        f"DEMO: {len(replay.events)} posts, edits and deletions of {len(replay.channels)} invented channels, "
        f"{replay.start:%d.%m.%Y} to {replay.end:%d.%m.%Y}",
        highlight=False,
    )
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task("replaying", total=len(replay.events))
        await night.prepare(replay)
        for event in replay:
            await night.until(event.at)
            await night.apply(event)
            progress.advance(task)
        await night.finish()


class _Night:
    """Plays events into the pipeline and lets every full hour make and deliver its digests."""

    def __init__(
        self, database: Database, house: House, clock: ReplayClock, sender: ConsoleSender, settings: Settings
    ) -> None:
        self._database = database
        self._clock = clock
        self._recorder = Recorder(database, load_reader(settings), house.channels)
        self._maker: DigestMaker = house.digests(database, clock, demo=True)
        self._deliverer = Deliverer(database, sender, clock, limits=UNLIMITED)
        self._language, self._zone = settings.language, settings.zone
        self._handles: dict[int, str] = {}
        self._start = self._hour = clock.now.replace(minute=0, second=0, microsecond=0)

    async def prepare(self, replay: Replay) -> None:
        """Know the channels, cover them from the first hour on, and subscribe the two readers."""
        self._handles = {
            event.post.channel_id: event.post.channel for event in replay.events if isinstance(event, Arrived)
        }

        def work(db: sqlite3.Connection) -> None:
            meta.put(db, DEMO, "1")
            for channel_id, handle in self._handles.items():
                posts.ensure_channel(db, channel_id, handle)
            posts.cover(db, self._handles, self._start, self._start)

        await self._database.write(work)
        await self._subscribe(0)

    async def _subscribe(self, hours: int) -> None:
        for chat_id, regions, minutes, after in READERS:
            if after == hours:
                wish = partial(subscriptions.save, language=self._language, zone=self._zone, minutes=minutes)
                await self._database.write(
                    lambda db, c=chat_id, r=regions, w=wish: w(db, c, 0, r, now=self._clock.now)  # type: ignore[misc]
                )

    async def until(self, moment: datetime) -> None:
        """Let the full hours up to `moment` pass."""
        while self._hour + HOUR <= moment:
            self._hour += HOUR
            self._clock.now = self._hour
            await self._recorder.covered(list(self._handles), self._hour)
            await self._maker.tick()
            await self._deliverer.drain()
            await self._subscribe((self._hour - self._start) // HOUR)
        self._clock.now = moment

    async def apply(self, event: Event) -> None:
        match event:
            case Arrived(at, post) | Edited(at, post):
                await self._recorder.save(post.channel_id, [post], post.message_id, at)
            case Deleted(at, key):
                await self._recorder.delete(key.channel_id, [key.message_id], at)

    async def finish(self) -> None:
        await self.until(self._hour + HOUR)
        await self._database.write(lambda db: meta.put(db, CLOCK, self._clock.now.isoformat()))


async def _clear(path: Path) -> None:
    """Make way for a new demo; raises UserError, and leaves the file alone, when something else is at `path`."""
    if path.exists() and not await _is_demo(path):  # noqa: ASYNC240 - nothing else runs yet
        raise UserError(f"{path} is no database of a demo; name another file with --db.")
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


async def _is_demo(path: Path) -> bool:
    try:
        async with open_for_reading(path) as database:
            return await database.read(lambda db: meta.get(db, DEMO)) is not None
    except StoreError:
        return False
