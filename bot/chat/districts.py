"""Federal districts as people write them."""

from __future__ import annotations

import re
from typing import Final

from bot.chat.desk import Turn
from bot.chat.keyboards import MARK
from bot.chat.named_places import find_place

_SHORT: Final = {
    "цфо": "central",
    "сзфо": "northwest",
    "юфо": "south",
    "скфо": "north_caucasus",
    "пфо": "volga",
    "уфо": "ural",
    "сфо": "siberia",
    "дфо": "far_east",
}
_SAYS_DISTRICT: Final = re.compile(r"\b(?:федеральн\w+|округ\w*|federal|district|фо)\b", re.IGNORECASE)


def find_district(turn: Turn, text: str) -> str | None:
    """The district a text names, if it says that it is one: «Южный округ», "Volga district", «ЦФО»."""
    lowered = text.strip().lower()
    if lowered in _SHORT:
        return _SHORT[lowered]
    rest = _SAYS_DISTRICT.sub(" ", lowered).strip()
    if rest == lowered or not rest:
        return None
    known = {}
    for district in turn.desk.regions.by_district():
        for language in turn.desk.texts.languages:
            name = turn.desk.texts.get(language, "chat-district", district=district)
            known[_SAYS_DISTRICT.sub(" ", name).strip()] = district
    found = find_place(rest, known)
    return None if found is None else known[found]


def expanded(turn: Turn, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes with the regions of a district in place of its mark."""
    by_district = {str(name): regions for name, regions in turn.desk.regions.by_district().items()}
    found: dict[str, None] = {}
    for code in codes:
        if code.startswith(MARK):
            found.update((region.code, None) for region in by_district[code.removeprefix(MARK)])
        else:
            found[code] = None
    return tuple(found)
