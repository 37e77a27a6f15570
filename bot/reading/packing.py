"""Tables as few long strings, so that a start from the cache need not parse a hundred thousand short ones."""

from __future__ import annotations

from typing import Any

_BETWEEN = "¦"
_FORMS = ("settlement_forms", "district_forms", "english_settlements", "english_districts")
_RECORDS = ("settlements", "districts")


def pack(data: dict[str, Any]) -> dict[str, Any]:
    """JSON-ready; the inverse of unpack. `data`: words (form -> one character) and places as they were compiled."""
    places = dict(data["places"])
    for name in _FORMS:
        places[name] = _pack_forms(places[name])
    for name in _RECORDS:
        names, *columns = zip(*places[name], strict=True)
        places[name] = [_BETWEEN.join(names), *columns]
    places["common"] = _BETWEEN.join(places["common"])
    words = data["words"]
    return {**data, "words": [_BETWEEN.join(words), "".join(words.values())], "places": places}


def unpack(data: dict[str, Any]) -> dict[str, Any]:
    """Words and places as they were compiled, with tuples for lists. Raises on anything that pack did not make."""
    places = data["places"]
    for name in _FORMS:
        places[name] = _unpack_forms(*places[name])
    for name in _RECORDS:
        names, *columns = places[name]
        places[name] = list(zip(_split(names), *columns, strict=True))
    places["common"] = _split(places["common"])
    forms, codes = data["words"]
    return {**data, "words": dict(zip(_split(forms), codes, strict=True)), "places": places}


def _pack_forms(forms: dict[str, list[int]]) -> list[Any]:
    """The forms, the first number of each, and all numbers of those that have several."""
    several = {form: numbers for form, numbers in forms.items() if len(numbers) > 1}
    return [_BETWEEN.join(forms), [numbers[0] for numbers in forms.values()], several]


def _unpack_forms(forms: str, first: list[int], several: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    alone = [(number,) for number in range(max(first, default=0) + 1)]
    found: dict[str, tuple[int, ...]] = dict(zip(_split(forms), map(alone.__getitem__, first), strict=True))
    for form, numbers in several.items():
        found[form] = tuple(numbers)
    return found


def _split(text: str) -> list[str]:
    return text.split(_BETWEEN) if text else []
