"""Clock times and dates in a sentence: «23.00», «9 вечера», «половине пятого», «13 марта»."""

from __future__ import annotations

import datetime as dt
import re
from datetime import timedelta
from typing import NamedTuple

from bot.reading.words.tokens import Tokens

_MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_HOURS = {
    "ноль": 0, "ноля": 0, "нуля": 0, "час": 1, "часу": 1, "часа": 1, "одного": 1, "one": 1, "два": 2, "двух": 2,
    "двум": 2, "two": 2, "три": 3, "трех": 3, "трем": 3, "three": 3, "четыре": 4, "четырех": 4, "четырем": 4,
    "four": 4, "пять": 5, "пяти": 5, "five": 5, "шесть": 6, "шести": 6, "six": 6, "семь": 7, "семи": 7, "seven": 7,
    "восемь": 8, "восьми": 8, "eight": 8, "девять": 9, "девяти": 9, "nine": 9, "десять": 10, "десяти": 10, "ten": 10,
    "одиннадцать": 11, "одиннадцати": 11, "eleven": 11, "двенадцать": 12, "двенадцати": 12, "twelve": 12,
    "тринадцати": 13, "четырнадцати": 14, "пятнадцати": 15, "шестнадцати": 16, "семнадцати": 17, "восемнадцати": 18,
    "девятнадцати": 19, "двадцать": 20, "двадцати": 20, "двумя": 2, "тремя": 3, "четырьмя": 4, "пятью": 5, "шестью": 6,
    "семью": 7, "восемью": 8, "девятью": 9, "десятью": 10, "одиннадцатью": 11, "двенадцатью": 12,
}  # fmt: skip
_ORDINALS = (
    "первого", "второго", "третьего", "четвертого", "пятого", "шестого", "седьмого", "восьмого", "девятого",
    "десятого", "одиннадцатого", "двенадцатого",
)  # fmt: skip
_WORDS_FOR_HOURS = {"полуночи": 0, "полночи": 0, "полночь": 0, "midnight": 0, "полудня": 12, "полдень": 12, "noon": 12}
_HALF = frozenset({"половине", "половины", "половину"})
_AFTERNOON = frozenset({"p.m.", "pm", "вечера", "дня", "evening", "afternoon"})
_NIGHT = frozenset({"a.m.", "am", "ночи", "night"})
_MORNING = frozenset({"утра", "morning"})
_PARTS = _AFTERNOON | _NIGHT | _MORNING
_O_CLOCK = ("час", "ч", "ч.", "hours", "o'clock")
_MINUTES = ("мин", "мин.", "минут", "минуты", "минута", "minutes")
_SHORT_DATE = re.compile(r"(\d{1,2})\.(0[1-9]|1[0-2])$")
_MARK = re.compile("[.:–-]")
# «12.03» may be an hour, «25.03» is none
_LIKE_DATE = "@o"
_YESTERDAY = frozenset({"вчера", "накануне", "вчерашний", "вчерашним", "yesterday"})
START = frozenset({"с", "со", "от", "после", "между", "начиная", "from", "between", "after", "since"})
END = frozenset({"до", "по", "к", "until", "till", "to", "by", "before"})
PAIR = frozenset({"и", "and"})
_POINT = frozenset({"в", "во", "около", "примерно", "приблизительно", "ближе", "на", "at", "around", "about"})
_PREPOSITIONS = START | END | PAIR | _POINT


class Time(NamedTuple):
    """A time of day as said: `part` is the part of the day beside it («вечера»), "" without one."""

    hour: int
    minute: int
    part: str

    def within(self, part: str) -> Time:
        """The same with a part of the day: «9 … вечера» is 21."""
        hour = self.hour
        if (part in _AFTERNOON and hour < 12) or (part in {"ночи", "night"} and 8 < hour < 12):
            hour += 12
        elif part in _NIGHT and hour == 12:
            hour = 0
        return Time(hour, self.minute, part)


def time_at(tokens: Tokens, index: int, end: int) -> Time | None:
    """The time said from a token on: «23.00», «7 утра», «23 часа 40 минут», «полуночи», "11.00 p.m."."""
    word, code = tokens.folded[index], tokens.codes[index]
    before = tokens.folded[index - 1] if index else ""
    said = index + 1
    minute = 0
    if code == "@":
        if is_date(tokens, index):
            return None
        hour, minute = (int(part) for part in _MARK.split(word))
    elif word in _WORDS_FOR_HOURS:
        return Time(_WORDS_FOR_HOURS[word], 0, "")
    elif word in _HALF:
        return _half_past(tokens, index, end)
    else:
        number = _hour(tokens, index, end)
        if number is None:
            return None
        hour, said = number
        minute, said = _after_hour(tokens, said, end)
    part = _part(tokens, said, end)
    if code != "@" and not part and before not in _PREPOSITIONS:
        return None
    return Time(hour, minute, "").within(part) if hour <= 24 and minute <= 59 else None


