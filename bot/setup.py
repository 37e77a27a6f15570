"""Builds what several commands need from the settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.channels import Channels, load_channels, require_regions
from bot.chat.commands import Commands
from bot.chat.desk import Desk
from bot.chat.gallery import Gallery
from bot.chat.outside import Outside
from bot.chat.table import COMMANDS
from bot.digests.maker import DigestMaker
from bot.digests.messages import DigestRenderer
from bot.listing import adopt
from bot.paths import bundled
from bot.pictures import Pictures
from bot.places.finder import RegionFinder
from bot.places.regions import Regions
from bot.places.towns import Towns
from bot.places.zones import Zones
from bot.reading import Reader
from bot.reading.templates.check import HOME
from bot.reading.templates.draft import draft_template
from bot.settings import Settings
from bot.store import Database, meta
from bot.store.announcements import Progress
from bot.texts import Texts

CLOCK = "clock"
DEMO = "demo"

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def config_dir(settings: Settings) -> Path:
    return settings.config_dir or bundled("config")


def load_reader(settings: Settings) -> Reader:
    return Reader.load(config_dir(settings), settings.cache_dir)


def load_channel_list(settings: Settings) -> Channels:
    return load_channels(config_dir(settings) / "channels.yaml")


def demo_dir(settings: Settings) -> Path:
    return config_dir(settings) / "demo"


def home_of(settings: Settings) -> Callable[[str], tuple[str | None, bool]]:
    """Handle -> (home region, is federal); (None, False) for a channel that is not listed."""
    channels = load_channel_list(settings)

    def home(handle: str) -> tuple[str | None, bool]:
        channel = channels.get(handle)
        return (None, False) if channel is None else (channel.region, channel.kind == "federal")

    return home


@dataclass(frozen=True, slots=True)
class House:
    """The data that answering and digests share, loaded once."""

    settings: Settings
    channels: Channels
    texts: Texts
    regions: Regions
    finder: RegionFinder

    @classmethod
    def load(cls, settings: Settings, channels: Channels) -> House:
        folder = config_dir(settings)
        regions = Regions.load(folder)
        require_regions(channels, regions)
        return cls(settings, channels, Texts.load(folder), regions, RegionFinder(regions))

    @property
    def grace(self) -> timedelta:
        """How far behind a channel may be before it counts as not read."""
        return timedelta(minutes=self.settings.uncovered_minutes)

    def commands(
        self,
        database: Database,
        clock: Clock,
        *,
        demo: bool = False,
        reader: Reader | None = None,
        outside: Outside | None = None,
    ) -> Commands:
        """`reader` explains texts to the operators; `outside` asks Telegram."""
        desk = Desk(
            database=database,
            regions=self.regions,
            finder=self.finder,
            texts=self.texts,
            channels=self.channels,
            gallery=Gallery(config_dir(self.settings), [region.code for region in self.regions]),
            zones=Zones.load(config_dir(self.settings)),
            towns=Towns(config_dir(self.settings)),
            clock=clock,
            zone=self.settings.zone,
            language=self.settings.language,
            demo=demo,
            admins=frozenset(self.settings.admins),
            reader=reader,
            outside=outside,
            most_subscriptions=self.settings.subscriptions_per_chat,
            drafting=self._draft,
            grace=self.grace,
        )
        return Commands(desk)

    def _draft(self, text: str, handle: str) -> str:
        """A template for a post of a channel, as YAML. Raises ValueError where none can be made."""
        channel = self.channels.get(handle)
        region, federal = (HOME, False) if channel is None else (channel.region, channel.kind == "federal")
        draft = draft_template(text, config_dir(self.settings), self.settings.cache_dir, region=region, federal=federal)
        return draft.text

    def menu(self) -> dict[str, list[tuple[str, str]]]:
        """The bot's menu of commands by language; "" stands for all languages that have none of their own."""
        menus = {
            language: [(command.name, self.texts.get(language, command.about)) for command in COMMANDS]
            for language in self.texts.languages
        }
        return {"": menus[self.texts.language_of(self.settings.language)], **menus}

    def apology(self, language: str | None) -> str:
        """What is answered when a command failed."""
        return self.texts.get(self.texts.language_of(language), "chat-failed")

    def announced(self, language: str, progress: Progress) -> str:
        """What tells an operator that an announcement has reached its chats."""
        figures = {"chats": progress.chats, "delivered": progress.delivered, "waiting": progress.waiting}
        return self.texts.get(language, "announce-progress", **figures)

    def digests(self, database: Database, clock: Clock, *, demo: bool = False) -> DigestMaker:
        pictures = Pictures(config_dir(self.settings))
        render = DigestRenderer(
            self.texts, self.regions, pictures, self.channels.kinds, self.settings.map_regions, demo
        )
        return DigestMaker(database, self.channels, render, clock, demo=demo, grace=self.grace, wording=render)


async def house_of(database: Database, settings: Settings) -> tuple[House, Clock, bool]:
    """What belongs to a database: the house, its clock (a replayed one stands still) and whether it is a demo."""
    replayed = await database.read(lambda db: meta.get(db, CLOCK))
    is_demo = await database.read(lambda db: meta.get(db, DEMO)) is not None
    channels = load_channels(demo_dir(settings) / "channels.yaml") if is_demo else load_channel_list(settings)
    if not is_demo:
        await adopt(database, channels)
    house = House.load(settings, channels)
    if replayed is None:
        return house, utc_now, is_demo
    stopped = datetime.fromisoformat(replayed)
    return house, lambda: stopped, is_demo
