"""Several regions named in one line, apart by commas or by spaces only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from bot.chat.desk import Finder

MOST_WORDS: Final = 40
MOST_DOUBTS: Final = 5
_MOST_UNKNOWN: Final = 8
_LONGEST_NAME: Final = 4
_SEPARATOR: Final = re.compile(r"[,;\n+&]+")
_JOINING: Final = frozenset({"и", "and", "или", "or"})


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that name no region for certain, with those that may have been meant."""

    text: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """Regions in the order in which they were named, each once, and what remained doubtful."""

    codes: tuple[str, ...]
    doubts: tuple[Doubt, ...]


def read_wish(finder: Finder, text: str) -> Wish:
    """Find all regions of a line. Looks at the first MOST_WORDS words, and not beyond MOST_DOUBTS doubts."""
    codes: list[str] = []
    doubts: list[Doubt] = []
    left = MOST_WORDS
    for piece in _SEPARATOR.split(text):
        words = [word for word in piece.split() if word.lower() not in _JOINING][:left]
        left -= len(words)
        if words and len(doubts) < MOST_DOUBTS:
            part = _read_piece(finder, words)
            codes.extend(part.codes)
            doubts.extend(part.doubts)
    return Wish(tuple(dict.fromkeys(codes)), tuple(doubts[:MOST_DOUBTS]))


def _read_piece(finder: Finder, words: list[str]) -> Wish:
    codes: list[str] = []
    unknown: list[list[str]] = [[]]
    position = 0
    # Guessing at unknown words is what costs time, so that a line of nonsense is soon given up.
    while position < len(words) and sum(map(len, unknown)) < _MOST_UNKNOWN:
        size, code = _longest_name(finder, words[position : position + _LONGEST_NAME])
        if code is None:
            unknown[-1].append(words[position])
        else:
            codes.append(code)
            unknown.append([])
        position += size
    doubts = [_doubt(finder, run) for run in unknown if run]
    # What is left over may belong to the name beside it: «нижнй новгрод» is one city, not one and a doubt.
    if doubts and len(words) <= _LONGEST_NAME:
        whole = _doubt(finder, words)
        if len(whole.candidates) == 1:
            return Wish((), (whole,))
    return Wish(tuple(codes), tuple(doubts))


def _longest_name(finder: Finder, words: list[str]) -> tuple[int, str | None]:
    for size in range(len(words), 0, -1):
        code = finder.find(" ".join(words[:size])).code
        if code is not None:
            return size, code
    return 1, None


def _doubt(finder: Finder, words: list[str]) -> Doubt:
    text = " ".join(words)
    return Doubt(text, finder.find(text).candidates)
