"""Groups of people of whom nobody knows how many were hurt: «пострадала семья с двумя детьми», «ранена бригада»."""

from __future__ import annotations

from bot.reading.seldom import seldom
from bot.reading.words.codes import recoded
from bot.reading.words.tokens import Asked, Part

_GROUPS, _A_THING = frozenset({"семья", "бригада", "группа", "экипаж", "расчет"}), "пострадавшее"
_A_GROUP_HURT = seldom(
    r"I[oye]{0,2}(?P<who>[oъB])(?:[oye]{0,2}B(?:o(?=[|,;:]|$))?|[oye]{0,2}pn[oye]{0,2}B)?(?!zn|[oye]{0,2}zn)"
)
ASKED = Asked(_GROUPS | {_A_THING})


def of_groups(part: Part, codes: str) -> str:
    """«пострадала семья с двумя детьми», «ранена бригада»: nobody knows how many; «пострадавшее жильё»: nobody."""
    if _A_THING in part.words:
        codes = recoded(codes, [at for at, word in enumerate(part.words) if word == _A_THING], "o")
    if _GROUPS.isdisjoint(part.words):
        return codes
    for match in _A_GROUP_HURT.finditer(codes):
        if part.words[match.start("who")] in _GROUPS:
            codes = codes[: match.start()] + "o" * (match.end() - match.start() - 1) + "w" + codes[match.end() :]
    return codes
