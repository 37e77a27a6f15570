"""The three posts the project was started for, in Russian and in English, exact in every field."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.support import Read, as_json, differences

SMOLENSK: dict[str, Any] = {
    "event": "interception", "regions": ["RU-SMO"], "seas": [], "places": [], "downed": {"min": 1, "max": 1},
    "attacked": None, "killed": 0, "injured": 0, "damage": False, "period": None, "mode": "plain", "claimant": None,
    "responders": True, "shelters": None,
}  # fmt: skip
ROSTOV: dict[str, Any] = {
    "event": "interception", "regions": ["RU-ROS"], "seas": [],
    "places": [
        {"name": name, "kind": "district", "region": "RU-ROS"}
        for name in ("Чертковский", "Шолоховский", "Боковский", "Миллеровский", "Верхнедонской")
    ],
    "downed": None, "attacked": None, "killed": None, "injured": None, "damage": None, "mode": "plain",
    "claimant": None, "responders": None, "shelters": None,
}  # fmt: skip
VOLGOGRAD: dict[str, Any] = {
    "event": "impact", "regions": ["RU-VGG"], "seas": [], "downed": None, "attacked": None, "killed": 0, "injured": 0,
    "damage": None, "period": None, "mode": "plain", "claimant": None, "responders": None, "shelters": True,
}  # fmt: skip
VOLGOGRAD_PLACES = {
    ("Волгоград", "settlement", ()),
    ("Тракторозаводский", "city_district", ()),
    ("Лодыгина", "street", ("12", "13")),
}


@pytest.mark.parametrize(
    "text",
    [
        "Уважаемые смоляне! Силами ПВО Минобороны России над территорией Смоленской области сбит один украинский БПЛА. "
        "Пострадавших и разрушений объектов инфраструктуры нет. На месте падения обломков работают экстренные службы. "
        "Держу ситуацию на контроле.",
        "Dear people of Smolensk! Air defence (PVO) forces of the Defence Ministry have shot down one Ukrainian "
        "UAV over "
        "Smolensk Region. There are no casualties and no damage to infrastructure. Emergency services are at "
        "work where "
        "the debris fell.",
    ],
)
def test_one_uav_over_smolensk_region(read: Read, text: str) -> None:
    reading = read(text, "RU-SMO", "2025-12-08T02:41:00+03:00")

    assert differences([SMOLENSK], as_json(reading)) == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (
            "Поздним вечером и ночью военные отразили воздушную атаку на севере Ростовской области: БПЛА уничтожены и "
            "перехвачены в пяти районах — Чертковском, Шолоховском, Боковском, Миллеровском и Верхнедонском.",
            {"start": None, "end": None, "basis": "night"},
        ),
        (
            "Air defence forces have repelled a drone attack in the north of Rostov Region. UAVs were destroyed "
            "in five "
            "districts: Chertkovsky, Sholokhovsky, Bokovsky, Millerovsky and Verkhnedonskoy.",
            None,
        ),
    ],
)
def test_five_districts_of_rostov_region_are_no_count(read: Read, text: str, period: dict[str, Any] | None) -> None:
    reading = read(text, "RU-ROS", "2025-12-08T01:30:00+03:00")

    assert differences([ROSTOV | {"period": period}], as_json(reading)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Волгоград, Тракторозаводский район: при отражении атаки обломки БПЛА упали на улицу Лодыгина возле "
        "жилых домов "
        "12 и 13. По предварительным данным, пострадавших нет. Для жителей близлежащих домов открыты пункты временного "
        "размещения.",
        "Volgograd, Traktorozavodsky District: drone debris came down on Lodygina Street near residential buildings 12 "
        "and 13. According to preliminary information nobody was injured. Temporary shelters have been opened "
        "for people "
        "from the houses nearby.",
    ],
)
def test_debris_on_lodygina_street(read: Read, text: str) -> None:
    reading = read(text, "RU-VGG", "2025-12-08T03:20:00+03:00")

    assert differences([VOLGOGRAD], as_json(reading)) == []
    places = {(place.name, place.kind.value, place.houses) for place in reading.reports[0].places}
    assert places == VOLGOGRAD_PLACES
