"""What the command modules share: options, and the settings of the moment a command runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.settings import Settings

DATABASE = click.option(
    "--db", type=click.Path(path_type=Path, dir_okay=False), help="SQLite file; the setting's one when not given."
)
SINCE = click.DateTime(["%Y-%m-%d"])


def current_settings() -> Settings:
    """From the environment and .env; raises SettingsError. Read late, so that --help needs no settings."""
    from bot.settings import load_settings

    return load_settings()