def _half_past(tokens: Tokens, index: int, end: int) -> Time | None:
    ordinal = tokens.folded[index + 1] if index + 1 < end else ""
    if ordinal not in _ORDINALS:
        return None
    return Time(_ORDINALS.index(ordinal), 30, "").within(_part(tokens, index + 2, end))


def _hour(tokens: Tokens, index: int, end: int) -> tuple[int, int] | None:
    """An hour in digits or words and the token after it."""
    word = tokens.folded[index]
    if word.isdigit():
        return (int(word), index + 1) if len(word) < 3 else None
    hour = _HOURS.get(word)
    if hour is None:
        return None
    if hour == 20 and index + 1 < end and 0 < _HOURS.get(tokens.folded[index + 1], 0) < 4:
        return 20 + _HOURS[tokens.folded[index + 1]], index + 2
    return hour, index + 1


def _after_hour(tokens: Tokens, index: int, end: int) -> tuple[int, int]:
    """Minutes («… часа 15 минут») and the token after them."""
    words = tokens.folded
    if index < end and words[index].startswith(_O_CLOCK):
        index += 1
        if index + 1 < end and words[index].isdigit() and words[index + 1].startswith(_MINUTES):
            return int(words[index][:3]), index + 2
    return 0, index


def _part(tokens: Tokens, index: int, end: int) -> str:
    """A part of the day at a token: «утра», "in the evening"."""
    words = tokens.folded
    while index < end and words[index] in {"in", "the", "at"}:
        index += 1
    return words[index] if index < end and words[index] in _PARTS else ""


def is_date(tokens: Tokens, index: int) -> bool:
    """«20.00 12.03», «20.00 мск 12.03», «12.03 с 20.00»: a day and month in the form of a clock time."""
    if not _SHORT_DATE.match(tokens.folded[index]):
        return False
    if tokens.codes[max(0, index - 2) : index].endswith(("@", "@m")):
        return True
    beside = tokens.folded[index - 1] if index else ""
    after = tokens.folded[index + 1] if index + 1 < len(tokens.folded) else ""
    return beside not in _PREPOSITIONS and after in {"с", "в"} and tokens.codes[index + 2 : index + 3] == "@"


def day_after(tokens: Tokens, index: int, end: int, today: dt.date) -> dt.date | None:
    """The date given after a clock time: «23.00 мск 7 декабря», «22.00 14.07.2026», "on December 16"."""
    for i in range(index + 1, min(end, index + 6)):
        code, word = tokens.codes[i], tokens.folded[i]
        if code in _LIKE_DATE and is_date(tokens, i):
            return date_at(tokens, i, today)
        if code == "@" or code in ",|" or word in START | END | PAIR:
            return None
        if code in "#$":
            return date_at(tokens, i, today)
        if word in _YESTERDAY:
            return today - timedelta(days=1)
    return None


def days_before(tokens: Tokens, start: int, index: int, today: dt.date) -> tuple[dt.date, dt.date] | None:
    """The date that opens a sentence («13 марта с 20.00»); two for a night («в ночь с 13 на 14 марта»)."""
    for i in range(index - 1, max(start, index - 24) - 1, -1):
        word = tokens.folded[i]
        if word in _YESTERDAY:
            return today - timedelta(days=1), today - timedelta(days=1)
        if tokens.codes[i] not in "#$" and not (tokens.codes[i] in _LIKE_DATE and is_date(tokens, i)):
            continue
        day = date_at(tokens, i, today)
        if day is None:
            return None
        words = tokens.folded[max(start, i - 5) : i]
        night = "на" in words and any(word.startswith("ноч") for word in tokens.folded[max(start, i - 8) : i])
        return (day - timedelta(days=1), day) if night else (day, day)
    return None


def date_at(tokens: Tokens, index: int, today: dt.date) -> dt.date | None:
    """The day that a month or a date at a token names, the latest not after tomorrow; None where it names none."""
    word = tokens.folded[index]
    if tokens.codes[index] in _LIKE_DATE:
        day, month = word.split(".")
        return _past(int(day), int(month), today)
    if tokens.codes[index] == "#":
        return _numeric_date(word)
    said = tokens.folded[index - 1] if index and tokens.folded[index - 1].isdigit() else ""
    if not said and index + 1 < len(tokens.folded):
        said = tokens.folded[index + 1]
    return _past(int(said), _month(word), today) if said.isdecimal() and len(said) < 3 else None


def _numeric_date(word: str) -> dt.date | None:
    day, month, year = (int(part) for part in word.split("."))
    try:
        return dt.date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    if word in _ENGLISH_MONTHS:
        return _ENGLISH_MONTHS.index(word) + 1
    for number, stem in enumerate(_MONTHS, 1):
        if word.startswith(stem) and not (number == 5 and word.startswith("мар")):
            return number
    return 0


def _past(day: int, month: int, today: dt.date) -> dt.date | None:
    """The latest such date that is not after tomorrow."""
    for year in (today.year, today.year - 1):
        try:
            found = dt.date(year, month, day)
        except ValueError:
            return None
        if found <= today + timedelta(days=1):
            return found
    return None
