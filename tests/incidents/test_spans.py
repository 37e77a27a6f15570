"""What stretch of time one statement speaks about."""

from __future__ import annotations

from datetime import UTC

import pytest

from bot.incidents import span_of
from bot.model import Basis, Period
from tests.incidents.builders import moscow, report, said, window, word

STATED = Basis.STATED


@pytest.mark.parametrize(
    ("posted", "period", "start", "end"),
    [
        ("8 02:41", None, "7 14:41", "8 02:41"),
        ("8 07:20", window("7 23:00", "8 07:00"), "7 23:00", "8 07:00"),
        ("8 11:40", Period(moscow("8 11:30"), moscow("8 11:30"), STATED), "8 11:00", "8 12:00"),
        ("8 02:00", Period(moscow("7 22:00"), None, STATED), "7 22:00", "8 02:00"),
        ("8 07:20", Period(None, moscow("8 07:00"), STATED), "7 19:00", "8 07:00"),
        ("8 07:20", window("8 23:00", "8 07:00"), "7 23:00", "8 07:00"),
        ("8 12:00", window("6 09:00", "8 09:00"), "7 09:00", "8 09:00"),
        ("8 01:30", word(Basis.NIGHT), "7 22:00", "8 01:30"),
        ("8 08:15", word(Basis.NIGHT), "7 22:00", "8 07:00"),
        ("8 22:30", word(Basis.NIGHT), "7 22:00", "8 07:00"),
        ("8 06:30", word(Basis.MORNING), "8 04:00", "8 06:30"),
        ("8 14:00", word(Basis.MORNING), "8 04:00", "8 12:00"),
        ("8 13:00", word(Basis.DAY), "8 09:00", "8 13:00"),
        ("8 08:00", word(Basis.DAY), "7 09:00", "7 18:00"),
        ("8 23:30", word(Basis.EVENING), "8 16:00", "8 23:00"),
        ("8 07:00", word(Basis.EVENING), "7 16:00", "7 23:00"),
        ("8 09:00", word(Basis.PAST_DAY), "7 06:00", "8 06:00"),
        ("8 11:59", word(Basis.PAST_DAY), "7 06:00", "8 06:00"),
    ],
)
def test_span(posted: str, period: Period | None, start: str, end: str) -> None:
    (statement,) = said("demo_mayor", posted, report(1, period=period))

    span = span_of(statement)

    assert span == (moscow(start), moscow(end))
    assert all(moment.tzinfo is UTC for moment in span)
