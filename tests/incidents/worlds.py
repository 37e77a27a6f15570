"""Random worlds of statements for the properties of joining."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from bot.model import Basis, Count, Mode, Period, PostKey, Report, Statement
from tests.incidents.builders import CHANNEL_IDS, MINISTRY, district, moscow, report

START = moscow("1 00:00")
CHANNELS = (MINISTRY, "demo_governor", "demo_mayor")

counts = st.one_of(
    st.none(),
    st.integers(1, 40).map(Count.exact),
    st.builds(Count, st.integers(1, 40), st.none()),
)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


@st.composite
def periods(draw: st.DrawFn, posted: float) -> Period | None:
    """Nothing, a part of the day, one moment, an open period or a window of up to 30 h, some of them old."""
    kind = draw(st.sampled_from(["none", "none", "word", "moment", "open", "window", "window"]))
    if kind == "none":
        return None
    if kind == "word":
        words = (Basis.NIGHT, Basis.DAY, Basis.MORNING, Basis.EVENING, Basis.PAST_DAY)
        return Period(None, None, draw(st.sampled_from(words)))
    end = START + hours(posted - draw(st.sampled_from([0, 1, 2, 5, 24, 60])))
    start = end - hours(draw(st.sampled_from([1, 3, 5, 6, 8, 12, 18, 24, 30])))
    if kind == "moment":
        return Period(end, end, Basis.STATED)
    return Period(start, None if kind == "open" else end, Basis.STATED)


@st.composite
def posts(draw: st.DrawFn, days: int, plain: bool) -> tuple[Statement, ...]:
    """One post with one or two reports. With `plain` nothing in it can replace another count, and all is in force."""
    posted = draw(st.integers(0, days * 24 * 2)) / 2
    channel = draw(st.sampled_from(CHANNELS))
    number = int(posted * 2) + 1000
    made = draw(st.lists(reports(posted, channel, plain), min_size=1, max_size=2))
    own = "mod" if channel == MINISTRY else channel
    first = Statement(
        post=PostKey(CHANNEL_IDS[channel], number),
        version=1,
        index=0,
        source=own,
        channel=channel,
        posted=START + hours(posted),
        report=made[0],
        follow_up=not plain and draw(st.integers(0, 5)) == 0,
        reply_to=draw(st.none() | st.integers(max(999, number - 40), number - 1)),
        withdrawn=not plain and draw(st.integers(0, 7)) == 0,
    )
    return tuple(replace(first, index=i, source=item.claimant or own, report=item) for i, item in enumerate(made))


@st.composite
def reports(draw: st.DrawFn, posted: float, channel: str, plain: bool) -> Report:
    modes = (Mode.PLAIN, Mode.MORE) if plain else tuple(Mode)
    names = draw(st.sampled_from([(), ("Починковский",), ("Рославльский",)]))
    return report(
        draw(counts),
        region=draw(st.sampled_from(["RU-SMO", "RU-SMO", "RU-SMO", "RU-KLU"])),
        mode=draw(st.sampled_from(modes)),
        period=None if plain else draw(periods(posted)),
        killed=draw(st.sampled_from([None, None, 0, 1])),
        places=[district(name) for name in names],
        claimant="mod" if not plain and channel != MINISTRY and draw(st.integers(0, 4)) == 0 else None,
    )


def worlds(days: int = 4, plain: bool = False, size: int = 14) -> st.SearchStrategy[list[Statement]]:
    """Statements of up to `size` posts within `days` days, each post once."""
    return st.lists(posts(days, plain), min_size=1, max_size=size, unique_by=lambda made: made[0].post).map(
        lambda made: [statement for post in made for statement in post]
    )
