"""The table of `uavwatch status` on a narrow terminal."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from rich.console import Console

from bot.health import Health, print_table
from bot.undelivered import Outbox

NAMES = ("demo_governor_of_the_region", "demo_governor_of_the_city")


def test_eighty_columns_still_say_which_channel_is_covered() -> None:
    written = io.StringIO()
    found = Health(
        at=datetime(2025, 12, 8, tzinfo=UTC),
        within=timedelta(minutes=15),
        channels=tuple((name, None) for name in NAMES),
        floods=0,
        outbox=Outbox({}, ()),
    )

    print_table(found, ZoneInfo("Europe/Moscow"), Console(file=written, width=80))

    lines = [line.split() for line in written.getvalue().splitlines()]
    assert [line[:2] for line in lines if line[:1] and line[0] in NAMES] == [[name, "no"] for name in NAMES]
