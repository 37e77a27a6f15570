"""People of whom a clause behind tells by a pronoun: «троих достали из-под стены, их состояние тяжёлое»."""

from __future__ import annotations

import re

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

STATE, _GRAVE = "состояние", ("тяжел", "критич", "средн", "крайне")
_OF_ONE = frozenset({"он", "она", "его", "ее", "него", "нее"})
_OF_SEVERAL = frozenset({"они", "их", "них"})
_THERE, _OWN, _AT = frozenset({"он", "она", "они"}), frozenset({"него", "нее", "них"}), "у"
_TOLD_OTHERWISE = frozenset("IwGgj{Г0ИЮnϡ")
_SOMEBODY = seldom(r"n{1,3}[oye*]{0,2}B{1,2}|n{1,3}(?=[oъB])|[oye*]{0,2}B{1,2}(?P<more>&o?B)?")
_IN, _WITH_WOUNDS = seldom(r"[oCь&]{1,4}p[oye^A]?\+"), seldom("[o&]{0,2}p[oi][oye-]{0,3}j")
ASKED = Asked(_OF_ONE | _OF_SEVERAL | {STATE, _AT}, _GRAVE)


def told_by_pronoun(part: Part, codes: str) -> str:
    """The concept characters with those people as hurt, and without others beside them («соседи», «врачи»)."""
    start = codes.rfind(",") + 1
    behind = part.words[start:]
    if not start or (_OF_ONE.isdisjoint(behind) and _OF_SEVERAL.isdisjoint(behind)):
        return codes
    end = _told_until(part, codes, start)
    if not end or not _TOLD_OTHERWISE.isdisjoint(codes[end:]):
        return codes
    whom = _SOMEBODY.search(codes, 0, start)
    if whom is None or not _TOLD_OTHERWISE.isdisjoint(codes[: whom.start()] + codes[whom.end() : start]):
        return codes
    several = "n" in whom.group() or whom["more"] is not None
    if several == _OF_SEVERAL.isdisjoint(behind):
        return codes
    return _as_hurt(codes, whom)


def _told_until(part: Part, codes: str, start: int) -> int:
    """Where the words end by which a clause tells what happened to them; 0 for any other clause."""
    behind = part.words[start:]
    wounds = _WITH_WOUNDS.match(codes, start)
    if wounds and _AT in behind and not _OWN.isdisjoint(behind):
        return wounds.end()
    state = STATE in behind and any(word.startswith(_GRAVE) for word in behind)
    there = _IN.match(codes, start) is not None and not _THERE.isdisjoint(behind)
    return start if state or there else 0


def _as_hurt(codes: str, whom: re.Match[str]) -> str:
    first, end = whom.span()
    before, after = "o" * first, "o" * (len(codes) - end)
    if codes[end] != ",":
        return before + whom.group() + "I" + after[1:]
    return before[:-1] + "I" + whom.group() + "," + after[1:] if first else codes
