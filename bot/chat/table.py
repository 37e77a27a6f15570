"""The bot's commands: the one list from which /help, the commands menu and the documentation are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Command:
    """`name` without the slash; `about` and `usage` are keys in the texts: what it does, and its arguments if any."""

    name: str
    about: str
    usage: str | None = None


OPERATING: Final = (
    Command("review", "command-review"),
    Command("health", "command-health"),
    Command("explain", "command-explain", "usage-text"),
    Command("channels", "command-channels", "usage-channels"),
    Command("announce", "command-announce", "usage-announce"),
)
"""For operators only, and not in the menu."""
COMMANDS: Final = (
    Command("start", "command-start"),
    Command("incidents", "command-incidents", "usage-incidents"),
    Command("map", "command-map", "usage-map"),
    Command("stats", "command-stats", "usage-stats"),
    Command("search", "command-search", "usage-search"),
    Command("incident", "command-incident", "usage-incident"),
    Command("why", "command-why", "usage-incident"),
    Command("subscribe", "command-subscribe", "usage-subscribe"),
    Command("unsubscribe", "command-unsubscribe", "usage-unsubscribe"),
    Command("quiet", "command-quiet", "usage-quiet"),
    Command("daily", "command-daily", "usage-daily"),
    Command("name", "command-name", "usage-name"),
    Command("pause", "command-pause", "usage-number"),
    Command("forget", "command-forget"),
    Command("zone", "command-zone", "usage-zone"),
    Command("mychannels", "command-mychannels"),
    Command("regions", "command-regions"),
    Command("settings", "command-settings", "usage-number"),
    Command("sources", "command-sources", "usage-region"),
    Command("status", "command-status"),
    Command("help", "command-help"),
)
