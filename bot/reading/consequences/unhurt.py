"""Whom a denial of harm is of: «никто не пострадал», «пассажиры не пострадали», «пострадавших нет»."""

from __future__ import annotations

import re

from bot.reading.consequences.in_a_row import ORDINALS
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_PERSON_UNHURT = seldom(r"B[oye]?0I|0IB")
_PLURAL_ENDINGS, _OF_SEVERAL = "иые", ("ей", "ов", "ев", "их", "ых")
_COLLECTIVE = ("персонал", "населени", "экипаж", "коллектив", "personnel", "staff", "crew")
_WOUNDED = frozenset({"раненых", "раненые", "травмированных", "ранений", "травм"})
_ALIVE = frozenset({"живы", "alive"})
_SUFFERED = "пострад"
_ANYBODY = (
    "люди", "людей", "человек", "жител", "гражд", "мирн", "местн", "населени", "прохож", "people", "person", "civilian",
    "resident",
)  # fmt: skip
_THE_OTHERS = frozenset({"остальные", "остальных", "others"})
_BESIDE_OTHERS = frozenset({"больше", "других", "иных", "остальных", "прочих", "other", "further", "more"})
_AT_A_PLACE = seldom("[pP]s?[CA]|[AC]Y")
_SOME_UNHURT = seldom(
    r"(?P<who>[BoJ])(?:[oye]?|,[^|;,0]{1,8},o?)0I|0I(?P<late>[BJ])|(?P<safe>[BJ])(?:[^|,;:0]{0,2}|o,o?)ϡ"
)
_NOBODY_HURT = seldom(
    r"0[^|,;]{0,6}[wI]|0[^|,;]{0,2}j|j[oyep]{0,3}0(?:[0{]{0,2}$|ѣ$|opo(?=[,;]|$))|j[,&]{1,2}o?g[oyeB]{0,2}0|(?<!n)(?<!n[oye])w[^|;nDГ+]{0,8}0|w[pP]J?n[oe\\Ysи]{1,2}[oe]{0,2}0|I[^|;,n]{0,8}0|f[^|;,]{0,3}0[,&]{1,2}wo?(?=[|,;]|$)|[BJ][^|;,0]{0,2}ϡ|ϡ[^|;,0]{0,2}[BJ]"
)
_NOBODY_KILLED = seldom(r"0[^|,;]{0,6}[gx]|(?<!n)(?<!n[oye])[gx](?![o:\-]{0,2}n)[^|;]{0,6}0|0[^|,;]{0,2}[GЮ]|0o{3}[GЮ]")
# «ещё один дрон упал в овраг, никого не задев»: said of that one
_BY_THIS_ONE = frozenset({"задев", "зацепив", "ранив", "поранив", "покалечив"})
# «жену осмотрели, травм не нашли»
_NONE_FOUND = seldom("j0ѣ")
_BUT_FOR = frozenset({"кроме", "помимо", "за"})
# «детский лагерь в Анапе не пострадал», «не пострадал и санаторий»
_SOMETHING_UNHURT = seldom(
    r"(?P<what>[oCs])(?:ps?[oyeCA]{1,3})?0(?P<verb>I)(?=[|,;&)]|$)|^[oye]{0,2}0(?P<first>I)&?[oyeA]{0,2}?(?P<last>[oCs])(?=[|,;&)]|$)"
)
_ONE_SUFFERED = frozenset({"пострадал", "пострадала", "пострадало"})
_PERSONS = frozenset(
    {"он", "она", "оно", "сам", "сама", "который", "которая", "кто", "народ", "состав", "семья", "один", "одна"}
)
_CASES = ("инцидент", "случа", "происшеств")
ASKED = Asked(
    _BUT_FOR | _BESIDE_OTHERS | _WOUNDED | _ALIVE | _THE_OTHERS | _ONE_SUFFERED | _PERSONS | _BY_THIS_ONE | {"ни"},
    (_SUFFERED, *_ANYBODY, *_CASES),
)


