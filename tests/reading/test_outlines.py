"""What a sentence tells is remembered by its outline; names and numbers are still read in every post."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Count, Report
from bot.reading import Reader, numerals
from bot.reading.coding import Coder
from bot.reading.counts import Counter
from bot.reading.outlines import Outlines
from bot.reading.verdicts import split_sentences

DATE = datetime(2026, 3, 14, 6, tzinfo=UTC)
WORDS = numerals.number_words()


def first_report(reader: Reader, text: str) -> Report:
    [report] = reader.read(text, date=DATE, region="RU-SMO").reports
    return report


@pytest.mark.parametrize(("number", "downed"), [("7", 7), ("двенадцать", 12), ("43", 43)])
def test_numbers_of_sentences_with_one_outline_are_their_own(reader: Reader, number: str, downed: int) -> None:
    report = first_report(reader, f"Над областью сбито {number} БПЛА. Ранены {number} человек.")

    assert (report.downed, report.injured) == (Count.exact(downed), downed)


@pytest.mark.parametrize(("number", "downed"), [("0", None), ("1", Count.exact(1)), ("12–14", Count(12, 14))])
def test_numbers_that_rules_tell_apart_have_outlines_of_their_own(
    reader: Reader, number: str, downed: Count | None
) -> None:
    first_report(reader, "Сбито 7 БПЛА, обломки упали на крышу дома.")

    assert first_report(reader, f"Сбито {number} БПЛА, обломки упали на крышу дома.").downed == downed


def test_sentences_that_differ_in_names_and_numbers_share_an_outline() -> None:
    coder = Coder({"сбито": "O", "бпла": "u", "над": "p"})
    outlines = Outlines(Counter(WORDS))
    tokens = coder.tokens("Сбито 7 БПЛА над Ольховкой. Сбито 43 БПЛА над Заречьем. Сбито 0 БПЛА над Заречьем.")

    found = outlines.of(tokens, split_sentences(tokens.codes))

    assert [outline is found[0] for outline in found] == [True, True, False]


@given(st.sampled_from(sorted(WORDS)) | st.integers(0, 2000).map(str) | st.from_regex(r"\d{1,3}[-–]\d{1,3}"))
def test_what_stands_for_a_number_is_of_its_kind(word: str) -> None:
    like = numerals.standing_for(word, WORDS)

    said, stood = (numerals.value([each], WORDS) for each in (word, like))
    assert (said is None, said == 0, said == 1) == (stood is None, stood == 0, stood == 1)
    assert (said or 0) < 1000 or stood == said
    assert (numerals.span(word) is None) == (numerals.span(like) is None)
    assert word.isascii() == like.isascii() or numerals.span(word) is not None
