"""The parts of the documentation that the program makes itself.

`python -m bot.documentation README.md docs/reading.md` writes the tables of commands, the digest of the demo night,
pictures of a chat about it, and the explained example.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
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
from bot.explaining import print_readings
from bot.paths import bundled
from bot.reading import Reader
from bot.texts import Texts

SHOWN_LINES = 24
"""Of a digest in the README; the demo shows it whole."""
EXAMPLE = (
    "С 22:00 до 4:00 силами ПВО над Смоленской областью сбиты 7 БПЛА: 5 в Починковском районе, 2 над Ярцевом. "
    "Обломки повредили крышу дома. Пострадавших нет. Опасность атаки БПЛА сохраняется."
)
EXAMPLE_DATE = datetime(2025, 12, 8, 2, 0, tzinfo=UTC)


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
    """A page with these sections made anew."""
    for name, content in sections.items():
        head, mark, rest = text.partition(f"<!-- {name} -->\n")
        text = head + mark + content + rest[rest.index("<!-- end -->") :]
    return text


def explained(cache_dir: Path | None = None) -> str:
    """What `uavwatch explain` shows of an invented post, as a block of text."""
    explanation = Reader.load(bundled("config"), cache_dir).explain(EXAMPLE, date=EXAMPLE_DATE, region=None)
    written = StringIO()
    print_readings(EXAMPLE, explanation, Console(file=written, width=100))
    lines = [line.rstrip() for line in written.getvalue().splitlines()]
    return "```text\n" + "\n".join(lines).strip() + "\n```\n"


def sections_of(text: str, pictures: Path) -> dict[str, str]:
    """The sections that this page has, made anew; `pictures` is where its pictures are."""
    makers: dict[str, Callable[[], str]] = {
        "bot commands": bot_commands,
        "program commands": program_commands,
        "demo digest": lambda: demo_night(pictures),
        "explained": explained,
    }
    return {name: make() for name, make in makers.items() if f"<!-- {name} -->\n" in text}


def main() -> None:
    pictures = bundled("config").parent / "docs" / "pictures"
    pictures.mkdir(parents=True, exist_ok=True)
    for page in map(Path, sys.argv[1:]):
        text = page.read_text(encoding="utf-8")
        page.write_text(rewrite(text, sections_of(text, pictures)), encoding="utf-8")


if __name__ == "__main__":
    main()
