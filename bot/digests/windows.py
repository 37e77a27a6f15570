"""Where the windows of digests end."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


def window_end(now: datetime, minutes: int, zone: str) -> datetime:
    """The latest end of a window of `minutes` at or before `now`; windows are counted from midnight in `zone`."""
    local = now.astimezone(ZoneInfo(zone))
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    passed = (local - midnight) // timedelta(minutes=minutes)
    return (midnight + passed * timedelta(minutes=minutes)).astimezone(UTC)
