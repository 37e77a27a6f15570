"""All templates matched at once: sets of concepts for those of free order, an automaton for the others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, reduce
from operator import itemgetter, or_
from typing import Any, NamedTuple

import re2

from bot.reading.attacks import attacked

_REMEMBERED = 4096
_SENTENCES = 12_000
_FEW_GAPS = 4


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled template. `event` or `verdict` says what a match means, `blocks` how far a negative one reaches.

    `classes` (sets of concept characters, each of which a sentence must contain) when word order is free, else
    `regex`. A sentence with any of the characters of `unless` does not fit. An `aside` rules out only what follows the
    mark before it where an event is told first (asides.py).
    """

    name: str
    event: str | None
    verdict: str | None
    blocks: str | None
    lead: bool
    pattern: str
    regex: str
    classes: tuple[str, ...]
    needs: str
    unless: str = ""
    aside: bool = False


class Hit(NamedTuple):
    """A template found in a code string: half-open span of tokens, and the number of the sentence it begins in."""

    template: Template
    start: int
    end: int
    sentence: int


class Hits(NamedTuple):
    """Templates found in a post: those that state events, those that speak against them, and what is told besides.

    In both lists those of free order come first, by sentence; the others by template. `attacks` are the numbers of the
    sentences that tell of an attack by UAVs.
    """

    stating: list[Hit]
    against: list[Hit]
    attacks: list[int]


_Search = Callable[[str], "re.Match[str] | None"]
_Fitting = tuple[Template, tuple[_Search, ...]]


class _Fits(NamedTuple):
    """What fits one sentence, by its own positions; for fixed order with the template's number first."""

    stating: tuple[tuple[Template, int, int], ...]
    against: tuple[tuple[Template, int, int], ...]
    fixed: tuple[tuple[int, int, int], ...]
    attack: bool


class TemplateSet:
    """All templates at once: free order is asked of the set of a sentence's concepts, fixed order of an automaton.

    Sentences repeat each other's concepts, whatever their names and numbers: what fits is remembered by them.
    """

    def __init__(self, compiled: list[dict[str, Any]]) -> None:
        self.templates = [Template(**entry | {"classes": tuple(entry["classes"])}) for entry in compiled]
        self._fixed = [template for template in self.templates if template.regex]
        self._set = re2.Set.SearchSet(_quiet())
        for template in self._fixed:
            self._set.Add(template.regex)
        self._set.Compile()
        self._free = [template for template in self.templates if template.classes]
        bits, self._wanted = _bits(self._free)
        self._bits = defaultdict(int, bits).__getitem__
        self._by_bits: dict[int, tuple[_Fitting, ...]] = {}
        self._by_sentence: dict[str, _Fits] = {}

    def find(self, codes: str, sentences: list[tuple[int, int]]) -> Hits:
        """Every template that fits, at most once in a sentence when its order is free."""
        hits = Hits([], [], [])
        stating, against, attacks = hits
        fixed: list[tuple[int, int, int, int]] = []
        known = self._by_sentence
        before = -1
        cut = False
        for number, (start, end) in enumerate(sentences):
            cut = cut or start == before
            before = end
            sentence = codes[start:end]
            fits = known.get(sentence) or self._fits(sentence)
            if fits.stating:
                stating += [Hit(template, start + first, start + last, number) for template, first, last in fits.stating]
            if fits.against:
                against += [Hit(template, start + first, start + last, number) for template, first, last in fits.against]
            if fits.fixed:
                fixed += [(index, start + first, start + last, number) for index, first, last in fits.fixed]
            if fits.attack:
                attacks.append(number)
        if cut:
            found = [(*fit, _holder(sentences, fit[1])) for fit in self._in_order(codes)]
            fixed = [fit for fit in found if not self._ruled_out(fit[0], codes[slice(*sentences[fit[3]])])]
        fixed.sort()
        for index, first, last, number in fixed:
            template = self._fixed[index]
            (against if template.event is None else stating).append(Hit(template, first, last, number))
        return hits

    def _fits(self, sentence: str) -> _Fits:
        mask = reduce(or_, map(self._bits, set(sentence)), 0)
        fitting = self._by_bits[mask] if mask in self._by_bits else self._fitting(mask)
        fixed = [fit for fit in self._in_order(sentence) if not self._ruled_out(fit[0], sentence)]
        free = _located(fitting, sentence)
        stating = tuple([fit for fit in free if fit[0].event is not None])
        against = tuple([fit for fit in free if fit[0].event is None])
        fits = _Fits(stating, against, tuple(fixed), attacked(sentence))
        if len(self._by_sentence) >= _SENTENCES:
            self._by_sentence.clear()
        self._by_sentence[sentence] = fits
        return fits

    def _in_order(self, codes: str) -> list[tuple[int, int, int]]:
        """Templates of fixed order by number, with where they match."""
        found = self._set.Match(codes) if self._fixed else ()
        return [
            (index, *match.span())
            for index in found or ()
            for match in _compiled(self._fixed[index].regex).finditer(codes)
        ]

    def _ruled_out(self, number: int, sentence: str) -> bool:
        return any(code in sentence for code in self._fixed[number].unless)

    def _fitting(self, mask: int) -> tuple[_Fitting, ...]:
        """The templates of free order all of whose classes are in a sentence, by the bits of the sentence."""
        found = tuple(
            (template, tuple(map(_search, template.classes)))
            for template, need in zip(self._free, self._wanted, strict=True)
            if mask & need == need
        )
        if len(self._by_bits) < _REMEMBERED:
            self._by_bits[mask] = found
        return found


def _holder(sentences: list[tuple[int, int]], index: int) -> int:
    """The number of the sentence that holds a token; sentences that were cut have matches beyond them."""
    return max(0, bisect_right(sentences, index, key=itemgetter(0)) - 1)


@cache
def _compiled(regex: str) -> Any:
    """A pattern for one template, made when its first sentence comes: making all of them would slow each start.

    Short patterns without «...» have few ways to match: the other engine is as linear with them, and faster.
    """
    simple = "*" not in regex and regex.count("{0,") < _FEW_GAPS
    return re.compile(regex) if simple else re2.compile(regex)


def _quiet() -> Any:
    options = re2.Options()
    options.log_errors = False
    return options


def _bits(templates: list[Template]) -> tuple[dict[str, int], list[int]]:
    """(character -> bits of the classes it belongs to, bits that each template wants)."""
    numbers: dict[str, int] = {}
    for template in templates:
        for characters in template.classes:
            numbers.setdefault(characters, 1 << len(numbers))
    bits: dict[str, int] = {}
    for characters, bit in numbers.items():
        for char in characters:
            bits[char] = bits.get(char, 0) | bit
    return bits, [sum({numbers[characters] for characters in template.classes}) for template in templates]


@cache
def _search(characters: str) -> _Search:
    return re.compile("[" + re.escape(characters) + "]").search


def _located(fitting: tuple[_Fitting, ...], codes: str) -> list[tuple[Template, int, int]]:
    """The hits of a sentence: each from the first to the last of the first occurrences of what it wants."""
    hits = []
    places: dict[_Search, int] = {}
    for template, classes in fitting:
        if template.unless and any(code in codes for code in template.unless):
            continue
        first, last = len(codes), 0
        for search in classes:
            place = places.get(search)
            if place is None:
                match = search(codes)
                place = places[search] = match.start() if match else 0
            first = place if place < first else first
            last = place if place > last else last
        hits.append((template, first, last + 1))
    return hits