def one_unhurt(part: Part) -> bool:
    """«тракторист не пострадал»: one person, who may not have been alone."""
    match = _PERSON_UNHURT.search(part.codes)
    if match is None or part.codes.count("0") > 1 or "B&B0" in part.codes:
        return False
    person = part.words[match.start() if part.codes[match.start()] == "B" else match.end() - 1]
    if "ни" in part.words[: match.start()]:
        return False
    several = person[-1] in _PLURAL_ENDINGS or person == "хозяева" or person.startswith(_COLLECTIVE)
    several = several or person.endswith(_OF_SEVERAL)
    return not several and not person.isascii()


def something_unhurt(part: Part) -> bool:
    """«детский лагерь не пострадал»: one thing, be it of a word that nothing else is known of; no news of people."""
    match = _SOMETHING_UNHURT.search(part.codes) if part.codes.count("0") == 1 else None
    if match is None:
        return False
    what = part.words[match.start("what" if match["what"] else "last")]
    at = match.start("verb" if match["what"] else "first")
    phrase = re.split("[,;]", part.codes[:at])[-1] + re.split("[,;]", part.codes[at:])[0]
    verb = part.words[at]
    return "B" not in phrase and verb in _ONE_SUFFERED and what not in _PERSONS and what not in ORDINALS


def some_unhurt(part: Part) -> bool:
    """«пассажиры не пострадали», «третий не пострадал»: certain people, beside whom others may be hurt."""
    if part.words[0] in ORDINALS or not _BY_THIS_ONE.isdisjoint(part.words):
        return part.codes.count("B") < 2 and _BESIDE_OTHERS.isdisjoint(part.words)
    if _NONE_FOUND.search(part.codes):
        return "B" in part.codes
    match = _SOME_UNHURT.search(part.codes) if part.codes.count("0") < 2 else None
    if match is None:
        return False
    at = next(match.start(group) for group in match.groupdict() if match[group])
    word = part.words[at]
    if part.codes[at] == "o":
        return word in ORDINALS
    return word in _THE_OTHERS if part.codes[at] == "J" else not word.startswith(_ANYBODY)


def nobody_died(part: Part, nobody_killed: bool) -> tuple[bool, bool]:
    """Whether it says that nobody died whoever else was hurt, and whether it does so at all: it says that nobody was.

    «Все живы», «больше раненых нет, погибших тоже»; «раненых нет» leaves open whether anybody died.
    """
    alive = not _ALIVE.isdisjoint(part.words)
    others = nobody_killed and not _BESIDE_OTHERS.isdisjoint(part.words)
    wounded = not _WOUNDED.isdisjoint(part.words) and not any(word.startswith(_SUFFERED) for word in part.words)
    return (alive and "Jn" not in part.codes) or others, nobody_killed or alive or not wounded


def at_a_place(part: Part) -> bool:
    """«В Ясном повреждён дом, пострадавших нет»: said of a place, beside which others may be told of."""
    return _AT_A_PLACE.search(part.codes) is not None and _BESIDE_OTHERS.isdisjoint(part.words)


def nobody(part: Part) -> tuple[bool, bool]:
    """Whether the sentence says that nobody was hurt, and that nobody was killed."""
    codes = part.codes
    nobody_hurt = ("0" in codes or "ϡ" in codes) and _NOBODY_HURT.search(codes) is not None
    nobody_killed = "0" in codes and _NOBODY_KILLED.search(codes) is not None
    return (False, False) if (nobody_hurt or nobody_killed) and _but_for(part) else (nobody_hurt, nobody_killed)


def _but_for(part: Part) -> bool:
    """«Кроме случая в Клину, пострадавших нет»: there somebody was hurt."""
    if part.words[0] not in _BUT_FOR:
        return False
    head = part.words[: part.codes.index(",")] if "," in part.codes else part.words
    return any(word.startswith(_CASES) for word in head)
