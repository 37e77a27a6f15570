"""The characters of a code string: what each concept of config/lexicon.yaml is called in the rules.

A post becomes one character per token. The lexicon assigns most of them; the ones below the line are given by form
(numbers, clock times, capitals, punctuation).
"""

from __future__ import annotations

from collections.abc import Sequence

UAV = "Uuv"

NUMBER = "n"
FUZZY = "~"
AGE = "*"
CLOCK = "@"
DATE = "#"
ADJECTIVE = "A"
CAPITAL = "C"
OTHER = "o"
SENTENCE_END = "|"

PUNCTUATION = {
    ".": "|",
    "!": "|",
    "?": "|",
    "…": "|",
    "\n": "|",
    ",": ",",
    ";": ";",
    ":": ":",
    "-": "-",
    "–": "-",
    "—": "-",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "+": "M",
    "«": "o",
    "»": "o",
}


def sentence_start(codes: str, index: int, far: int) -> int:
    """The first token of the sentence of a token, or the one that is `far` before it where it begins further back."""
    first = max(0, index - far)
    end = codes.rfind(SENTENCE_END, first, index)
    return end + 1 if end >= 0 else first


def sentence_around(codes: str, index: int, far: int) -> str:
    """The sentence of a token, but for what is more than `far` tokens from it."""
    end = codes.find(SENTENCE_END, index, index + far)
    return codes[sentence_start(codes, index, far) : end if end > 0 else index + far]


def recoded(codes: str, places: Sequence[int], code: str) -> str:
    """The characters, with `code` at each of the places."""
    if not places:
        return codes
    chars = list(codes)
    for index in places:
        chars[index] = code
    return "".join(chars)


def put(codes: str, index: int, code: str) -> str:
    """The characters, with `code` at one place."""
    return codes[:index] + code + codes[index + 1 :]
