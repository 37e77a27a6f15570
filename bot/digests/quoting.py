"""Words of a post that may be shown: what proves a figure, never names of people, never the whole post."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from bot.places.regions import SEAS, Regions

HIDDEN: Final = "…"
LONGEST: Final = 160
"""Characters of one quote; of a longer one its beginning is shown, and the part that names the place asked about."""
MOST: Final = 6
"""Quotes of one statement."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_INITIAL: Final = re.compile(r"(?:^|\W)[А-ЯЁA-Z]\.$")
_ABBREVIATION: Final = 5
_NEVER_NAMES: Final = frozenset({"ПВО", "БПЛА", "МЧС", "РФ", "РЭБ", "FPV"})
_SENTENCE_END: Final = frozenset(".!?…:;\n•▪▫●—–❗‼️⚡")
_OFFICES: Final = (
    "россия",
    "минобороны",
    "министерство",
    "оборона",
    "росгвардия",
    "вооружённые",
    "телеграм",
    "губернатор",
)

Stems = frozenset[str]


def known_names(regions: Regions) -> Stems:
    """Beginnings of capitalised words that are names of regions or seas in any of their forms."""
    names = (name for region in regions for name in (region.name_ru, region.short_ru))
    return stems((*names, *SEAS))


def stems(names: Iterable[str]) -> Stems:
    """What all forms of the words in these names begin with."""
    return frozenset(_stem(word) for name in names for word in _WORD.findall(name) if len(word) > 2)


def quotes(text: str, spans: Sequence[tuple[int, int]], known: Stems, focus: Stems = frozenset()) -> tuple[str, ...]:
    """The spans of a post's text as plain text on one line each, at most MOST.

    A capitalised word that is not in `known` or `focus` may be a person's name and is hidden, unless it only begins a
    sentence. `focus` are the names a reader has asked about: long quotes keep what stands around them, and quotes
    that only name other places of `known` are left out.
    """
    masked = (_masked(text, start, end, known | focus | stems(_OFFICES)) for start, end in spans)
    wanted = [quote for quote in masked if quote.strip(f"{HIDDEN} ") and not _is_elsewhere(quote, known, focus)]
    return tuple(_shortened(quote, focus) for quote in wanted[:MOST])


def _masked(text: str, start: int, end: int, known: Stems) -> str:
    words = [match for match in _WORD.finditer(text) if match.end() > start and match.start() < end]
    kept: list[str] = []
    position = start
    for word, hidden in zip(words, _hidden(text, words, known), strict=True):
        kept.append(text[position : max(position, word.start())])
        kept.append(HIDDEN if hidden else text[max(start, word.start()) : min(end, word.end())])
        position = min(end, word.end())
    kept.append(text[position:end])
    return re.sub(rf"{HIDDEN}(?:[\s.]*{HIDDEN})+", HIDDEN, " ".join("".join(kept).split()))


def _hidden(text: str, words: Sequence[re.Match[str]], known: Stems) -> list[bool]:
    """Which words to hide: unknown capitalised ones, and what is capitalised right beside them, as first names are."""
    unknown = [_may_be_a_name(word[0], known) for word in words]
    hidden = [
        strange and not _begins_a_sentence(text, word.start()) for word, strange in zip(words, unknown, strict=True)
    ]
    for first, second in pairwise(range(len(words))):
        if text[words[first].end() : words[second].start()].isspace():
            both = words[first][0][0].isupper() and words[second][0][0].isupper()
            hidden[first] |= both and hidden[second] and words[first][0] not in _NEVER_NAMES
            hidden[second] |= both and unknown[first] and unknown[second]
    return hidden


def _may_be_a_name(word: str, known: Stems) -> bool:
    parts = [part for part in word.split("-") if part[0].isupper() and not _is_abbreviation(part)]
    return not all(_is_one_of(part, known) for part in parts)


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and 1 < len(word) <= _ABBREVIATION


def _is_one_of(word: str, names: Stems) -> bool:
    folded = _folded(word)
    return any(folded.startswith(stem) for stem in names)


def _is_elsewhere(quote: str, known: Stems, focus: Stems) -> bool:
    named = [word[0] for word in _WORD.finditer(quote) if word[0][0].isupper() and _is_one_of(word[0], known)]
    return bool(focus and named) and not any(_is_one_of(word, focus) for word in named)


def _begins_a_sentence(text: str, position: int) -> bool:
    before = text[:position].rstrip(" \t\xa0«\"'()*_")
    if _INITIAL.search(before):
        return False
    return not before or before[-1] in _SENTENCE_END or not (before[-1].isalnum() or before[-1] in ',»")')


def _shortened(quote: str, focus: Stems) -> str:
    if len(quote) <= LONGEST:
        return quote
    head, half = quote[: LONGEST // 2].rsplit(" ", 1)[0], LONGEST // 4
    for word in _WORD.finditer(quote, len(head)):
        if _is_one_of(word[0], focus):
            part = quote[max(len(head), word.start() - half) : word.end() + half]
            return f"{head} {HIDDEN} {part.partition(' ')[2].rpartition(' ')[0] or word[0]} {HIDDEN}"
    return f"{head} {HIDDEN}"


def _stem(word: str) -> str:
    return _folded(word)[: max(3, len(word) - 3)]


def _folded(word: str) -> str:
    return word.lower().replace("ё", "е")
