"""Rules that find settlements called after a person or a mine («в хуторе имени Ленина», «посёлок шахты № 12»); asked
of the word «имени» or «шахты», which they give the token after the name for, or `index` if they do not apply."""

from __future__ import annotations

from bot.model import Place, PlaceKind
from bot.reading.places import names
from bot.reading.places.names_after_types import settlement_nominative
from bot.reading.places.walk import Walk
from bot.reading.seldom import seldom

_CALLED = frozenset({"имени", "им", "им."})
_MINES, _MINE = frozenset({"шахты", "шахта", "шахте"}), "Шахты"
BEGINNINGS = _CALLED | _MINES
"""Words in lower case that may begin a name."""
_NUMBER_SIGN = "№"
_QUARTERS = ("микрорайон", "мкр", "квартал", "ж/м")
_NUMBERED = seldom(r"\d{1,3}(?:[-/]?(?:\d{1,2}|бис))*")
_WORD = seldom(r"[А-ЯЁ][а-яё-]+")
_INITIAL = seldom("[А-ЯЁ]")
_MOST_INITIALS = 3
_BOTH_INITIALS = seldom(r"[А-ЯЁ]\. ?[А-ЯЁ]\.")
"""One token, which is no end of a sentence."""
_LONGEST_NUMBER = 4
_ORDINAL, _DAY = seldom("[1-9]-?(?:я|е|й|ой|го)"), seldom("[1-9]|[1-3][0-9]")
_MONTHS = frozenset({"марта", "мая", "января", "февраля", "октября", "ноября"})
_YEAR = "г."
_GOES_ON, _JOINTS = frozenset("ACYQ^"), frozenset(",&")
_FEMININE = ("а", "я")


def called(walk: Walk, index: int) -> int:
    """«хутор имени Ленина», «посёлок шахты имени Н. А. Изотова», «село 1-я Ольховка», «посёлок 8 Марта»."""
    if walk.before(index) != "s":
        return index
    if walk.folded[index][0].isdigit():
        return _numbered_list(walk, index)
    mine = walk.folded[index] in _MINES
    at = index + mine
    if walk.folded[at : at + 1] and walk.folded[at] in _CALLED:
        end, person = _person(walk, at + (2 if walk.written[at + 1 : at + 2] == ["."] else 1))
        name = f"имени {person}" if person else ""
    else:
        end, name = _number(walk, at) if mine else (at, "")
    if not name:
        return index
    kind = PlaceKind.CITY_DISTRICT if walk.folded[index - 1].startswith(_QUARTERS) else PlaceKind.SETTLEMENT
    return walk.add(
        index, end, Place(f"{_MINE} {name}" if mine else name.capitalize()[:1] + name[1:], kind, walk.region)
    )


def _person(walk: Walk, start: int) -> tuple[int, str]:
    """The token after a surname with its initials, and both as written; "" where there is none."""
    written, at, initials = walk.written, start, ""
    while len(initials) < 3 * _MOST_INITIALS and at + 2 < len(written) and written[at + 1] == ".":
        if not _INITIAL.fullmatch(written[at]):
            break
        initials += f"{written[at]}. "
        at += 2
    if at + 1 < len(written) and _BOTH_INITIALS.fullmatch(written[at]):
        initials += written[at].replace(".", ". ").replace("  ", " ")
        at += 1
    if at >= len(written) or not _WORD.fullmatch(written[at]):
        return start, ""
    end = at + 2 if not initials and _goes_on(walk, at + 1) else at + 1
    return end, initials + " ".join(written[at:end])


def _goes_on(walk: Walk, index: int) -> bool:
    """«имени Карла Либкнехта», but «имени Гагарина Горловки»."""
    named = walk.after(index) == "C" and _WORD.fullmatch(walk.written[index]) is not None
    return named and walk.names.towns[walk.folded[index]] is None


def _numbered_list(walk: Walk, index: int) -> int:
    """«хуторов 9 Января и 8 Марта»: all of a list behind one type word."""
    kind, end = walk.folded[index - 1], _numbered(walk, index, walk.folded[index - 1])
    while index < end < len(walk.codes) - 1 and walk.codes[end] in _JOINTS and walk.folded[end + 1][0].isdigit():
        index, end = end + 1, _numbered(walk, end + 1, kind)
    return end if end > index else index - 1


def ordinal_after(walk: Walk, end: int) -> bool:
    """«село Ольховка 2-я»: whether the number behind a settlement's name is part of it."""
    return _ORDINAL.fullmatch(walk.folded[end]) is not None


def _numbered(walk: Walk, index: int, kind: str) -> int:
    """«1-я Ольховка», «2-й Ольховке», «8 Марта»: a number and a name, or a day that is one."""
    end, number = index + 2, walk.folded[index]
    word = walk.folded[index + 1] if end <= len(walk.folded) else ""
    if not _WORD.fullmatch("".join(walk.written[index + 1 : end])):
        return index
    if _DAY.fullmatch(number) and word in _MONTHS and kind != _YEAR:
        return walk.add(index, end, Place(names.title(f"{number} {word}"), PlaceKind.SETTLEMENT, walk.region))
    if not _ORDINAL.fullmatch(number) or walk.codes[index + 1] != "C" or walk.after(end) in _GOES_ON:
        return index
    name = settlement_nominative(word, kind)
    ordinal = number if name == word else number.partition("-")[0] + ("-я" if name.endswith(_FEMININE) else "-е")
    return walk.add(index, end, Place(f"{ordinal} {names.title(name)}", PlaceKind.SETTLEMENT, walk.region))


def _number(walk: Walk, start: int) -> tuple[int, str]:
    """The token after the number of a mine, and the number with its sign; "" where there is none."""
    sign = walk.written[start : start + 1] == [_NUMBER_SIGN]
    first = end = start + sign
    number = ""
    while end < min(len(walk.written), first + _LONGEST_NUMBER) and (
        _NUMBERED.fullmatch(number + walk.folded[end])
        or (walk.written[end] == "/" and _NUMBERED.fullmatch(number + "".join(walk.folded[end : end + 2])))
    ):
        number += walk.folded[end]
        end += 1
    return end, f"{_NUMBER_SIGN} {number}" if number and sign else number
