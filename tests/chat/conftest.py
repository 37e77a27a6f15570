from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.channels import Channels
from bot.chat import Commands, Desk, Pace
from bot.chat.gallery import Gallery
from bot.model import Channel
from bot.paths import bundled
from bot.places.finder import RegionFinder
from bot.places.regions import Regions
from bot.places.towns import Towns
from bot.places.zones import Zones
from bot.store import Database, open_database
from bot.texts import Texts
from tests.chat.builders import NOW, Person


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "record.db", bundled("migrations")) as opened:
        yield opened


@pytest.fixture
def channels() -> Channels:
    return Channels(
        [
            Channel("demo_mod_russia", None, "Ministry of Defence (demo)", "federal"),
            Channel("demo_smolensk", "RU-SMO", "Governor of Smolensk Oblast (demo)", "governor"),
            Channel("demo_tula_hq", "RU-TUL", "Tula headquarters (demo)", "headquarters"),
            Channel("demo_old", "RU-SMO", "A former channel (demo)", "governor", status="former"),
        ]
    )


@pytest.fixture
def desk(database: Database, regions: Regions, finder: RegionFinder, texts: Texts, channels: Channels) -> Desk:
    gallery = Gallery(bundled("config"), [region.code for region in regions])
    return Desk(
        database,
        regions,
        finder,
        texts,
        channels,
        gallery,
        Zones.load(bundled("config")),
        Towns(bundled("config")),
        clock=lambda: NOW,
        admins=frozenset({777}),
    )


@pytest.fixture
def commands(desk: Desk) -> Commands:
    return Commands(desk, Pace(burst=1000))


@pytest.fixture
def ann(commands: Commands, database: Database) -> Person:
    """Somebody with an English client, in a private chat."""
    return Person(commands, database)


@pytest.fixture
def boris(commands: Commands, database: Database) -> Person:
    """Somebody with a Russian client, in a private chat."""
    return Person(commands, database, chat_id=200, user_id=200, language="ru")


@pytest.fixture
def member(commands: Commands, database: Database) -> Person:
    """Somebody in a group who administers nothing."""
    return Person(commands, database, chat_id=-100300, user_id=300, kind="group", admin=False)
