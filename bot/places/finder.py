"""Which region a person means by what they typed: an answer only where there is no doubt, else candidates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.places.names import Codes, NameTable, build_table, fits_type
from bot.places.regions import Regions
from bot.places.spelling import compressed, other_layout, skeletons

MAX_LENGTH = 200
MAX_CANDIDATES = 5

_NUMBER = re.compile(r"\d+[a-z]{0,3}")
_CODE = re.compile(r"\s*([A-Za-z]{2})[-_–]([A-Za-z]{2,3}|\d{2})\s*")
_SHORT_NAME = 3
# On a Latin keyboard «крым» gives "rhsv", which is nothing else; on a Cyrillic one "ukhta" gives whole words.
_LAYOUT_LEAST_CYRILLIC = 4
_LAYOUT_LEAST_LATIN = 6
_PREFIX_LEAST = 5
_FUZZY_LEAST = 5
_FUZZY_MOST_WORDS = 4
_FUZZY_LEAST_TYPED = 3
_SAME_BEGINNING_BELOW = 6
_LONG_QUERY = 7


@dataclass(frozen=True, slots=True)
class Match:
    """`code` is set where no doubt is left. Without it, `candidates` are what to ask for, best first; none: unknown."""

    code: str | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Name:
    letters: int
    full: Codes
    bare: Codes
    kinds: tuple[str, ...] = ()


@dataclass(slots=True)
class _Parsed:
    """The words of a query by what they are; `loose_kinds` are type words after a name and apart from it."""

    names: list[_Name]
    unknown: list[str]
    kinds: list[str]
    loose_kinds: tuple[str, ...] = ()
    has_other: bool = False


@dataclass(frozen=True, slots=True)
class _Key:
    """What a name for the search by likeness stands for."""

    codes: Codes
    firm: bool
    nominative: bool


@dataclass(frozen=True, slots=True)
class _Hit:
    """A region whose name is `distance` slips away; `firm` where one slip leaves no doubt."""

    code: str
    distance: int
    firm: bool

    def rank(self) -> tuple[int, bool]:
        return self.distance, not self.firm


class RegionFinder:
    """Finds regions by names in Latin or Cyrillic, inflected, abbreviated, misspelt or typed on the wrong layout."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._table: NameTable = build_table(regions)
        self._order = {region.code: place for place, region in enumerate(regions)}
        self._fuzzy = self._keys_for_slips()

    def _keys_for_slips(self) -> dict[str, _Key]:
        table = self._table
        keys: dict[str, _Key] = {}
        for names in (table.bare, table.full):
            for words, codes in names.items():
                joined = " ".join(words)
                if len(joined) > _SHORT_NAME:
                    keys[compressed(joined)] = _Key(codes, joined in table.firm, joined in table.nominatives)
        return keys

    def find(self, text: str) -> Match:
        """The region named by `text`. Texts over MAX_LENGTH characters name none."""
        if len(text) > MAX_LENGTH:
            return Match(None)
        code = self._as_code(text)
        if code is not None:
            return Match(code)
        parsed = self._parse(skeletons(text))
        if parsed.names:
            return self._decide(parsed)
        if not parsed.unknown:
            return Match(None)
        swapped = self._on_other_layout(text)
        if swapped is not None:
            return swapped
        return Match(None) if parsed.has_other else self._guess(parsed)

    def _as_code(self, text: str) -> str | None:
        written = _CODE.fullmatch(text)
        code = f"{written[1]}-{written[2]}".upper() if written else ""
        return code if code in self._regions else None

    def _parse(self, words: Sequence[str]) -> _Parsed:
        parsed = _Parsed([], [], [])
        waiting: list[str] = []
        at = 0
        while at < len(words):
            word = words[at]
            name, used = self._name_at(words, at)
            if name is not None:
                before, waiting = tuple(waiting), []
                parsed.names.append(_Name(name.letters, name.full, name.bare, before))
            elif word in self._table.types:
                kind = self._table.types[word]
                parsed.kinds.append(kind)
                if parsed.names and at and words[at - 1] not in self._table.fillers:
                    last = parsed.names[-1]
                    parsed.names[-1] = _Name(last.letters, last.full, last.bare, (*last.kinds, kind))
                else:
                    waiting.append(kind)
            elif word in self._table.others:
                parsed.unknown.append(word)
                parsed.has_other = True
            elif word not in self._table.fillers and not _NUMBER.fullmatch(word):
                parsed.unknown.append(word)
            at += used
        parsed.loose_kinds = tuple(waiting)
        return parsed

    def _name_at(self, words: Sequence[str], at: int) -> tuple[_Name | None, int]:
        """The longest name that begins at a word, and how many words it takes (1 where there is none)."""
        for length in range(min(self._table.longest, len(words) - at), 0, -1):
            key = tuple(words[at : at + length])
            full, bare = self._table.full.get(key, ()), self._table.bare.get(key, ())
            if full or bare:
                return _Name(len("".join(key)), full, bare), length
        return None, 1

    def _decide(self, parsed: _Parsed) -> Match:
        names = parsed.names
        if parsed.unknown:
            names = [name for name in names if name.letters > _SHORT_NAME]
        doubtful = bool(parsed.unknown)
        codes: list[str] = []
        for name in names:
            fitting = self._fitting(name)
            doubtful = doubtful or not fitting
            codes.extend(fitting or _joined(name.full, name.bare))
            if any(not fits_type(self._regions[code], kind) for code in fitting for kind in parsed.loose_kinds):
                doubtful = True
                codes.extend(name.bare)
        found = _joined(codes)
        if len(found) == 1 and not doubtful:
            return Match(found[0])
        return Match(None, found[:MAX_CANDIDATES])

    def _fitting(self, name: _Name) -> Codes:
        """The regions of a name that its type words allow; a name as written goes before one without its type."""
        for codes in (name.full, name.bare):
            fitting = tuple(code for code in codes if self._fits(code, name.kinds))
            if fitting:
                return fitting
        return ()

    def _on_other_layout(self, text: str) -> Match | None:
        swapped = other_layout(text)
        least = _LAYOUT_LEAST_LATIN if swapped.isascii() else _LAYOUT_LEAST_CYRILLIC
        parsed = self._parse(skeletons(swapped))
        if parsed.unknown or not parsed.names or any(name.letters < least for name in parsed.names):
            return None
        return self._decide(parsed)

    def _guess(self, parsed: _Parsed) -> Match:
        query = " ".join(parsed.unknown)
        hinted = self._table.loose.get(tuple(parsed.unknown), ())
        if hinted:
            return Match(None, hinted[:MAX_CANDIDATES])
        least = _FUZZY_LEAST_TYPED if parsed.kinds else _FUZZY_LEAST
        if len(parsed.unknown) > _FUZZY_MOST_WORDS or len(query) < least:
            return Match(None)
        near = self._near(query)
        fitting = [hit for hit in near if self._fits(hit.code, parsed.kinds)]
        if not near:
            return Match(None, self._completions(query))
        right_type = bool(fitting) and fitting[0].distance == near[0].distance
        hits = fitting if right_type else near
        best = hits[0].distance
        alone = len(hits) == 1 or hits[1].distance > best + 1
        if right_type and best == 1 and alone and hits[0].firm and len(query) >= _LONG_QUERY:
            return Match(hits[0].code)
        furthest = min(_allowed_distance(len(query)), best + 1)
        return Match(None, tuple(hit.code for hit in hits if hit.distance <= furthest)[:MAX_CANDIDATES])

    def _near(self, query: str) -> list[_Hit]:
        """Regions with a name near the query, the nearest first; none if even the nearest is too far."""
        allowed = _allowed_distance(len(query))
        short = compressed(query)
        found = process.extract(short, self._fuzzy.keys(), scorer=OSA.distance, score_cutoff=allowed + 1, limit=None)
        nearest: dict[str, _Hit] = {}
        for written, distance, _ in found:
            key = self._fuzzy[written]
            same_beginning = written[0] == short[0]
            if len(query) < _SAME_BEGINNING_BELOW and not same_beginning:
                continue
            if len(query) < _LONG_QUERY and not key.nominative:
                continue
            for code in key.codes:
                hit = _Hit(code, int(distance), same_beginning and key.firm)
                nearest[code] = min(nearest.get(code, hit), hit, key=_Hit.rank)
        ranked = sorted(nearest.values(), key=lambda hit: (hit.rank(), self._order[hit.code]))
        return ranked if ranked and ranked[0].distance <= allowed else []

    def _fits(self, code: str, kinds: Iterable[str]) -> bool:
        return all(fits_type(self._regions[code], kind) for kind in kinds)

    def _completions(self, query: str) -> Codes:
        """The regions with a name that begins with the query; none where there are too many to ask."""
        if len(query) < _PREFIX_LEAST:
            return ()
        begun = [codes for name, codes in self._table.nominatives.items() if name.startswith(query)]
        found = _joined(*begun)
        return found if len(found) <= MAX_CANDIDATES else ()


def _allowed_distance(letters: int) -> int:
    if letters < 8:
        return 1
    return 2 if letters < 12 else 3


def _joined(*groups: Iterable[str]) -> Codes:
    return tuple(dict.fromkeys(code for group in groups for code in group))
