from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.digests.windows import window_end


@pytest.mark.parametrize(
    ("minutes", "zone", "expected"),
    [
        (60, "Europe/Moscow", datetime(2025, 12, 8, 4, 0, tzinfo=UTC)),
        (60, "Asia/Kolkata", datetime(2025, 12, 8, 4, 30, tzinfo=UTC)),
        (720, "Europe/Moscow", datetime(2025, 12, 7, 21, 0, tzinfo=UTC)),
        (1440, "UTC", datetime(2025, 12, 8, 0, 0, tzinfo=UTC)),
    ],
)
def test_windows_are_counted_from_midnight_of_the_zone(minutes: int, zone: str, expected: datetime) -> None:
    now = datetime(2025, 12, 8, 4, 59, 59, tzinfo=UTC)

    assert window_end(now, minutes, zone) == expected


def test_a_full_hour_ends_its_window() -> None:
    now = datetime(2025, 12, 8, 5, 0, tzinfo=UTC)

    assert window_end(now, 60, "Europe/Moscow") == now
