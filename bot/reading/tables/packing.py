"""Tables as few long strings, so that a start from the cache need not parse a hundred thousand short ones."""

from __future__ import annotations

from typing import Any

_BETWEEN = "¦"
_FORMS = ("settlement_forms", "district_forms", "english_settlements", "english_districts")
_RECORDS = ("settlements", "districts")
_ZERO = 0x100
"""The character that stands for the number 0: those before it would be written with escapes."""
_SURROGATES = range(0xD800, 0xE000)
"""No characters: numbers pass over them."""


def pack(data: dict[str, Any]) -> dict[str, Any]:
    """JSON-ready; the inverse of unpack. `data`: words (form -> one character) and places as they were compiled."""
    words = data["words"]
    return {**data, "words": [_BETWEEN.join(words), "".join(words.values())], "places": pack_places(data["places"])}


def unpack(data: dict[str, Any]) -> dict[str, Any]:
    """Words and places as they were compiled, with tuples for lists. Raises on anything that pack did not make."""
    forms, codes = data["words"]
    words = dict(zip(_split(forms), codes, strict=True))
    return {**data, "words": words, "places": unpack_places(data["places"])}


def pack_places(compiled: dict[str, Any]) -> dict[str, Any]:
    """The places alone, JSON-ready; the inverse of unpack_places."""
    places = dict(compiled)
    for name in _FORMS:
        places[name] = _pack_forms(places[name])
    for name in _RECORDS:
        names, *columns = zip(*places[name], strict=True)
        places[name] = [_BETWEEN.join(names), *columns]
    places["common"] = _BETWEEN.join(places["common"])
    return places


def unpack_places(packed: dict[str, Any]) -> dict[str, Any]:
    """The places as they were compiled. Raises on anything that pack_places did not make."""
    places = dict(packed)
    for name in _FORMS:
        places[name] = _unpack_forms(*places[name])
    for name in _RECORDS:
        names, *columns = places[name]
        places[name] = list(zip(_split(names), *columns, strict=True))
    places["common"] = _split(places["common"])
    return places


def _pack_forms(forms: dict[str, list[int]]) -> list[Any]:
    """The forms, the first number of each as a character, and all numbers of those that have several."""
    several = {form: numbers for form, numbers in forms.items() if len(numbers) > 1}
    first = [numbers[0] for numbers in forms.values()]
    return [_BETWEEN.join(forms), "".join(map(_character, first)), several]


def _unpack_forms(forms: str, first: str, several: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    alone = {char: (_number(char),) for char in set(first)}
    found: dict[str, tuple[int, ...]] = dict(zip(_split(forms), map(alone.__getitem__, first), strict=True))
    for form, numbers in several.items():
        found[form] = tuple(numbers)
    return found


def _character(number: int) -> str:
    place = _ZERO + number
    return chr(place if place < _SURROGATES.start else place + len(_SURROGATES))


def _number(character: str) -> int:
    place = ord(character)
    return place - _ZERO if place < _SURROGATES.start else place - _ZERO - len(_SURROGATES)


def _split(text: str) -> list[str]:
    return text.split(_BETWEEN) if text else []
