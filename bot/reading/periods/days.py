"""Days said beside clock times: «7 декабря», «14.07.2026», «вчера», «во вторник», "on December 16"."""

from __future__ import annotations

import datetime as dt
import re
from datetime import timedelta

from bot.reading.periods.terms import END, PAIR, PREPOSITIONS, START
from bot.reading.words.tokens import Tokens

_MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WEEKDAYS = {
    "понедельник": 0, "понедельника": 0, "monday": 0, "вторник": 1, "вторника": 1, "tuesday": 1, "среду": 2,
    "среды": 2, "wednesday": 2, "четверг": 3, "четверга": 3, "thursday": 3, "пятницу": 4, "пятницы": 4, "friday": 4,
    "субботу": 5, "субботы": 5, "saturday": 5, "воскресенье": 6, "воскресенья": 6, "sunday": 6,
}  # fmt: skip
_YESTERDAY = frozenset(
    {"вчера", "накануне", "вчерашний", "вчерашним", "вчерашнего", "вчерашней", "вчерашнему", "yesterday"}
)
_TODAY = frozenset({"сегодня", "сегодняшний", "сегодняшнего", "сегодняшней", "сегодняшнему", "today"})
SHORT_DATE = re.compile(r"(\d{1,2})\.(0[1-9]|1[0-2])$")
# «12.03» may be an hour, «25.03» is none
_LIKE_DATE = "@o"
# «9.00 – 8 декабря, 9.00»: a day behind a dash has an hour of its own
_ITS_HOUR = ("@", ",@")
_FAR, _NEAR, _BETWEEN = 24, 6, 6


def is_date(tokens: Tokens, index: int) -> bool:
    """«20.00 12.03», «20.00 мск 12.03», «12.03 с 20.00»: a day and month in the form of a clock time."""
    if not SHORT_DATE.match(tokens.folded[index]):
        return False
    hour_next = tokens.codes[index + 1 : index + 2] == "@" and SHORT_DATE.match(tokens.folded[index + 1]) is None
    if hour_next or tokens.codes[max(0, index - 2) : index].endswith(("@", "@m")):
        return True
    # «29.06, 09:00»: written otherwise than the hour
    if tokens.codes[index + 1 : index + 3] == ",@" and ":" in tokens.folded[index + 2]:
        return True
    beside = tokens.folded[index - 1] if index else ""
    if "дата" in tokens.folded[max(0, index - 2) : index]:
        return True
    if beside in PREPOSITIONS or tokens.codes[index + 2 : index + 3] != "@":
        return False
    # «26.08, 23.00»: no hour in the form of a date
    alike = SHORT_DATE.match(tokens.folded[index + 2]) is not None
    return tokens.folded[index + 1] in {"с", "в"} or (tokens.codes[index + 1] == "," and not alike)


def day_after(tokens: Tokens, index: int, end: int, today: dt.date) -> dt.date | None:
    """The day given after a clock time whose last token is `index`: «23.00 мск 7 декабря», "11 p.m. Sunday"."""
    for i in range(index + 1, min(end, index + _NEAR)):
        code, word = tokens.codes[i], tokens.folded[i]
        if code in _LIKE_DATE and "." in word and is_date(tokens, i):
            later = tokens.codes[i - 1] == "-" and tokens.codes[i + 1 : i + 3] == ",@"
            return None if later else date_at(tokens, i, today)
        if code == "@" or code in ",|" or word in START | END | PAIR:
            return None
        if code in "#$":
            dashed = "-" in tokens.codes[index + 1 : i]
            return None if dashed and tokens.codes.startswith(_ITS_HOUR, i + 1) else date_at(tokens, i, today)
        if (day := _named(word, today)) is not None:
            return day
    return None


def day_between(tokens: Tokens, last: int, index: int, today: dt.date) -> dt.date | None:
    """The day said for a clock time of its own, behind another that ends before `last`: «…, сегодня в 3.20»."""
    first = max(last, index - _BETWEEN)
    for i in range(index - 1, first - 1, -1):
        code, word = tokens.codes[i], tokens.folded[i]
        if word in START | END | PAIR:
            return None
        if (day := _named(word, today)) is not None:
            return day
        if code in "#$" or (code in _LIKE_DATE and "." in word and is_date(tokens, i)):
            return date_at(tokens, i, today)
    return None


def days_before(tokens: Tokens, start: int, index: int, today: dt.date) -> tuple[dt.date, dt.date] | None:
    """The date that opens a sentence («13 марта с 20.00»); two for a night («в ночь с 13 на 14 марта»)."""
    for i in range(index - 1, max(start, index - _FAR) - 1, -1):
        word = tokens.folded[i]
        day = _named(word, today)
        if day is None:
            dated = tokens.codes[i] in _LIKE_DATE and "." in word and is_date(tokens, i)
            if tokens.codes[i] not in "#$" and not dated:
                continue
            day = date_at(tokens, i, today)
        elif word not in _WEEKDAYS:
            return day, day
        if day is None:
            return None
        words = tokens.folded[max(start, i - 5) : i]
        night = "на" in words and any(word.startswith("ноч") for word in tokens.folded[max(start, i - 8) : i])
        return (day - timedelta(days=1), day) if night else (day, day)
    return None


def _named(word: str, today: dt.date) -> dt.date | None:
    """The day of «вчера», «сегодня» or of a weekday, the latest one."""
    if word in _YESTERDAY:
        return today - timedelta(days=1)
    if word in _TODAY:
        return today
    weekday = _WEEKDAYS.get(word)
    return None if weekday is None else today - timedelta(days=(today.weekday() - weekday) % 7)


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
    if word.endswith("."):
        return next((n for n, month in enumerate(_ENGLISH_MONTHS, 1) if month.startswith(word[:3])), 0)
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
