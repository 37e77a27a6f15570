"""Buildings that UAVs flew into: damage, unless the post says that there is none."""

from __future__ import annotations

from collections.abc import Sequence

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_INTO = "попал угодил врезал влетел залетел"
_INTO_VERBS = tuple(_INTO.split())
_INTO_ENGLISH = frozenset({"into"})
_IN = frozenset({"в", "во"})
_HIT, _AT = ("попадани", "прилет"), frozenset({"в", "во", "по"})
_WALLS = (
    "крыш", "кровл", "окн", "балкон", "лодж", "квартир", "этаж", "подъезд", "чердак", "многоэтаж",
    "многоквартир", "здани", "строени", "цех", "склад", "ангар", "гараж", "школ", "магазин", "коттедж",
    "общежити", "сарай", "сарая", "сарае", "сараи", "сараю", "павильон",
    "резервуар", "подстанц", "будк", "цистерн", "корпус", "терминал", "установк", "роддом", "больниц",
    "roof", "window", "balcony", "apartment", "house", "building", "warehouse",
    "school", "garage",
)  # fmt: skip
_HOUSES = frozenset({"дом", "дома"})
_ROOM = 4
# «один сбит, второй попал в крышу»
_UAV_BEFORE = seldom(r"(?:[Uuv]|(?:^|[SWOV][^,;]{0,12}[,&;])[oCn])[^,;:\-Bd'0]{0,4}$")
_DENIED = "0"
ASKED = Asked(_INTO_ENGLISH | _IN | _AT | _HOUSES, (*_INTO_VERBS, *_HIT, *_WALLS))


def flew_into(part: Part) -> bool:
    """«Дрон попал в крышу склада», «один сбит, второй врезался в дом», "a drone crashed into a house"."""
    words, codes = part.words, part.codes
    if _DENIED in codes or ("H" not in codes and "h" not in codes):
        return False
    return any(_hit(words, at) for at, code in enumerate(codes) if code == "h") or any(
        _into(words, at) and _UAV_BEFORE.search(codes, max(0, at - 5 * _ROOM), at)
        for at, code in enumerate(codes)
        if code == "H"
    )


def _hit(words: Sequence[str], at: int) -> bool:
    """«зафиксировано попадание в подстанцию»."""
    if not words[at].startswith(_HIT) or "".join(words[at + 1 : at + 2]) not in _AT:
        return False
    return any(word in _HOUSES or word.startswith(_WALLS) for word in words[at + 2 : at + 2 + _ROOM])


def _into(words: Sequence[str], at: int) -> bool:
    """Whether the verb at a token says that it was a building that something flew into."""
    next_one = "".join(words[at + 1 : at + 2])
    if next_one not in _INTO_ENGLISH and not (words[at].startswith(_INTO_VERBS) and next_one in _IN):
        return False
    return any(word in _HOUSES or word.startswith(_WALLS) for word in words[at + 2 : at + 2 + _ROOM])
