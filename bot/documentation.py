"""Tables of commands for the README, made from the program itself: `python -m bot.documentation README.md`."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import click

from bot.chat.table import COMMANDS
from bot.cli import cli
from bot.paths import bundled
from bot.texts import Texts


def bot_commands() -> str:
    """Rows of a Markdown table, one for each command of the bot."""
    texts = Texts.load(bundled("config"))
    rows = []
    for command in COMMANDS:
        usage = f" {texts.get('en', command.usage)}" if command.usage else ""
        rows.append(f"| `/{command.name}{usage}` | {texts.get('en', command.about)} |\n")
    return "".join(rows)


def program_commands() -> str:
    """Rows of a Markdown table, one for each command of the program."""
    rows = []
    for name, command in sorted(cli.commands.items()):
        arguments = "".join(
            f" {p.make_metavar(_context(name))}" for p in command.params if p.param_type_name == "argument"
        )
        about = (command.help or "").splitlines()[0]
        rows.append(f"| `uavwatch {name}{arguments}` | {about} |\n")
    return "".join(rows)


def _context(name: str) -> Any:
    return click.Context(cli.commands[name], info_name=name)


def rewrite(text: str) -> str:
    """The README with its tables made anew."""
    for name, rows in (("bot commands", bot_commands()), ("program commands", program_commands())):
        pattern = rf"(<!-- {name} -->\n).*?(<!-- end -->)"
        text = re.sub(pattern, lambda found, rows=rows: found[1] + rows + found[2], text, flags=re.S)  # type: ignore[misc]
    return text


if __name__ == "__main__":
    readme = Path(sys.argv[1])
    readme.write_text(rewrite(readme.read_text(encoding="utf-8")), encoding="utf-8")
