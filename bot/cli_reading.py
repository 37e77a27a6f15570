"""Commands about reading: the templates, and the posts that none of them fits."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import click

from bot.cli_options import DATABASE, current_settings

CHANNEL = click.option("--channel", default="", help="Handle of the channel, which gives the home region.")
STATES = click.Choice(["open", "not_incident", "fix_later"])


def register(cli: click.Group) -> None:
    """Add the commands of this module."""
    cli.add_command(templates)
    cli.add_command(review)


@click.group()
def templates() -> None:
    """Check the templates, try them on a text, or make a new one from a post."""


@templates.command()
@click.option("--quiet", is_flag=True, help="Print errors only, no advice.")
def check(quiet: bool) -> None:
    """Hold every template against its examples and counter-examples; exit status 1 where one fails."""
    from bot.templating import print_check

    sys.exit(0 if print_check(current_settings(), quiet=quiet) else 1)


@templates.command(name="try")
@click.argument("text")
@CHANNEL
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of colours.")
def try_(text: str, channel: str, as_json: bool) -> None:
    """Show which templates fit TEXT, which counted, and which lost for what reason."""
    from bot.templating import print_trial

    print_trial(text, channel, current_settings(), as_json=as_json)


@templates.command()
@click.argument("text")
@CHANNEL
def new(text: str, channel: str) -> None:
    """Propose a template from TEXT, ready to paste and edit, with the text as its first example."""
    from bot.templating import print_draft

    print_draft(text, channel, current_settings())


@click.command()
@click.option("--list", "state", type=STATES, default="open", show_default=True, help="Show the posts of a state.")
@click.option("--mark", type=(int, STATES), help="Put the post with this number of the queue into a state.")
@click.option("--share", is_flag=True, help="Show the share of unread posts by channel and day.")
@click.option("--days", type=click.IntRange(1, 3650), default=30, show_default=True, help="With --share: how far back.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@DATABASE
def review(*, state: str, mark: tuple[int, str] | None, share: bool, days: int, as_json: bool, db: Path | None) -> None:
    """Go through the posts that look like incidents and that no template fits."""
    from bot.reviewing import mark_post, print_queue, print_share

    if mark is not None:
        asyncio.run(mark_post(current_settings(), db, *mark))
    elif share:
        asyncio.run(print_share(current_settings(), db, days, as_json=as_json))
    else:
        asyncio.run(print_queue(current_settings(), db, state, as_json=as_json))
