"""When things happened: clock times with dates, or a part of the day."""

from __future__ import annotations

import datetime as dt
import re
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.model import Basis, Period
from bot.reading.periods.clocks import END, PAIR, START, Time, day_after, days_before, time_at
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
    r"@|ρ|n(?=n?[τμενϗ]|po[με]|[pP&]n{0,2}[τμενϗ]|[pP&]@)|(?<=[pP])n(?=[SWOV,;|&]|$)|(?<=[p<])τ(?=[νϗ])"
    r"|(?<=p)n(?=pn(?:[,;|]|$|[SWOV]))|(?<=p)τ(?=pn[τμενϗ])"
)
_BEGAN = ("начал", "began", "begun", "started")
_ATTACK_BEGAN = seldom(
    r"n{0,2}τ[^|;,K]{0,8}?\?(?=[oye]{0,3}K)|@[^|;,K]{0,8}?\?(?=[oye]{0,3}K)|@[^|;K@]{0,10}K[^|;@]{0,12}?\?(?![oye]{0,2}f)"
)
_AT = frozenset({"в", "во", "около", "at", "around", "about"})
_ABROAD = frozenset({"gmt", "utc"})
_SPAN = 2
# «в 5.40 поступило сообщение о падении»: when it was told, not when it fell
_CAME_IN = ("поступил", "сообщил", "позвонил", "известно", "received", "reported")
_CALLS = (
    "сообщени",
    "информаци",
    "звон",
    "вызов",
    "сигнал",
    "известно",
    "жител",
    "очевид",
    "заявк",
    "calls",
    "reports",
    "данные",
)
# «не 7, как я писал в четыре утра»: when it was told before
_TOLD_EARLIER = ("писал", "сообщал", "говорил", "докладывал", "рассказывал", "указывал", "объявлял", "said", "wrote")
_AS = frozenset({"как", "которых", "котором", "которой", "которые", "чем", "as"})
_TOLD_NEAR = 12
_STATE_AT = ("состоянию", "на")
_SPANNING = START | END | {"на", "after"}
_EVENT = seldom("[SWOVTHhKkqFfUuvdIG]")
_PUT_OUT = seldom("[LΛΘΞϥ]")
_AFTERWARDS = "fϙχбF"
_OVER = seldom("[ϙχ]")
"""The end of an alert, power that is back."""
_STATUS = seldom(r"t[^|,]{0,4}$")
_GREETING = ("добр", "good")


class _Clock(NamedTuple):
    hour: int
    minute: int
    role: str
    day: dt.date | None


def read_period(tokens: Tokens, start: int, end: int, posted: datetime, home: str | None = None) -> Period | None:
    """The period of the sentence [start, end), None where it names none. `posted` is aware.

    «По местному времени» means that of the `home` region.
    """
    times = [match.start() for match in _CLOCK_LIKE.finditer(tokens.codes, start, end)]
    if not times:
        return part_of_day(tokens, start, end)
    moscow = in_moscow_time(tokens, times, start, end)
    times = moscow or times
    if len(times) > _SPAN:
        times = _of_main_total(tokens, times, end)
    local = posted.astimezone(MOSCOW if moscow else zone_of(tokens.folded[start:end], home))
    clocks = _clocks(tokens, times, start, end, local)
    if clocks:
        period = _stated(_dated(clocks, days_before(tokens, start, times[0], local.date()), local), local)
        if period is not None:
            return period
    return part_of_day(tokens, start, end)


def _of_main_total(tokens: Tokens, times: list[int], end: int) -> list[int]:
    """Without those of a later total («с 20.00 до 23.00 сбито 5, всего с 8.00 до 23.00 – 12»)."""
    later = tokens.codes.find("X", times[1], end)
    return times if later < 0 else [index for index in times if index < later]


def names_period(codes: str) -> bool:
    """Whether a sentence with these concepts may name a period."""
    return _CLOCK_LIKE.search(codes) is not None or _PART.search(codes) is not None


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


def _clocks(tokens: Tokens, times: list[int], start: int, end: int, local: datetime) -> list[_Clock]:
    """The clock times at the tokens `times`; «с 9 до 11 вечера» says the part of the day once."""
    found: list[tuple[int, Time, str]] = []
    for index in times:
        abroad = not _ABROAD.isdisjoint(tokens.folded[index + 1 : index + 3])
        if _of_call(tokens, index, start, end) or _of_put_out(tokens, index, start, end):
            continue
        if abroad or (time := time_at(tokens, index, end)) is None:
            continue
        role = _role(tokens, index, start)
        if found and role in {"end", "pair"} and time.part and not found[-1][1].part:
            earlier = found[-1][1].within(time.part)
            if tokens.codes[found[-1][0]] != "@" and earlier.hour <= time.hour:
                found[-1] = (found[-1][0], earlier, found[-1][2])
        if _bare(tokens, index, end) and not (found and role == "end"):
            continue
        found.append((index, time, role))
    return [
        _Clock(time.hour, time.minute, role, day_after(tokens, index, end, local.date())) for index, time, role in found
    ]


