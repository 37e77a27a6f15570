"""People told of by their number in a row: «ранены трое, четвёртый скончался», «один погиб, второй в больнице»."""

from __future__ import annotations

import re

from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

ORDINALS = frozenset(
    {"второй", "вторая", "второго", "вторую", "третий", "третья", "третьего", "третью", "четвертый", "четвертая"}
    | {"четвертого", "пятый", "пятая", "пятого", "шестой", "шестая", "шестого", "другой", "другая", "другого"}
    | {"второму", "третьему", "четвертому", "пятому", "другому", "второе", "другую", "четвертую", "пятую", "пятая"}
    | {"other", "second", "third", "fourth", "fifth"}
)
_HIGH = frozenset(
    {
        "третье",
        "четвертое",
        "пятое",
        "шестое",
        "седьмой",
        "седьмая",
        "седьмым",
        "восьмой",
        "восьмая",
        "девятый",
        "девятая",
        "десятый",
        "десятая",
    }
    | {"третьим", "третьей", "четвертым", "четвертой", "пятым", "шестым"}
)
ASKED = Asked(ORDINALS | _HIGH)
# What happens to people, not to drones
_OF_PEOPLE = seldom(
    r"o-?(?:[oye]{0,4}|,p?[oye]{1,3},[oye]?)"
    r"(?:[GIГ]|\{[oye]{0,3}j|p[oye^A]{0,2}\+(?=[oACYQц]{0,4}(?:[|,;)]|$))|p[oye]{0,2}j|-?[oye]{0,2}j|(?P<cut>F))"
)
# «один из пострадавших – водитель, второй – кондуктор»
_WHO_HE_IS = seldom("(?<=,)o(?=-[oye]{0,2}B)")
# «Второй – его отец – в больнице»
_FIRST_OF_ALL = seldom("[oC](?:-[oye]{0,2}B-|,[oye]{0,2}B,)")
_BEHIND_ANOTHER = seldom("[,;&][op]?$")
_SOMEBODY = seldom("[BwIGГ]|n[^|,;:]{0,4}[+j]")
_CUT = "посек"
# «Второй – осколочные ранения ног»
_WOUNDS_OF_HIS = seldom(r"(?:-|o?\{)[oye]{0,3}j")


_RANKS = (
    ("второ", 2), ("втора", 2), ("трет", 3), ("четверт", 4), ("пят", 5), ("шест", 6), ("third", 3), ("fourth", 4),
    ("седьм", 7), ("восьм", 8), ("девят", 9), ("десят", 10),
)  # fmt: skip
_DEAD, _BODY = "g", "ϖ"
# «он седьмой в списке раненых»
_IN_A_LIST = seldom("o(?=[oyepz]{1,3}[wg])")


def rank(part: Part, codes: str, concept: str) -> int:
    """«третий пострадавший», «третье тело»: how many of them there are at least; 0 where nobody is numbered so."""
    concepts = concept + _BODY if concept == _DEAD else concept
    if concept not in codes and (_BODY not in codes or concept != _DEAD):
        return 0
    found = [part.words[at - 1] for at, code in enumerate(codes) if at and code in concepts]
    found += [part.words[match.start()] for match in _WHO_HE_IS.finditer(codes)]
    found += [part.words[match.start()] for match in _IN_A_LIST.finditer(codes)]
    return max(map(rank_of, found), default=0)


def rank_of(word: str) -> int:
    """3 of «третий»; 0 of any other word."""
    known = word in ORDINALS or word in _HIGH
    return next((n for start, n in _RANKS if word.startswith(start)), 0) if known else 0


def _of_person(part: Part, match: re.Match[str]) -> bool:
    """Whether the verb tells of people: «второго посекло осколками»."""
    return not match["cut"] or part.words[match.start("cut")].startswith(_CUT)


def with_ordinals(part: Part, codes: str) -> str:
    """The concept characters of a sentence with such ordinals as somebody."""
    if ORDINALS.isdisjoint(part.words):
        return codes
    first = _FIRST_OF_ALL.match(codes) if part.words[0] in ORDINALS else None
    if first:
        codes = "o" * (first.end() - 1) + "B" + codes[first.end() :]
    for at, word in enumerate(part.words):
        if word not in ORDINALS or codes[at] not in "oC":
            continue
        if at == 0 and _WOUNDS_OF_HIS.match(codes, 1):
            codes = "B" + codes[1:]
        if not _BEHIND_ANOTHER.search(codes, max(0, at - 2), at):
            continue
        match = _OF_PEOPLE.match(codes, at)
        if match and _SOMEBODY.search(codes, 0, at) and _of_person(part, match):
            codes = codes[:at] + "B" + codes[at + 1 :]
    return codes
