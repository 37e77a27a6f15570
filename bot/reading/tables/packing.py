"""Tables as few long strings, so that a start from the cache need not parse a hundred thousand short ones."""

from __future__ import annotations

from typing import Any

from bot.reading.tables.forms import Forms

_BETWEEN = "¦"
_FORMS = ("settlement_forms", "district_forms", "english_settlements", "english_districts", "seats")
_RECORDS = ("settlements", "districts")


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
        places[name] = places[name].packed
    for name in _RECORDS:
        *texts, flags = zip(*places[name], strict=True)
        places[name] = [*map(_BETWEEN.join, texts), flags]
    places["common"] = _BETWEEN.join(places["common"])
    return places


def unpack_places(packed: dict[str, Any]) -> dict[str, Any]:
    """The places as they were compiled. Raises on anything that pack_places did not make."""
    places = dict(packed)
    for name in _FORMS:
        places[name] = Forms(places[name])
    for name in _RECORDS:
        *texts, flags = places[name]
        places[name] = list(zip(*map(_split, texts), flags, strict=True))
    places["common"] = _split(places["common"])
    return places


def _split(text: str) -> list[str]:
    return text.split(_BETWEEN) if text else []
