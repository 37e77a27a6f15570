"""`uavwatch why`: what an incident of a database rests on."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bot.chat.console import ask
from bot.chat.why import chain_of
from bot.chat.why_json import chain_as_json
from bot.errors import UserError
from bot.settings import Settings
from bot.setup import house_of
from bot.store import open_for_reading


async def print_reasons(incident_id: int, settings: Settings, path: Path | None, *, as_json: bool) -> None:
    """Answer as the bot would, or as JSON. Raises UserError for an unknown number or a missing database."""
    async with open_for_reading(path or settings.database) as database:
        house, clock, is_demo = await house_of(database, settings)
        chain = await database.read(lambda db: chain_of(db, incident_id, house.channels, house.regions))
        if chain is None:
            raise UserError(f"The record has no incident {incident_id}; `uavwatch incidents` shows numbers.")
        if as_json:
            click.echo(json.dumps(chain_as_json(chain) | {"demo": is_demo}, ensure_ascii=False))
        else:
            commands = house.commands(database, clock, demo=is_demo)
            click.echo(await ask(commands.handle, f"/why {incident_id}"))
