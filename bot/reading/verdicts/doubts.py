"""What may speak against a sentence, by its concepts: rules that can apply to none of a post's are not asked.

Worked out once for each sentence, whatever its names and numbers, and remembered with the templates that fit it.
"""

from __future__ import annotations

from bot.reading.verdicts.attributes import may_describe
from bot.reading.verdicts.denied import may_deny
from bot.reading.verdicts.long_times import may_be_long
from bot.reading.verdicts.no_targets import may_be_no_targets
from bot.reading.verdicts.old_days import may_name_day
from bot.reading.verdicts.past_years import may_name_year
from bot.reading.verdicts.said_against import may_name_no_danger
from bot.reading.verdicts.shells import may_tell_of_shells
from bot.reading.words.codes import UAV

_OF_UAVS = frozenset(UAV)
DENIED = "denied"
DESCRIBED = "described"
LONG_TIME = "long time"
NO_DANGER = "no danger"
NO_TARGETS = "no targets"
OLD_DAY = "old day"
PAST_YEAR = "past year"
SHELLS = "shells"
SOMETHING_ELSE = "something else"


def _names_else(codes: str) -> bool:
    """Whether missiles or boats are named, which may be what was shot down."""
    return "N" in codes or ("'" in codes and ("0" in codes or _OF_UAVS.isdisjoint(codes)))


_RULES = (
    (DENIED, may_deny),
    (DESCRIBED, may_describe),
    (LONG_TIME, may_be_long),
    (NO_DANGER, may_name_no_danger),
    (NO_TARGETS, may_be_no_targets),
    (OLD_DAY, may_name_day),
    (PAST_YEAR, may_name_year),
    (SHELLS, may_tell_of_shells),
    (SOMETHING_ELSE, _names_else),
)


def doubts_of(codes: str) -> frozenset[str]:
    """The rules that may apply to a sentence of these concept characters."""
    return frozenset([name for name, may_apply in _RULES if may_apply(codes)])
