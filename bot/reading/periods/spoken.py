"""Clock times in words: «без десяти три», «двадцать минут девятого», «полпятого», "a quarter past three"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bot.reading.periods.terms import PAIR, POINT
from bot.reading.words.numerals import number_words
from bot.reading.words.tokens import Asked, Tokens

ORDINALS = (
    "первого", "второго", "третьего", "четвертого", "пятого", "шестого", "седьмого", "восьмого", "девятого",
    "десятого", "одиннадцатого", "двенадцатого",
)  # fmt: skip
_HALF = frozenset({"половине", "половины", "половину", "половина", "половиной", "пол"})
_QUARTER = frozenset({"четверть", "четверти", "четвертью"})
_MINUTES = frozenset({"минут", "минуты", "минуту", "минута", "минутами", "мин", "мин.", "м", "minutes", "minute"})
_ONE = frozenset({"час", "часу", "часа", "часом"})
_O_CLOCK = frozenset({"час", "часу", "часа", "часов", "часам", "часами", "ч", "ч.", "час.", "o'clock", "hours"})
_WITHOUT = "без"
_ENGLISH_BEFORE, _ENGLISH_AFTER = "to", "past"
_AT = POINT | {"by"}
_NAMED_HOURS = {"полуночи": 24, "полночи": 24, "полночь": 24, "midnight": 24, "полудня": 12, "полдень": 12, "noon": 12}
_ZEROS = frozenset({"ноль", "нуль", "ноля", "нуля", "oh"})
_TEN = 10
_TWO_ZEROS = frozenset({"ноль-ноль", "нуль-нуль"})
_HALF_HOURS = tuple("пол" + ordinal for ordinal in ORDINALS)
_COUNTED = "Uuvyebla"
ASKED = Asked(
    frozenset({"минут", "минуты", "минуту", "минута", "минутами", "minutes", "past", "half", "quarter", "hours", "hrs"})
    | frozenset({"часом", *_QUARTER, *_TWO_ZEROS, *_HALF_HOURS, *(f"пол-{o}" for o in ORDINALS), "пол", "половина"})
)
"""Words that make a clock time, besides numbers: «двадцать минут пятого»."""


class Spoken(NamedTuple):
    """A clock time in words: `less` minutes before or `minute` minutes after the hour; `after` is the token behind.

    `told`: it needs no preposition to be one, as «два часа десять минут» does.
    """

    hour: int
    minute: int
    less: int
    after: int
    told: bool = True


def names_clock(words: Sequence[str]) -> bool:
    """Whether any of the words makes a clock time together with numbers."""
    return not ASKED.words.isdisjoint(words)


def spoken_at(tokens: Tokens, index: int, end: int) -> Spoken | None:
    """The clock time in words that begins at a token."""
    words = tokens.folded
    word = words[index]
    if word == _WITHOUT:
        return _without(words, index + 1, end)
    if word == "за":
        return _till(words, index + 1, end)
    if word in _HALF and (hour := _ordinal(words, index + 1, end)) is not None:
        return Spoken(hour, 30, 0, index + 2)
    if word in _QUARTER and (hour := _ordinal(words, index + 1, end)) is not None:
        return Spoken(hour, 15, 0, index + 2)
    if word.startswith("пол"):
        rest = word[3:].removeprefix("-")
        return Spoken(ORDINALS.index(rest), 30, 0, index + 1) if rest in ORDINALS else None
    return _english(words, index, end) or _minutes_of(words, index, end) or _hour_and_minutes(tokens, index, end)


@cache
def _numbers() -> dict[str, int]:
    return number_words()


def _ordinal(words: Sequence[str], index: int, end: int) -> int | None:
    """The hour that has begun: «девятого» is 8."""
    return ORDINALS.index(words[index]) if index < end and words[index] in ORDINALS else None


def _number(words: Sequence[str], index: int, end: int) -> tuple[int, int] | None:
    """A number up to 59 in words or digits, and the token after it."""
    if index >= end:
        return None
    word = words[index]
    if word.isdecimal():
        return (int(word), index + 1) if len(word) < 3 else None
    number = _numbers().get(word)
    if number is None or number > 59:
        return None
    unit = _numbers().get(words[index + 1], 0) if index + 1 < end and not words[index + 1].isdecimal() else 0
    return (number + unit, index + 2) if number >= 20 and number % 10 == 0 and 0 < unit < 10 else (number, index + 1)


def _hour(words: Sequence[str], index: int, end: int) -> tuple[int, int] | None:
    """An hour and the token after it: «три», «час», «полночь», «11 часов»."""
    if index >= end:
        return None
    if words[index] in _NAMED_HOURS:
        return _NAMED_HOURS[words[index]], index + 1
    if words[index] in _ONE:
        return 1, index + 1
    said = _number(words, index, end)
    if said is None or said[0] > 24:
        return None
    hour, after = said
    return hour, after + 1 if after < end and words[after] in _O_CLOCK else after


def _without(words: Sequence[str], index: int, end: int) -> Spoken | None:
    """«[без] четверти шесть», «[без] десяти минут три»."""
    if index < end and words[index] in _QUARTER:
        less, after = 15, index + 1
    else:
        said = _number(words, index, end)
        if said is None or (words[index].isdecimal() and said[1] < end and words[said[1]] not in _MINUTES):
            return None
        less, after = said
        # «без двадцати пяти»: the hour; «без двадцати пяти шесть»: minutes
        if less > 20 and _hour(words, after, end) is None and words[after - 1] not in _MINUTES:
            less, after = less - less % 10, after - 1
    if after < end and words[after] in _MINUTES:
        after += 1
    hour = _hour(words, after, end)
    return Spoken(hour[0], 0, less, hour[1]) if hour and 0 < less < 60 and hour[0] else None


def _till(words: Sequence[str], index: int, end: int) -> Spoken | None:
    """«[за] две минуты до полуночи»."""
    said = _number(words, index, end)
    if said is None or words[said[1] : said[1] + 1] == [] or words[said[1]] not in _MINUTES:
        return None
    if words[said[1] + 1 : said[1] + 2] != ["до"] or (hour := _hour(words, said[1] + 2, end)) is None:
        return None
    named = words[hour[1] - 1] in _NAMED_HOURS or words[hour[1] - 1] in _O_CLOCK
    return Spoken(hour[0], 0, said[0], hour[1]) if named and 0 < said[0] < 60 else None


def _minutes_of(words: Sequence[str], index: int, end: int) -> Spoken | None:
    """«двадцать минут девятого»."""
    said = _number(words, index, end)
    if said is None or said[1] >= end or words[said[1]] not in _MINUTES:
        return None
    hour = _ordinal(words, said[1] + 1, end)
    return None if hour is None else Spoken(hour, said[0], 0, said[1] + 2)


def _hour_and_minutes(tokens: Tokens, index: int, end: int) -> Spoken | None:
    """«три сорок», «час двадцать пять», «два часа семнадцать минут», «пять ноль пять»."""
    words = tokens.folded
    hour = _hour(words, index, end)
    if hour is None or words[index] in _NAMED_HOURS or hour[1] >= end:
        return None
    if words[hour[1]] in _TWO_ZEROS:
        return Spoken(hour[0], 0, 0, hour[1] + 1, told=False)
    zeros = words[hour[1]] in _ZEROS
    joined = words[hour[1]] in PAIR and words[hour[1] - 1] in _O_CLOCK
    said = _number(words, hour[1] + (zeros or joined), end)
    if said is None:
        return None
    minute, after = said
    if after < end and words[after] in _MINUTES:
        named = words[index] in _ONE or words[hour[1] - 1] in _O_CLOCK
        return Spoken(hour[0], minute, 0, after + 1, told=False) if named else None
    digits = words[index].isdecimal() or words[after - 1].isdecimal()
    counted = after < end and tokens.codes[after] in _COUNTED
    return None if digits or counted or (minute < _TEN and not zeros) else Spoken(hour[0], minute, 0, after, told=False)


def _english(words: Sequence[str], index: int, end: int) -> Spoken | None:
    """\"half past four", "a quarter to midnight", "at twenty past five"."""
    word = words[index]
    if not word.isascii():
        return None
    minutes = index + 1
    if word in {"half", "quarter"}:
        number = 30 if word == "half" else 15
    else:
        said = _number(words, index, end)
        if said is None or not 0 < said[0] < 60:
            return None
        number, minutes = said
    told = word in {"half", "quarter"} or (minutes < end and words[minutes] in _MINUTES)
    if minutes < end and words[minutes] in _MINUTES:
        minutes += 1
    if minutes >= end or (hour := _hour(words, minutes + 1, end)) is None:
        return None
    before = words[index - 1] if index else ""
    if words[minutes] == _ENGLISH_AFTER:
        return Spoken(hour[0], number, 0, hour[1])
    if words[minutes] == _ENGLISH_BEFORE and (told or (before in _AT and number % 5 == 0)):
        return Spoken(hour[0], 0, number, hour[1])
    return None
