"""A number of UAVs as a text gives it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from bot.model import Count


class Said(NamedTuple):
    """The number tokens [first, last) of a sentence, what bounds them («более»), and whether more is meant."""

    first: int
    last: int
    bound: str | None
    open: bool


@dataclass(slots=True)
class Quantity:
    """A number of UAVs in the text: half-open span of its tokens and what is said of them.

    role: downed | attacked | none (told of otherwise) | bare (nothing is told of them). kind: number | again («– ещё
    два») | part («два из них», which counts only where those were not downed before) | all | single (a singular
    noun) | next (an ordinal, which is the count; see ordinals.py) | shadow (a participle such as «обломки сбитого
    дрона», which counts only where nothing else does). `said` is where a sentence says the number; None where a
    singular noun stands for it.
    Never changed once made; not frozen because posts make many.
    """

    start: int
    end: int
    count: Count
    role: str
    kind: str = "number"
    more: bool = False
    total: bool = False
    number_at: int = -1
    each: bool = False
    said: Said | None = None

    def as_number(self) -> Quantity:
        """The same as a number of its own, not a part of another."""
        return Quantity(
            self.start, self.end, self.count, self.role, "number", self.more, self.total, self.number_at, self.each
        )


@dataclass(frozen=True, slots=True)
class Quantities:
    """Quantities of a sentence; `added_up` where its numbers were compared, so that others may be read otherwise."""

    found: list[Quantity]
    added_up: bool = False
