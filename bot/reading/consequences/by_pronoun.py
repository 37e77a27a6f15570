"""People of whom a clause behind tells by a pronoun: «троих достали из-под стены, их состояние тяжёлое»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.reading.consequences.beside import clause
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

STATE, _GRAVE = "состояние", ("тяжел", "критич", "средн", "крайне")
_OF_ONE = frozenset({"он", "она", "его", "ее", "него", "нее"})
_OF_SEVERAL = frozenset({"они", "их", "них"})
_THERE, _OWN, _AT = frozenset({"он", "она", "они"}), frozenset({"него", "нее", "них"}), "у"
_TOLD_OTHERWISE = frozenset("IwGgj{Г0ИЮnϡ")
_SOMEBODY = seldom(r"n{1,3}[oye*]{0,2}B{1,2}|n{1,3}(?=[oъB])|[oye*]{0,2}B{1,2}(?P<more>&o?B)?")
_IN, _WITH_WOUNDS = seldom(r"[oCь&]{1,4}p[oye^A]?\+"), seldom("[o&]{0,2}p[oi][oye-]{0,3}j")
_CLAUSES = 4
ASKED = Asked(_OF_ONE | _OF_SEVERAL | {STATE, _AT}, _GRAVE)


def told_by_pronoun(part: Part, codes: str) -> str:
    """The concept characters with those people as hurt, and without others beside them («соседи», «врачи»)."""
    if _OF_ONE.isdisjoint(part.words) and _OF_SEVERAL.isdisjoint(part.words):
        return codes
    start = codes.find(",") + 1
    for _ in range(_CLAUSES):
        end = clause(codes, start)[1]
        behind = part.words[start:end]
        after = _told_until(codes, start, behind)
        if after:
            several = not _OF_SEVERAL.isdisjoint(behind)
            return _with_people_hurt(codes, start, after, several=several)
        if codes[end : end + 1] != ",":
            return codes
        start = end + 1
    return codes


def _with_people_hurt(codes: str, start: int, after: int, *, several: bool) -> str:
    """The characters with those named before `start` as hurt, if nothing else tells of anybody."""
    whom = _SOMEBODY.search(codes, 0, start)
    if whom is None or several != ("n" in whom.group() or whom["more"] is not None):
        return codes
    others = codes[: whom.start()] + codes[whom.end() : start] + codes[after:]
    return _as_hurt(codes, whom) if _TOLD_OTHERWISE.isdisjoint(others) else codes


def _told_until(codes: str, start: int, behind: Sequence[str]) -> int:
    """Where the words end by which a clause tells what happened to them; 0 for any other clause."""
    wounds = _WITH_WOUNDS.match(codes, start)
    if wounds and _AT in behind and not _OWN.isdisjoint(behind):
        return wounds.end()
    state = STATE in behind and any(word.startswith(_GRAVE) for word in behind)
    there = _IN.match(codes, start) if not _THERE.isdisjoint(behind) else None
    named = not (_OF_ONE.isdisjoint(behind) and _OF_SEVERAL.isdisjoint(behind))
    return (there.end() if there else start) if named and (state or there) else 0


def _as_hurt(codes: str, whom: re.Match[str]) -> str:
    first, end = whom.span()
    before, after = "o" * first, "o" * (len(codes) - end)
    if codes[end] != ",":
        return before + whom.group() + "I" + after[1:]
    return before[:-1] + "I" + whom.group() + "," + after[1:] if first else codes
