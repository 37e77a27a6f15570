"""The rule that finds unseen settlements before the district that they lie in («в окрестностях Малых Прудов …
района»)."""

from __future__ import annotations

from bot.model import Place, PlaceKind
from bot.reading.places import names, names_in_cases
from bot.reading.places.ahead import in_district
from bot.reading.places.areas import after_district
from bot.reading.places.lists import like_a_name
from bot.reading.places.no_sites import HEADS, INSTITUTIONS
from bot.reading.places.walk import Walk

_IN = frozenset({"в", "во", "на"})
_OVER = frozenset({"над", "под", "за", "перед"})
_NEAR = frozenset({"у", "возле", "близ", "около", "вблизи", "от", "районе", "окраине", "окрестностях", "территории"})
_NEAR_AREA = frozenset({"границах", "черте", "центре", "небе", "неподалеку", "недалеко", "жителей", "границе"})
_NO_SETTLEMENT = (
    "администрац", "глав", "центр", "совет", "отдел", "управлен", "больниц", "школ", "дом", "музе", "парк",
)  # fmt: skip


def owned(walk: Walk, index: int) -> int:
    """A name of one or two words, in the case the word before asks for, with a district in the genitive after it."""
    if walk.home is None or not index:
        return index
    size = next((size for size in (1, 2) if _ends(walk, index + size)), 0)
    words = walk.folded[index : index + size]
    if not size or not all(like_a_name(written) for written in walk.written[index : index + size]):
        return index
    if any(word in INSTITUTIONS or word in HEADS or word.startswith(_NO_SETTLEMENT) for word in words):
        return index
    form, before = " ".join(words), walk.folded[index - 1]
    name = _nominative(form, before)
    if name is None or form in walk.atlas.foreign or name in walk.atlas.foreign:
        return index
    return walk.add(index, index + size, Place(names.title(name), PlaceKind.SETTLEMENT, walk.region))


def of_owned(codes: str, at: int) -> bool:
    """Whether a district may follow a name of one or two words at a token of a line (see surroundings.py)."""
    return any(codes[at + size : at + size + 1] == "A" and after_district(codes, at + size + 1) for size in (1, 2))


def _ends(walk: Walk, end: int) -> bool:
    return end < len(walk.codes) and in_district(walk, end)


def _nominative(form: str, before: str) -> str | None:
    if before in _IN:
        return names_in_cases.prepositional(form)
    if before in _OVER:
        return names_in_cases.instrumental(form)
    return names_in_cases.genitive(form) if before in _NEAR or before in _NEAR_AREA else None
