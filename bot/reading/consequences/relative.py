"""Clauses between somebody and what happened to them: «у троих рабочих цеха, куда попал БПЛА, ожоги»."""

from __future__ import annotations

import re

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_FORMS = ("ый", "ая", "ое", "ого", "ому", "ым", "ом", "ой", "ую", "ые", "ых", "ыми")
RELATIVE = frozenset(
    {*("котор" + form for form in _FORMS), "куда", "где", "откуда", "чей", "чья", "чье", "чьи", "чью", "чьего", "чьем"}
    | {"чьей", "чьих", "who", "whose", "which", "where"}
)
_MORE = frozenset({"когда", "куда", "где", "что", "when", "where"})
ASKED = Asked(RELATIVE | _MORE)
_CLAUSE = seldom(r",(?:o?p)?(?P<who>[oiэ])[^|;:,IGwgjГ{+0nЮ]{0,12},")
_THEN = seldom(r"(?P<when>[oэ])[^|;:,IGwgjГ{+0nЮ]{0,8},")
_SOMEBODY = seldom(r"(?:n[oye]{0,2}B|p[oye*]{0,2}B|[B*])[^|;:,IGwgjГ{+0Ю]{0,6}$|nz?[oye]{0,2}$")
_HAPPENED = seldom(r"[oye]{0,3}(?:[IGГЮИ]|\{[oye]{0,3}j|[/ѣ][oye]{0,2}j|j|\+|p[oye]{0,2}[j+])")


def without_relative(part: Part, *, harmless: bool = False) -> Part:
    """The sentence without such a clause, where what happened to them is told behind it.

    `harmless`: only without one that tells of no damage.
    """
    for match in _CLAUSE.finditer(part.codes):
        if part.words[match.start("who")] not in RELATIVE:
            continue
        start, end = match.span()
        end = _end(part, end)
        if harmless and ("F" in part.codes[start:end] or "f" in part.codes[start:end]):
            continue
        if _told_behind(part.codes, start, end):
            return part.without(start, end)
    return part


def _end(part: Part, end: int) -> int:
    """Behind a further clause, too: «…, который стоял у дома, когда упал дрон, …»."""
    match = _THEN.match(part.codes, end)
    return match.end() if match and part.words[match.start("when")] in _MORE else end


def _told_behind(codes: str, start: int, end: int) -> re.Match[str] | None:
    head = codes[max(codes.rfind(mark, 0, start) for mark in "|;:") + 1 : start]
    return _HAPPENED.match(codes, end) if _SOMEBODY.search(head) else None
