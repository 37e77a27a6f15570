"""How the tests are shared out to the workers, so that all of them end at about the same time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

_LONG = ("chaos", "soak", "program")
"""Rooms of tests that take seconds each, the longest first."""

_Test = TypeVar("_Test")


def workers_for(cores: int) -> int:
    """Half as many again as cores: tests of the whole program wait for a third of their time."""
    return cores + cores // 2


def order(tests: Sequence[_Test], room_of: Callable[[_Test], str], workers: int) -> list[_Test]:
    """Each worker begins with its share of the long tests; the others stay beside those of their file."""
    long = sorted((test for test in tests if room_of(test) in _LONG), key=lambda test: _LONG.index(room_of(test)))
    short = [test for test in tests if room_of(test) not in _LONG]
    bounds = [len(short) * number // workers for number in range(workers + 1)]
    shares = [long[number::workers] + short[bounds[number] : bounds[number + 1]] for number in range(workers)]
    return [test for share in shares for test in share]
