"""Commands for whoever runs the live program: is it well, what is wrong, and posts from before it ran."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime
from pathlib import Path

import click

from bot.cli_options import DATABASE, SINCE, current_settings


def register(cli: click.Group) -> None:
    """Add the commands of this module."""
    for command in (status, doctor, backfill, accept):
        cli.add_command(command)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.option("--check", is_flag=True, help="Exit with 1 unless every channel is covered, for monitoring.")
@DATABASE
def status(as_json: bool, check: bool, db: Path | None) -> None:
    """Show how each channel is doing: last post, last read, lag, floods, unread posts, coverage."""
    from bot.health import print_status

    is_well = asyncio.run(print_status(current_settings(), db, as_json=as_json))
    sys.exit(1 if check and not is_well else 0)


@click.command()
@click.option("--send", is_flag=True, help="Send each admin a test message.")
def doctor(send: bool) -> None:
    """Check settings, database, clock, proxy, sessions and channels; each failing line says what to do."""
    from bot.doctor import examine

    sys.exit(0 if asyncio.run(examine(send=send)) else 1)


@click.command()
@click.argument("channel", nargs=-1)
@click.option("--since", type=SINCE, required=True, help="First day to read (midnight in the setting's zone).")
@DATABASE
def backfill(channel: tuple[str, ...], since: datetime, db: Path | None) -> None:
    """Read the posts of CHANNELs (all, if none) back to a day; may be interrupted and repeated."""
    from bot.backfilling import backfill_channels

    asyncio.run(backfill_channels(current_settings(), db, channel, since))


@click.command()
@click.argument("channel")
@DATABASE
def accept(channel: str, db: Path | None) -> None:
    """Take CHANNEL as it is now, after an alarm that it has changed; stop the program first."""
    from bot.accepting import accept_channel

    asyncio.run(accept_channel(channel, current_settings(), db))
