"""Twice the text takes twice the steps at most, whatever stands in it over and over; counted, not timed."""

from __future__ import annotations

import cProfile
from datetime import UTC, datetime

import pytest

from bot.reading import Reader

_DATE = datetime(2025, 12, 8, 9, tzinfo=UTC)
_SOME, _TWICE_AND_A_LITTLE = 100, 2.5


@pytest.mark.parametrize(
    "post",
    [
        "В период с 23.00 мск 7 декабря до {}мск 8 декабря т.г. дежурными силами ПВО перехвачены и уничтожены 67 "
        "украинских беков учили, как сбивают дроны. Уничтожили восемь аппаратов.|7.00 ",
        "Сбито 70 {}получили за утраченное имущество за беспилотников. За неделю 118 семей.|пол0 ",
        "Сбит дрон {}над селом.|цела ",
        "Сбиты {}над Смоленской областью.|15 БПЛА, ",
        "Сбиты два БПЛА {}в районах.|в Починковском, ",
        "Дрон ударил по дому. {}Всего пострадали двое.|Ранен мужчина, ",
    ],
)  # fmt: skip
def test_twice_as_much_takes_twice_the_steps(reader: Reader, post: str) -> None:
    text, piece = post.split("|")

    # What is asked for the first time is compiled then
    _steps(reader, text.format(piece * 3))
    some, twice = (_steps(reader, text.format(piece * times)) for times in (_SOME, 2 * _SOME))

    assert twice < _TWICE_AND_A_LITTLE * some


def _steps(reader: Reader, text: str) -> int:
    """Function calls that reading a text takes which the reader has not met."""
    profile = cProfile.Profile()
    profile.enable()
    reader.read(text, date=_DATE, region="RU-SMO", federal=False)
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats())
