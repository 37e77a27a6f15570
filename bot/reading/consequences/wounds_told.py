"""Wounds told of by words for damage, by what doctors found, and in English: «обгорел», «выявлены контузии»."""

from __future__ import annotations

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_OF_BODIES = ("посечен", "посек", "обгорел")
# «выявлены контузии»
_FOUND_WOUNDS = seldom("[/ѣ](?=[oye]{0,2}j)|(?<=j)[/ѣ]|(?<=j[oye])[/ѣ]")
# «ещё один член экипажа обгорел»
_PEOPLE_WITH = seldom("(?:n|^)[oye]?B{1,2}[oyeъ]$")
_ENGLISH = frozenset({"injured", "wounded", "with"})
_THE_INJURED, _WITH_WOUNDS = seldom("(?:zo|^[oC])n{0,2}I(?=[,oЮGp])"), seldom("o(?=o{0,2}j)")
_SOMEBODY = seldom("[oye*]?n{0,2}[oye*]?B")
_SO_MANY = seldom("o?n{1,2}(?=[|,;&)]|$)")
ASKED = Asked(_ENGLISH, inside=_OF_BODIES)


def with_wounds(part: Part, codes: str) -> str:
    """The concept characters with such words as wounds of people."""
    if "F" in codes and any(word.startswith(_OF_BODIES) for word in part.words):
        codes = _cut_by_splinters(part, codes)
    if "j" in codes and ("/" in codes or "ѣ" in codes):
        codes = _FOUND_WOUNDS.sub("{", codes)
    return codes


def in_english(part: Part, codes: str) -> str:
    """ "one of the two injured has died": a noun; "two with burns": by a preposition."""
    if _ENGLISH.isdisjoint(part.words):
        return codes
    chars = list(codes)
    for match in _THE_INJURED.finditer(codes):
        if part.words[match.end() - 1] in _ENGLISH:
            chars[match.end() - 1] = "w"
    for match in _WITH_WOUNDS.finditer(codes):
        if part.words[match.start()] == "with":
            chars[match.start()] = "p"
    return "".join(chars)


def _cut_by_splinters(part: Part, codes: str) -> str:
    """«водитель посечён осколками», «осколками посекло водителя», «двоих посекло», «двое докеров обгорели»."""
    chars = list(codes)
    for index, word in enumerate(part.words):
        if codes[index] != "F" or not word.startswith(_OF_BODIES):
            continue
        beside = _people_before(part, codes, index) or _SOMEBODY.match(codes, index + 1)
        if (
            beside
            or _SO_MANY.match(codes, index + 1)
            or (word.startswith("посечен") and "B" in codes[max(0, index - 2) : index])
        ):
            chars[index] = "I"
    return "".join(chars)


def _people_before(part: Part, codes: str, index: int) -> bool:
    """«двоих посекло», «рабочего посекло», but not «…, 76 посекло фасад»."""
    if not index or codes[index - 1] not in "nB":
        return _PEOPLE_WITH.search(codes, max(0, index - 4), index) is not None
    return codes[index - 1] == "B" or not part.words[index - 1][0].isdigit()
