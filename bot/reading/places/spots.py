"""The rule that finds spots with a name of two words: a bay, a flood plain, a grove."""

from __future__ import annotations

from bot.model import Place, PlaceKind
from bot.reading.places import names
from bot.reading.places.lists import BETWEEN
from bot.reading.places.walk import Walk

NEAR_WORDS = frozenset({"в", "во", "под", "над", "у", "возле", "близ", BETWEEN})
_PARTS = frozenset(
    {"нижней", "верхней", "старой", "новой", "большой", "малой", "ближней", "дальней"}
    | {"нижнего", "верхнего", "старого", "нового", "большого", "малого", "ближнего", "дальнего"}
    | {"приграничной", "приграничном", "приграничных", "соседней", "соседнем", "соседних"}
    | {"северной", "южной", "западной", "восточной", "северного", "южного", "западного", "восточного"}
    | {"мирный", "мирную", "мирное", "мирного", "мирному", "мирной", "мирным", "мирном"}
)
_LOWER = frozenset("oB")
OPENING, CLOSING = frozenset('«„“"'), frozenset('»“”"')
_QUOTED = ("микрорайон", "мкр", "ж/м", "посел", "пос.", "деревн", "хутор", "сел", "станиц")
"""Types of places whose names stand in quotation marks at times; those of a railway station or an airport do too."""
_LONGEST_QUOTED = 5
_AFTER_HOUR = frozenset({"@,", "|@,"})
_SPOTS = {
    "балке": "балка", "балкой": "балка", "пойме": "пойма", "бухте": "бухта", "бухтой": "бухта", "роще": "роща",
    "поляне": "поляна", "косе": "коса", "косой": "коса",
    "балки": "балка", "поймы": "пойма", "бухты": "бухта", "рощи": "роща", "поляны": "поляна", "косы": "коса",
    "стороне": "сторона", "стороной": "сторона", "стороны": "сторона",
}  # fmt: skip
_AGAIN = frozenset({"снова", "опять", "вновь"})
_HEADS = NEAR_WORDS | {"на", "районе", "р-не", "районах", "вблизи", "около"}
_JOINTS = frozenset(",&")
_SIDE, _SIDES = "сторона", frozenset({"северная", "корабельная"})
"""The banks of a town on a bay; any other side is no place."""


def spot(walk: Walk, index: int) -> int:
    """«в Казачьей бухте», «в Павшинской пойме»: a name of two words, the second in lower case."""
    head = walk.folded[index - 1] if index else ""
    if walk.after(index + 1) != "o" or not (head in _HEADS or _goes_on(walk, index)):
        return index
    noun = _SPOTS.get(walk.folded[index + 1])
    adjective = names.feminine_nominative(walk.folded[index]) if noun and walk.capital(index) else None
    if adjective is None or (noun == _SIDE and adjective not in _SIDES):
        return index
    return walk.add(index, index + 2, Place(names.title(f"{adjective} {noun}"), PlaceKind.SETTLEMENT, walk.region))


def _goes_on(walk: Walk, index: int) -> bool:
    """«в районе Фиолента и Северной стороны»: the rest of a list of places."""
    mentions = walk.found.mentions
    return bool(mentions) and mentions[-1].end == index - 1 and walk.before(index) in _JOINTS


def part_of_town(walk: Walk, index: int) -> int:
    """Where «нижней Голландии», «мирный Клин» begin, asked of the token of the name: adjectives in lower case."""
    return index - 1 if walk.before(index) in _LOWER and walk.folded[index - 1] in _PARTS else index


def quoted_name(walk: Walk, index: int) -> int:
    """«в микрорайоне «Новый-2»», «у посёлка «Тихий берег»»: the token that closes the name, or `index`."""
    if index < 2 or walk.written[index - 1] not in OPENING or not walk.folded[index - 2].startswith(_QUOTED):
        return index
    ends = range(index + 1, min(index + _LONGEST_QUOTED, len(walk.codes)))
    return next((end for end in ends if walk.written[end] in CLOSING), index)


def after_hour(walk: Walk, index: int) -> bool:
    """«12:40, Грайворон – …», «Снова Грайворон: …»: a sentence that opens with the hour or with again."""
    if index and walk.folded[index - 1] in _AGAIN and walk.before(index - 1) in {"", "|"}:
        return True
    return walk.codes[max(0, index - 3) : index] in _AFTER_HOUR
