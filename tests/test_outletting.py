from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.delivery.contract import ChatAddress, OutgoingMessage
from bot.delivery.errors import ChatGone
from bot.outletting import NO_RIGHTS, Outletting
from bot.paths import bundled
from bot.store import Database, open_database, outlets, pausing, subscriptions
from bot.telegram.rights import Rights
from bot.texts import Texts

NOW = datetime(2025, 12, 8, tzinfo=UTC)
CHANNEL = -1000000000500


@dataclass
class Post:
    """A sender that keeps what it is given, or refuses it."""

    refuses: bool = False
    sent: list[tuple[int, OutgoingMessage, int]] = field(default_factory=list)

    async def send(self, chat: ChatAddress, body: OutgoingMessage, random_id: int) -> int:
        if self.refuses:
            raise ChatGone("PEER_ID_INVALID")
        self.sent.append((chat.chat_id, body, random_id))
        return len(self.sent)

    async def edit(self, chat: ChatAddress, message_id: int, body: OutgoingMessage) -> None:
        raise AssertionError("nothing is edited")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "record.db", bundled("migrations")) as opened:
        yield opened


@pytest.fixture
def post() -> Post:
    return Post()


@pytest.fixture
def outletting(database: Database, post: Post) -> Outletting:
    return Outletting(database, post, Texts.load(bundled("config")), lambda: NOW)


def rights(*, may_post: bool, language: str = "en") -> Rights:
    return Rights(CHANNEL, "News <b>", 100, language, may_post, (CHANNEL, 100, NOW, 1))


async def subscribe(database: Database, paused: str | None = None) -> None:
    def work(db: sqlite3.Connection) -> None:
        subscriptions.save(db, CHANNEL, 0, ["RU-SMO"], language="en", zone="Europe/Moscow", now=NOW)
        if paused is not None:
            pausing.pause(db, CHANNEL, paused, NOW)

    await database.write(work)


async def paused(database: Database) -> list[str | None]:
    return [item.paused for item in await database.read(lambda db: subscriptions.all_of(db, CHANNEL))]


async def test_whoever_appoints_the_bot_is_greeted_with_a_button(
    outletting: Outletting, post: Post, database: Database
) -> None:
    await outletting.rights_changed(rights(may_post=True))

    [(chat, body, _)] = post.sent
    [mine] = await database.read(lambda db: outlets.of_person(db, 100))
    assert chat == 100 and "News &lt;b&gt;" in body.html
    assert [[button.data for button in row] for row in body.buttons] == [[f"@{mine.id}|w:"]]


async def test_the_same_update_again_shows_the_same_greeting(outletting: Outletting, post: Post) -> None:
    for _ in range(2):
        await outletting.rights_changed(rights(may_post=True))

    assert len({random_id for _, _, random_id in post.sent}) == 1


async def test_who_never_wrote_to_the_bot_is_not_greeted_and_still_manages(
    outletting: Outletting, post: Post, database: Database
) -> None:
    post.refuses = True

    await outletting.rights_changed(rights(may_post=True))

    assert [item.chat_id for item in await database.read(lambda db: outlets.of_person(db, 100))] == [CHANNEL]


async def test_without_rights_the_subscriptions_pause_and_with_rights_they_go_on(
    outletting: Outletting, database: Database
) -> None:
    await subscribe(database)

    await outletting.rights_changed(rights(may_post=False))
    before = await paused(database)
    await outletting.rights_changed(rights(may_post=True))

    assert before == [NO_RIGHTS]
    assert await paused(database) == [None]


async def test_a_channel_that_gets_nothing_is_not_held(outletting: Outletting, database: Database) -> None:
    await outletting.rights_changed(rights(may_post=False))
    await subscribe(database)

    assert await paused(database) == [None]
    assert not await database.read(outlets.is_any_lost)
