"""What every command loads and every test would load anew: worked out once for the same input.

Nothing here knows a result beforehand: the first to ask gets what the code makes of the input, as in the program, and
whoever asks with another input gets what it makes of that.
"""

from __future__ import annotations

import functools
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fluent.runtime import FluentResource

from bot.places import finder
from bot.places.names import NameTable, build_table
from bot.places.regions import Regions
from bot.reading.tables.lexicon import Morphology
from bot.texts import files


@contextmanager
def each_input_once() -> Iterator[None]:
    """Parse a text file, inflect a word and make the table of names once for each input."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "FluentResource", functools.cache(FluentResource))
        patch.setattr(finder, "build_table", _tables(build_table))
        for name in ("forms", "every_form"):
            patch.setattr(Morphology, name, _of_word(getattr(Morphology, name)))
        yield


def _tables(build: Callable[[Regions], NameTable]) -> Callable[[Regions], NameTable]:
    made: dict[bytes, NameTable] = {}

    def build_once(regions: Regions) -> NameTable:
        key = pickle.dumps((list(regions), regions.words, regions.towns))
        if key not in made:
            made[key] = build(regions)
        return made[key]

    return build_once


def _of_word(inflect: Callable[[Morphology, str], Any]) -> Callable[[Morphology, str], Any]:
    made: dict[str, Any] = {}

    def inflect_once(morphology: Morphology, word: str) -> Any:
        if word not in made:
            made[word] = inflect(morphology, word)
        return made[word].copy()

    return inflect_once
