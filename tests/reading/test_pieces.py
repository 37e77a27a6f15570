"""A post cut at its spaces is the same tokens at the same places as if it were read at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.words.normalise import fold, normalise
from bot.reading.words.pieces import Locator, Pieces, written_in
from bot.reading.words.tokens import split

WORDS = st.sampled_from(
    [
        "сбит", "БПЛА.", "г.", "Брянск", "р.", "п.", "52", "831", "7", "000,", "ул.", "Ленина,", "д.5", "23.00",
        "\n", "\n\n", "Б\u00adПЛА", "c", "самоле\u0308т", "7\u00a0БПЛА", "**сбит**", "", "т.", "«Ясный»", "12–14",
        "1\ufe0f\u20e3", "просп.", "разрушены.", "(обломки)…", "дом!..", "ед.", "шт.,", "«Ёлка».",
    ]
)  # fmt: skip


def cut() -> Pieces:
    return Pieces(lambda token: (fold(token), "o"))


def tokens_of(text: str) -> list[str]:
    return [token for piece in cut().cut(text)[0] for token in written_in(piece)]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("сбито 52 831 раз", ["сбито", "52 831", "раз"]),
        ("в г. Брянске", ["в", "г.", "Брянске"]),
        ("в 2025 г. сбит", ["в", "2025", "г.", "сбит"]),
        ("сбит в 2025 г.", ["сбит", "в", "2025", "г", "."]),
        ("в р. п. Степное", ["в", "р. п.", "Степное"]),
        ("сбит\n\nБПЛА", ["сбит", "\n\n", "БПЛА"]),
        ("г.\nБрянск", ["г", ".", "\n", "Брянск"]),
    ],
)
def test_what_depends_on_the_next_word_is_read_with_it(text: str, tokens: list[str]) -> None:
    assert tokens_of(text) == tokens


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_pieces_give_the_tokens_of_the_whole_text(text: str) -> None:
    whole = [token.strip("\n") or "\n" for token in split(normalise(text, russian=True))]

    assert [token.strip("\n") or "\n" for token in tokens_of(text)] == whole


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_remembered_pieces_read_like_new_ones(text: str) -> None:
    pieces = cut()

    assert pieces.cut(text) == pieces.cut(text)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_every_token_is_found_in_the_text_as_given(text: str) -> None:
    pieces, _ = cut().cut(text)
    place = Locator(text, pieces, sum(len(written_in(piece)) for piece in pieces))

    for index, token in enumerate(token for piece in pieces for token in written_in(piece)):
        start, end = place.span(index, index + 1)
        assert normalise(text[start:end], russian=True).strip() == token or token.startswith("\n")


def test_tokens_are_found_in_any_order() -> None:
    text = "Сбит БПЛА\nв г. Брянске, сбито 52 831"
    pieces, _ = cut().cut(text)
    tokens = [token for piece in pieces for token in written_in(piece)]

    place = Locator(text, pieces, len(tokens))

    forth = [place.span(index, index + 1) for index in range(len(tokens))]
    assert [place.span(index, index + 1) for index in reversed(range(len(tokens)))] == forth[::-1]
    assert place.span(0, len(tokens) + 3) == (0, len(text))


def test_a_text_is_as_wide_as_its_pieces() -> None:
    text = "Сбит БПЛА\nв г. Брянске\n\nСбито 52 831"

    assert sum(piece.width for piece in cut().cut(text)[0]) == len(text) + 1
