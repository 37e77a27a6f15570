"""The stretch of time a statement speaks about. All results are aware UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

from bot.model import Basis, Period, Statement

Span = tuple[datetime, datetime]

MOSCOW = timezone(timedelta(hours=3), "MSK")
LOOKBACK = timedelta(hours=12)
"""What a report without a period covers before its post."""
LONGEST = timedelta(hours=24)
"""No statement counts as speaking about more than this; of a longer period the end is kept."""
POINT = timedelta(minutes=30)
"""A single time ("around 11:30") stands for this much on either side."""
FRESH = timedelta(hours=3)
"""Posts without a period mostly tell of the last hours: where two windows compete, these decide."""
SETTLED_IN = timedelta(hours=1)
"""A part of the day that began less than this before the post is not yet what the post can speak of."""
_NOTHING = timedelta(0)


def span_of(statement: Statement) -> Span:
    """The stretch a statement speaks about, without regard to other statements.

    - start and end stated: as they are (of more than 24 h the last 24);
    - one moment (start equal to end): half an hour to either side;
    - start alone: up to the post; end alone: the 12 h before it;
    - night (22:00-07:00), morning (04:00-12:00), day (09:00-18:00), evening (16:00-23:00), Moscow time: the latest
      one that had begun an hour before the post, up to the post if it was still running;
    - past day: the 24 h up to the last 00:00, 06:00, 12:00 or 18:00 Moscow time, so that a daily summary and its
      correction an hour later are about the same day;
    - nothing: the 12 h before the post.
    """
    posted = statement.posted.astimezone(UTC)
    period = statement.report.period
    if period is None:
        return posted - LOOKBACK, posted
    if period.start is None and period.end is None:
        return _part_of_day(period.basis, posted)
    return _stated(period, posted)


def window_of(statement: Statement) -> Span | None:
    """The span of a statement that gives the total of a window with both ends; None for all others."""
    period = statement.report.period
    if period is None:
        return None
    if period.basis is Basis.PAST_DAY and period.start is None and period.end is None:
        return span_of(statement)
    if period.start is None or period.end is None or period.start == period.end:
        return None
    return span_of(statement)


def is_vague(statement: Statement) -> bool:
    """Whether nothing but the time of the post places it: no period, or only a word for a part of the day."""
    period = statement.report.period
    if period is None:
        return True
    return period.start is None and period.end is None and period.basis is not Basis.PAST_DAY


def covered_by(statement: Statement) -> Span | None:
    """The stretch whose earlier counts this one includes: a window, or a part of the day that was over."""
    window = window_of(statement)
    period = statement.report.period
    if window is not None or period is None or period.start is not None or period.end is not None:
        return window
    start, end = span_of(statement)
    return (start, end) if end < statement.posted else None


def moment_of(statement: Statement) -> datetime:
    """Where on the clock a statement belongs: the middle of its period, without one the time of its post."""
    if statement.report.period is None:
        return statement.posted.astimezone(UTC)
    start, end = span_of(statement)
    return start + (end - start) / 2


def overlap(one: Span, other: Span) -> timedelta:
    """How long two spans run together; zero for adjacent and for distant ones."""
    start = one[0] if one[0] > other[0] else other[0]
    end = one[1] if one[1] < other[1] else other[1]
    return end - start if end > start else _NOTHING


def contains(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _stated(period: Period, posted: datetime) -> Span:
    start = None if period.start is None else period.start.astimezone(UTC)
    end = None if period.end is None else period.end.astimezone(UTC)
    if start is None:
        moment = end if end is not None else posted
        return moment - LOOKBACK, moment
    if end is None:
        end = max(posted, start)
    if start > end:
        start = max(start - timedelta(days=1), end - LONGEST) if start - timedelta(days=1) <= end else end
    if start == end:
        return start - POINT, end + POINT
    return max(start, end - LONGEST), end


def _part_of_day(basis: Basis, posted: datetime) -> Span:
    if basis is Basis.STATED:
        return posted - LOOKBACK, posted
    midnight = posted.astimezone(MOSCOW).replace(hour=0, minute=0, second=0, microsecond=0)
    if basis is Basis.PAST_DAY:
        mark = timedelta(hours=posted.astimezone(MOSCOW).hour // 6 * 6)
        end = (midnight + mark).astimezone(UTC)
        return end - LONGEST, end
    first_hour, hours = _hours(basis)
    start = midnight + timedelta(hours=first_hour)
    if start > posted - SETTLED_IN:
        start -= timedelta(days=1)
    start = start.astimezone(UTC)
    return start, min(start + timedelta(hours=hours), posted)


def _hours(basis: Basis) -> tuple[int, int]:
    """First hour (Moscow) and length in hours of a part of the day."""
    match basis:
        case Basis.NIGHT:
            return 22, 9
        case Basis.MORNING:
            return 4, 8
        case Basis.DAY:
            return 9, 9
        case _:
            return 16, 7
