"""What a sentence tells is remembered by its outline; names and numbers are still read in every post."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Count, Report
from bot.reading import Reader
from bot.reading.consequences.of_sentence import read_told
from bot.reading.counts.counting import Counter
from bot.reading.counts.quantity import Quantity
from bot.reading.outlines import Outlines
from bot.reading.tables import loading as tables
from bot.reading.verdicts.sentences import split_sentences
from bot.reading.words import numerals
from bot.reading.words.coding import Coder
from bot.reading.words.tokens import Part
from bot.yaml_files import read_plain
from tests.fuzz.__main__ import seeds
from tests.reading.support import CONFIG

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
    outlines = Outlines(Counter(WORDS), coder.asking)
    tokens = coder.tokens("Сбито 7 БПЛА над Ольховкой. Сбито 43 БПЛА над Заречьем. Сбито 0 БПЛА над Заречьем.")

    found = outlines.of(tokens, split_sentences(tokens.codes))

    assert [outline is found[0] for outline in found] == [True, True, False]


def test_numbers_without_end_leave_each_sentence_its_own() -> None:
    coder = Coder({"сбито": "O", "бпла": "u"})
    outlines = Outlines(Counter(WORDS), coder.asking)
    for number in range(100, 7000):
        coder.asking(str(number), "n")
    tokens = coder.tokens("Сбито 7001 БПЛА. Сбито 7002 БПЛА. Сбито 7 БПЛА. Сбито 43 БПЛА.")

    found = outlines.of(tokens, split_sentences(tokens.codes))

    assert [outline.words[1] for outline in found] == ["7001", "7002", "7", "7"]
    assert found[2] is found[3]


@given(
    st.sampled_from([*sorted(WORDS), "восемь-десять", "двух-трех"])
    | st.integers(0, 2000).map(str)
    | st.from_regex(r"\d{1,3}[-–]\d{1,3}")
)
def test_what_stands_for_a_number_is_of_its_kind(word: str) -> None:
    like = numerals.standing_for(word, WORDS)

    said, stood = (numerals.value([each], WORDS) for each in (word, like))
    assert (said is None, said == 0, said == 1) == (stood is None, stood == 0, stood == 1)
    assert (said or 0) < 1000 or stood == said
    assert (numerals.span(word, WORDS) is None) == (numerals.span(like, WORDS) is None)
    assert word.isascii() == like.isascii() or numerals.span(word, WORDS) is not None


def texts() -> list[str]:
    """Examples of the templates, and the wordings that once broke the reader."""
    broken = [post for path in Path(__file__).parent.glob("broken_*.yaml") for post in read_plain(path)]
    return [post.text for post in seeds(CONFIG)] + [post["text"] for post in broken]


def without_number(quantity: Quantity) -> Quantity:
    return replace(quantity, count=Count.exact(2))


def test_rules_find_the_same_by_words_as_by_outlines(cache: Path) -> None:
    coder = Coder(tables.load(CONFIG, cache).words)
    counter = Counter(WORDS)
    unlike = []
    for text in texts():
        tokens = coder.tokens(text)
        sentences = split_sentences(tokens.codes, tokens.breaks)
        for (start, end), outline in zip(sentences, Outlines(counter, coder.asking).of(tokens, sentences), strict=True):
            codes, words = tokens.codes[start:end], tuple(tokens.folded[start:end])
            here = counter.sentence(codes, words)
            quantities = [[without_number(q) for q in of] for of in (here.found, outline.quantities.found)]
            if read_told(Part(codes, words), counter) != outline.told or not (
                here.added_up or quantities[0] == quantities[1]
            ):
                unlike.append(words)

    assert unlike == [], "a rule asks for a word that is not in the ASKED of its module"
