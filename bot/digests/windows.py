"""Where the windows of digests end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
SECOND = 1 / 60
"""Minutes of the shortest window: that of an alert."""


def window_end(now: datetime, minutes: float, zone: str, at: int = 0, quiet: tuple[int, int] | None = None) -> datetime:
    """The latest end of a window of `minutes` at or before `now`.

    Windows are counted from `at` minutes after midnight in `zone`. No window ends inside the `quiet` stretch (minutes
    after midnight, may cross it); the one that is open then ends where the stretch does, and tells of all of it.
    """
    local = now.astimezone(ZoneInfo(zone))
    regular = _regular(local, minutes, at)
    if quiet is None:
        return regular.astimezone(UTC)
    start, end = _latest_quiet(local, quiet)
    if local < end:
        regular = _regular(start, minutes, at)
    elif regular < end:
        regular = end
    return regular.astimezone(UTC)


def is_quiet(now: datetime, zone: str, quiet: tuple[int, int] | None) -> bool:
    """Whether a moment lies in the quiet stretch."""
    local = now.astimezone(ZoneInfo(zone))
    return quiet is not None and local < _latest_quiet(local, quiet)[1]


def _regular(local: datetime, minutes: float, at: int) -> datetime:
    begin = local.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(minutes=at)
    return begin + (local - begin) // timedelta(minutes=minutes) * timedelta(minutes=minutes)


def _latest_quiet(local: datetime, quiet: tuple[int, int]) -> tuple[datetime, datetime]:
    """Start and end of the last quiet stretch that began at or before a moment."""
    start, end = quiet
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    begin = midnight + timedelta(minutes=start)
    if begin > local:
        begin -= DAY
    return begin, begin + timedelta(minutes=(end - start) % (24 * 60))
