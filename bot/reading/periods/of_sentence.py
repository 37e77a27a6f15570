"""When things happened: clock times with dates, or a part of the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from bot.model import Basis, Period
from bot.reading.periods.clocks import Time, time_at
from bot.reading.periods.days import day_after, day_between, days_before
from bot.reading.periods.others import (
    BECAUSE,
    by_the_way,
    held_up,
    in_raid_clause,
    of_call,
    of_other_clause,
    of_put_out,
)
from bot.reading.periods.roles import joined, of_the_last, role_at
from bot.reading.periods.spans import Clock, dated, stated
from bot.reading.periods.spoken import names_clock
from bot.reading.periods.terms import END, PAIR, POINT
from bot.reading.periods.zones import MOSCOW, in_moscow_time, zone_of
from bot.reading.seldom import seldom
from bot.reading.words.tokens import Tokens

_PARTS = (
    (Basis.NIGHT, "ν"),
    (Basis.EVENING, "ε"),
    (Basis.MORNING, "μ"),
    (Basis.DAY, "δ"),
    (Basis.PAST_DAY, "σ"),
)
# What can be a clock time: «23.00», «9 вечера», «с 2 до 4», «между двумя и четырьмя часами», «в час ночи».
_PART = re.compile("[νεμδσ]|nτ")
_CLOCK_LIKE = re.compile(
    r"@|ρ|n(?=n?[τμενϗ]|po[μεδ]|[pP&]n{0,2}(?:po)?[τμενϗ]|[pP&]@)|(?<=[pP])n(?=[-SWOVKEk,;|&)]|$)|(?<=[p<,:|])τ(?=[νϗ])|^τ(?=ν)"
    r"|(?<=p)n(?=p0|pnn?(?:[-,;|)]|$|[SWOVKEk]))|(?<=p)τ(?=pn[τμενϗ])"
    # «без десяти три», «в три сорок», «2200 мск», «в 19-10 над …»
    r"|0(?=n{1,2}o?[nρτ])|(?<=p)n(?=n)|(?<=p)τ(?=n|p[n0])|n(?=m|-n)|(?<=p)n(?=&n|pno?[μεν]|ps?[AC])|(?<=n&)n"
)
_EACH = "P"
_PLACE_NEXT = re.compile("ps?[AC]")
_ABROAD = frozenset({"gmt", "utc"})
_SPAN = 2
_GREETING = ("добр", "good")
_AT_EACH_END = 12
_MARKS = re.compile("[,;:(]")
_EVENING, _BEFORE_HOURS = 18, frozenset("(ν,:")
# «На 12 часов число пострадавших – трое»: when they were counted
_AS_OF, _OF_HARM_ALONE = "на", seldom("[^SWOVTEHZTθkqh]*[wgIG][^SWOVTEHZTθkqh]*")
_NOON = 12
_EARLIEST_EVENING = 5
_PARTS_SAID = {"ν": "ночи", "ε": "вечера", "μ": "утра", "δ": "дня"}


class Hours(NamedTuple):
    """A period told by clock times, and the roles that these have («start», «end», «pair», «point»)."""

    period: Period
    roles: frozenset[str]


class _Said(NamedTuple):
    """A clock time with its token and its role."""

    at: int
    time: Time
    role: str


def read_period(tokens: Tokens, start: int, end: int, posted: datetime, home: str | None = None) -> Period | None:
    """The period of the sentence [start, end), None where it names none. `posted` is aware.

    «По местному времени» means that of the `home` region.
    """
    told = hours_told(tokens, start, end, posted, home)
    return told.period if told else part_of_day(tokens, start, end)


def hours_told(tokens: Tokens, start: int, end: int, posted: datetime, home: str | None = None) -> Hours | None:
    """The clock times of the sentence [start, end) as one period, None where it names none."""
    times = _times(tokens, start, end)
    if not times:
        return None
    moscow = in_moscow_time(tokens, times, start, end)
    times = moscow or times
    if len(times) > _SPAN:
        times = _of_main_total(tokens, times, end)
    local = posted.astimezone(MOSCOW if moscow else zone_of(tokens.folded[start:end], home))
    clocks = _clocks(tokens, times, start, end, local)
    if not clocks:
        return None
    period = stated(dated(clocks, days_before(tokens, start, times[0], local.date()), local), local)
    return Hours(period, frozenset([clock.role for clock in clocks]))


def _times(tokens: Tokens, start: int, end: int) -> list[int]:
    """Tokens at which a clock time may begin."""
    times = [match.start() for match in _CLOCK_LIKE.finditer(tokens.codes, start, end)]
    words = tokens.folded[start:end]
    if names_clock(words):
        told = {at for i, word in enumerate(words, start) if names_clock((word,)) for at in (i - 2, i - 1, i)}
        times = sorted({*times, *(at for at in told if at >= start)})
    return times


def _of_main_total(tokens: Tokens, times: list[int], end: int) -> list[int]:
    """Without those of a later total («с 20.00 до 23.00 сбито 5, всего с 8.00 до 23.00 – 12»)."""
    later = tokens.codes.find("X", times[1], end)
    return times if later < 0 else [index for index in times if index < later]


def names_hours(codes: str, words: Sequence[str]) -> bool:
    """Whether a sentence with these concepts and words may name hours."""
    return _CLOCK_LIKE.search(codes) is not None or names_clock(words)


def names_part(codes: str) -> bool:
    """Whether a sentence with these concepts may name a part of the day."""
    return _PART.search(codes) is not None


def part_of_day(tokens: Tokens, start: int, end: int) -> Period | None:
    """A period that is only a word («ночью», «утром»)."""
    if not _PART.search(tokens.codes, start, end):
        return None
    for basis, code in _PARTS:
        at = tokens.codes.find(code, start, end)
        if at >= 0 and not (at > start and tokens.folded[at - 1].startswith(_GREETING)):
            return Period(None, None, basis)
    hours = tokens.codes.find("nτ", start, end)
    return Period(None, None, Basis.PAST_DAY) if hours >= 0 and tokens.folded[hours] == "24" else None


def _clocks(tokens: Tokens, times: list[int], start: int, end: int, local: datetime) -> list[Clock]:
    """The clock times at the tokens `times`; «с 9 до 11 вечера» says the part of the day once."""
    found: list[_Said] = []
    for index in _first_and_last(times):
        if found and index < found[-1].time.after:
            continue
        abroad = not _ABROAD.isdisjoint(tokens.folded[index + 1 : index + 3])
        if of_call(tokens, index, start, end) or of_put_out(tokens, index, start, end):
            continue
        if held_up(tokens, index, start, end):
            continue
        if abroad or (time := time_at(tokens, index, end)) is None:
            continue
        if (till := _till(tokens, index, start, time)) is not None:
            found += [_Said(index, replace(time, minute=0), "start"), _Said(index, till, "end")]
            continue
        role = role_at(tokens, index, start, end)
        if role == "end" and tokens.folded[index - 1] == _AS_OF and _OF_HARM_ALONE.fullmatch(tokens.codes, start, end):
            continue
        if found and found[-1].role == "point" and joined(tokens, found[-1].time.after, index):
            found[-1] = found[-1]._replace(role="start")
            role = "end"
        if found and role in {"end", "pair"} and time.part and not found[-1].time.part:
            found[-1] = _with_part(tokens, found[-1], time)
        time = _in_part(tokens, time, role, start, index)
        ends = bool(found) and role == "end" and _may_end(tokens, index, found[-1])
        if not (time.sure or time.part) and _bare(tokens, index, end) and not ends:
            continue
        found.append(_Said(index, time, role))
    if found and (_MARKS.search(tokens.codes, start, end) or not BECAUSE.isdisjoint(tokens.folded[start:end])):
        found = _of_the_raid(tokens, found, start, end)
    if len(found) > 1:
        found = _from_first_to_last(tokens, found, start, end)
    return _with_days(tokens, found, end, local)


def _first_and_last(times: list[int]) -> list[int]:
    """Some of more clock times than anybody tells: each is asked with its whole clause, so all would take a square."""
    return times if len(times) <= 2 * _AT_EACH_END else times[:_AT_EACH_END] + times[-_AT_EACH_END:]


def _may_end(tokens: Tokens, index: int, before: _Said) -> bool:
    """«с 22 часов 7 июня по 6», but not «с 22.30 до 6.50 уничтожены: 36 – над …, по 7 – над …»: seven each."""
    return tokens.codes[index - 1] != _EACH or joined(tokens, before.time.after, index)


def _till(tokens: Tokens, index: int, start: int, time: Time) -> Time | None:
    """«Ночью (22–04) сбиты …»: the hour at which the night ended, written like minutes."""
    if tokens.codes[index] != "@" or ":" in tokens.folded[index] or "." in tokens.folded[index]:
        return None
    beside = tokens.codes[index - 1 : index] if index > start else ""
    hours = time.hour >= _EVENING and 0 < time.minute < _NOON and beside in _BEFORE_HOURS
    return replace(time, hour=time.minute, minute=0) if hours else None


def _from_first_to_last(tokens: Tokens, found: list[_Said], start: int, end: int) -> list[_Said]:
    """«Первый сбит в 2.10, последний в 4.30», «в 2.10 пошли дроны, в 4.30 всё кончилось»: a span."""
    first, last = found[0], found[-1]
    moments = {said.role for said in found[:-1]}
    if last.role == "point" and moments <= {"start", "point"} and of_the_last(tokens, last.at, start, end):
        last = last._replace(role="end")
    elif last.role != "end" or moments != {"point"} or tokens.folded[last.at - 1] in END:
        return found
    first = first._replace(role="start") if moments == {"point"} else first
    return [first, *found[1:-1], last]


def _with_part(tokens: Tokens, said: _Said, later: Time) -> _Said:
    """«с 9 до 11 вечера»: the part of the day that is said with the second."""
    earlier = said.time.within(later.part)
    apart = tokens.codes[said.at] == "@" or earlier.hour > later.hour
    return said if apart else said._replace(time=earlier)


def _in_part(tokens: Tokens, time: Time, role: str, start: int, index: int) -> Time:
    """«Вечером, в пять минут десятого»: the part of the day said before."""
    if time.part or role not in {"point", "start"} or not 0 < time.hour <= _NOON:
        return time
    evening = role == "point" and tokens.codes[index] == "@" and time.hour >= _EARLIEST_EVENING
    if not time.vague and not evening:
        return time
    parts = [code for code in tokens.codes[start:index] if code in _PARTS_SAID]
    if not parts or (evening and not time.vague and set(parts) != {"ε"}):
        return time
    return time.within(_PARTS_SAID[parts[-1]])


def _of_the_raid(tokens: Tokens, found: list[_Said], start: int, end: int) -> list[_Said]:
    """Without those in clauses that tell of something else."""
    raid = [in_raid_clause(tokens, said.at, start, end) for said in found]
    beside = any(raid)
    kept = [
        said for said, of_raid in zip(found, raid, strict=True)
        if of_raid or not of_other_clause(tokens, said.at, start, end, beside=beside)
    ]  # fmt: skip
    if len(kept) < _SPAN or all(raid):
        return kept
    return [said for said in kept if not by_the_way(tokens, said.at, start, end)] or kept


def _with_days(tokens: Tokens, found: list[_Said], end: int, local: datetime) -> list[Clock]:
    """The clock times with the days said for each alone; one of today that is still to come has none."""
    today = local.date()
    clocks: list[Clock] = []
    last = 0
    for said in found:
        time = said.time
        day = day_after(tokens, time.after - 1, end, today)
        if day is None and last:
            day = day_between(tokens, last, said.at, today)
        if day == today and (time.hour, time.minute) > (local.hour + 1, local.minute):
            day = None
        clocks.append(Clock(time.hour, time.minute, said.role, day, time.vague))
        last = time.after
    return clocks


def _bare(tokens: Tokens, index: int, end: int) -> bool:
    """A number beside which nothing says that it is an hour: «… до шести»."""
    after = tokens.codes[index + 1 : index + 3] if index + 1 < end else ""
    if tokens.codes[index] == "n" and _PLACE_NEXT.match(tokens.codes, index + 1, end):
        return True
    if tokens.codes[index] == "n" and index and tokens.folded[index - 1] in PAIR and after[:1] not in tuple("τμενϗ"):
        return tokens.codes[index + 1 : index + 4] not in {"poμ", "poε", "poδ"}
    if tokens.codes[index] == "n" and after == "p@" and tokens.folded[index + 1] in POINT:
        return True
    return tokens.codes[index] == "n" and not any(code in "τμενϗpP&n" for code in after[:1])
