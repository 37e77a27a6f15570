"""The table of everything a region may be called, built once from the regions and the words around their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bot.places.inflection import case_forms, masculine_forms
from bot.places.regions import Region, Regions
from bot.places.spelling import skeleton, skeletons, words_of

Key = tuple[str, ...]
Codes = tuple[str, ...]
_K = TypeVar("_K")

# A name that begins like the region's own is one that people mean the region by, misspelt or not.
_BEGINNING = 4
_LONG_FORM = 9

_TYPES_MEANT = {
    "republic": frozenset({"republic", "disputed"}),
    "krai": frozenset({"krai"}),
    "oblast": frozenset({"oblast", "aobl", "disputed"}),
    "okrug": frozenset({"aokr", "aobl"}),
    "district": frozenset(),
}


@dataclass(frozen=True, slots=True)
class NameTable:
    """Names by the skeletons of their words.

    `full` has the names as they stand in the file; `bare` has them without their type word ("smolensk" of "Smolensk
    Oblast") and counts only where `full` has nothing. `loose` are words that hint at a region and as often mean
    something else («смоленский»), and towns. `nominatives` are joined names for completing a beginning; `firm` are
    the joined names that a slip of one letter leaves beyond doubt. `types` gives the kind for a type word; `fillers`
    and `others` are single words.
    """

    full: Mapping[Key, Codes]
    bare: Mapping[Key, Codes]
    loose: Mapping[Key, Codes]
    nominatives: Mapping[str, Codes]
    firm: frozenset[str]
    types: Mapping[str, str]
    fillers: frozenset[str]
    others: frozenset[str]
    longest: int


def build_table(regions: Regions) -> NameTable:
    types = {
        form: kind for kind, words in regions.words.types.items() for word in words for form in _forms_of_word(word)
    }
    full: dict[Key, list[str]] = defaultdict(list)
    bare: dict[Key, list[str]] = defaultdict(list)
    loose: dict[Key, list[str]] = defaultdict(list)
    nominatives: dict[str, list[str]] = defaultdict(list)
    firm: set[str] = set()
    for region in regions:
        names = (region.name_ru, region.name_en, region.short_ru, region.short_en)
        beginnings = {key[:_BEGINNING] for name in names for key in skeletons(name) if key not in types}
        for name in (*names, *region.aliases):
            words = tuple(words_of(name))
            forms = [_key(form) for form in case_forms(words)]
            _add(full, forms, region.code)
            _add(nominatives, [" ".join(forms[0])], region.code)
            stripped = _without_types(forms, types) if name in names else []
            _add(bare, stripped, region.code)
            _add(loose, [_key([form]) for form in _masculine(words)], region.code)
            if forms[0][0][:_BEGINNING] in beginnings:
                firm.update(_slip_proof(forms), _slip_proof(stripped))
    for town, codes in regions.towns.items():
        for code in codes:
            _add(loose, [_key(form) for form in case_forms(tuple(words_of(town)))], code)
    return NameTable(
        full=_frozen(full),
        bare=_frozen(bare),
        loose=_frozen(loose),
        nominatives=_frozen(nominatives),
        firm=frozenset(firm),
        types=types,
        fillers=_all_forms(regions.words.fillers),
        others=_all_forms(regions.words.others),
        longest=max(len(key) for key in full),
    )


def fits_type(region: Region, kind: str) -> bool:
    """Whether a region may be meant by a type word of that kind; "city" and "any" fit every region."""
    return kind not in _TYPES_MEANT or region.type in _TYPES_MEANT[kind]


def _slip_proof(forms: Sequence[Key]) -> list[str]:
    """The nominative and the longer case forms: an ending changes too much in a short one."""
    joined = [" ".join(form) for form in forms]
    return joined[:1] + [form for form in joined[1:] if len(form) >= _LONG_FORM]


def _masculine(words: tuple[str, ...]) -> tuple[str, ...]:
    """Of a name whose first word is an adjective and whose other words are a type or nothing."""
    return masculine_forms(words[0]) if len(words) <= 2 else ()


def _without_types(forms: Iterable[Key], types: Mapping[str, str]) -> list[Key]:
    stripped = [tuple(word for word in form if word not in types) for form in forms]
    return [key for key in stripped if key]


def _key(words: Iterable[str]) -> Key:
    return tuple(found for found in map(skeleton, words) if found)


def _forms_of_word(word: str) -> set[str]:
    return {" ".join(_key(form)) for form in case_forms(tuple(words_of(word)))}


def _all_forms(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in _forms_of_word(word))


def _add(table: dict[_K, list[str]], keys: Iterable[_K], code: str) -> None:
    for key in keys:
        if key and code not in table[key]:
            table[key].append(code)


def _frozen(table: Mapping[_K, list[str]]) -> dict[_K, Codes]:
    return {key: tuple(codes) for key, codes in table.items()}
