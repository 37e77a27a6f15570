"""Plain facts that flow between the rooms: posts, reports, incidents. Nothing here reads, stores or sends."""

from bot.model.incidents import Figure, Flag, Incident, SourceFigure, Statement
from bot.model.posts import Channel, Post, PostKey
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
