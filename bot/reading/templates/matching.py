"""All templates matched at once: sets of concepts for those of free order, an automaton for the others."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, reduce
from operator import itemgetter, or_
from typing import Any

import re2

from bot.reading.seldom import seldom
from bot.reading.verdicts.attacks import attacked
from bot.reading.verdicts.doubts import doubts_of
from bot.reading.words.codes import OTHER

_REMEMBERED = 4096
_SENTENCES = 12_000
_LONGEST = 600
_FEW_GAPS = 4
_OWN = seldom("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled template. `event` or `verdict` says what a match means, `blocks` how far a negative one reaches.

    `classes` (sets of concept characters, each of which a sentence must contain) when word order is free, else
    `regex`. A sentence with any of the characters of `unless` does not fit. An `aside` rules out only what follows the
    mark before it where an event is told first (asides.py). A `theme` is that of all sentences (news.py). One
    `alone` does not fit where the post tells of an attack.
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
    theme: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A template found in a sentence: a half-open span of tokens, by the sentence's own positions."""

    template: Template
    start: int
    end: int

    @property
    def in_order(self) -> bool:
        """Whether its words stand in a fixed order."""
        return self.template.regex != ""


@dataclass(frozen=True, slots=True)
class Fits:
    """What fits one sentence: templates that state events, and those that speak against them.

    In both those of free order come first. `met` are the stating ones whose needs are met where the post names no UAV,
    where it does, and near an attack by UAVs. `attack`: whether the sentence tells of such an attack. `doubts` are the
    rules that may speak against it too (doubts.py).
    """

    stating: tuple[Hit, ...]
    against: tuple[Hit, ...]
    met: tuple[tuple[Hit, ...], tuple[Hit, ...], tuple[Hit, ...]]
    attack: bool
    doubts: frozenset[str]


_Search = Callable[[str], "re.Match[str] | None"]
_Fitting = tuple[Template, tuple[_Search, ...]]


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
        bits, self._wanted = _bits([template for template in self.templates if template.classes])
        self._bits = defaultdict(int, bits).__getitem__
        self._by_bits: dict[int, tuple[_Fitting, ...]] = {}
        self._by_sentence: dict[str, Fits] = {}
        self._by_cut: dict[tuple[str, tuple[int, ...]], list[Fits]] = {}

    def find(self, codes: str, sentences: list[tuple[int, int]]) -> list[Fits]:
        """What fits each sentence: every template, at most once when its order is free."""
        found = []
        known = self._by_sentence
        before = -1
        cut = False
        for start, end in sentences:
            cut = cut or start == before
            before = end
            sentence = codes[start:end]
            found.append(known.get(sentence) or self._fits(sentence))
        return self._across(codes, sentences, found) if cut else found

    def _fits(self, sentence: str) -> Fits:
        mask = reduce(or_, map(self._bits, set(sentence)), 0)
        fitting = self._by_bits[mask] if mask in self._by_bits else self._fitting(mask)
        fixed = [fit for fit in self._in_order(sentence) if not self._ruled_out(fit[0], sentence)]
        plain = sentence if sentence.isprintable() else _OWN.sub(OTHER, sentence)
        fits = self._sorted(_located(fitting, sentence), fixed, attacked(sentence), doubts_of(plain))
        if len(self._by_sentence) >= _SENTENCES:
            self._by_sentence.clear()
        self._by_sentence[sentence] = fits
        return fits

    def _across(self, codes: str, sentences: list[tuple[int, int]], found: list[Fits]) -> list[Fits]:
        """The same where sentences without an end were cut: templates of fixed order match across the cuts."""
        first = 0
        for number, (_, end) in enumerate(sentences):
            if sentences[number + 1 : number + 2] and sentences[number + 1][0] == end:
                continue
            if number > first:
                found[first : number + 1] = self._of_cut(
                    codes, sentences[first : number + 1], found[first : number + 1]
                )
            first = number + 1
        return found

    def _of_cut(self, codes: str, spans: list[tuple[int, int]], fits: list[Fits]) -> list[Fits]:
        """What fits the parts of one sentence, which follow one another."""
        start, end = spans[0][0], spans[-1][1]
        key = (codes[start:end], tuple([last - start for _, last in spans]))
        known = self._by_cut.get(key)
        if known is None:
            fixed: list[list[tuple[int, int, int]]] = [[] for _ in spans]
            for index, first, last in self._in_order(key[0]):
                number = bisect_right(spans, start + first, key=itemgetter(0)) - 1
                begin, until = spans[number]
                if not self._ruled_out(index, codes[begin:until]):
                    fixed[number].append((index, start + first - begin, start + last - begin))
            known = [
                self._sorted(
                    [hit for hit in of.stating + of.against if not hit.template.regex], own, of.attack, of.doubts
                )
                for of, own in zip(fits, fixed, strict=True)
            ]
            if len(key[0]) < _LONGEST and len(self._by_cut) < _REMEMBERED:
                self._by_cut[key] = known
        return known

    def _sorted(self, free: list[Hit], fixed: list[tuple[int, int, int]], attack: bool, doubts: frozenset[str]) -> Fits:
        hits = free + [Hit(self._fixed[index], first, last) for index, first, last in sorted(fixed)]
        stating = tuple([hit for hit in hits if hit.template.event is not None])
        against = tuple([hit for hit in hits if hit.template.event is None])
        uav = tuple([hit for hit in stating if hit.template.needs != "attack"])
        always = tuple([hit for hit in uav if not hit.template.needs])
        met = always, uav if len(uav) < len(stating) else stating, stating
        return Fits(stating, against, met, attack, doubts)

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
        fitting = [template for need, template in self._wanted if mask & need == need]
        found = tuple([(template, tuple(map(_search, template.classes))) for template in fitting])
        if len(self._by_bits) < _REMEMBERED:
            self._by_bits[mask] = found
        return found


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
    # what is built is forgotten when full: at the default of 8 MB too often for so many templates
    options.max_mem = 24 << 20
    return options


def _bits(templates: list[Template]) -> tuple[dict[str, int], list[tuple[int, Template]]]:
    """(character -> bits of the classes it belongs to, templates, each with the bits that it wants)."""
    numbers: dict[str, int] = {}
    for template in templates:
        for characters in template.classes:
            numbers.setdefault(characters, 1 << len(numbers))
    bits: dict[str, int] = {}
    for characters, bit in numbers.items():
        for char in characters:
            bits[char] = bits.get(char, 0) | bit
    return bits, [(sum({numbers[of] for of in template.classes}), template) for template in templates]


@cache
def _search(characters: str) -> _Search:
    return re.compile("[" + re.escape(characters) + "]").search


def _located(fitting: tuple[_Fitting, ...], codes: str) -> list[Hit]:
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
        hits.append(Hit(template, first, last + 1))
    return hits
