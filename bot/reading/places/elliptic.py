"""Regions named by an adjective alone, where the type word was said before or comes after the list."""

from __future__ import annotations

from bot.reading.places.walk import Walk
from bot.reading.seldom import seldom

ELLIPTIC_NEXT = frozenset("|(-,;&n")
"""What may follow a region without its type word."""
FEMININE = ("ой", "ую", "ая")
_COUNT_IN_BRACKETS = seldom(r"\(n{1,3}[Uuv]?\)")
_LISTED = seldom(r"A-n{1,3}[,;&|]{1,2}A-n")
_COUNTED = seldom(r"A-n{1,3}(?:[,&]{1,2}p?A-n{1,3}){1,20}o?Q")
_OVER_OTHERS = frozenset({"небе", "небом", "территорией", "соседней", "соседнею"})
_KRAIS = frozenset({"RU-ALT", "RU-KAM", "RU-KDA", "RU-KHA", "RU-KYA", "RU-PER", "RU-PRI", "RU-STA", "RU-ZAB"})
_KRAI = frozenset({"край", "края", "краю", "краем", "крае", "краями", "краях"})


def elliptic(walk: Walk, index: int, end: int) -> bool:
    """The type word was said before or comes after the list: «над Курской – 4», «в Курской (18), …»."""
    after = walk.codes[end : end + 1]
    counted = after == ":" and walk.after(end + 1) == "n"
    if after and after not in ELLIPTIC_NEXT and after != ")" and not counted:
        return False
    if _COUNT_IN_BRACKETS.match(walk.codes, end) or _COUNTED.match(walk.codes, index):
        return True
    if walk.folded[index].endswith("ая") and _LISTED.match(walk.codes, index):
        return True
    if walk.found.areas and walk.codes[index - 2 : index] == "n-" and (not after or after in ",;|&)"):
        return _agrees(walk, index)
    if (
        walk.found.areas
        and (counted or after == "-")
        and walk.after(end + 1) == "n"
        and walk.before(index) in {",", "&", "|", ";"}
    ):
        return _agrees(walk, index)
    before = walk.before(index) == "p" or walk.folded[index - 1] in _OVER_OTHERS
    phrase = before and _agrees(walk, index)
    return phrase and (not after or after in "-,|;n&)" or counted) and (walk.home is None or bool(walk.found.areas))


def _agrees(walk: Walk, index: int) -> bool:
    """«над Курской», of a region; «два – над Ставропольским», of a krai where another one was named before."""
    form = walk.folded[index]
    if form.endswith(FEMININE):
        return True
    krai = walk.atlas.region_adjectives.get(form)
    if krai not in _KRAIS or krai == walk.home:
        return False
    areas = walk.found.areas
    # «над Пермским краем: …, 4 – над Пермским», its district
    if any(krai in area.regions for area in areas):
        return False
    return any(walk.folded[area.end - 1] in _KRAI for area in areas)
