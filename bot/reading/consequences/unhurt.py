"""Whom a denial of harm is of: «никто не пострадал», «пассажиры не пострадали», «пострадавших нет»."""

from __future__ import annotations

from bot.reading.consequences.in_a_row import ORDINALS
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_PERSON_UNHURT = seldom(r"B[oye]?0I|0IB")
_PLURAL_ENDINGS = "иые"
_COLLECTIVE = ("персонал", "населени", "экипаж", "коллектив", "personnel", "staff", "crew")
_WOUNDED = frozenset({"раненых", "раненые", "травмированных", "ранений", "травм"})
_SUFFERED = "пострад"
_ANYBODY = (
    "люди", "людей", "человек", "жител", "гражд", "мирн", "местн", "населени", "прохож", "people", "person", "civilian",
    "resident",
)  # fmt: skip
_THE_OTHERS = frozenset({"остальные", "остальных", "others"})
_SOME_UNHURT = seldom(r"(?P<who>[BoJ])(?:[oye]?|,[^|;,0]{1,8},o?)0I|0I(?P<late>[BJ])|(?P<safe>B)[^|,;:0]{0,2}ϡ")
ASKED = Asked(_WOUNDED | _THE_OTHERS | {"ни"}, (_SUFFERED, *_ANYBODY))


def one_unhurt(part: Part) -> bool:
    """«тракторист не пострадал»: one person, who may not have been alone."""
    match = _PERSON_UNHURT.search(part.codes)
    if match is None or part.codes.count("0") > 1 or "B&B0" in part.codes:
        return False
    person = part.words[match.start() if part.codes[match.start()] == "B" else match.end() - 1]
    if "ни" in part.words[: match.start()]:
        return False
    several = person[-1] in _PLURAL_ENDINGS or person == "хозяева" or person.startswith(_COLLECTIVE)
    return not several and not person.isascii()


def some_unhurt(part: Part) -> bool:
    """«пассажиры не пострадали», «третий не пострадал»: certain people, beside whom others may be hurt."""
    match = _SOME_UNHURT.search(part.codes) if part.codes.count("0") < 2 else None
    if match is None:
        return False
    at = next(match.start(group) for group in match.groupdict() if match[group])
    word = part.words[at]
    if part.codes[at] == "o":
        return word in ORDINALS
    return word in _THE_OTHERS if part.codes[at] == "J" else not word.startswith(_ANYBODY)


def only_wounded(part: Part) -> bool:
    """«раненых нет» leaves open whether anybody died."""
    return not _WOUNDED.isdisjoint(part.words) and not any(word.startswith(_SUFFERED) for word in part.words)
