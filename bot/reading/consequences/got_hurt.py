"""Somebody whom no word for people names: «ранения получил монтёр», «Алексей выжил и госпитализирован»."""

from __future__ import annotations

from bot.reading.consequences.people_wordings import Wording
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_HE = frozenset({"он", "она", "оно"})
_ONE_GOT = frozenset({"получил", "получила"})
_SURVIVED = frozenset({"выжил", "выжила", "жив", "жива", "survived"})
_GOT_WOUNDS = seldom(r"j[oye]{0,3}\{o|\{[oye]{0,3}j")
_WHOEVER = frozenset({"кто", "кого"})
ASKED = Asked(_HE | _ONE_GOT | _SURVIVED | _WHOEVER)


def tells_of_whoever(part: Part) -> bool:
    """«расскажу о тех, кто ранен»: of nobody knows how many."""
    if _WHOEVER.isdisjoint(part.words):
        return False
    return any(code == "I" and part.words[at - 1] in _WHOEVER for at, code in enumerate(part.codes) if at)


def got_hurt(part: Part, codes: str, wording: Wording) -> bool:
    """«ранения получил монтёр»: whoever gets wounds is a person, known to the lexicon or not."""
    if "j" not in wording.told.pattern or _ONE_GOT.isdisjoint(part.words) or not _HE.isdisjoint(part.words):
        return False
    return _GOT_WOUNDS.search(codes) is not None


def survived(part: Part, codes: str, wording: Wording) -> bool:
    """«Алексей выжил и госпитализирован»: whoever came alive to a hospital, by name."""
    if "j" not in wording.told.pattern or _SURVIVED.isdisjoint(part.words):
        return False
    return "Г" in codes or "+" in codes
