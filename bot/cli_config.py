"""Commands about the files of the configuration."""

from __future__ import annotations

import sys

import click

from bot.cli_options import current_settings


def register(cli: click.Group) -> None:
    """Add the commands of this module."""
    cli.add_command(config)


@click.group()
def config() -> None:
    """Check the files of the configuration, or write their JSON Schemas for editors."""


@config.command()
@click.option("--notes", is_flag=True, help="Print advice too, not only errors.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
def check(*, notes: bool, as_json: bool) -> None:
    """Hold every file against its shape and the others; exit status 1 where one is wrong."""
    from bot.config_check import print_config_check
    from bot.setup import config_dir

    settings = current_settings()
    well = print_config_check(config_dir(settings), settings.cache_dir, notes=notes, as_json=as_json)
    sys.exit(0 if well else 1)


@config.command()
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """Print the JSON Schema of NAME, or write all of them to the folder schemas of the configuration."""
    from bot.config_schemas import schema_text, write_schemas
    from bot.setup import config_dir

    if name is None:
        write_schemas(config_dir(current_settings()) / "schemas")
    else:
        click.echo(schema_text(name), nl=False)
