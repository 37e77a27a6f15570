"""The parts of the README that the program makes itself: `python -m bot.documentation README.md`.

Tables of commands, the digest of the demo night, and pictures of a chat about it.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Mapping
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from rich.console import Console

from bot.chat.table import COMMANDS, OPERATING
from bot.cli import cli
from bot.demo import run_demo
from bot.documentation_chat import draw_chats
from bot.paths import bundled
from bot.texts import Texts

SHOWN_LINES = 24
"""Of a digest in the README; the demo shows it whole."""


def bot_commands() -> str:
    """Rows of a Markdown table, one for each command of the bot."""
    texts = Texts.load(bundled("config"))
    rows = []
    for command in (*COMMANDS, *OPERATING):
        # A bare | would end the cell of the table, even inside code.
        usage = f" {texts.get('en', command.usage)}".replace("|", r"\|") if command.usage else ""
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


def demo_night(pictures: Path) -> str:
    """A digest of the demo night as a block of text; pictures of a chat about it are saved in `pictures`."""
    with TemporaryDirectory() as folder:
        written, database = StringIO(), Path(folder) / "demo.db"
        console = Console(file=written, width=100)
        sent = asyncio.run(run_demo(database, "en", interactive=False, console=console))
        digest = next(body for chat, body in sent if chat == 2 and body.photo is None)
        asyncio.run(draw_chats(database, digest, pictures))
    panels = re.findall(r"╭─ (DEMO · [^\n]*→ chat 2) ─+╮\n(.*?)╰", written.getvalue(), flags=re.S)
    lines = [line.strip("│").strip() for line in panels[1][1].splitlines()]
    return "```text\n" + "\n".join([*lines[:SHOWN_LINES], "…", lines[-1]]) + "\n```\n"


def rewrite(text: str, sections: Mapping[str, str]) -> str:
    """The README with these sections made anew."""
    for name, content in sections.items():
        head, mark, rest = text.partition(f"<!-- {name} -->\n")
        text = head + mark + content + rest[rest.index("<!-- end -->") :]
    return text


def main() -> None:
    readme = Path(sys.argv[1])
    pictures = readme.parent / "docs" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    sections = {
        "bot commands": bot_commands(),
        "program commands": program_commands(),
        "demo digest": demo_night(pictures),
    }
    readme.write_text(rewrite(readme.read_text(encoding="utf-8"), sections), encoding="utf-8")


if __name__ == "__main__":
    main()
