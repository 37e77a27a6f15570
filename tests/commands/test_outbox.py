"""`uavwatch outbox`, and what `status` says of the outbox."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import cli, main
from bot.paths import bundled
from bot.store import open_database, outbox
from bot.store.outbox import NewMessage

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database with two parked messages, 1 and 2, and one that is due."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UAVWATCH_DATABASE", str(tmp_path / "record.db"))
    asyncio.run(fill(tmp_path / "record.db"))
    return tmp_path / "record.db"


async def fill(path: Path) -> None:
    async with open_database(path, bundled("migrations")) as database:
        for chat in (5, 6, 7):
            message = NewMessage(None, chat, 0, NOW, NOW, 0, f"to {chat}")
            await database.write(partial(outbox.add, message=message, now=NOW))
        for row_id in (1, 2):
            await database.write(partial(outbox.park, row_id=row_id, error="odd"))


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def states() -> dict[str, int]:
    counts: dict[str, int] = json.loads(run("outbox", "--json"))["counts"]
    return counts


def test_parked_messages_are_listed_with_their_errors(path: Path) -> None:
    printed = run("outbox")

    assert "1 due, 2 parked" in printed
    assert printed.count("odd") == 2


def test_one_parked_message_is_released(path: Path) -> None:
    run("outbox", "--release", "2")

    assert states() == {"due": 2, "parked": 1}


def test_one_is_released_and_all_others_are_dropped(path: Path) -> None:
    run("outbox", "--release", "2")
    run("outbox", "--drop", "all")

    assert states() == {"due": 2, "failed": 1}


@pytest.mark.parametrize("named", ["3", "77", "everything"])
def test_what_is_not_parked_cannot_be_dropped(path: Path, named: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["outbox", "--drop", "1", "--drop", named])

    assert f"Not a parked message: {named}" in capsys.readouterr().err
    assert states() == {"due": 1, "parked": 2}


def test_status_counts_the_outbox_and_its_check_names_parked_messages(path: Path) -> None:
    printed = run("status", "--check", code=1)
    as_json = json.loads(run("status", "--json"))

    assert "Outbox: 1 due, 2 parked" in printed
    assert "2 parked, see `uavwatch outbox`" in printed
    assert as_json["outbox"]["counts"] == {"due": 1, "parked": 2}
    assert [row["error"] for row in as_json["outbox"]["stuck"]] == ["odd", "odd"]
