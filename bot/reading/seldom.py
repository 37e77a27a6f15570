"""Regular expressions that most posts never ask, each compiled when the first does: a third of a start otherwise."""

from __future__ import annotations

import re
from typing import Any, cast


class _Seldom:
    """Stands for a pattern that is not compiled yet; keeps what it was asked for."""

    def __init__(self, regex: str) -> None:
        self.pattern = regex

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern), name)
        setattr(self, name, found)
        return found


def seldom(regex: str) -> re.Pattern[str]:
    """The pattern, compiled when one of its methods is first asked for; each question then costs some 20 ns more.

    `match.re` of what it finds is another object.
    """
    return cast("re.Pattern[str]", _Seldom(regex))
