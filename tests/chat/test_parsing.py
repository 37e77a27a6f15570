from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.parsing import Line, Span, parse_line, parse_span, split_span


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("/start", Line("start", "")),
        ("  /Incidents   smolensk 7d ", Line("incidents", "smolensk 7d")),
        ("/subscribe\nтула\nкурск", Line("subscribe", "тула\nкурск")),
        ("/start@somebody_bot now", Line("start", "now", foreign=True)),
        ("смоленск", Line(None, "смоленск")),
        ("", Line(None, "")),
        ("/", Line("", "/")),
        ("/смоленск", Line("", "/смоленск")),
        ("/a/b", Line("", "/a/b")),
    ],
)
def test_a_message_is_taken_apart_into_command_and_rest(text: str, line: Line) -> None:
    assert parse_line(text) == line


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("24h", 24),
        ("24 ч", 24),
        ("24Ч", 24),
        ("сутки", 24),
        ("7d", 168),
        ("7д", 168),
        ("7 дней", 168),
        ("неделя", 168),
        ("2w", 336),
        ("30d", 720),
        ("month", 720),
        ("all", None),
        ("всё", None),
    ],
)
def test_periods_are_understood_in_both_languages(text: str, hours: int | None) -> None:
    assert parse_span(text) == Span(hours)


@pytest.mark.parametrize("text", ["", "0d", "-1d", "7", "9x", "99999d", "9999d", "7dd", "٧d", "1e3h", "24h;drop"])
def test_anything_else_is_no_period(text: str) -> None:
    assert parse_span(text) is None


@pytest.mark.parametrize("hours", [1, 24, 36, 48, 168, 720, None])
def test_the_code_of_a_period_is_read_back(hours: int | None) -> None:
    assert parse_span(Span(hours).code) == Span(hours)


@pytest.mark.parametrize(
    ("rest", "parts"),
    [
        ("smolensk", ("smolensk", None, "")),
        ("smolensk 24h", ("smolensk", Span(24), "")),
        ("нижний новгород, 7 дней", ("нижний новгород", Span(168), "")),
        ("тула за неделю", ("тула", Span(168), "")),
        ("тула за 3 дня", ("тула", Span(72), "")),
        ("тула за последние 3 дня", ("тула", Span(72), "")),
        ("for the last week", ("for", Span(168), "")),
        ("smolensk 9x", ("smolensk", None, "9x")),
        ("24h", ("24h", None, "")),
        ("", ("", None, "")),
    ],
)
def test_the_period_stands_at_the_end_of_the_arguments(rest: str, parts: tuple[str, Span | None, str]) -> None:
    assert split_span(rest) == parts


@given(st.text(max_size=200))
def test_no_text_makes_the_parser_raise(text: str) -> None:
    line = parse_line(text)

    split_span(line.rest)

    assert line.name is None or text.strip().startswith("/")
