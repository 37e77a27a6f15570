"""Clock times in a sentence: «23.00», «9 вечера», «половине пятого», "a quarter to three"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.periods.days import is_date
from bot.reading.periods.spoken import spoken_at
from bot.reading.periods.terms import AFTERNOON, AT_NIGHT, DAYTIME, NIGHT, PARTS, PREPOSITIONS
from bot.reading.words.tokens import Tokens

_HOURS = {
    "ноль": 0, "ноля": 0, "нуля": 0, "час": 1, "часу": 1, "часа": 1, "часом": 1, "одного": 1, "one": 1, "два": 2,
    "двух": 2, "двум": 2, "two": 2, "три": 3, "трех": 3, "трем": 3, "three": 3, "четыре": 4, "четырех": 4,
    "четырем": 4, "four": 4, "пять": 5, "пяти": 5, "five": 5, "шесть": 6, "шести": 6, "six": 6, "семь": 7, "семи": 7,
    "seven": 7, "восемь": 8, "восьми": 8, "eight": 8, "девять": 9, "девяти": 9, "nine": 9, "десять": 10, "десяти": 10,
    "ten": 10, "одиннадцать": 11, "одиннадцати": 11, "eleven": 11, "двенадцать": 12, "двенадцати": 12, "twelve": 12,
    "тринадцати": 13, "четырнадцати": 14, "пятнадцати": 15, "шестнадцати": 16, "семнадцати": 17, "восемнадцати": 18,
    "девятнадцати": 19, "двадцать": 20, "двадцати": 20, "двумя": 2, "тремя": 3, "четырьмя": 4, "пятью": 5, "шестью": 6,
    "семью": 7, "восемью": 8, "девятью": 9, "десятью": 10, "одиннадцатью": 11, "двенадцатью": 12, "тринадцать": 13,
    "четырнадцать": 14, "пятнадцать": 15, "шестнадцать": 16, "семнадцать": 17, "восемнадцать": 18, "девятнадцать": 19,
}  # fmt: skip
_WORDS_FOR_HOURS = {
    "полуночи": 0,
    "полночи": 0,
    "полночь": 0,
    "midnight": 0,
    "полудня": 12,
    "полудню": 12,
    "полдень": 12,
    "noon": 12,
}
_HEADINGS = frozenset({"полночь", "полдень", "midnight", "noon"})
_AFTER_HEADING = frozenset({"", ",", ":", "|", "-"})
_O_CLOCK = ("час", "ч", "ч.", "hours", "o'clock")
_MINUTES = ("мин", "мин.", "минут", "минуты", "минута", "minutes")
_ZERO = frozenset({"ноль", "ноля", "нуля", "zero"})
_NOON = 12
_MARK = re.compile("[.:–-]")
_DASHED = re.compile(r"(?:[01]?\d|2[0-3])-[0-5]\d$")
_TOGETHER = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d$")
_IN = frozenset({"в", "at"})
_MILITARY = frozenset({"hours", "hrs", "hour", "часов", "мск", "msk"})
_BESIDE_PART = frozenset({"in", "the", "at", "on", "this", "last", "yesterday", "today", "вчера", "сегодня"})


@dataclass(frozen=True, slots=True)
class Time:
    """A time of day as said: `part` is the part of the day beside it («вечера»), "" without one.

    `after` is the token behind it. `vague`: said in words and without a part, of the twelve hours before or after noon.
    `sure`: no mere number.
    """

    hour: int
    minute: int
    part: str
    after: int
    vague: bool = False
    sure: bool = False

    def within(self, part: str) -> Time:
        """The same with a part of the day: «9 … вечера» is 21."""
        hour = self.hour
        noon = part in DAYTIME and hour in {10, 11}
        if (part in AFTERNOON and hour < 12 and not noon) or (part in AT_NIGHT and 8 < hour < 12):
            hour += 12
        elif part in NIGHT and hour == 12:
            hour = 0
        return Time(hour, self.minute, part, self.after, self.vague and not part, self.sure)

    def earlier(self, minutes: int) -> Time:
        """So many minutes before."""
        if not minutes:
            return self
        total = (self.hour * 60 + self.minute - minutes) % (24 * 60)
        return Time(total // 60, total % 60, self.part, self.after, self.vague, self.sure)


def time_at(tokens: Tokens, index: int, end: int) -> Time | None:
    """The time said from a token on: «23.00», «7 утра», «23 часа 40 минут», «полуночи», "11.00 p.m."."""
    words = tokens.folded
    word, code = words[index], tokens.codes[index]
    before = words[index - 1] if index else ""
    said = index + 1
    minute = less = 0
    vague = sure = told = False
    if code == "@":
        if is_date(tokens, index):
            return None
        hour, minute = (int(part) for part in _MARK.split(word))
        sure = told = True
    elif (spoken := spoken_at(tokens, index, end)) is not None:
        hour, minute, less, said, told = spoken
        sure = True
        vague = hour <= _NOON and word not in _ZERO and not word.isdecimal()
    elif word in _WORDS_FOR_HOURS:
        hour, told = _WORDS_FOR_HOURS[word], word in _HEADINGS and _alone(tokens, index)
    elif _TOGETHER.match(word) and _of_four(tokens, index):
        hour, minute = int(word[:2]), int(word[2:])
        sure, told = True, tokens.codes[said : said + 1] in {"m", "-"}
    elif before in _IN and _DASHED.match(word):
        hour, minute = (int(part) for part in word.split("-"))
        sure = told = True
    else:
        number = _hour(tokens, index, end)
        if number is None:
            return None
        hour, said = number
        minute, said = _after_hour(tokens, said, end)
        if not word.isdecimal() and tokens.codes[said : said + 1] == "n":
            return None
        vague = 0 < hour <= _NOON and not word.isdecimal()
    part, after = _part(tokens, said, end)
    if not part and not told and (before not in PREPOSITIONS or (before == "after" and words[said - 1] == "hours")):
        return None
    if hour > 24 or minute > 59:
        return None
    return Time(hour, minute, "", after, vague, sure).within(part).earlier(less)


def _alone(tokens: Tokens, index: int) -> bool:
    """«Полночь. Рудня. …»: between marks."""
    before = tokens.codes[index - 1] if index else ""
    return before in {"", ",", "|"} and tokens.codes[index + 1 : index + 2] in _AFTER_HEADING


def _of_four(tokens: Tokens, index: int) -> bool:
    """«0530», «2200 мск», «2200 – 0530»: hours and minutes without a mark between."""
    words = tokens.folded
    if words[index].startswith("0"):
        return True
    near = range(index + 1, min(len(words), index + 5))
    return any(words[i] in _MILITARY or (_TOGETHER.match(words[i]) and words[i].startswith("0")) for i in near)


def _hour(tokens: Tokens, index: int, end: int) -> tuple[int, int] | None:
    """An hour in digits or words and the token after it."""
    word = tokens.folded[index]
    if word.isdigit():
        return (int(word), index + 1) if len(word) < 3 else None
    hour = _HOURS.get(word)
    if hour is None:
        return None
    if hour == 20 and index + 1 < end and 0 < _HOURS.get(tokens.folded[index + 1], 0) < 5:
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


def _part(tokens: Tokens, index: int, end: int) -> tuple[str, int]:
    """A part of the day at a token («утра», "in the evening") and the token after it."""
    words = tokens.folded
    at = index
    while at < end and words[at] in _BESIDE_PART:
        at += 1
    return (words[at], at + 1) if at < end and words[at] in PARTS else ("", index)
