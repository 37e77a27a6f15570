"""Any text at all can be read, and what is pointed at lies inside it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.model.codec import reading_from_json, reading_to_json
from bot.reading import Reader
from bot.reading.words.tokens import TOKEN

DATE = datetime(2025, 12, 8, 5, tzinfo=UTC)
PIECES = st.sampled_from(
    [
        "сбиты ", "БПЛА ", "7 ", "двадцать ", "один ", "над ", "Брянской ", "областью", "и ", ", ", ". ",
        "\n", "▫️ ", "– ",
        "в период с 23.00 мск 7 декабря ", "до 7.00 ", "пострадавших ", "нет", "ранены ", "обломки ", "упали ", "селе ",
        "Ольховка ", "улице ", "дом 5", "из которых ", "по ", "Всего ", "99.99 ", "31.02.2025 ", "0 ", "1️⃣", "ё\u0308",
        "Б\u00adП\u200bЛА ", "of ", "Region ", "Smolensk ", "drones ", "shot down ", "1 000 000 000 000 ",
        "\x00", "\ud800",
    ]
)  # fmt: skip


@given(text=st.text(max_size=300) | st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_never_raises_and_evidence_lies_inside_the_text(reader: Reader, text: str) -> None:
    reading = reader.read(text, date=DATE, region="RU-BRY")

    assert reading_from_json(reading_to_json(reading)) == reading
    for report in reading.reports:
        spans = report.evidence
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert list(spans) == sorted(spans)


@given(text=st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_federal_posts_never_raise_and_explain_agrees_with_read(reader: Reader, text: str) -> None:
    reading = reader.read(text, date=DATE, region=None, federal=True)

    assert reader.explain(text, date=DATE, region=None, federal=True).reading == reading


@pytest.mark.parametrize("unit", ["сбиты БПЛА ", "7 ", "и Брянской ", "А", "((", "\u0301", "▫️", "из которых 5 ", "\n"])
def test_a_megabyte_of_anything_is_read(reader: Reader, unit: str) -> None:
    reading = reader.read(unit * (1_000_000 // len(unit)), date=DATE, region="RU-BRY")

    assert reading.verdict is not None


@pytest.mark.parametrize(
    "text",
    [
        "Водитель, который пострадал при ударе БПЛА, и",
        "Пожар на складе. Шум БПЛА это\n\nПодробности позже.",
    ],
)
def test_a_sentence_may_end_where_a_rule_looks_further(reader: Reader, text: str) -> None:
    reading = reader.read(text, date=DATE, region="RU-BRY")

    assert reading.verdict is not None


@pytest.mark.parametrize(
    "unit",
    [
        "Три дрона не достигли цели, они, three people и ",
        "над Ржевом сбиты 4 БПЛА, Торжок: 2, в Зубцове один, ",
        "Вручил медали. Ночью сбит БПЛА. ",
        "7 мая сбит БПЛА. Тогда упал дрон. ",
        "сегодня в 5.20 по московскому времени, ",
        "сбит БПЛА, субботу, субботу, субботу, ",
    ],
)
def test_work_grows_with_the_text_and_no_faster(reader: Reader, unit: str) -> None:
    once, twice = _calls(reader, unit * 12), _calls(reader, unit * 24)

    assert twice < 2.8 * once


@pytest.mark.parametrize(
    ("head", "unit"), [("Пострадавших – двое. ", "В 1975 году. "), ("Сбиты 15 БПЛА. ", "3 БПЛА. ")]
)
def test_sentences_are_not_compared_with_all_that_follow(reader: Reader, head: str, unit: str) -> None:
    once, twice = (_calls(reader, head + unit * many) for many in (150, 300))

    assert twice < 2.5 * once


@pytest.mark.parametrize("unit", ["сбиты90БПЛА\u00ad.", "Сбиты40БПЛА."])
def test_a_post_without_spaces_is_looked_through_once(reader: Reader, unit: str) -> None:
    once, twice = (_calls(reader, unit * many) for many in (40, 80))

    assert twice < 2.8 * once


def test_a_long_list_without_an_end_is_looked_at_nearby_only(reader: Reader) -> None:
    before = "С помощью дрона совершена попытка сорвать работу рынка "
    once, twice = (_calls(reader, before + "в Ронка " * many) for many in (400, 800))

    assert twice < 2.8 * once


def test_the_clause_of_an_hour_is_looked_at_nearby_only(reader: Reader) -> None:
    before = "Дрон упал на рынок, возникший после "
    once, twice = (_calls(reader, before + "1 00возникшего после " * many) for many in (40, 80))

    assert twice < 2.8 * once


def test_tokens_look_ahead_within_bounds_only() -> None:
    """«0.00.0.00.…» made each token look through the rest of the post, which no count of calls shows."""
    assert r"*\d)" not in TOKEN.pattern


def _calls(reader: Reader, text: str) -> int:
    """How many functions are called to read a text that was read before."""
    reader.read(text, date=DATE, region="RU-BRY")
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        reader.read(text, date=DATE, region="RU-BRY")
    finally:
        sys.setprofile(None)
    return calls
