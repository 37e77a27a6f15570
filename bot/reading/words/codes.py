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


def recoded(codes: str, places: Sequence[int], code: str) -> str:
    """The characters, with `code` at each of the places."""
    if not places:
        return codes
    chars = list(codes)
    for index in places:
        chars[index] = code
    return "".join(chars)
