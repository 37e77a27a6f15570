"""Numbers in words and digits, in any case."""

from __future__ import annotations

import pytest

from bot.model import Count
from bot.reading.words.numerals import number_words, span, value
from tests.reading.support import Read, only

WORDS = number_words()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("двумя", 2),
        ("тридцати одного", 31),
        ("сто двадцать три", 123),
        ("две тысячи", 2000),
        ("двое", 2),
        ("52 831", 52831),
        ("5-ти", 5),
        ("twenty-one", 21),
        ("two hundred", 200),
        ("1507", 1507),
    ],
)
def test_numbers(text: str, number: int) -> None:
    tokens = [text] if text[0].isdigit() else text.split()

    assert value(tokens, WORDS) == number


def test_what_is_no_number_has_no_value() -> None:
    assert value(["слово"], WORDS) is None
    assert value(["9" * 40], WORDS) is None


def test_ranges_keep_both_ends() -> None:
    assert span("12–14", WORDS) == (12, 14)
    assert span("восемь-десять", WORDS) == (8, 10)
    assert span("двух-трех", WORDS) == (2, 3)
    assert span("14-12", WORDS) is None
    assert span("twenty-one", WORDS) is None
    assert span("12", WORDS) is None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Сбито более 70 БПЛА.", Count(70, None)),
        ("Сбито не менее двенадцати беспилотников.", Count(12, None)),
        ("Уничтожено порядка 50 беспилотников.", Count(50, 50, about=True)),
        ("Сбиты несколько беспилотников.", Count(2, None)),
        ("Уничтожены десятки дронов.", Count(20, None)),
        ("Сбито 12–14 БПЛА.", Count(12, 14)),
        ("Сбито восемь-десять БПЛА.", Count(8, 10)),
        ("Отражена атака пяти-шести дронов.", Count(5, 6)),
        ("Сбито два — три беспилотника.", Count(2, 3)),
        ("Сбито от восьми до десяти БПЛА.", Count(8, 10)),
        ("Сбито свыше сотни беспилотников.", Count(100, None)),
        ("Сбито около сотни беспилотников.", Count(100, 100, about=True)),
        ("Сбиты сотни беспилотников.", Count(200, None)),
        ("Сбито с десяток беспилотников.", Count(10, 10, about=True)),
        ("Сбит десяток беспилотников.", Count(10, 10)),
        ("Сбито за полсотни беспилотников.", Count(50, None)),
        ("Сбито до десяти беспилотников.", Count(10, 10, about=True)),
        ("Сбито штук пять беспилотников.", Count(5, 5, about=True)),
        ("Сбито по меньшей мере пять БПЛА.", Count(5, None)),
        ("Сбито 100+ БПЛА.", Count(100, None)),
        ("Сбито БПЛА – не менее 6.", Count(6, None)),
        ("Сбит беспилотник.", Count(1, 1)),
        ("Сбит 61 беспилотник.", Count(61, 61)),
        ("Сбит БПЛА, в соседнем районе — ещё два.", Count(3, 3)),
        ("Ликвидирован БПЛА, угрозы нет.", Count(1, 1)),
        ("Обломки сбитого БПЛА упали в поле.", Count(1, 1)),
        ("Обломки сбитых БПЛА упали в поле.", None),
        ("Минус 5 украинских БПЛА.", Count(5, 5)),
        ("Сбит ещё один беспилотник.", Count(1, 1)),
        ("Беспилотники уничтожены.", None),
        ("Отражена атака 15 беспилотников, летевших на город.", Count(15, 15)),
        ("Силы ПВО сбили двадцать один дрон.", Count(21, 21)),
        ("More than 20 drones were shot down.", Count(20, None)),
    ],
)
def test_counts_as_stated(read: Read, text: str, count: Count | None) -> None:
    assert only(read(text)).downed == count


@pytest.mark.parametrize(
    "text",
    [
        "БПЛА сбиты в 6 районах области.",
        "БПЛА сбиты, к работе привлечены 48 человек.",
        "БПЛА сбиты, пожар на 300 кв. метрах потушен.",
        "БПЛА сбиты, телефон для сообщений 112.",
        "1️⃣ БПЛА сбиты над лесом.",
        "БПЛА сбиты 7 декабря.",
        "Над школой № 7 БПЛА сбиты.",
    ],
)
def test_other_numbers_are_no_uavs(read: Read, text: str) -> None:
    assert only(read(text)).downed is None
