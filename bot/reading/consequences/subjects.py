"""Things and people that one verb tells of: «пострадали объект энергетики и двое рабочих»."""

from __future__ import annotations

import re

from bot.reading.consequences.damage_found import BUILT
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_SUFFERED, _WHO = "пострада", "котор"
_ONE = ("пострадал", "пострадала", "пострадало")
_THINGS = (*BUILT, "завод", "заправк", "котельн", "линия", "линии", "лэп", "техник", "опор", "газопровод", "посев")
_POWER_WORKERS = "энергетики"
_WHOSE = frozenset({"чей", "чья", "чье", "чьи", "whose"})
ASKED = Asked(_WHOSE | {_POWER_WORKERS}, (_SUFFERED, _WHO, *_THINGS))
_AFTER = seldom(r"(?<=I)[^|;:I{GF0H?V\-]+")
_BEFORE = seldom(r"[^|;:I{GF0H?V\-]+(?=I)")
# «людям, чьи дома пострадали»
_THINGS_OF_SOMEBODY = seldom(r",(?P<whose>[oi])[oye]{0,2}[и\\][^|;:,B]{0,3}(?P<harm>I)")
_PEOPLE = seldom("(?<!p)(?<!p[oye])B")
_BETWEEN = seldom("[,&]{1,2}")
_CLAUSE, _SEVERAL = seldom("[^,;:|]+"), frozenset("n&")
# «пострадал дом, хозяин и его сын»
_LIST_GOES_ON = seldom(r"(?:,n?[oye]{0,2}B[oye]?){1,4}&n?[oye]{0,2}B[oye]?(?:[|;)]|$)")


def of_things(part: Part) -> Part:
    """The sentence with «энергетики» in «объект энергетики» as a trade, and with harm to things alone as damage."""
    if "I" in part.codes and "," in part.codes and "B" in part.codes:
        part = _apart_from_people(part)
    if "I" in part.codes and not _WHOSE.isdisjoint(part.words):
        part = _without_harm_to_things(part)
    at = part.words.index(_POWER_WORKERS) if _POWER_WORKERS in part.words else 0
    if not at or not part.words[at - 1].startswith(BUILT):
        return part
    return Part(part.codes[:at] + "o" + part.codes[at + 1 :], part.words, part.at)


def _apart_from_people(part: Part) -> Part:
    """«пострадал дом, жильцы размещены в школе»: what is said of people behind it is no harm."""
    for match in _CLAUSE.finditer(part.codes):
        start, end = match.span()
        at = part.codes.find("I", start, end)
        alone = at >= 0 and "0" not in match.group()
        alone = alone and (part.words[at] in _ONE or not _SEVERAL.isdisjoint(match.group()))
        if (
            alone
            and not _LIST_GOES_ON.match(part.codes, end)
            and part.words[at].startswith(_SUFFERED)
            and _is_thing(part, start, end)
        ):
            part = Part(part.codes[:at] + "F" + part.codes[at + 1 :], part.words, part.at)
    return part


def _without_harm_to_things(part: Part) -> Part:
    for match in _THINGS_OF_SOMEBODY.finditer(part.codes):
        at = match.start("harm")
        if part.words[match.start("whose")] in _WHOSE and part.words[at].startswith(_SUFFERED):
            part = Part(part.codes[:at] + "F" + part.codes[at + 1 :], part.words, part.at)
    return part


def without_things(part: Part) -> Part | None:
    """The sentence without the things that suffered along with people; None where there are none."""
    codes = part.codes
    if "I" not in codes or "B" not in codes or "0" in codes or not ("&" in codes or "," in codes):
        return None
    for at in (index for index, code in enumerate(codes) if code == "I" and part.words[index].startswith(_SUFFERED)):
        for match in (_AFTER.match(codes, at + 1), _before(codes, at)):
            kept = _kept(part, match.start(), match.end()) if match else None
            if kept is not None:
                return kept
    return None


def _before(codes: str, verb: int) -> re.Match[str] | None:
    return next((match for match in _BEFORE.finditer(codes, 0, verb + 1) if match.end() == verb), None)


def _kept(part: Part, start: int, end: int) -> Part | None:
    """The sentence but for the things of a list of subjects [start, end); None where not both are in it."""
    marks = [*_BETWEEN.finditer(part.codes, start, end)]
    ends = [mark.start() for mark in marks] + [end]
    starts = [start] + [mark.end() for mark in marks]
    spans = list(zip(starts, ends, strict=True))
    things = [_is_thing(part, *span) for span in spans]
    if not any(things) or not any(_is_somebody(part, *span) for span in spans):
        return None
    for number in reversed(range(len(things))):
        if things[number] and number:
            part = part.without(ends[number - 1], ends[number])
        elif things[number]:
            part = part.without(start, starts[1])
    return part


def _is_thing(part: Part, start: int, end: int) -> bool:
    """Whether a member of the list names a thing rather than somebody."""
    codes = part.codes[start:end]
    if "B" in codes or "w" in codes or "F" in codes or _begins_with_who(part, start, end):
        return False
    return "и" in codes or "\\" in codes or any(word.startswith(_THINGS) for word in part.words[start:end])


def _is_somebody(part: Part, start: int, end: int) -> bool:
    """Whether a member of the list names people; «который стоял у водителя» does not."""
    return _PEOPLE.search(part.codes, start, end) is not None and not _begins_with_who(part, start, end)


def _begins_with_who(part: Part, start: int, end: int) -> bool:
    """«Ранен мужчина, который …»; a member may be empty, for a sentence can end with the mark before it."""
    return any(word.startswith(_WHO) for word in part.words[start : min(start + 1, end)])
