"""A number of UAVs as a text gives it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import Count


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of UAVs in the text: half-open span of its tokens and what is said of them.

    role: downed | attacked | none (told of otherwise) | bare (nothing is told of them). kind: number | again («– ещё
    два») | all | single (a singular noun) | shadow (a participle such as «обломки сбитого дрона», which counts only
    where nothing else does).
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
