"""People of whom a sentence says nothing but who they are: «Есть пострадавшие. Это муж и жена.»"""

from __future__ import annotations

from bot.reading.consequences.people import People, people
from bot.reading.consequences.people_wordings import OF_INJURED
from bot.reading.counts.counting import Counter
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_THESE = frozenset({"это", "ими", "they", "these"})
_ONLY_PEOPLE = seldom(r"[Co]?o?-?(?P<who>n?[oye*]{0,2}B[oyeCAYQszpnB*г,&\-]{0,24}|n{1,2}[oye]?)")
ASKED = Asked(_THESE)


def they_are(part: Part, counter: Counter) -> People | None:
    """The people of such a sentence; None for any other."""
    codes = part.codes
    if not codes or (codes[0] not in "nB" and part.words[0] not in _THESE):
        return None
    match = _ONLY_PEOPLE.fullmatch(codes)
    if match is None:
        return None
    start = match.start("who")
    told = Part("I" + codes[start:], ("", *part.words[start:]), (-1, *part.at[start:]))
    return people(told, told.codes, OF_INJURED, counter)
