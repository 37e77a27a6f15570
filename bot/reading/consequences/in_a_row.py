"""People told of by their number in a row: «ранены трое, четвёртый скончался», «один погиб, второй в больнице»."""

from __future__ import annotations

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_ORDINALS = frozenset(
    {"второй", "вторая", "второго", "вторую", "третий", "третья", "третьего", "третью", "четвертый", "четвертая"}
    | {"четвертого", "пятый", "пятая", "пятого", "шестой", "шестая", "шестого", "другой", "другая", "другого"}
)
ASKED = Asked(_ORDINALS)
# What happens to people, not to drones
_OF_PEOPLE = seldom(
    r"[,;&](?P<who>o)(?:[oye]{0,4}|,p?[oye]{1,3},[oye]?)(?:G|Г|\{[oye]{0,3}j|p[oye]{0,2}\+(?=[|,;)]|$))"
)
_SOMEBODY = seldom("[BwIGГ]")


def with_ordinals(part: Part, codes: str) -> str:
    """The concept characters of a sentence with such ordinals as somebody."""
    if _ORDINALS.isdisjoint(part.words):
        return codes
    for match in _OF_PEOPLE.finditer(codes):
        at = match.start("who")
        if part.words[at] in _ORDINALS and _SOMEBODY.search(codes, 0, at):
            codes = codes[:at] + "B" + codes[at + 1 :]
    return codes
