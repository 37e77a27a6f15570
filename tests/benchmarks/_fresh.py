"""The same posts with other names and numbers: texts that a reader has not met, in wordings that it may have."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from bot.reading.tables.loading import Tables
from bot.reading.words.normalise import fold
from tests.written_posts import Written

_CLOCK = re.compile(r"(?<![\d.:])(?:[01]?\d|2[0-3])([.:])[0-5]\d(?![\d.:])")
_NUMBER = re.compile(
    r"(?<![\w.,:–-])(?:[2-9]|[1-9]\d)(?![\w.,:–-]*\d| (?:янв|фев|мар|апр|ма[йя]|ию|авг|сен|окт|ноя|дек))"
)
_NAME = re.compile(r"(?<![\w-])[А-ЯЁ][а-яё]{3,}(?![\w-])")
_CONSONANTS, _VOWELS = "бвгдзклмнпрст", "аеиоу"
_ENDING = 3
"""Letters that tell case and kind of a name: «Ольховкой» stays one that ends in «-кой»."""


def fresh_passes(posts: Sequence[Written], tables: Tables, chance: random.Random, passes: int) -> list[Written]:
    """`passes` times the posts, each time with names and numbers of its own."""
    known = Known(tables)
    return [replace(post, text=_fresh(post.text, known, chance)) for _ in range(passes) for post in posts]


class Known(Container[str]):
    """Words with a meaning, and names of regions and seas: there are few of them, and any stream repeats them."""

    def __init__(self, tables: Tables) -> None:
        self._words = [tables.words]
        self._words += [tables.places[name] for name in ("region_adjectives", "region_names", "sea_words")]

    def __contains__(self, word: object) -> bool:
        return any(word in words for words in self._words)


def _fresh(text: str, known: Container[str], chance: random.Random) -> str:
    text = _CLOCK.sub(lambda match: f"{chance.randrange(24)}{match[1]}{chance.randrange(60):02}", text)
    text = _NUMBER.sub(lambda match: str(chance.randrange(2, 100)), text)
    return _NAME.sub(_named(known, chance), text)


def _named(known: Container[str], chance: random.Random) -> Callable[[re.Match[str]], str]:
    def other(match: re.Match[str]) -> str:
        name = match.group()
        if fold(name) in known:
            return name
        stem = "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(chance.randrange(2, 4)))
        return (stem + name[-_ENDING:]).capitalize()

    return other
