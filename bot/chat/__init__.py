"""Commands and their answers, the same for every front end."""

from bot.chat.commands import Commands
from bot.chat.console import ask, converse
from bot.chat.desk import Desk
from bot.chat.incidents_json import incidents_as_json
from bot.chat.limits import Pace
from bot.chat.parsing import WHOLE_RECORD, Span, parse_span
from bot.chat.table import COMMANDS

__all__ = [
    "COMMANDS",
    "WHOLE_RECORD",
    "Commands",
    "Desk",
    "Pace",
    "Span",
    "ask",
    "converse",
    "incidents_as_json",
    "parse_span",
]
