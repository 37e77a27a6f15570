"""Commands for whoever runs the live program: is it well, what is wrong, and posts from before it ran."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime, timedelta
from pathlib import Path

import click

from bot.cli_options import DATABASE, SINCE, current_settings


def register(cli: click.Group) -> None:
    """Add the commands of this module."""
    for command in (status, outbox, doctor, backfill, accept, channels):
        cli.add_command(command)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.option("--check", is_flag=True, help="Exit with 1 and the reasons unless everything is read and sent.")
@click.option("--alive", is_flag=True, help="Only ask whether `run` shows signs of life; exit with 1 if not.")
@DATABASE
def status(as_json: bool, check: bool, alive: bool, db: Path | None) -> None:
    """Show how each channel is doing: last post, last read, lag, floods, coverage; and the outbox."""
    from bot.heartbeat import faults_of

    settings = current_settings()
    faults = faults_of(db or settings.database, timedelta(seconds=settings.alive_seconds)) if check or alive else []
    if not alive:
        from bot.health import print_status

        uncovered = asyncio.run(print_status(settings, db, as_json=as_json))
        faults += uncovered if check else []
    for fault in faults:
        click.echo(fault, err=True)
    sys.exit(1 if faults else 0)


@click.command()
@click.option("--release", "released", multiple=True, metavar="ID|all", help="Try a parked message again.")
@click.option("--drop", "dropped", multiple=True, metavar="ID|all", help="Give a parked message up.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@DATABASE
def outbox(released: tuple[str, ...], dropped: tuple[str, ...], as_json: bool, db: Path | None) -> None:
    """Show the messages on their way; release or drop parked ones, which failed too often."""
    from bot.undelivered import decide, print_outbox

    if released or dropped:
        asyncio.run(decide(current_settings(), db, released, dropped))
    else:
        asyncio.run(print_outbox(current_settings(), db, as_json=as_json))


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


@click.group()
def channels() -> None:
    """List the followed channels, add one, stop or start one, also while the program runs."""


@channels.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one object a line.")
@DATABASE
def channels_list(as_json: bool, db: Path | None) -> None:
    """List all known channels and whether they are followed."""
    from bot.managing import print_channels

    asyncio.run(print_channels(current_settings(), db, as_json=as_json))


@channels.command(name="add")
@click.argument("handle")
@click.argument("region")
@click.argument("kind")
@click.argument("office", nargs=-1)
@DATABASE
def channels_add(handle: str, region: str, kind: str, office: tuple[str, ...], db: Path | None) -> None:
    """Follow HANDLE, the channel of an OFFICE of a KIND in a REGION (a code; "-" for a federal office)."""
    from bot.managing import add_channel

    asyncio.run(add_channel(current_settings(), db, handle, region=region, kind=kind, office=" ".join(office)))


@channels.command(name="stop")
@click.argument("handle")
@DATABASE
def channels_stop(handle: str, db: Path | None) -> None:
    """No longer follow HANDLE; what is on record stays."""
    from bot.managing import switch_channel

    asyncio.run(switch_channel(current_settings(), db, handle, followed=False))


@channels.command(name="start")
@click.argument("handle")
@DATABASE
def channels_start(handle: str, db: Path | None) -> None:
    """Follow HANDLE, a listed channel, again."""
    from bot.managing import switch_channel

    asyncio.run(switch_channel(current_settings(), db, handle, followed=True))
