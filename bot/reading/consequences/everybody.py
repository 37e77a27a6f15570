"""People told of by those who were there: «машина с двумя рабочими. Мужчины погибли», «в доме трое, все ранены»."""

from __future__ import annotations

import re
from typing import NamedTuple

from bot.reading.consequences.numbers import PAIRS
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Asked, Part

_PERSONS = seldom(
    r"(?P<number>n{1,3})[oye]{0,2}B{1,2}(?![oye]{0,2}[IG{Г])|(?P<alone>n)(?=[,;|\-]|$)|(?P<chain>B(?:&B|,B(?=[^|;]{0,4}&B)){1,4})(?!o?[IG{Г])"
)
_TOGETHER = seldom("B[oye]?p(?=n?[oye*]{0,2}B)")
_WITH = frozenset({"с", "со"})
_ONE_WITH = ("ом", "ем", "ой", "ей", "ью", "им")
_THERE = (
    "находи", "ехал", "следова", "передвига", "сидел", "были", "был", "перевоз", "работал", "направля", "ехавш",
    "попал",
)  # fmt: skip
_THEY = frozenset({"они"})
_PLURAL = ("ы", "и", "ие", "ые", "ане")
_ALL_DEAD = seldom("J[oye]{0,3}G|GJ")
_ALL_HURT = seldom(r"J[oye]{0,3}(?:I|\{[oye]{0,3}j|j[oye]{0,2}\{|Г)|IJ|\{J[oye]{0,3}j|j[oye]{0,2}\{J")
_THOSE_DEAD = re.compile("(?P<who>B)o{0,2}G|Go{0,2}(?P<late>B)")
_THOSE_HURT = re.compile(r"(?P<who>B)o{0,2}(?:I|\{[oye]{0,3}j|Г)|Io{0,2}(?P<late>B)|j[oye]{0,2}\{o{0,2}(?P<last>B)")
ASKED = Asked(_WITH | _THEY, _THERE)


class Present(NamedTuple):
    """Who was there: `certain` of them named, or the places in the sentence of the number that says how many."""

    certain: int
    number: tuple[int, ...] = ()


def together(part: Part, codes: str) -> str:
    """The concept characters of «отец с сыном», «мать с двумя детьми» as those of «отец и сын»."""
    if "p" not in codes or _WITH.isdisjoint(part.words):
        return codes
    for match in _TOGETHER.finditer(codes):
        at = match.end() - 1
        last = codes.index("B", match.end())
        if part.words[at] in _WITH and (codes[at + 1] == "n" or part.words[last].endswith(_ONE_WITH)):
            codes = codes[:at] + "&" + codes[at + 1 :]
    return codes


def present(part: Part) -> Present | None:
    """The people whom a sentence tells of as being somewhere: «автомобиль с двумя рабочими», «в доме были трое»."""
    codes = part.codes
    if "B" not in codes and "n" not in codes:
        return None
    there = any(word.startswith(_THERE) for word in part.words)
    for match in _PERSONS.finditer(codes):
        start = match.start()
        if not there and not (start and part.words[start - 1] in _WITH):
            continue
        if match["alone"]:
            return Present(0, tuple(part.at[start : start + 1]))
        if match["chain"]:
            return Present(match["chain"].count("B"))
        return Present(0, tuple(part.at[start : match.end("number")]))
    return None


def all_dead(part: Part) -> bool:
    """«все погибли», «они погибли», «мужчины погибли»: those who were there."""
    return _all(part, _ALL_DEAD, _THOSE_DEAD)


def all_hurt(part: Part) -> bool:
    """«все они ранены», «рабочие получили ранения»: those who were there."""
    return _all(part, _ALL_HURT, _THOSE_HURT)


def _all(part: Part, everybody: re.Pattern[str], those: re.Pattern[str]) -> bool:
    codes = part.codes
    if "0" in codes:
        return False
    if not _THEY.isdisjoint(part.words):
        codes = "".join("J" if word in _THEY else code for word, code in zip(part.words, codes, strict=True))
        codes = codes.replace("JJ", "Jo")
    if "J" in codes and everybody.search(codes):
        return True
    match = those.search(codes) if "n" not in codes or "," in codes else None
    if match is None:
        return False
    place = next(match.start(group) for group in match.groupdict() if match[group])
    before = codes[max(0, place - 2) : place]
    word = part.words[place]
    return word.endswith(_PLURAL) and word not in PAIRS and not any(code in before for code in "n~&B,")
