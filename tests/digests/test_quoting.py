from __future__ import annotations

import pytest

from bot.digests.quoting import LONGEST, MOST, known_names, quotes, stems
from bot.paths import bundled
from bot.places.regions import Regions

KNOWN = known_names(Regions.load(bundled("config")))


def whole(text: str, focus: tuple[str, ...] = ()) -> tuple[str, ...]:
    return quotes(text, [(0, len(text))], KNOWN, stems(focus))


@pytest.mark.parametrize(
    "text",
    [
        "Над Смоленской областью сбит украинский БПЛА",
        "Силы ПВО Минобороны России отразили атаку над акваторией Чёрного моря",
        "FPV-дрон ударил по машине",
        "Обломки упали на крышу. Пострадавших нет",
        "❗️Сбиты 12 БПЛА над Курской, Брянской и Ростовской областями",
    ],
)
def test_words_about_the_event_are_shown_as_they_are(text: str) -> None:
    assert whole(text) == (text,)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("погиб житель Пётр Сидоров, ранены двое", "погиб житель …, ранены двое"),
        ("повреждён дом Марии Ивановой", "повреждён дом …"),
        ("сообщил И. П. Сидоров", "сообщил …"),
        ("Пётр Сидоров погиб", "… погиб"),
        ("ПЁТР СИДОРОВ погиб при падении БПЛА", "… погиб при падении БПЛА"),
        ("житель посёлка Нигдевка ранен", "житель посёлка … ранен"),
    ],
)
def test_what_may_be_a_name_of_a_person_is_hidden(text: str, shown: str) -> None:
    assert whole(text) == (shown,)


def test_places_the_reading_found_are_shown_in_any_form() -> None:
    text = "обломки упали в Ельне на улице Лодыгина"

    assert whole(text, ("Ельня", "Лодыгина")) == (text,)


def test_only_the_spans_are_shown() -> None:
    text = "Доброе утро. Сбит БПЛА. Остальное не показывается."

    assert quotes(text, [(13, 22)], KNOWN) == ("Сбит БПЛА",)


def test_a_span_that_cuts_a_word_shows_no_more_than_the_span() -> None:
    assert quotes("перехвачены", [(5, 8)], KNOWN) == ("вач",)


def test_spans_about_other_regions_are_left_out() -> None:
    text = "сбиты 12 БПЛА: Курской области, Брянской области"
    spans = [(0, 13), (15, 30), (32, 48)]

    assert quotes(text, spans, KNOWN, stems(["Брянская"])) == ("сбиты 12 БПЛА", "Брянской области")


def test_a_long_span_keeps_its_beginning_and_the_place_asked_about() -> None:
    text = (
        "сбиты беспилотники: "
        + "по одному над Курской областью и " * 20
        + "пять над Брянской областью "
        + "и так далее " * 20
    )

    [quote] = whole(text, ("Брянская",))

    assert len(quote) <= LONGEST + 10
    assert quote.startswith("сбиты беспилотники")
    assert "пять над Брянской" in quote


def test_there_are_never_more_than_a_few_quotes() -> None:
    assert len(quotes("сбит " * 50, [(5 * n, 5 * n + 4) for n in range(50)], KNOWN)) == MOST


@pytest.mark.parametrize("spans", [[(0, 0)], [(3, 900)], [(900, 950)]])
def test_spans_outside_of_the_text_do_no_harm(spans: list[tuple[int, int]]) -> None:
    assert quotes("сбит", spans, KNOWN) in ((), ("т",))
