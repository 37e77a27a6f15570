from __future__ import annotations

import pytest

from bot.chat.named_places import find_place, mark_of, name_of
from bot.chat.parsing import Question, Span, split_question
from tests.chat.builders import Person, cover, incident, record

NAMES = ("Рудня", "Руднянский", "Ярцево", "Верхнедонской", "Красный Бор", "Ейск")
CHANNELS = ("demo_mod_russia", "demo_smolensk")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Рудня", "Рудня"),
        ("рудне", "Рудня"),
        ("в городе Рудне", "Рудня"),
        ("руднянском районе", "Руднянский"),
        ("yartsevo", "Ярцево"),
        ("Ярцвео", "Ярцево"),
        ("верхнедонского района", "Верхнедонской"),
        ("красном бору", "Красный Бор"),
        ("ейска", "Ейск"),
        ("Москва", None),
        ("район", None),
        ("", None),
        ("<b>", None),
    ],
)
def test_places_are_found_in_any_case_form_and_script(typed: str, meant: str | None) -> None:
    assert find_place(typed, NAMES) == meant


def test_a_mark_leads_back_to_its_name_only() -> None:
    assert [name_of(mark_of(name), NAMES) for name in NAMES] == list(NAMES)
    assert name_of("00000000", NAMES) is None


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("smolensk", Question("smolensk")),
        ("smolensk 7d", Question("smolensk", Span(168))),
        ("smolensk 7d рудня", Question("smolensk", Span(168), "рудня")),
        ("нижний новгород за последние 7 дней Дзержинск", Question("нижний новгород", Span(168), "Дзержинск")),
        ("smolensk 7x", Question("smolensk", not_a_period="7x")),
        ("", Question("")),
    ],
)
def test_a_question_is_taken_apart_at_its_period(typed: str, question: Question) -> None:
    assert split_question(typed) == question


@pytest.mark.parametrize("typed", ["smolensk 7d рудня", "смоленская рудне 7d", "smolensk rudnya", "Смоленск, Рудня"])
async def test_incidents_are_narrowed_to_a_place(ann: Person, typed: str) -> None:
    await record(ann.database, incident(hours_ago=3, places=["Рудня"]), incident(hours_ago=2, places=["Ярцево"]))
    await cover(ann.database, *CHANNELS)

    text = await ann.says(f"/incidents {typed}")

    assert "Smolensk Oblast, Rudnya" in text and "1 event" in text
    assert "no. 1" in text and "no. 2" not in text


async def test_pages_of_a_place_stay_with_it(ann: Person) -> None:
    rudnya = [incident(hours_ago=number, places=["Рудня"]) for number in range(1, 13)]
    await record(ann.database, *rudnya, incident(hours_ago=0.5, places=["Ярцево"]))
    await cover(ann.database, *CHANNELS)

    await ann.says("/incidents smolensk 7d рудня")
    second = await ann.presses("Older")

    assert "Rudnya" in second and "12 events" in second
    assert "no. 11" in second and "no. 13" not in second


async def test_a_place_nobody_named_is_no_zero(ann: Person) -> None:
    await record(ann.database, incident(hours_ago=3, places=["Рудня"]))
    await cover(ann.database, *CHANNELS)

    text = await ann.says("/incidents smolensk 7d <i>Вязьма")

    assert "no report in this period names “&lt;i&gt;Вязьма”" in text
    assert "demo_smolensk to 12:00" in text
