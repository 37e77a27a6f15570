"""How far one statement can matter, so that the record recomputes a stretch of time and not everything.

The margins: a statement can move others that overlap it (spans are at most LONGEST long), that reply to it
(REPLY_REACH) or whose span is cut at its window (LOOKBACK), and these change all incidents of the day, noon to noon,
they belong to. Hence REACH. An incident is at most a day and half a span on either side long, and whatever shapes it
has it in reach. Hence HORIZON.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.incidents.grouping import REPLY_REACH
from bot.incidents.spans import LONGEST, LOOKBACK, Span, span_of
from bot.incidents.statements import key_of
from bot.model import Incident, Statement

DAY = timedelta(hours=24)
REACH = max(LONGEST, REPLY_REACH + LOOKBACK) + DAY
HORIZON = REACH + (DAY + LONGEST) + REACH


def reach(span: Span) -> Span:
    """The stretch that is touched by every incident which a statement with this span, come or gone, can change."""
    return span[0] - REACH, span[1] + REACH


def around(span: Span) -> Span:
    """The stretch whose statements (all that touch it) are needed to join every incident that touches `reach(span)`."""
    return span[0] - HORIZON, span[1] + HORIZON


def horizon(statement: Statement) -> tuple[tuple[str, ...], datetime, datetime]:
    """The region key of a statement, and the stretch that has to be joined again when it comes, changes or goes.

    Joining all statements of that key that touch the stretch gives exactly the incidents of the whole record for
    all incidents that touch `reach(span_of(statement))`; further out the result is incomplete and must be ignored.
    """
    start, end = around(span_of(statement))
    return key_of(statement.report), start, end


def touches(incident: Incident, span: Span) -> bool:
    """Whether an incident and a span have a moment in common, their ends included."""
    return incident.start <= span[1] and span[0] <= incident.end
