"""Wordings of the demo night that broke the reader."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.model import Reading, Verdict
from bot.reading import Reader

POSTED = datetime(2025, 12, 8, 4, 34, tzinfo=UTC)


def read(reader: Reader, text: str, region: str | None = None) -> Reading:
    return reader.read(text, date=POSTED, region=region, federal=region is None)


def test_a_region_behind_and_also_belongs_to_the_list(reader: Reader) -> None:
    # «, а также» is three joining words in a row; the walk joined two at most and lost the last region.
    reading = read(
        reader,
        "В период с 23.00 мск 7 декабря до 7.00 мск 8 декабря уничтожены 10 БПЛА:\n▫️ 2 – над территорией Брянской "
        "области,\n▫️ по 2 – над территориями Курской, Ленинградской и Тульской областей, а также Московского региона.",
    )

    counts = {report.regions[0]: report.downed.min for report in reading.reports if report.downed}
    assert counts == {"RU-BRY": 2, "RU-KRS": 2, "RU-LEN": 2, "RU-TUL": 2, "RU-MOS": 2}


def test_each_figure_of_a_breakdown_is_proved_by_its_own_words(reader: Reader) -> None:
    # All reports of a post had the same evidence, and the numbers of the items were not in it.
    text = "С 9.00 до 12.00 мск уничтожены 30 БПЛА: 24 – над территорией Брянской области, 6 – над Курской областью."

    first, second = read(reader, text).reports

    words = [[text[start:end] for start, end in report.evidence] for report in (first, second)]
    assert "24" in words[0]
    assert "Брянской области" in words[0]
    assert "24" not in words[1]
    assert "6" in words[1]


def test_a_nationwide_total_is_not_credited_to_the_region_that_passes_it_on(reader: Reader) -> None:
    # The home region is named, but only to say that nothing was there.
    reading = read(
        reader,
        "По данным Минобороны России, ночью над территориями российских регионов уничтожены 67 украинских БПЛА. "
        "Над Липецкой областью беспилотников не было.",
        region="RU-LIP",
    )

    [report] = reading.reports
    assert report.regions == ()
    assert report.claimant == "mod"


@pytest.mark.parametrize(
    "text", ["Каждый сбитый беспилотник – это чьи-то спасённые жизни. Низкий поклон нашим расчётам ПВО."]
)
def test_thanks_are_no_incident(reader: Reader, text: str) -> None:
    # «Каждый сбитый» speaks of all of them and of none.
    assert read(reader, text, region="RU-VOR").verdict is Verdict.OTHER
