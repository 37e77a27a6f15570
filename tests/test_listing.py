from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot import listing
from bot.channels import Channels
from bot.cli import cli
from bot.listing import ListingError
from bot.model import Channel
from bot.paths import bundled
from bot.store import Database, open_database
from bot.store.listing import Decision
from tests.telegram.waiting import until

NOW = datetime(2025, 12, 8, tzinfo=UTC)


@pytest.fixture
def channels() -> Channels:
    return Channels([Channel("demo_smolensk", "RU-SMO", "Governor", "governor", "checked")], [(7, "demo_smolensk")])


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "record.db", bundled("migrations")) as opened:
        yield opened


def test_decisions_go_over_the_file(channels: Channels) -> None:
    decisions = [
        Decision("DEMO_smolensk", False),
        Decision("demo_tver", True, "RU-TVE", "Governor of Tver Oblast", "governor"),
        Decision("demo_gone", False),
    ]

    channels.become(listing.overlaid(channels.listed, decisions))

    assert [channel.handle for channel in channels.followed()] == ["demo_tver"]
    assert channels.kinds["demo_tver"] == "governor"
    assert channels.by_id(7) == Channel("demo_smolensk", "RU-SMO", "Governor", "governor", "former")


def test_an_entry_of_an_operator_replaces_that_of_the_file(channels: Channels) -> None:
    [changed] = listing.overlaid(
        channels.listed, [Decision("Demo_Smolensk", True, "RU-SMO", "Government", "government")]
    )

    assert changed == Channel("demo_smolensk", "RU-SMO", "Government", "government", "checked")


async def test_a_channel_that_was_added_keeps_its_entry_when_it_is_stopped(
    database: Database, channels: Channels
) -> None:
    added = Decision("demo_tver", True, "RU-TVE", "Governor of Tver Oblast", "governor")
    await database.write(lambda db: listing.decide(db, channels, added, NOW, 777))
    await database.write(lambda db: listing.decide(db, channels, Decision("Demo_Tver", False), NOW, 777))

    await listing.adopt(database, channels)

    assert channels.get("demo_tver") == Channel("demo_tver", "RU-TVE", "Governor of Tver Oblast", "governor", "former")


async def test_the_running_program_is_told_of_a_decision(
    database: Database, channels: Channels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "LOOK_EVERY", 0.01)
    followed: list[list[str]] = []
    looking = asyncio.create_task(
        listing.keep_listed(database, channels, lambda handles: followed.append(list(handles)))
    )
    added = Decision("demo_tver", True, None, "Agency", "federal")
    await database.write(lambda db: listing.decide(db, channels, added, NOW, None))
    await until(lambda: bool(followed))
    await asyncio.sleep(0.05)
    looking.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await looking

    assert followed == [["demo_smolensk", "demo_tver"]]


@pytest.mark.parametrize(
    ("text", "handle"),
    [("@demo", "demo"), ("t.me/demo_1", "demo_1"), ("https://t.me/s/demo/", "demo"), ("demo", "demo")],
)
def test_a_handle_is_taken_in_the_forms_people_copy(text: str, handle: str) -> None:
    assert listing.handle_of(text) == handle


@pytest.mark.parametrize("text", ["", "@", "1demo", "de-mo", "demo_", "x" * 33, "t.me/+abcdef", "@@demo", "демо"])
def test_what_cannot_be_a_handle_is_refused(text: str) -> None:
    with pytest.raises(ListingError):
        listing.handle_of(text)


def test_channels_are_managed_on_the_command_line(tmp_path: Path) -> None:
    run, db = CliRunner(), ["--db", str(tmp_path / "record.db")]

    added = run.invoke(cli, ["channels", "add", "@demo_tver", "RU-TVE", "governor", "Governor", "of", "Tver", *db])
    stopped = run.invoke(cli, ["channels", "stop", "@demo_tver", *db])
    refused = run.invoke(cli, ["channels", "add", "@demo_tver", "RU-XXX", "governor", *db])
    listed = run.invoke(cli, ["channels", "list", "--json", *db])

    assert "demo_tver is followed" in added.output
    assert "no longer followed" in stopped.output
    assert isinstance(refused.exception, ListingError) and "no code of a region" in str(refused.exception)
    assert (
        '"handle": "demo_tver", "region": "RU-TVE", "kind": "governor", "office": "Governor of Tver"' in listed.output
    )
    assert listed.output.splitlines()[-1].count('"followed": false') == 1
