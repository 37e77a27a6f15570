"""Many ways of writing, one way of reading."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.words.normalise import fold, normalise, offsets
from tests.reading.support import Read, only


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Б\u00adПЛА", "БПЛА"),
        ("Б\u200bП\u2060ЛА", "БПЛА"),
        ("БПЛA", "БПЛА"),
        ("c 22.00 до 5.00", "с 22.00 до 5.00"),
        ("самоле\u0308тного", "самолётного"),
        ("7\u00a0БПЛА", "7 БПЛА"),
        ("**сбит**", "сбит"),
        ("▫️ 5", "▫ 5"),
    ],
)
def test_spellings_become_one(written: str, meant: str) -> None:
    assert normalise(written) == meant


@pytest.mark.parametrize("text", ["FPV-дрон", "vk.com/cat", "@c_channel", "Moscow", "plain English text"])
def test_latin_words_and_links_stay(text: str) -> None:
    assert normalise(text) == text


@given(st.text(max_size=200))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="аБй\u0306\u0308и\u00ad\u200b e️", max_size=40))
def test_offsets_point_at_the_same_letters(text: str) -> None:
    normal = normalise(text)

    places = offsets(text, normal)

    if places is None:
        assert unicodedata.normalize("NFC", text) == normal or len(text) == len(normal)
    else:
        assert places == sorted(places)
        assert len(places) == len(normal) + 1
        assert places[-1] == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Сбиты 5 БпЛА.",
        "Сбиты 5 БЛА.",
        "Сбиты 5 БПЛA.",
        "Сбиты 5 Б\u00adП\u00adЛА.",
        "Сбито 5БПЛА.",
        "Сбито 5-ть БПЛА.",
        "Сбиты пять бесплотников.",
        "СБИТЫ ПЯТЬ БЕСПИЛОТНИКОВ!",
    ],
)
def test_the_count_survives_every_spelling(read: Read, text: str) -> None:
    downed = only(read(text)).downed

    assert downed is not None
    assert downed.min == 5
