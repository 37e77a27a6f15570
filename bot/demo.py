"""`uavwatch demo`: a bundled night through the real pipeline, with a replayed clock and the console as messenger."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

from rich.console import Console
from rich.panel import Panel
from rich.progress import Progress

from bot.chat.console import ask, converse
from bot.delivery.contract import ChatAddress, OutgoingMessage
from bot.delivery.deliverer import Deliverer
from bot.digests.maker import DigestMaker
from bot.digests.render_plain import render_plain
from bot.errors import UserError
from bot.paths import bundled
from bot.record import Recorder
from bot.settings import Settings, load_settings
from bot.setup import CLOCK, DEMO, House, demo_dir, load_reader
from bot.sources.replay import Arrived, Deleted, Edited, Event, Replay
from bot.store import Database, meta, open_database, posts, subscriptions
from bot.store.incidents import EVERYTHING

HOUR = timedelta(hours=1)
SUBSCRIBERS = ((1, ("RU-SMO",), 60), (2, (EVERYTHING,), 720))
"""Chat, regions, minutes of a window: one reader of one region by the hour, one of everything twice a day."""
QUESTIONS = ("/incidents smolensk", "/incidents rostov", "/incidents volgograd")


class ReplayClock:
    """Stands where the replay is."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


class ConsoleSender:
    """Shows messages on the console and keeps their pictures as files beside the database."""

    def __init__(self, console: Console, folder: Path, clock: ReplayClock) -> None:
        self._console = console
        self._folder = folder
        self._clock = clock
        self.shown: dict[int, int] = {}
        self._pictures = 0

    async def send(self, chat: ChatAddress, body: OutgoingMessage, random_id: int) -> int:
        if random_id in self.shown:
            return self.shown[random_id]
        text = render_plain(body.html)
        if body.photo is not None:
            text += f"\n\n{self._keep(body.photo)}"
        title = f"DEMO · {self._clock.now:%Y-%m-%d %H:%M} UTC → chat {chat.chat_id}"
        self._console.print(Panel(text, title=title, title_align="left"), highlight=False, markup=False)
        self.shown[random_id] = len(self.shown) + 1
        return self.shown[random_id]

    def _keep(self, photo: bytes) -> Path:
        self._pictures += 1
        path = self._folder / f"demo-map-{self._pictures}.png"
        path.write_bytes(photo)
        return path


async def run_demo(path: Path, language: str, *, interactive: bool) -> None:
    """Replay the night into a new database at `path`, show digests and answers, then offer a prompt on a terminal."""
    settings = load_settings().model_copy(update={"language": language})
    replay = Replay.load(demo_dir(settings))
    _clear(path)
    console = Console()
    clock = ReplayClock(replay.events[0].at)
    async with open_database(path, bundled("migrations")) as database:
        house = House.load(settings, replay.channels)
        sender = ConsoleSender(console, path.parent, clock)
        with Progress(console=console, transient=True) as progress:
            task = progress.add_task("DEMO 7–9.12.2025", total=len(replay.events))
            night = _Night(database, house, clock, sender, settings)
            await night.prepare(replay)
            for event in replay.events:
                await night.until(event.at)
                await night.apply(event)
                progress.advance(task)
            await night.finish()
        handler = house.commands(database, clock, demo=True).handle
        for question in QUESTIONS:
            console.print(Panel(await ask(handler, question), title=f"DEMO · {question}", title_align="left"))
        console.print(f"Database: {path}    uavwatch incidents smolensk --db {path}", highlight=False)
        if interactive:
            await converse(handler, lambda: console.input("uavwatch> "), console.print)


class _Night:
    """Plays events into the pipeline and lets every full hour make and deliver its digests."""

    def __init__(
        self, database: Database, house: House, clock: ReplayClock, sender: ConsoleSender, settings: Settings
    ) -> None:
        self._database = database
        self._clock = clock
        self._recorder = Recorder(database, load_reader(settings), house.channels)
        self._maker: DigestMaker = house.digests(database, clock, demo=True)
        self._deliverer = Deliverer(database, sender, clock, _no_pause)
        self._language, self._zone = settings.language, settings.zone
        self._handles: dict[int, str] = {}
        self._hour = clock.now.replace(minute=0, second=0, microsecond=0)

    async def prepare(self, replay: Replay) -> None:
        """Know the channels, cover them from the first hour on, and subscribe the two readers."""
        start = self._hour
        self._handles = {
            event.post.channel_id: event.post.channel for event in replay.events if isinstance(event, Arrived)
        }

        def work(db: sqlite3.Connection) -> None:
            meta.put(db, DEMO, "1")
            for channel_id, handle in self._handles.items():
                posts.ensure_channel(db, channel_id, handle)
            posts.cover(db, self._handles, start, start)
            for chat_id, regions, minutes in SUBSCRIBERS:
                subscriptions.save(
                    db, chat_id, 0, regions, language=self._language, zone=self._zone, now=start, minutes=minutes
                )

        await self._database.write(work)

    async def until(self, moment: datetime) -> None:
        """Let the full hours up to `moment` pass."""
        while self._hour + HOUR <= moment:
            self._hour += HOUR
            self._clock.now = self._hour
            await self._recorder.covered(list(self._handles), self._hour)
            await self._maker.tick()
            await self._deliverer.drain()
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


async def _no_pause(_: float) -> None:
    """A replay waits for nobody."""


def _clear(path: Path) -> None:
    if path.exists() and not path.read_bytes()[:16].startswith(b"SQLite format 3"):
        raise UserError(f"{path} is not a database; name another file with --db.")
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