def _of_call(tokens: Tokens, index: int, start: int, end: int) -> bool:
    """«В 11.33 поступили сообщения о падении БПЛА», «сообщение о падении поступило в 4.10»: the hour of a call."""
    state = tuple(tokens.folded[max(start, index - 2) : index]) == _STATE_AT
    if index > start and tokens.folded[index - 1] in _SPANNING and not state:
        return False
    event = _EVENT.search(tokens.codes, index, min(end, index + _TOLD_NEAR))
    after = tokens.folded[index + 1 : event.start() if event else min(end, index + _TOLD_NEAR)]
    if any(word.startswith(_CAME_IN) for word in after):
        return any(word.startswith(_CALLS) for word in after)
    before = tokens.folded[start:index] if not state else []
    if any(word.startswith(_TOLD_EARLIER) for word in before[-3:]) and not _AS.isdisjoint(before[-6:]):
        return True
    return any(word.startswith(_CAME_IN) for word in before[-3:]) and any(word.startswith(_CALLS) for word in before)


def _of_put_out(tokens: Tokens, index: int, start: int, end: int) -> bool:
    """«…, в 6.10 возгорание ликвидировали», «…, отбой дан в 4.45»: the hour of a clause that tells of nothing else."""
    if not any(tokens.codes.find(code, start, end) >= 0 for code in _AFTERWARDS):
        return False
    first = max(tokens.codes.rfind(mark, start, index) for mark in ",;(") + 1 or start
    last = min([at for mark in ",;)" if (at := tokens.codes.find(mark, index, end)) >= 0], default=end)
    clause = tokens.codes[first:last]
    joined = clause.rfind("&", 0, index - first)
    if joined > 0 and any(code in clause[:joined] for code in "fбF"):
        clause = clause[joined:].replace("&", "f", 1)
    if _EVENT.search(clause.replace("f", "")) is not None:
        return False
    return _PUT_OUT.search(clause) is not None if "f" in clause or "б" in clause else _OVER.search(clause) is not None


def _bare(tokens: Tokens, index: int, end: int) -> bool:
    """A number beside which nothing says that it is an hour: «… до шести»."""
    after = tokens.codes[index + 1 : index + 3] if index + 1 < end else ""
    if tokens.codes[index] == "n" and after == "p@" and tokens.folded[index + 1] in _AT:
        return True
    return tokens.codes[index] == "n" and not any(code in "τμενϗpP&n" for code in after[:1])


def _role(tokens: Tokens, index: int, start: int) -> str:
    before = tokens.folded[index - 1] if index > start else ""
    if index - 3 >= start and tokens.codes[index - 2 : index] == "@-" and tokens.folded[index - 3] in START:
        return "end"
    if index - 2 >= start and tokens.codes[index - 2 : index] == "@-" and tokens.codes[index] == "@":
        return "end"
    if tokens.codes[index + 1 : index + 3] == "-@" and before not in END:
        return "start"
    if before == "на" or (before in {"в", "on", "at"} and _STATUS.search(tokens.codes, max(start, index - 6), index)):
        return "end"
    if before not in START | END | PAIR:
        return "start" if _began(tokens, index, start) else "point"
    return "start" if before in START else "end" if before in END else "pair"


def _began(tokens: Tokens, index: int, start: int) -> bool:
    """«начался в 2.00», «Около двух часов ночи в Ростовской области началась атака»."""
    if any(word.startswith(_BEGAN) for word in tokens.folded[max(start, index - 4) : index + 4]):
        return True
    attack = _ATTACK_BEGAN.match(tokens.codes, index)
    return attack is not None and tokens.folded[attack.end() - 1].startswith(_BEGAN)


def _dated(clocks: list[_Clock], days: tuple[dt.date, dt.date] | None, local: datetime) -> list[_Clock]:
    """Clock times of a sentence that opens with a date, which is theirs if they have none."""
    if days is None or any(clock.day for clock in clocks):
        return clocks
    evening, morning = days
    ranged = {clock.role for clock in clocks} >= {"start", "end"}
    dated = [
        clock._replace(day=evening if clock.hour >= 12 else morning)
        if evening != morning or not (ranged and clock.role == "end") else clock
        for clock in clocks
    ]  # fmt: skip
    late = any(clock.day and _on(clock.day, clock, local) > local + timedelta(hours=1) for clock in dated)
    return clocks if late else dated


def _stated(clocks: list[_Clock], local: datetime) -> Period | None:
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


def _spans(clocks: list[_Clock]) -> list[list[_Clock]]:
    """Clock times that belong together: a start with its end, or single moments."""
    spans: list[list[_Clock]] = [[]]
    roles: set[str] = set()
    for clock in clocks:
        again = clock.role in {"start", "end"} and clock.role in roles
        if again or (clock.role == "start" and "end" in roles):
            spans.append([])
            roles = set()
        spans[-1].append(clock)
        roles.add(clock.role)
    return spans


def _on_the_same_day(spans: list[list[_Clock]], local: datetime) -> list[list[_Clock]]:
    """The spans, those without a date on the day of the one before: «до 7.00 29 декабря – 18, с 7.00 до 9.00 – 23»."""
    day: dt.date | None = None
    found = []
    for span in spans:
        own = next((clock.day for clock in reversed(span) if clock.day), None)
        dated = [clock._replace(day=day) for clock in span] if own is None and day is not None else span
        late = any(clock.day and _on(clock.day, clock, local) > local + timedelta(hours=1) for clock in dated)
        day = own or day
        found.append(span if late else dated)
    return found


def _of_span(clocks: list[_Clock], local: datetime) -> Period:
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
    return moment if moment <= latest + timedelta(minutes=60 if latest is local else 0) else moment - timedelta(days=1)


def _on(day: dt.date, clock: _Clock, local: datetime) -> datetime:
    midnight = datetime(day.year, day.month, day.day, tzinfo=local.tzinfo)
    return midnight + timedelta(hours=clock.hour, minutes=clock.minute)
