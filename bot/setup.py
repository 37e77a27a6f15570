"""Builds what several commands need from the settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bot.channels import Channels, load_channels
from bot.paths import bundled
from bot.reading import Reader
from bot.settings import Settings


def config_dir(settings: Settings) -> Path:
    return settings.config_dir or bundled("config")


def load_reader(settings: Settings) -> Reader:
    return Reader.load(config_dir(settings), settings.cache_dir)


def load_channel_list(settings: Settings) -> Channels:
    return load_channels(config_dir(settings) / "channels.yaml")


def home_of(settings: Settings) -> Callable[[str], tuple[str | None, bool]]:
    """Handle -> (home region, is federal); (None, False) for a channel that is not listed."""
    channels = load_channel_list(settings)

    def home(handle: str) -> tuple[str | None, bool]:
        channel = channels.get(handle)
        return (None, False) if channel is None else (channel.region, channel.kind == "federal")

    return home
