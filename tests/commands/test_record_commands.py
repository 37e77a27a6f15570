"""The commands about the record as a whole, as somebody at a prompt meets them."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.channels import load_channels
from bot.cli import cli, main
from bot.model import Post, Reading, Verdict
from bot.paths import bundled
from bot.reading import Reader
from bot.record import Recorder
from bot.setup import CLOCK
from bot.store import Database, meta, open_database
from tests.record.night import ONE, at


@pytest.fixture
def path(tmp_path: Path, reader: Reader, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of one incident with a clock that stands still."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UAVWATCH_DATABASE", str(tmp_path / "record.db"))
    monkeypatch.setenv("UAVWATCH_CACHE_DIR", str(cache))
    asyncio.run(fill(tmp_path / "record.db", reader))
    return tmp_path / "record.db"


async def fill(path: Path, reader: Reader) -> None:
    channels = load_channels(bundled("config") / "channels.yaml")
    home = next(channel for channel in channels.followed() if channel.region == "RU-SMO")
    async with open_database(path, bundled("migrations")) as database:
        recorder = Recorder(database, reader, channels)
        await recorder.save(2, [Post(2, 1, home.handle, at(3), ONE)], 1, at(3))
        await database.write(lambda db: meta.put(db, CLOCK, at(12).isoformat()))


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the program says to somebody whose command cannot be carried out."""
    with pytest.raises(SystemExit) as stopped:
        main(list(arguments))
    assert stopped.value.code == 2
    told = capsys.readouterr().err
    assert "Traceback" not in told
    return told


def why() -> dict[str, Any]:
    loaded = json.loads(run("why", "1", "--json"))
    assert isinstance(loaded, dict)
    return loaded


def test_why_is_told_as_text_and_as_data(path: Path) -> None:
    text = run("why", "1")

    assert "№ 1" in text and "сбит один украинский БПЛА" in text
    assert why()["figure"]["downed"] == {"min": 1, "max": 1, "about": False}
    assert why()["demo"] is False


def test_why_an_unknown_incident(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "no incident 99" in refused(capsys, "why", "99")


def test_a_copy_is_made_beside_the_database_or_where_it_is_wished(path: Path, tmp_path: Path) -> None:
    run("backup")
    run("backup", str(tmp_path / "copies" / "one.db"))

    assert len(list(tmp_path.glob("record-*Z.db"))) == 1
    assert (tmp_path / "copies" / "one.db").is_file()


def test_a_lost_record_comes_back(path: Path, tmp_path: Path) -> None:
    before = why()
    run("backup", "copy.db")
    path.unlink()

    run("restore", "copy.db")

    assert why() == before


def test_neither_copy_nor_restore_writes_over_what_it_reads(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "is the database itself" in refused(capsys, "backup", "record.db")
    assert "is the database itself" in refused(capsys, "restore", "record.db")


@pytest.mark.parametrize("command", ["backup", "why 1", "export", "reread --dry-run"])
def test_a_database_that_is_not_there_is_named_and_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.chdir(tmp_path)

    assert "There is no database at nowhere.db" in refused(capsys, *command.split(), "--db", "nowhere.db")
    assert list(tmp_path.iterdir()) == []


def test_restoring_what_is_no_database(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("text.txt").write_text("no database")

    assert "text.txt cannot be used" in refused(capsys, "restore", "text.txt")
    assert why()["id"] == 1


def test_a_dry_run_shows_what_would_change_and_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = why()
    monkeypatch.setattr(Recorder, "read", lambda self, post: Reading(Verdict.OTHER))

    shown = run("reread", "--dry-run")

    assert "1 of them say something else now" in shown
    assert "0 new, 0 changed, 1 gone" in shown
    assert "incident" in shown and "other" in shown
    assert "Nothing was changed" in shown
    assert why() == before


def test_reading_again_changes_the_record(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Recorder, "read", lambda self, post: Reading(Verdict.OTHER))

    run("reread")

    assert why()["gone"] is True
    assert why()["revisions"][-1]["gone"] is True


def test_only_posts_since_a_day_are_read_again(path: Path) -> None:
    assert "1 posts read" in run("reread", "--since", "2025-12-08")
    assert "0 posts read" in run("reread", "--since", "2025-12-09")


def test_a_record_that_somebody_else_is_writing_is_left_alone(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def busy(database: Database, work: object) -> None:
        other = sqlite3.connect(path, isolation_level=None)
        held = sqlite3.connect(path, isolation_level=None, timeout=0)
        with closing(other), closing(held):
            other.execute("begin immediate")
            held.execute("begin immediate")

    monkeypatch.setattr(Database, "write", busy)

    assert "Another process is using" in refused(capsys, "reread")


def test_an_unknown_region_is_not_exported(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "No region is called" in refused(capsys, "export", "--region", "xyzzy")
