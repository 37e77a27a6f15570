"""Concept characters of English words that depend on the words beside them."""

from __future__ import annotations

import re

_VEHICLES = {"vehicle": "U", "vehicles": "u"}
_OTHER_ZONES = frozenset({"gmt", "utc"})
_CLOCKS_BEFORE = re.compile("[@nτ-]{1,6}$")
_WHOLLY = frozenset({"completely", "partially", "totally", "fully", "partly"})
_AGED = frozenset({"aged", "old"})
_YEARS = frozenset({"year", "years"})
_OF_PROPERTY = re.compile(r"V(?=[oye]{0,3}[\\и])|(?<![Uuv])(?<![Uuv].)(?<![Uuv]..)(?<![Uuv]...)(?<=[\\и]o)V")
SEEN = _OTHER_ZONES | _WHOLLY | _AGED | {"destroyed", "born", "strike"} | frozenset(_VEHICLES)
"""Words that the rules are about."""


def beside_others(text: str, folded: list[str], words: frozenset[str]) -> str:
    """The concept characters where neighbours are taken into account; `words`: those of SEEN that are in the post."""
    if not words.isdisjoint(_VEHICLES):
        text = _of_vehicles(text, folded)
    if "strike" in words:
        text = _strike(text, folded)
    if "born" in words:
        text = _born(text, folded)
    if not words.isdisjoint(_AGED):
        text = _aged(text, folded)
    if "destroyed" in words:
        text = _destroyed(text, folded)
    if not words.isdisjoint(_OTHER_ZONES):
        text = _other_zones(text, folded)
    return text


def _of_vehicles(text: str, folded: list[str]) -> str:
    """ "An unmanned aerial vehicle" is one, which its Russian letter for letter does not tell."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word in _VEHICLES and text[max(0, index - 2) : index].endswith(("bl", "b")):
            start = text.rindex("b", 0, index)
            chars[start : index + 1] = "e" * (index - start) + _VEHICLES[word]
    return "".join(chars)


def _strike(text: str, folded: list[str]) -> str:
    """ "A drone strike", unlike "a strike drone": an attack."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word == "strike" and text[index - 1 : index] in {"U", "u"} and text[index + 1 : index + 2] not in {"U", "u"}:
            chars[index] = "K"
    return "".join(chars)


def _born(text: str, folded: list[str]) -> str:
    """ "A resident, born in 1968, was killed": no number of people."""
    chars = list(text)
    for index, word in enumerate(folded[:-2]):
        if word == "born" and folded[index + 1] == "in" and text[index + 2] == "n":
            chars[index + 2] = "o"
    return "".join(chars)


def _aged(text: str, folded: list[str]) -> str:
    """ "A man aged 45", "45 years old": ages."""
    chars = list(text)
    for index, word in enumerate(folded):
        at = index + 1 if word == "aged" else index - 2
        years = word == "aged" or folded[index - 1] in _YEARS
        if word in _AGED and years and text[max(0, at) : at + 1] == "n":
            chars[at] = "*"
    return "".join(chars)


def _destroyed(text: str, folded: list[str]) -> str:
    """ "A house was completely destroyed", "destroyed a house": damage."""
    chars = list(text)
    for index, word in enumerate(folded):
        if word == "destroyed" and folded[index - 1] in _WHOLLY and text[index] == "V":
            chars[index] = "F"
    for match in _OF_PROPERTY.finditer("".join(chars)):
        if folded[match.start()] == "destroyed":
            chars[match.start()] = "F"
    return "".join(chars)


def _other_zones(text: str, folded: list[str]) -> str:
    """ "07:30 Moscow time [04:30 GMT]": the same said again."""
    chars = list(text)
    for index, word in enumerate(folded):
        again = _CLOCKS_BEFORE.search(text, max(0, index - 6), index) if word in _OTHER_ZONES else None
        if again and text[again.start() - 1 : again.start()] == "(":
            chars[again.start() : index] = "o" * (index - again.start())
    return "".join(chars)
