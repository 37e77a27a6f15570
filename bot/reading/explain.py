"""Why a post was read as it was: for people who write templates."""

from __future__ import annotations

from typing import NamedTuple

from bot.model import Reading


class Match(NamedTuple):
    """A template that decided something, with half-open spans (code points of the text as given).

    `slots`: name of the slot, its span, and the value read from it.
    """

    template: str
    pattern: str
    meaning: str
    span: tuple[int, int]
    slots: tuple[tuple[str, tuple[int, int], str], ...] = ()


class Rejection(NamedTuple):
    """A template that fitted and yet did not count, and why."""

    template: str
    span: tuple[int, int]
    reason: str


class Explanation(NamedTuple):
    """A reading with the templates behind it and the ones that lost."""

    reading: Reading
    matches: tuple[Match, ...]
    rejected: tuple[Rejection, ...]
