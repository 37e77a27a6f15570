"""Follow-ups that revise: deaths in hospital and numbers of victims that have grown."""

from __future__ import annotations

import pytest

from bot.model import Mode
from tests.reading.support import Read


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("В больнице скончался мужчина, раненный при атаке БПЛА.", 1, None),
        ("К сожалению, один из пострадавших при ночной атаке БПЛА скончался в больнице.", 1, None),
        ("Скончались в больнице двое раненых, которых ночью доставили после удара дрона.", 2, None),
        ("Число пострадавших при атаке БПЛА выросло до восьми.", None, 8),
        ("Число погибших при ударе дрона увеличилось до трёх, раненых – до 12.", 3, 12),
    ],
)
def test_people_of_a_follow_up(read: Read, text: str, killed: int | None, injured: int | None) -> None:
    reading = read(text)

    assert reading.verdict.value == "follow_up"
    assert [(r.event.value, r.killed, r.injured, r.downed) for r in reading.reports] == [
        ("impact", killed, injured, None)
    ]


def test_a_death_is_one_more_and_a_number_that_has_grown_is_the_whole(read: Read) -> None:
    died = read("В больнице скончался мужчина, раненный при атаке БПЛА.").reports[0]
    grown = read("Число пострадавших при атаке БПЛА выросло до восьми.").reports[0]

    assert (died.mode, grown.mode) == (Mode.MORE, Mode.PLAIN)


def test_its_place_and_words_are_kept(read: Read) -> None:
    text = "В Починке число пострадавших при атаке БПЛА выросло до восьми."

    report = read(text).reports[0]

    assert [place.name for place in report.places] == ["Починок"]
    assert any("число пострадавших" in text[start:end] for start, end in report.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "Раненого вчера при атаке БПЛА выписали из больницы.",
        "Пожар, возникший после падения обломков БПЛА, потушен.",
        "Число пострадавших при обстреле выросло до восьми.",
    ],
)
def test_no_new_harm_is_no_report(read: Read, text: str) -> None:
    assert read(text).reports == ()


def test_a_long_chain_of_people_is_read_once_and_not_in_every_way(read: Read) -> None:
    # Each link could be taken apart in two ways: a chain of forty was never read to its end.
    text = "В больнице скончался мужчина, раненный" + "ся мужчина, раненный" * 200 + " при атаке БПЛА"

    assert read(text).verdict.value in ("incident", "follow_up")
