"""Finding what somebody typed among the places of incidents, in any case form and script."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.places.inflection import case_forms
from bot.places.spelling import compressed, skeletons, words_of

_LEAST_ALIKE: Final = 0.8
_LEAST_LETTERS: Final = 3
_KIND: Final = re.compile(
    "во?|на|под|у|in|near|г|город.{0,4}|р|район.{0,2}|округ.{0,2}|ул|улиц.|пос|посел.{2,3}|сел[оеа]|деревн."
    "|district|town|city|village|street"
)


def find_place(text: str, names: Iterable[str]) -> str | None:
    """The name that `text` means, or the one most like it; None where none is like it."""
    wanted = _key([word for word in words_of(text) if _KIND.fullmatch(word) is None])
    if len(wanted) < _LEAST_LETTERS:
        return None
    forms = _forms_of(tuple(names))
    if wanted in forms:
        return forms[wanted]
    best = process.extractOne(wanted, forms.keys(), scorer=OSA.normalized_similarity, score_cutoff=_LEAST_ALIKE)
    return None if best is None else forms[best[0]]


def mark_of(name: str) -> str:
    """Eight characters for a button, which has no room for a name."""
    return f"{zlib.crc32(name.encode()):08x}"


def name_of(mark: str, names: Iterable[str]) -> str | None:
    """The name behind a mark, None where no incident has it (any more)."""
    return next((name for name in names if mark_of(name) == mark), None)


@lru_cache(maxsize=16)
def _forms_of(names: tuple[str, ...]) -> Mapping[str, str]:
    """Key -> name; kept, since several names are looked up among the places of one region."""
    return {_key(form): name for name in names for form in case_forms(tuple(words_of(name)))}


def _key(words: Sequence[str]) -> str:
    return compressed(" ".join(skeletons(" ".join(words))))
