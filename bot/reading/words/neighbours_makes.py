"""UAVs by the names of their makes: «два «Лютых»», «FP-1», «четыре «Молнии»»."""

from __future__ import annotations

from bot.reading.seldom import seldom

_NUMBERED = frozenset({"fp-1", "fp-2", "uj-22", "uj-26"})
_SAID_BARE = _NUMBERED | {"ждун" + ending for ending in ("", "а", "у", "ом", "е", "ы", "ов", "ами", "ах")}
MAKES = _SAID_BARE | {
    stem + ending
    for stems, endings in (
        ("лют", ("ый", "ого", "ому", "ым", "ые", "ых", "ыми")),
        ("дартс мопед бобр хорнет мавик морок", ("", "а", "у", "ом", "ы", "ов", "ами")),
        ("ждун", ("", "а", "у", "ом", "е", "ы", "ов", "ами", "ах")),
        ("бобер рубака рубаки рубаку лелека лелеки лелеку", ("",)),
        ("молни", ("я", "и", "й", "ю", "ей", "ями")),
        ("птичк", ("а", "и", "у", "ой", "ами")),
        ("птичек", ("",)),
    )
    for stem in stems.split()
    for ending in endings
}
_QUOTES = frozenset({"«", '"', "“", "„"})
_OF_MAKE = seldom("(?:[Uuv][ye]{0,3}|a)-?$")
_OF_MANY = ("ы", "ов", "ами", "ые", "ых", "ыми", "ии", "ий", "ями", "ки", "ек")
_OF_OTHERS = ("молни", "птич")
"""Names of much else: of UAVs only where their number or what happened to them stands before."""
_NAMES_UAVS = seldom(r"[n~SWOVTθEKkqHM>ye]$|(?:^|[|:;,])$")


def called(text: str, folded: list[str], at: list[int]) -> str:
    """«два «Лютых»», «FP-1»: UAVs by the name of their make, unless the word for them stands before it."""
    chars = list(text)
    for index in at:
        name = folded[index]
        quoted = index > 0 and folded[index - 1] in _QUOTES
        before = text[max(0, index - quoted - 5) : index - quoted]
        if not (quoted or name in _SAID_BARE) or _OF_MAKE.search(before):
            continue
        if not name.startswith(_OF_OTHERS) or _NAMES_UAVS.search(before):
            chars[index] = "u" if name.endswith(_OF_MANY) else "U"
            # A mark of quotation parts a number from what it counts
            chars[index - quoted] = chars[index] if not quoted else "e"
    return "".join(chars)
