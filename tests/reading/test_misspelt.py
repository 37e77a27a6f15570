"""Words with one wrong letter."""

from __future__ import annotations

import pytest

from bot.reading.words.misspelt import Misspelt

WORDS = {
    "пострадавших": "w",
    "уничтожены": "W",
    "уничтожил": "V",
    "разрушены": "F",
    "разрушений": "f",
    "уничтожь": "\ue005",
}
FIND = Misspelt(["пострада", "уничтож", "^разруш"], WORDS)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("пострадвших", "пострадавших"),
        ("постардавших", "пострадавших"),
        ("посттрадавших", "пострадавших"),
        ("пострадавщих", "пострадавших"),
        ("унитожены", "уничтожены"),
        ("уничтоженны", "уничтожены"),
        ("разрушний", "разрушений"),
    ],
)
def test_one_wrong_letter_is_forgiven(written: str, meant: str) -> None:
    assert FIND(written) == meant


@pytest.mark.parametrize("word", ["разрешены", "уничтожит", "пастравших", "устроены", "пост", "уничтожьь", "п" * 64])
def test_other_words_stay(word: str) -> None:
    assert FIND(word) is None
