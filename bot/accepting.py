"""`uavwatch accept`: an operator says that a changed channel is still the one to read."""

from __future__ import annotations

from pathlib import Path

import click

from bot.errors import UserError
from bot.paths import bundled
from bot.settings import Settings
from bot.store import open_database, posts


async def accept_channel(handle: str, settings: Settings, path: Path | None) -> None:
    """Forget who the channel was; the next start looks it up and goes on. Raises UserError for an unknown one."""
    async with open_database(path or settings.database, bundled("migrations")) as database:
        known = await database.write(lambda db: posts.forget_identity(db, handle.removeprefix("@")))
    if not known:
        raise UserError(f"The record knows no channel {handle}; `uavwatch status` lists them.")
    click.echo(f"{handle} will be looked up at the next start and taken as it is then.")
