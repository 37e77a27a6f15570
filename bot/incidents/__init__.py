"""Statements of sources joined into incidents, without ever counting twice. Pure: no Telegram, SQL, clock, network.

The record's rules are in the modules: spans (what stretch a statement speaks about), grouping (which statements
belong together), counting (one source's figure), joining (the incident), locality (how far a statement can matter).
"""

from bot.incidents.changes import Change, ChangeKind, changes
from bot.incidents.joining import MOD_SOURCES, join
from bot.incidents.locality import around, horizon, reach, touches
from bot.incidents.spans import Span, span_of
from bot.incidents.statements import key_of, statements_of

__all__ = [
    "MOD_SOURCES",
    "Change",
    "ChangeKind",
    "Span",
    "around",
    "changes",
    "horizon",
    "join",
    "key_of",
    "reach",
    "span_of",
    "statements_of",
    "touches",
]
