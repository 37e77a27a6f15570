"""Ways of spoiling a text, each of them a function of a source of chance and the text."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

LONGEST = 65536
_LOOKALIKES = str.maketrans("аеорсухАВЕКМНОРСТХіё", "aeopcyxABEKMHOPCTXiе")
_NOISE = (
    "\x00", "\ud800", "\udfff", "\u200b", "\u00ad", "\ufe0f", "\u202e", "\u0301", "\u20e3", "ё", "\u0438\u0306",
    "\u25ab\ufe0f", "\ufdfa", "İ", "ß", "\U0010ffff", "\u2028", "\t", "\r", "½", "²", "\u0663", "一", "№", "«", "»",
    "—", "…", "|", "\\", "[", "]", "^", "~",
)  # fmt: skip
_BRACKETS = ("(", ")", "[", "]", "«", "»", "{", "}", '"')
_NUMBERS = (
    "9" * 400, "1 000 000 000 000 000", "99.99", "31.02.2025", "24.60", "0", "00", "-1", "12–14–16", "5-ти", "7БПЛА",
    "1e309", "с 99.99 до 88.88", "٣٤", "1️⃣", "23.00.00.00", "29 февраля", "00.00.0000", "999 999 999 999 беспилотников",
    "5-летний",
)  # fmt: skip

Mutation = Callable[[random.Random, str], str]


def cut(chance: random.Random, text: str) -> str:
    start, end = _span(chance, text)
    return text[:start] + text[end:]


def keep(chance: random.Random, text: str) -> str:
    start, end = _span(chance, text)
    return text[start:end]


def double(chance: random.Random, text: str) -> str:
    start, end = _span(chance, text)
    return text[:end] + text[start:end] + text[end:]


def swap_words(chance: random.Random, text: str) -> str:
    words = text.split(" ")
    for _ in range(chance.randint(1, 6)):
        one, other = chance.randrange(len(words)), chance.randrange(len(words))
        words[one], words[other] = words[other], words[one]
    return " ".join(words)


def noise(chance: random.Random, text: str) -> str:
    for _ in range(chance.randint(1, 12)):
        text = _insert(chance, text, chance.choice(_NOISE))
    return text


def any_character(chance: random.Random, text: str) -> str:
    for _ in range(chance.randint(1, 8)):
        text = _insert(chance, text, chr(chance.randrange(0x110000)))
    return text


def lookalikes(chance: random.Random, text: str) -> str:
    start, end = _span(chance, text)
    return text[:start] + text[start:end].translate(_LOOKALIKES) + text[end:]


def other_case(chance: random.Random, text: str) -> str:
    start, end = _span(chance, text)
    change = chance.choice((str.upper, str.lower, str.title, str.swapcase))
    return text[:start] + change(text[start:end]) + text[end:]


def numbers(chance: random.Random, text: str) -> str:
    return _insert(chance, text, f" {chance.choice(_NUMBERS)} ")


def brackets(chance: random.Random, text: str) -> str:
    return _insert(chance, text, "".join(chance.choices(_BRACKETS, k=chance.randint(1, 60))))


def line_breaks(chance: random.Random, text: str) -> str:
    return text.replace(" ", "\n", chance.randint(1, 9)) if chance.random() < 0.5 else " ".join(text.split())


def no_punctuation(chance: random.Random, text: str) -> str:
    lost = chance.choice((".", ",", ".,:;-–—", " "))
    return text.translate(str.maketrans("", "", lost))


def run(chance: random.Random, text: str) -> str:
    """One small piece again and again, up to the longest text that is read."""
    start, end = _span(chance, text)
    piece = text[start : min(end, start + chance.choice((1, 2, 8, 40, 400)))] or " "
    size = LONGEST if chance.random() < 0.02 else chance.randint(1, 4096)
    return text[:start] + piece * (size // len(piece)) + text[start:]


MUTATIONS: Sequence[Mutation] = (
    cut, keep, double, swap_words, noise, any_character, lookalikes, other_case, numbers, brackets, line_breaks,
    no_punctuation, run,
)  # fmt: skip


def spliced(chance: random.Random, texts: Sequence[str]) -> str:
    """One text, or the head of one with the tail of another, spoiled one to four times."""
    text = chance.choice(texts)
    if chance.random() < 0.3:
        other = chance.choice(texts)
        text = text[: chance.randrange(len(text) + 1)] + other[chance.randrange(len(other) + 1) :]
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(MUTATIONS)(chance, text or " ")
    return text[: 2 * LONGEST]


def _span(chance: random.Random, text: str) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.choice((1, 5, 20, 80, 400)))


def _insert(chance: random.Random, text: str, piece: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + piece + text[at:]
