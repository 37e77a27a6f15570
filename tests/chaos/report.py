"""What a run is asked for, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Plan:
    kills: int
    seed: int
    people: int
    groups: int


@dataclass(frozen=True)
class Report:
    """What came of a run, or of several; `lost` and `doubled` are (chat, post), `facts` posts times chats."""

    kills: int
    cold: int
    posts: int
    chats: int
    facts: int
    messages: int
    photos: int
    repeats: int
    lost: list[tuple[int, int]]
    doubled: list[tuple[int, int]]
    tricks: dict[str, int]
    jumps: dict[str, int]
    states: dict[str, int]
    ended: int

    @property
    def is_good(self) -> bool:
        return self.posts > 0 and self.messages > 0 and not self.lost and not self.doubled

    def __add__(self, other: Report) -> Report:
        return Report(**{name: _sum(getattr(self, name), getattr(other, name)) for name in Report.__dataclass_fields__})


def _sum(one: Any, other: Any) -> Any:
    return {key: one.get(key, 0) + other.get(key, 0) for key in one | other} if isinstance(one, dict) else one + other
