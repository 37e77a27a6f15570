"""Words for two people: «супруги-пенсионеры», «братья-близнецы», «семейная пара»."""

from __future__ import annotations

from bot.reading.words.codes import recoded
from bot.reading.words.tokens import Asked, Part

_PAIRS = (
    "супруги-", "супругов-", "родители-", "родителей-", "молодожены", "молодоженов", "близнецы", "близнецов",
    "двойняшки", "двойняшек", "чета", "чету",
    *(who + of for who in ("братья-", "братьев-", "сестры-", "сестер-") for of in ("близнец", "двойня")),
)  # fmt: skip
_PAIR = "супруги"
_COUPLE = frozenset({"пара", "пару", "паре", "пары"})
_OF_FAMILY = ("семейн", "супружеск", "пожил", "молод")
ASKED = Asked(_COUPLE, (*_PAIRS, *_OF_FAMILY))


def as_pairs(part: Part) -> Part:
    """«супруги-пенсионеры», «братья-близнецы», «семейная пара»: two, as «супруги»."""
    if not _COUPLE.isdisjoint(part.words):
        found = [
            at
            for at, word in enumerate(part.words)
            if at and word in _COUPLE and part.codes[at] in "~o" and part.words[at - 1].startswith(_OF_FAMILY)
        ]
        part = Part(recoded(part.codes, found, "B"), part.words, part.at)
    if not any(word.startswith(_PAIRS) for word in part.words):
        return part
    return Part(part.codes, [_PAIR if word.startswith(_PAIRS) else word for word in part.words], part.at)
