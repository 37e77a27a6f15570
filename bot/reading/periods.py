"""When things happened: clock times with dates, or a part of the day."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from bot.model import Basis, Period
from bot.reading.tokens import Tokens

MOSCOW = timezone(timedelta(hours=3))
_SAMARA = timezone(timedelta(hours=4))
_SAMARA_WORDS = ("самарск", "саратовск", "удмуртск", "ижевск", "ульяновск", "астраханск")
_URAL = timezone(timedelta(hours=5))
_URAL_WORDS = ("уральск", "пермск", "уфимск", "екатеринбургск", "челябинск", "оренбургск", "тюменск")
_SAMARA_HOMES = frozenset({"RU-SAM", "RU-SAR", "RU-ULY", "RU-UD", "RU-AST"})
_URAL_HOMES = frozenset({"RU-PER", "RU-BA", "RU-ORE", "RU-CHE", "RU-SVE", "RU-TYU", "RU-KGN", "RU-KHM", "RU-YAN"})
_MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WORDS_FOR_HOURS = {"полуночи": 0, "полночи": 0, "полночь": 0, "midnight": 0, "полудня": 12, "полдень": 12, "noon": 12}
_START = {"с", "со", "от", "после", "между", "from", "between", "after", "since"}
_END = {"до", "по", "к", "until", "till", "to", "by"}
_PAIR = {"и", "and"}
_PARTS = (
    (Basis.NIGHT, "ν"),
    (Basis.EVENING, "ε"),
    (Basis.MORNING, "μ"),
    (Basis.DAY, "δ"),
    (Basis.PAST_DAY, "σ"),
)
_CLOCK_LIKE = re.compile(r"@|n(?=[τμεν]|p[n@][τμεν]|p@)|ρ")


@dataclass(frozen=True, slots=True)
class _Clock:
    hour: int
    minute: int
    role: str
    day: dt.date | None


def read_period(tokens: Tokens, start: int, end: int, posted: datetime, home: str | None = None) -> Period | None:
    """The period of the sentence [start, end), None where it names none. `posted` is aware.

    «По местному времени» means that of the `home` region.
    """
    zone = _zone(tokens.folded[start:end], home)
    local = posted.astimezone(zone)
    times = [match.start() for match in _CLOCK_LIKE.finditer(tokens.codes, start, end)]
    clocks = [clock for i in times if (clock := _clock(tokens, i, start, end, local))]
    if clocks:
        period = _stated(clocks, local)
        if period is not None:
            return period
    return part_of_day(tokens, start, end)


def _zone(words: list[str], home: str | None) -> timezone:
    """Moscow time unless the sentence names another one."""
    if "времени" not in words:
        return MOSCOW
    if any(word.startswith(_SAMARA_WORDS) for word in words):
        return _SAMARA
    if any(word.startswith(_URAL_WORDS) for word in words):
        return _URAL
    if any(word.startswith("местно") for word in words):
        return _SAMARA if home in _SAMARA_HOMES else _URAL if home in _URAL_HOMES else MOSCOW
    return MOSCOW


def part_of_day(tokens: Tokens, start: int, end: int) -> Period | None:
    """A period that is only a word («ночью», «утром»)."""
    for basis, code in _PARTS:
        if tokens.codes.find(code, start, end) >= 0:
            return Period(None, None, basis)
    return None


def _clock(tokens: Tokens, index: int, start: int, end: int, local: datetime) -> _Clock | None:
    time = _time(tokens, index, end)
    if time is None:
        return None
    hour, minute = time
    if hour > 24 or minute > 59:
        return None
    before = tokens.folded[index - 1] if index > start else ""
    if index - 3 >= start and tokens.codes[index - 2 : index] == "@-" and tokens.folded[index - 3] in _START:
        return _Clock(hour, minute, "end", _day(tokens, index, end, local))
    if before == "на" and tokens.codes[index] == "@":
        before = "до"
    role = "start" if before in _START else "end" if before in _END else "pair" if before in _PAIR else "point"
    return _Clock(hour, minute, role, _day(tokens, index, end, local))


def _time(tokens: Tokens, index: int, end: int) -> tuple[int, int] | None:
    """Hour and minute said at a token: «23.00», «7 утра», «23 часов», «полуночи», "11.00 p.m."."""
    word, code = tokens.folded[index], tokens.codes[index]
    after = tokens.folded[index + 1] if index + 1 < end else ""
    if code == "@":
        hour, minute = (int(part) for part in re.split(r"[.:–-]", word))
    elif word in _WORDS_FOR_HOURS:
        return _WORDS_FOR_HOURS[word], 0
    elif code == "n" and word.isdigit() and len(word) < 3:
        hour, minute = int(word), _minutes(tokens, index + 2, end)
    else:
        return None
    if after in {"p.m.", "pm", "вечера", "дня"} and hour < 12:
        hour += 12
    if after in {"a.m.", "am", "ночи"} and hour == 12:
        hour = 0
    return hour, minute


def _minutes(tokens: Tokens, index: int, end: int) -> int:
    """«2 часа 15 минут»."""
    said = index + 1 < end and tokens.folded[index].isdigit() and tokens.folded[index + 1].startswith("минут")
    return int(tokens.folded[index][:3]) if said else 0


def _day(tokens: Tokens, index: int, end: int, local: datetime) -> dt.date | None:
    """The date given with a clock time: «23.00 мск 7 декабря», «22.00 14.07.2026», "on December 16"."""
    for i in range(index + 1, min(end, index + 6)):
        code, word = tokens.codes[i], tokens.folded[i]
        if code == "@" or code in ",|" or word in _START | _END | _PAIR:
            return None
        if code == "#":
            return _numeric_date(word)
        if code == "$":
            day = tokens.folded[i - 1] if tokens.folded[i - 1].isdigit() else ""
            if not day and i + 1 < len(tokens.folded):
                day = tokens.folded[i + 1]
            return _named_date(day, word, local) if day.isdigit() else None
    return None


def _numeric_date(word: str) -> dt.date | None:
    day, month, year = (int(part) for part in word.split("."))
    try:
        return dt.date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None


def _named_date(day: str, word: str, local: datetime) -> dt.date | None:
    if word in _ENGLISH_MONTHS:
        month = _ENGLISH_MONTHS.index(word) + 1
    else:
        month = next(
            (
                i + 1
                for i, stem in enumerate(_MONTHS)
                if word.startswith(stem) and not (i == 4 and word.startswith("мар"))
            ),
            0,
        )
    for year in (local.year, local.year - 1):
        try:
            found = dt.date(year, month, int(day))
        except ValueError:
            return None
        if found <= local.date() + timedelta(days=1):
            return found
    return None


def _stated(clocks: list[_Clock], local: datetime) -> Period | None:
    start = next((clock for clock in clocks if clock.role == "start"), None)
    end = next((clock for clock in clocks if clock.role == "end"), None)
    end = end or (start and next((clock for clock in clocks if clock.role == "pair"), None))
    if start is None and end is None:
        moments = [_resolve(clock, local, local) for clock in clocks]
        return Period(min(moments), max(moments), Basis.STATED)
    if end is not None and end.day is None and start is not None and start.day is not None:
        begin = _on(start.day, start, local)
        finish = _on(start.day, end, local)
        return Period(begin, finish if finish > begin else finish + timedelta(days=1), Basis.STATED)
    finish_or_none = _resolve(end, local, local) if end else None
    begin_or_none = _resolve(start, finish_or_none or local, local) if start else None
    return Period(begin_or_none, finish_or_none, Basis.STATED)


def _resolve(clock: _Clock, latest: datetime, local: datetime) -> datetime:
    """The last moment with this clock time not after `latest` (some minutes of grace for posts written ahead)."""
    if clock.day is not None:
        return _on(clock.day, clock, local)
    moment = _on(latest.date(), clock, local)
    return moment if moment <= latest + timedelta(minutes=30 if latest is local else 0) else moment - timedelta(days=1)


def _on(day: dt.date, clock: _Clock, local: datetime) -> datetime:
    midnight = datetime(day.year, day.month, day.day, tzinfo=local.tzinfo)
    return midnight + timedelta(hours=clock.hour, minutes=clock.minute)
