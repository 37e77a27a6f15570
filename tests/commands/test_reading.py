"""`uavwatch templates` and `uavwatch review` as commands."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from bot.cli import cli
from bot.paths import bundled
from bot.store import posts
from bot.store.migrate import migrate
from tests.store.examples import at, post

Run = Callable[..., Result]
POST = "Вчера вечером над Рославльским районом протаранены 4 вражеских дрона.\nПострадавших нет."


@pytest.fixture
def config(tmp_path: Path) -> Path:
    folder = tmp_path / "config"
    folder.mkdir()
    for entry in bundled("config").iterdir():
        if entry.name != "templates":
            (folder / entry.name).symlink_to(entry)
    shutil.copytree(bundled("config") / "templates", folder / "templates")
    return folder


@pytest.fixture
def run(tmp_path: Path, config: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    environment = {
        "UAVWATCH_CONFIG_DIR": str(config),
        "UAVWATCH_CACHE_DIR": str(cache),
        "UAVWATCH_DATABASE": str(tmp_path / "record.db"),
    }

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(cli, list(arguments), env=environment)

    return call


def test_the_templates_of_the_program_hold(run: Run) -> None:
    result = run("templates", "check", "--quiet")

    assert result.stdout == ""
    assert result.exit_code == 0


def test_a_wrong_example_fails_the_check_with_file_and_line(run: Run, config: Path) -> None:
    own = config / "templates" / "own.yaml"
    own.write_text(
        "templates:\n"
        "  - name: rammed\n"
        "    event: interception\n"
        '    pattern: "протаранен {uav}"\n'
        "    examples:\n"
        "      - text: Протаранен один БПЛА.\n"
        "        reads: {downed: 3}\n"
    )

    result = run("templates", "check", "--quiet")

    assert result.exit_code == 1
    assert f"{own}:6: error: rammed: downed reads as " in result.stdout


def test_trying_names_the_template_its_slots_and_those_that_lost(run: Run) -> None:
    result = run("templates", "try", "--json", "Над областью сбиты 4 БПЛА. С начала года сбито 300 БПЛА.")

    shown = json.loads(result.stdout)
    assert "recap" in {match["template"] for match in shown["matches"]}
    assert {lost["reason"] for lost in shown["rejected"]} != set()
    assert run("templates", "try", "Над областью сбиты 4 БПЛА.").stdout.count("governor-region") == 1


def test_a_proposed_template_is_ready_to_paste(run: Run, config: Path) -> None:
    draft = run("templates", "new", POST).stdout
    (config / "templates" / "own.yaml").write_text("templates:\n" + draft)

    [proposed] = yaml.safe_load(draft)
    result = run("templates", "check", "--quiet")

    assert proposed["pattern"] == "над {place} протаранены {count} {enemy_adjective?} {uav}"
    assert proposed["examples"][0]["text"] == POST
    assert proposed["examples"][0]["reads"]["places"] == ["Рославльский"]
    assert (result.stdout, result.exit_code) == ("", 0)


def test_no_template_is_made_of_small_talk(run: Run) -> None:
    result = run("templates", "new", "Доброе утро, друзья!")

    assert result.exit_code != 0
    assert "No template can be made" in str(result.exception)


def unread(path: Path) -> None:
    import sqlite3

    from bot.model import Reading, Verdict

    db = sqlite3.connect(path, isolation_level=None)
    db.row_factory = sqlite3.Row
    migrate(db, bundled("migrations"))
    posts.ensure_channel(db, 7, "demo_smolensk")
    posts.save_version(db, post(), at(1))
    posts.save_reading(db, post().key, 1, "r1", Reading(Verdict.UNREAD))
    db.close()


def test_the_queue_is_listed_and_worked_off(run: Run, tmp_path: Path) -> None:
    unread(tmp_path / "record.db")

    [listed] = [json.loads(line) for line in run("review", "--json").stdout.splitlines()]
    marked = run("review", "--mark", str(listed["id"]), "not_incident")

    assert (listed["channel"], listed["text"], listed["state"]) == ("demo_smolensk", "Сбит один БПЛА.", "open")
    assert marked.exit_code == 0
    assert run("review", "--json").stdout == ""
    assert json.loads(run("review", "--list", "not_incident", "--json").stdout)["id"] == listed["id"]


def test_the_share_of_unread_posts_is_told_by_channel_and_day(run: Run, tmp_path: Path) -> None:
    unread(tmp_path / "record.db")

    shares = [json.loads(line) for line in run("review", "--share", "--days", "3650", "--json").stdout.splitlines()]

    assert shares == [
        {"channel": "demo_smolensk", "day": "2025-12-07", "posts": 1, "incidents": 0, "unread": 1, "share": 1.0}
    ]
    assert "100%" in run("review", "--share", "--days", "3650").stdout
