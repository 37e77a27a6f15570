"""Every block of commands in the README and docs is run, or, where it needs an account, held against what there is."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from bot.cli import cli
from bot.documentation import explained

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
BLOCK = re.compile(r"(?:^<!-- (?P<note>[^\n]*) -->\n)?^```(?P<language>[a-z]*)\n(?P<body>.*?)^```$", flags=re.M | re.S)
LANGUAGES = {"sh", "text", "yaml", "mermaid", "json"}
OUTSIDE = {"cp", "install", "git", "docker", "systemctl", "litestream", "export", "python3", "pip", "useradd"}
"""Programs that blocks which are not run may name beside uavwatch and make."""


@dataclass(frozen=True)
class Block:
    page: Path
    note: str
    language: str
    body: str

    @property
    def commands(self) -> list[str]:
        joined = self.body.replace("\\\n", " ")
        lines = (line.partition("  #")[0].strip() for line in joined.splitlines())
        return [line for line in lines if line and not line.startswith("#")]

    @property
    def is_run(self) -> bool:
        return self.language == "sh" and not self.note.startswith("needs ")


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [Block(page, match["note"] or "", match["language"], match["body"]) for match in BLOCK.finditer(text)]


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.fixture
def installation(night: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what a page speaks about: configuration, record, and nothing of this checkout."""
    shutil.copytree(ROOT / "config", tmp_path / "config")
    (tmp_path / "var").mkdir()
    shutil.copy(night / "demo.db", tmp_path / "var" / "uavwatch.db")
    for name in ("deploy", "Makefile", ".env.example", "compose.yaml"):
        (tmp_path / name).symlink_to(ROOT / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UAVWATCH_CONFIG_DIR", "config")
    monkeypatch.setenv("UAVWATCH_CACHE_DIR", str(cache))
    return tmp_path


def run(line: str, folder: Path) -> None:
    """Run a line as a reader of the page would; `make` would install and test all anew, so only its target is asked."""
    words = shlex.split(line)
    if words[0] == "make":
        check(line)
    elif words[0] == "uavwatch" and not re.search(r"[|<>;&$]", line):
        result = CliRunner().invoke(cli, words[1:])
        assert result.exit_code == 0, (line, result.output, result.exception)
    else:
        shim = folder / "bin" / "uavwatch"
        shim.parent.mkdir(exist_ok=True)
        shim.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m bot "$@"\n')
        shim.chmod(0o700)
        environment = os.environ | {"PATH": f"{shim.parent}:{os.environ['PATH']}"}
        subprocess.run(["bash", "-euo", "pipefail", "-c", line], check=True, env=environment, cwd=folder)


def check(line: str) -> None:
    """The program, its command, its options and the target of make exist."""
    words = [word for word in shlex.split(line) if "=" not in word or word.startswith("--")]
    program = Path(words[0]).name if words else "export"
    if program == "make":
        targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.M))
        assert set(words[1:]) <= targets, line
    elif "uavwatch" in words or program == "uavwatch":
        at = next(number for number, word in enumerate(words) if Path(word).name == "uavwatch")
        check_command(words[at + 1 :], line)
    elif program == "docker" and "bot" in words:
        check_command(words[words.index("bot") + 1 :], line)
    else:
        assert program in OUTSIDE, line


def check_command(words: list[str], line: str) -> None:
    command: click.Command = cli
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        assert words[0] in command.commands, line
        command, words = command.commands[words[0]], words[1:]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word.partition("=")[0] for word in words if word.startswith("--")} <= known, line


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_block_says_what_it_is(page: Path) -> None:
    text = page.read_text(encoding="utf-8")

    assert {block.language for block in blocks(page)} <= LANGUAGES
    assert text.count("```") == 2 * len(blocks(page))


@pytest.mark.parametrize("page", [page for page in PAGES if any(block.is_run for block in blocks(page))], ids=name_of)
def test_the_commands_of_a_page_run_in_their_order(page: Path, installation: Path) -> None:
    for block in blocks(page):
        if block.note.startswith("file: "):
            target = installation / block.note.removeprefix("file: ")
            before = target.read_text(encoding="utf-8") if target.exists() else ""
            target.write_text(before + block.body, encoding="utf-8")
        elif block.is_run:
            for command in block.commands:
                run(command, installation)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_that_are_not_run_exist(page: Path) -> None:
    for block in blocks(page):
        if block.language == "sh" and not block.is_run:
            for command in block.commands:
                check(command)


def test_a_command_that_is_none_is_noticed(installation: Path) -> None:
    for line in ("uavwatch runn", "uavwatch status --chek", "make demoo", "curl x"):
        with pytest.raises(AssertionError):
            check(line)
    with pytest.raises(AssertionError):
        run("uavwatch incidents nowhere-at-all-xyz --bad", installation)


def test_the_explained_example_is_the_one_of_the_program(cache: Path) -> None:
    page = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")

    assert page.partition("<!-- explained -->\n")[2].partition("<!-- end -->")[0] == explained(cache)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_to_files_and_headings_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", page.read_text(encoding="utf-8")):
        name, _, heading = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        assert file.exists(), target
        if heading:
            titles = re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), flags=re.M)
            assert heading in {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}, target


def test_every_test_that_the_page_on_security_names_exists() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`", (ROOT / "docs" / "security.md").read_text(encoding="utf-8"))

    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).is_file()] == []
