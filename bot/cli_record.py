"""Commands about the record as a whole: copies of it, where its figures come from, taking it elsewhere."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

import click

from bot.cli_options import DATABASE, SINCE, current_settings


def register(cli: click.Group) -> None:
    """Add the commands of this module."""
    for command in (backup, restore, why, export, reread):
        cli.add_command(command)


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@DATABASE
def backup(file: Path | None, db: Path | None) -> None:
    """Copy the database to FILE while the program may be running, and check the copy."""
    from bot.keeping import make_backup

    make_backup(current_settings(), db, file)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@DATABASE
def restore(file: Path, db: Path | None) -> None:
    """Put the copy FILE in the place of the database, which is kept under another name."""
    from bot.keeping import put_back

    put_back(current_settings(), db, file)


@click.command()
@click.argument("incident", type=click.IntRange(min=1))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
@DATABASE
def why(incident: int, as_json: bool, db: Path | None) -> None:
    """Show what INCIDENT, a number of the record, rests on: sources, words, links, revisions, doubts."""
    from bot.reasons import print_reasons

    asyncio.run(print_reasons(incident, current_settings(), db, as_json=as_json))


@click.command()
@click.option(
    "--format",
    "style",
    type=click.Choice(["csv", "geojson", "jsonl", "parquet"]),
    default="csv",
    show_default=True,
    help="Parquet needs pyarrow (the extra `parquet`) and --out.",
)
@click.option("--since", type=SINCE, help="Only incidents that end on or after this day (UTC).")
@click.option("--region", help="Only one region: its code or its name.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write; standard output if none.")
@DATABASE
def export(style: str, since: datetime | None, region: str | None, out: Path | None, db: Path | None) -> None:
    """Write the incidents as a table for analysts; docs/codebook.md explains the columns."""
    from bot.exporting.command import export_record

    asyncio.run(export_record(style, current_settings(), db, since=since, region=region, out=out))


@click.command()
@click.option("--since", type=SINCE, help="Only posts published on or after this day.")
@click.option("--dry-run", is_flag=True, help="Show what would change, change nothing.")
@DATABASE
def reread(since: datetime | None, dry_run: bool, db: Path | None) -> None:
    """Read the stored posts with the present reader and rules, show what changes, then change the record."""
    from bot.rereading import reread_posts

    asyncio.run(reread_posts(current_settings(), db, since, dry_run=dry_run))
