"""Clock times -> a period: which belong together, and on which day."""

from __future__ import annotations

import datetime as dt
from datetime import datetime, timedelta
from itertools import product
from typing import NamedTuple

from bot.model import Basis, Period

_MANY = 4
_PAIR = 2
_HALF_DAY = 12
_NEVER = timedelta(days=99)
_AHEAD = timedelta(hours=1)
_BESIDE = timedelta(hours=8)


class Clock(NamedTuple):
    """A clock time with its role («start», «end», «pair», «point») and the day said for it alone.

    `vague`: of the twelve hours before or after noon.
    """

    hour: int
    minute: int
    role: str
    day: dt.date | None
    vague: bool = False


def stated(clocks: list[Clock], local: datetime) -> Period:
    """The period that clock times make; vague ones are taken so that it is short, and late."""
    vague = [clock for clock in clocks if clock.vague]
    if not vague or len(vague) > _MANY:
        return _plainly(clocks, local)
    ways = product(*([clock, _other_half(clock)] if clock.vague else [clock] for clock in clocks))
    return min((_plainly(list(way), local) for way in ways), key=lambda period: _unlikely(period, local))


def _other_half(clock: Clock) -> Clock:
    return clock._replace(hour=(clock.hour + _HALF_DAY) % (2 * _HALF_DAY))


def _unlikely(period: Period, local: datetime) -> tuple[bool, timedelta, timedelta]:
    last = period.end or period.start or local
    lasted = period.end - period.start if period.end and period.start else timedelta(0)
    return last > local + _AHEAD, lasted if lasted >= timedelta(0) else _NEVER, local - last


def dated(clocks: list[Clock], days: tuple[dt.date, dt.date] | None, local: datetime) -> list[Clock]:
    """Clock times of a sentence that opens with a date, which is theirs if they have none."""
    if days is None or not clocks:
        return clocks
    evening, morning = days
    if any(clock.day for clock in clocks):
        return _first_dated(clocks, evening, local)
    ranged = {clock.role for clock in clocks} >= {"start", "end"}
    found = [
        clock._replace(day=evening if clock.hour >= 12 else morning)
        if evening != morning or not (ranged and clock.role == "end") else clock
        for clock in clocks
    ]  # fmt: skip
    late = any(clock.day and _on(clock.day, clock, local) > local + timedelta(hours=1) for clock in found)
    return clocks if late else found


def _first_dated(clocks: list[Clock], day: dt.date, local: datetime) -> list[Clock]:
    """«Вчера в 22.40 …, сегодня в 3.20 …»: the day before the first is its own where others have theirs."""
    first, *others = clocks
    if first.day is not None or any(clock.day is None for clock in others):
        return clocks
    own = first._replace(day=day)
    days = [_on(clock.day, clock, local) for clock in (own, *others) if clock.day]
    return [own, *others] if days == sorted(days) else clocks


def _plainly(clocks: list[Clock], local: datetime) -> Period:
    """From the first start to the last end of the spans that the clock times make («до 7.00 …, с 7.00 до 9.00 …»)."""
    spans = _spans(clocks)
    found = [_of_span(span, local) for span in (_on_the_same_day(spans, local) if len(spans) > 1 else spans)]
    if len(found) == 1:
        return found[0]
    starts = [period.start for period in found if period.start]
    ends = [period.end for period in found if period.end]
    if not starts or not ends or min(starts) >= max(ends):
        return found[0]
    return Period(min(starts), max(ends), Basis.STATED)


def _spans(clocks: list[Clock]) -> list[list[Clock]]:
    """Clock times that belong together: a start with its end, or single moments."""
    spans: list[list[Clock]] = [[]]
    roles: set[str] = set()
    for clock in clocks:
        again = clock.role in {"start", "end"} and clock.role in roles
        if again or (clock.role == "start" and "end" in roles):
            spans.append([])
            roles = set()
        spans[-1].append(clock)
        roles.add(clock.role)
    return spans


