from datetime import date, timedelta

import pytest

from bot.pictures import BarLabels
from bot.pictures.bars import bars_svg
from tests.pictures.reading import fills_of, texts_of

UNREAD = "url(#unread)"
MONDAY = date(2026, 11, 16)


def days_of(*counts: int | None) -> list[tuple[date, int | None]]:
    return [(MONDAY + timedelta(days=place), count) for place, count in enumerate(counts)]


def draw(
    *counts: int | None,
    note: str = "a note",
    labels: BarLabels | None = None,
    demo: bool = False,
    title: str = "A title",
) -> str:
    return bars_svg(days_of(*counts), title=title, subtitle="A subtitle", note=note, labels=labels, demo=demo)


def test_every_day_shows_its_count_and_date() -> None:
    texts = texts_of(draw(12, 37, 8))

    assert {"12", "37", "8"} <= set(texts)
    assert {"16.11", "17.11", "18.11"} <= set(texts)
    assert {"A title", "A subtitle", "a note"} <= set(texts)


def test_a_day_that_was_not_read_is_hatched_and_has_no_number() -> None:
    svg = draw(37, None, 41)

    assert fills_of(svg, "rect").count(UNREAD) == 1
    assert texts_of(svg).count("0") == 1


def test_a_day_with_nothing_is_a_zero_and_not_hatched() -> None:
    svg = draw(37, 0, 41)

    assert UNREAD not in fills_of(svg, "rect")
    assert texts_of(svg).count("0") == 2


def test_the_largest_day_stands_out() -> None:
    fills = fills_of(draw(5, 9, 5), "rect")

    assert fills.count("#b30000") == 1
    assert fills.count("#e8694a") == 2


def test_the_average_leaves_out_days_that_were_not_read() -> None:
    labels = BarLabels(average="average", decimal=",")

    assert "average 4,0" in texts_of(draw(2, None, 6, labels=labels))


def test_the_legend_explains_hatching_only_where_there_is_some() -> None:
    labels = BarLabels(not_read="not read", weekend="weekend")

    assert {"not read", "weekend"} <= set(texts_of(draw(2, None, labels=labels)))
    assert "not read" not in texts_of(draw(2, 3, labels=labels))


@pytest.mark.parametrize("counts", [(0,), (None,), (None, None), (0, 0, 0), (100_000, 1)])
def test_odd_days_can_be_drawn(counts: tuple[int | None, ...]) -> None:
    assert "A title" in texts_of(draw(*counts, labels=BarLabels("a", "b", "c")))


def test_a_year_of_days_keeps_the_dates_apart() -> None:
    texts = texts_of(draw(*range(1, 366)))

    dates = [text for text in texts if len(text) == 5 and text[2] == "."]
    assert 5 <= len(dates) <= 20
    assert dates[-1] == "15.11"


def test_no_days_are_refused() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        draw()


def test_markup_from_outside_stays_text() -> None:
    texts = texts_of(draw(1, title="<b>&", note="</svg>\x08", labels=BarLabels(weekend="<i>")))

    assert {"<b>&", "</svg>", "<i>"} <= set(texts)


def test_a_demo_chart_says_so_twice() -> None:
    assert texts_of(draw(1, demo=True)).count("DEMO") == 2
    assert "DEMO" not in texts_of(draw(1))
