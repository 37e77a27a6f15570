"""Plain facts that flow between the rooms: posts, reports, incidents. Nothing here reads, stores or sends."""

from importlib import import_module
from typing import TYPE_CHECKING

from bot.model.reports import (
    Basis,
    Count,
    Event,
    Mode,
    Period,
    Place,
    PlaceKind,
    Reading,
    Report,
    Verdict,
    WiderTotal,
)

if TYPE_CHECKING:
    from bot.model.incidents import Figure, Flag, Incident, SourceFigure, Statement
    from bot.model.posts import Channel, Post, PostKey
else:

    def __getattr__(name: str) -> object:
        # Classes that the reader has no use for: making them would be a tenth of its start.
        for module in map(import_module, ("bot.model.posts", "bot.model.incidents")):
            if hasattr(module, name):
                return getattr(module, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "Basis",
    "Channel",
    "Count",
    "Event",
    "Figure",
    "Flag",
    "Incident",
    "Mode",
    "Period",
    "Place",
    "PlaceKind",
    "Post",
    "PostKey",
    "Reading",
    "Report",
    "SourceFigure",
    "Statement",
    "Verdict",
    "WiderTotal",
]