def _on_the_same_day(spans: list[list[Clock]], local: datetime) -> list[list[Clock]]:
    """The spans, those without a date on the day of the one before: «до 7.00 29 декабря – 18, с 7.00 до 9.00 – 23»."""
    day: dt.date | None = None
    found = []
    for span in spans:
        own = next((clock.day for clock in reversed(span) if clock.day), None)
        moved = [clock._replace(day=day) for clock in span] if own is None and day is not None else span
        late = any(clock.day and _on(clock.day, clock, local) > local + timedelta(hours=1) for clock in moved)
        day = own or day
        found.append(span if late else moved)
    return found


def _of_span(clocks: list[Clock], local: datetime) -> Period:
    start = next((clock for clock in clocks if clock.role == "start"), None)
    end = next((clock for clock in clocks if clock.role == "end"), None)
    end = end or (start and next((clock for clock in clocks if clock.role == "pair"), None))
    if end is not None and _ends_its_day(end, start, local):
        end = end._replace(hour=2 * _HALF_DAY)
    if start is None and end is None:
        moments = [_resolve(clock, local, local) for clock in clocks]
        return Period(min(moments), max(moments), Basis.STATED)
    if end is not None and end.day is None and start is not None and start.day is not None:
        begin = _on(start.day, start, local)
        finish = _on(start.day, end, local)
        finish += timedelta(days=finish <= begin)
        return _with_moments(begin, finish, clocks)
    finish_or_none = _resolve(end, local, local) if end else None
    begin_or_none = _resolve(start, finish_or_none or local, local) if start else None
    if begin_or_none is not None and begin_or_none == finish_or_none and start and start.day is None:
        begin_or_none -= timedelta(days=1)
    if begin_or_none is None or finish_or_none is None:
        return Period(begin_or_none, finish_or_none, Basis.STATED)
    return _with_moments(begin_or_none, finish_or_none, clocks)


def _ends_its_day(end: Clock, start: Clock | None, local: datetime) -> bool:
    """«С 20.00 до 0.00 23 апреля», told when that day is over: the midnight that ends it."""
    if (end.hour, end.minute) != (0, 0) or end.day is None or end.day >= local.date():
        return False
    return start is not None and start.day in {None, end.day}


def _with_moments(begin: datetime, finish: datetime, clocks: list[Clock]) -> Period:
    """A span with the moments told beside it: «с 23.30 до 1.10 и в 5.00», «в 22.10, затем с 2.40 до 3.15»."""
    if len(clocks) == _PAIR:
        return Period(begin, finish, Basis.STATED)
    first = next(i for i, clock in enumerate(clocks) if clock.role in {"start", "end"})
    start, end = begin, finish
    for at, clock in enumerate(clocks):
        if clock.role != "point" or clock.day:
            continue
        moment = _on(begin.date(), clock, begin)
        if at < first:
            moment = moment if moment <= begin else moment - timedelta(days=1)
            start = min(start, moment) if begin - moment < _BESIDE else start
        else:
            moment = moment if moment >= begin else moment + timedelta(days=1)
            end = max(end, moment) if moment - finish < _BESIDE else end
    return Period(start, end, Basis.STATED)


def _resolve(clock: Clock, latest: datetime, local: datetime) -> datetime:
    """The last moment with this clock time not after `latest` (some minutes of grace for posts written ahead)."""
    if clock.day is not None:
        return _on(clock.day, clock, local)
    moment = _on(latest.date(), clock, local)
    return moment if moment <= latest + timedelta(minutes=60 if latest is local else 0) else moment - timedelta(days=1)


def _on(day: dt.date, clock: Clock, local: datetime) -> datetime:
    midnight = datetime(day.year, day.month, day.day, tzinfo=local.tzinfo)
    return midnight + timedelta(hours=clock.hour, minutes=clock.minute)
