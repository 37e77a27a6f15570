"""People who were given first aid: they were hurt, unless the post tells of the hurt by other words."""

from __future__ import annotations

import re

from bot.reading.words.tokens import Asked, Part

_GIVEN = "оказ"
_AID = ("помощь", "помощи")
_MEDICAL = ("медицинск", "доврачебн", "перв", "медик", "врач", "фельдшер", "неотложн", "амбулаторн", "экстренн")
_TOLD_OTHERWISE = re.compile("[IwjGgГ+0]")
_ONE = ("у", "ю", "е", "ому", "ему")
ASKED = Asked(frozenset(_AID), (_GIVEN, *_MEDICAL))


def helped(part: Part, codes: str) -> bool:
    """Whether a sentence tells of nobody hurt but by the medical help that people were given."""
    if _TOLD_OTHERWISE.search(codes) or _AID[0] not in part.words:
        return False
    given = any(word.startswith(_GIVEN) for word in part.words)
    return given and any(word.startswith(_MEDICAL) for word in part.words)


def with_helped(part: Part, codes: str) -> str:
    """«оказали доврачебную помощь трём женщинам»: the concept characters with the help as harm.

    «помощь оказана жителям» does not say to how many.
    """
    if not helped(part, codes):
        return codes
    aid = part.words.index(_AID[0])
    given = next(index for index, word in enumerate(part.words) if word.startswith(_GIVEN))
    start = max(aid, given)
    to = next((index for index in range(start + 1, len(codes)) if codes[index] in "nB,;:-|"), None)
    if to is None or codes[to] not in "nB" or (codes[to] == "B" and not part.words[to].endswith(_ONE)):
        return codes
    chars = ["o" if code == "ч" or (code == "B" and index < to) else code for index, code in enumerate(codes)]
    chars[to - 1] = "I"
    return "".join(chars)
