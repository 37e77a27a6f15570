"""Rules that find unseen settlements by what is told of them: «порт Вольный», «Ясеновка была атакована дронами»."""

from __future__ import annotations

import re

from bot.model import Place, PlaceKind
from bot.reading.places import names
from bot.reading.places.lists import like_a_name
from bot.reading.places.walk import Walk

_PORT_OF = "порта"
_PORTS = frozenset({"порт", _PORT_OF, "порту", "портом", "порте"})
_SUBJECT = ("ск", "цк", "град", "ово", "ево", "ино", "вка", "нка", "ское", "ное")
_PASSIVE = re.compile(r"o?[o?]?q[oye]{0,2}[Uuv]")
_UNDERWENT = re.compile(r"o?k[oye]{0,3}K[oye]{0,3}[Uuv]")
_OTHER_NOUN = frozenset("BCAsи\\_YQ&,")


def port(walk: Walk, index: int) -> int:
    """«порт Вольный», «в порту Тихая», «порта Вольска»."""
    word = walk.folded[index - 1] if index else ""
    of_one = walk.home is not None and walk.before(index) == "ц" and walk.codes[index] == "C"
    if not of_one or word not in _PORTS or walk.after(index + 1) in {"C", "A"}:
        return index
    form = walk.folded[index]
    if not like_a_name(walk.written[index]) or form in walk.atlas.special or form in walk.atlas.foreign:
        return index
    name = (names.genitive_nominative(form) if word == _PORT_OF else None) or form
    return walk.add(index, index + 1, Place(names.title(name), PlaceKind.SETTLEMENT, walk.region))


def of_port(codes: str, at: int) -> bool:
    return codes[at] == "C" and codes[at - 1] == "ц"


def struck(walk: Walk, index: int) -> int:
    """«Сегодня Ясеновка была атакована дронами», «Ясеновка подверглась атаке БПЛА»."""
    form = walk.folded[index]
    if walk.home is None or walk.codes[index] != "C" or (walk.before(index) or "|") in _OTHER_NOUN:
        return index
    if not form.endswith(_SUBJECT) or not like_a_name(walk.written[index]):
        return index
    underwent = _UNDERWENT.match(walk.codes, index + 1)
    if underwent and not any(word.startswith("подверг") for word in walk.folded[index + 1 : underwent.end()]):
        return index
    if not underwent and not _PASSIVE.match(walk.codes, index + 1):
        return index
    return walk.add(index, index + 1, Place(walk.written[index], PlaceKind.SETTLEMENT, walk.region))


def of_struck(codes: str, at: int) -> bool:
    told = _PASSIVE.match(codes, at + 1) or _UNDERWENT.match(codes, at + 1)
    return codes[at] == "C" and codes[at - 1] not in _OTHER_NOUN and bool(told)
