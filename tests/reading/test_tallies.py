"""Numbers of UAVs: natural parts put together in every way, with what they tell known from the parts."""

from __future__ import annotations

import itertools

import pytest

from tests.reading.support import Read, only
from tests.reading.test_broken_accounts import facts

UAVS = ["БПЛА самолётного типа", "вражеских дронов", "дронов «Молния»", "«Молний»", "FPV-дронов", "вражеских «птичек»"]
STOPPED = ["сбито", "ликвидировано", "успешно ликвидировано", "поражено", "подавлено средствами РЭБ"]
PLACES = ["", "в небе над Тулой", "в Веневском районе", "в трёх районах области"]
FIRST = ["Сбито 7 БПЛА в Плавском районе.", "В Плавском районе 7 дронов противника ликвидировано."]
MORE = [
    "Ещё 5 поражено в Веневском районе.",
    "Вторая волна – ещё 5 в Веневском районе.",
    "Также сбито 5 в Веневском районе.",
    "Через час в Веневском районе ликвидировано ещё 5.",
    "Кроме того, в Веневском районе подавлено 5.",
]
NUMBERS = [("14", 14), ("больше 20", 20)]


@pytest.mark.parametrize("number", NUMBERS, ids=[said for said, _ in NUMBERS])
@pytest.mark.parametrize("uavs", UAVS)
def test_number_beside_any_verb_and_place(read: Read, uavs: str, number: tuple[str, int]) -> None:
    said, least = number
    for stopped, place in itertools.product(STOPPED, PLACES):
        orders = [f"Ночью {stopped} {said} {uavs} {place}.", f"Ночью {said} {uavs} {place} {stopped}."]
        for text in orders[stopped.endswith("РЭБ") :]:
            report = only(read(text.replace(" .", ".").replace("  ", " "), "RU-TUL"))

            assert report.downed is not None, text
            assert report.downed.min == least, text


@pytest.mark.parametrize("first", FIRST)
@pytest.mark.parametrize("more", MORE)
def test_more_of_them_in_the_next_sentence(read: Read, first: str, more: str) -> None:
    have = facts(read(f"{first} {more} Пострадавших нет.", "RU-TUL"))

    assert have["downed"] == 12
    assert len(have["places"]) == 2
