"""The rule that finds spots with a name of two words: a bay, a flood plain, a grove."""

from __future__ import annotations

from bot.model import Place, PlaceKind
from bot.reading import names
from bot.reading.place_lists import BETWEEN
from bot.reading.place_walk import Walk

NEAR_WORDS = frozenset({"в", "во", "под", "над", "у", "возле", "близ", BETWEEN})
_SPOTS = {
    "балке": "балка", "балкой": "балка", "пойме": "пойма", "бухте": "бухта", "бухтой": "бухта", "роще": "роща",
    "поляне": "поляна", "косе": "коса", "косой": "коса",
}  # fmt: skip


def spot(walk: Walk, index: int) -> int:
    """«в Казачьей бухте», «в Павшинской пойме»: a name of two words, the second in lower case."""
    if walk.after(index + 1) != "o" or walk.before(index) != "p" or walk.folded[index - 1] not in NEAR_WORDS:
        return index
    noun = _SPOTS.get(walk.folded[index + 1])
    adjective = names.feminine_nominative(walk.folded[index]) if noun and walk.capital(index) else None
    if adjective is None:
        return index
    return walk.add(index, index + 2, Place(names.title(f"{adjective} {noun}"), PlaceKind.SETTLEMENT, walk.region))
