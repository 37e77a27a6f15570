"""`uavwatch incidents` and `uavwatch regions`: questions to a database or to the list of regions."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bot.chat.console import ask
from bot.chat.incidents_json import incidents_as_json
from bot.chat.parsing import WHOLE_RECORD, split_span
from bot.errors import UserError
from bot.places.finder import RegionFinder
from bot.places.regions import Regions
from bot.settings import Settings
from bot.setup import config_dir, house_of
from bot.store import open_for_reading


async def print_incidents(question: str, settings: Settings, path: Path | None, *, as_json: bool) -> None:
    """Answer as the bot would, or as JSON. Raises UserError for an unknown region or period or a missing database."""
    region, span, not_a_period = split_span(question)
    if not_a_period:
        raise UserError(f"“{not_a_period}” is no period; write 24h, 7d or 30d.")
    code = find_region(Regions.load(config_dir(settings)), region)
    async with open_for_reading(path or settings.database) as database:
        house, clock, is_demo = await house_of(database, settings)
        if as_json:
            found = await incidents_as_json(database, house.channels, code, clock(), span or WHOLE_RECORD)
            click.echo(json.dumps(found, ensure_ascii=False))
        else:
            commands = house.commands(database, clock, demo=is_demo)
            click.echo(await ask(commands.handle, f"/incidents {code} {'' if span is None else span.code}".strip()))


def find_region(regions: Regions, text: str) -> str:
    """The code of the region a text names. Raises UserError that lists the ones it could mean."""
    match = RegionFinder(regions).find(text)
    if match.code is not None:
        return match.code
    if match.candidates:
        names = ", ".join(f"{code} ({regions.name(code, 'en')})" for code in match.candidates)
        raise UserError(f"“{text}” could be {names}; write the code.")
    raise UserError(f"No region is called “{text}”. `uavwatch regions` lists them.")


def print_regions(settings: Settings) -> None:
    """Print all regions by code."""
    for region in Regions.load(config_dir(settings)):
        click.echo(f"{region.code}  {region.name_ru}  {region.name_en}")


def print_region(text: str, settings: Settings, *, as_json: bool) -> None:
    """Print the region a text names, or the ones it could mean."""
    regions = Regions.load(config_dir(settings))
    match = RegionFinder(regions).find(text)
    if as_json:
        click.echo(json.dumps({"match": match.code, "candidates": list(match.candidates)}, ensure_ascii=False))
        return
    if match.code is None and not match.candidates:
        raise UserError(f"No region is called “{text}”.")
    for code in (match.code,) if match.code else match.candidates:
        click.echo(f"{code}  {regions.name(code, 'ru')}  {regions.name(code, 'en')}")
