"""`uavwatch channels`: the list of channels, changed while the program may be running."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from bot import listing
from bot.listing import LOOK_EVERY, STOPPED, adopt
from bot.paths import bundled
from bot.places.regions import Regions
from bot.settings import Settings
from bot.setup import config_dir, load_channel_list, utc_now
from bot.store import open_database, posts
from bot.store.listing import Decision


async def print_channels(settings: Settings, path: Path | None, *, as_json: bool) -> None:
    """All known channels, followed ones first, with what the database knows of them."""
    channels = load_channel_list(settings)
    async with open_database(path or settings.database, bundled("migrations")) as database:
        await adopt(database, channels)
        states = {state.handle.lower(): state for state in await database.read(posts.channels)}
    known = sorted(channels, key=lambda channel: (channel.status == STOPPED, channel.handle.lower()))
    table = Table("channel", "region", "kind", "office", "followed", "read up to")
    for channel in known:
        state = states.get(channel.handle.lower())
        read = None if state is None or state.read_to is None else state.read_to.isoformat(timespec="seconds")
        followed = channel.status != STOPPED
        if as_json:
            facts = {"handle": channel.handle, "region": channel.region, "kind": channel.kind}
            click.echo(json.dumps(facts | {"office": channel.office, "followed": followed, "read_to": read}))
        table.add_row(
            channel.handle, channel.region or "", channel.kind, channel.office, "yes" if followed else "no", read or ""
        )
    if not as_json:
        Console().print(table)


async def add_channel(
    settings: Settings, path: Path | None, handle: str, *, region: str, kind: str, office: str
) -> None:
    """Follow a channel. Raises ListingError."""
    decision = listing.addition(handle, region, kind, office, Regions.load(config_dir(settings)))
    await _decide(settings, path, decision)
    click.echo(
        f"{decision.handle} is followed. A running program takes it up within {LOOK_EVERY:.0f} s and tells the admins"
        " if no such channel can be found."
    )


async def switch_channel(settings: Settings, path: Path | None, handle: str, *, followed: bool) -> None:
    """Stop or start a listed channel. Raises ListingError."""
    name = listing.handle_of(handle)
    await _decide(settings, path, Decision(name, followed))
    click.echo(f"{name} is {'followed' if followed else 'no longer followed; what is on record stays'}.")


async def _decide(settings: Settings, path: Path | None, decision: Decision) -> None:
    channels = load_channel_list(settings)

    def work(db: sqlite3.Connection) -> None:
        listing.decide(db, channels, decision, utc_now(), None)

    async with open_database(path or settings.database, bundled("migrations")) as database:
        await database.write(work)
