"""The command line. Each command is thin: it parses, calls one room, prints."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from bot import __version__, cli_config, cli_live, cli_reading, cli_record
from bot.cli_options import DATABASE, current_settings
from bot.errors import UserError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="uavwatch")
def cli() -> None:
    """A record of what official Telegram channels state about UAV interceptions, sent as digests."""


@cli.command()
@click.option("--db", type=click.Path(path_type=Path, dir_okay=False), default=Path("var/demo.db"), show_default=True)
@click.option("--language", type=click.Choice(["ru", "en"]), default="ru", show_default=True)
def demo(db: Path, language: str) -> None:
    """Replay a bundled, invented night on SQLite with the console in place of Telegram."""
    from bot.demo import run_demo

    asyncio.run(run_demo(db, language, interactive=sys.stdin.isatty() and sys.stdout.isatty()))


@cli.command()
def run() -> None:
    """Read the channels and answer and deliver in Telegram, until stopped."""
    # The first process of a container ignores a signal that it has no handler for, and loading takes a while.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    from bot.worker import run_worker

    run_worker(current_settings())


@cli.command()
@click.option("--qr", is_flag=True, help="Show a QR code instead of asking for the phone number.")
def login(qr: bool) -> None:
    """Sign the reading user account in and keep its session file (mode 0600)."""
    from bot.telegram.login import login_reader

    asyncio.run(login_reader(current_settings(), qr=qr))


@cli.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--channel", help="Handle of the channel, for the export of a single chat.")
@DATABASE
def import_(file: Path, channel: str | None, db: Path | None) -> None:
    """Read posts from FILE, a Telegram Desktop export (result.json)."""
    from bot.importing import import_export

    asyncio.run(import_export(file, channel, current_settings(), db))


@cli.command()
def read() -> None:
    """Read posts (JSON Lines on standard input) and print what they state, one JSON object a line."""
    from bot.reading.jsonl import read_lines
    from bot.setup import home_of, load_reader

    settings = current_settings()
    failed = False
    for result, ok in read_lines(load_reader(settings), home_of(settings), sys.stdin):
        failed |= not ok
        click.echo(json.dumps(result, ensure_ascii=False))
    sys.exit(1 if failed else 0)


@cli.command()
@click.argument("text")
@click.option("--channel", default="", help="Handle of the channel, which gives the home region.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of colours.")
def explain(text: str, channel: str, as_json: bool) -> None:
    """Show which template matched TEXT, what each slot holds and what was considered."""
    from bot.explaining import print_explanation

    print_explanation(text, channel, current_settings(), as_json=as_json)


@cli.command()
@click.argument("region", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@DATABASE
def incidents(region: tuple[str, ...], as_json: bool, db: Path | None) -> None:
    """Show the incidents of REGION, with an optional period: 24h, 7d or 30d."""
    from bot.asking import print_incidents

    asyncio.run(print_incidents(" ".join(region), current_settings(), db, as_json=as_json))


@cli.command()
@click.option("--find", "text", help="Find the region that TEXT names, as people type it.")
@click.option("--json", "as_json", is_flag=True, help="With --find: print JSON instead of text.")
def regions(text: str | None, as_json: bool) -> None:
    """List the regions, or find one."""
    from bot.asking import print_region, print_regions

    if text is None:
        print_regions(current_settings())
    else:
        print_region(text, current_settings(), as_json=as_json)


@cli.command()
@click.option("--env", "style", flag_value="env", help="Print .env.example.")
@click.option("--markdown", "style", flag_value="markdown", help="Print docs/settings.md.")
def settings(style: str | None) -> None:
    """Show every setting, its default and its meaning."""
    from bot.settings_table import as_env, as_markdown, as_text

    writers: dict[str | None, Callable[[], str]] = {"env": as_env, "markdown": as_markdown, None: as_text}
    click.echo(writers[style](), nl=False)


cli_record.register(cli)
cli_live.register(cli)
cli_reading.register(cli)
cli_config.register(cli)


def main(arguments: list[str] | None = None) -> Any:
    """Entry point of the console script: errors that the user can mend are one message without a traceback."""
    try:
        return cli.main(args=arguments, prog_name="uavwatch", standalone_mode=True)
    except UserError as error:
        click.echo(f"uavwatch: {error}", err=True)
        sys.exit(2)
