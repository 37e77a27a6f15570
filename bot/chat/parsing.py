"""What a person typed, taken apart: a command, its arguments, a period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

_COMMAND: Final = re.compile(r"/([A-Za-z0-9_]{1,32})(@[A-Za-z0-9_]{1,32})?(?:\s+|$)")
_AMOUNT: Final = re.compile(r"([1-9][0-9]{0,3})\s?(h|ч|час|часа|часов|hours?|d|д|день|дня|дней|days?|w|н|weeks?)")
_WORDS: Final = {
    "сутки": "24h",
    "день": "24h",
    "day": "24h",
    "неделя": "7d",
    "неделю": "7d",
    "week": "7d",
    "месяц": "30d",
    "month": "30d",
    "всё": "all",
    "все": "all",
    "all": "all",
}
_LEADS: Final = frozenset({"за", "последние", "последний", "последнюю", "for", "the", "last", "past"})
_LONGEST_HOURS: Final = 24 * 366 * 10


@dataclass(frozen=True, slots=True)
class Line:
    """A message as a command (`name` in lower case, without the slash) with the rest of the line.

    `name` is None for a text that is no command. `foreign` marks a command addressed to another bot.
    """

    name: str | None
    rest: str
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A period that ends now, in whole hours; `hours` None means the whole record."""

    hours: int | None

    @property
    def length(self) -> timedelta | None:
        return None if self.hours is None else timedelta(hours=self.hours)

    @property
    def code(self) -> str:
        """The short form that parse_span takes back: "24h", "7d", "all"."""
        if self.hours is None:
            return "all"
        return f"{self.hours // 24}d" if self.hours % 24 == 0 and self.hours > 24 else f"{self.hours}h"


WHOLE_RECORD: Final = Span(None)


def parse_line(text: str) -> Line:
    """Take a message apart. A slash that starts no command name makes a command with an empty name."""
    text = text.strip()
    if not text.startswith("/"):
        return Line(None, text)
    found = _COMMAND.match(text)
    if found is None:
        return Line("", text)
    return Line(found[1].lower(), text[found.end() :].strip(), foreign=found[2] is not None)


def parse_span(text: str) -> Span | None:
    """A period such as 24h, 7d, 24ч, «7 дней», «неделя», all; None for anything else or more than ten years."""
    text = text.strip().lower()
    text = _WORDS.get(text, text)
    if text == "all":
        return WHOLE_RECORD
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return None
    hours = int(found[1]) * _unit_hours(found[2])
    return Span(hours) if hours <= _LONGEST_HOURS else None


def split_span(rest: str) -> tuple[str, Span | None, str]:
    """The arguments of /incidents as (region text, period, a last word that looks like a period but is none)."""
    words = rest.replace(",", " ").split()
    for size in (2, 1):
        span = parse_span(" ".join(words[-size:])) if len(words) > size else None
        if span is not None:
            return " ".join(_without_lead(words[:-size])), span, ""
    if len(words) > 1 and words[-1][0].isdigit():
        return " ".join(words[:-1]), None, words[-1]
    return " ".join(words), None, ""


@dataclass(frozen=True, slots=True)
class Question:
    """The arguments of /incidents. Without a period between them, a place may still stand at the end of `name`.

    `not_a_period` is a last word that looks like a period but is none.
    """

    name: str
    span: Span | None = None
    place: str = ""
    not_a_period: str = ""


def split_question(rest: str) -> Question:
    """REGION [period] [place] taken apart at the period, wherever it stands behind the first word."""
    words = rest.replace(",", " ").split()
    for at in range(1, len(words)):
        for size in (2, 1):
            span = parse_span(" ".join(words[at : at + size])) if at + size <= len(words) else None
            if span is not None:
                return Question(" ".join(_without_lead(words[:at])), span, " ".join(words[at + size :]))
    name, _, not_a_period = split_span(rest)
    return Question(name, not_a_period=not_a_period)


def _without_lead(words: list[str]) -> list[str]:
    """The words before «за последние 7 дней»."""
    while len(words) > 1 and words[-1].lower() in _LEADS:
        words = words[:-1]
    return words


def _unit_hours(unit: str) -> int:
    if unit.startswith(("h", "ч")):
        return 1
    return 24 if unit.startswith(("d", "д")) else 168
