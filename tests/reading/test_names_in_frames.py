"""Villages of no gazetteer, by the forms that names have, in the frames in which officials name the places of events.

Each name stands in each frame: a form that one frame tells must not be lost in another.
"""

from __future__ import annotations

import pytest

from tests.reading.support import Read, names

# Nominative, genitive, dative, accusative, instrumental, prepositional
NAMES = [
    ("Чернавец", "Чернавца", "Чернавцу", "Чернавец", "Чернавцом", "Чернавце"),
    ("Дубасово", "Дубасова", "Дубасову", "Дубасово", "Дубасовом", "Дубасове"),
    ("Займищенское", "Займищенского", "Займищенскому", "Займищенское", "Займищенским", "Займищенском"),
    ("Косая Балка", "Косой Балки", "Косой Балке", "Косую Балку", "Косой Балкой", "Косой Балке"),
    ("Тихие Броды", "Тихих Бродов", "Тихим Бродам", "Тихие Броды", "Тихими Бродами", "Тихих Бродах"),
    ("Третье Лыково", "Третьего Лыкова", "Третьему Лыкову", "Третье Лыково", "Третьим Лыковом", "Третьем Лыкове"),
    ("Нижнее Городище", "Нижнего Городища", "Нижнему Городищу", "Нижнее Городище", "Нижним Городищем",
     "Нижнем Городище"),
]  # fmt: skip
FRAMES = [
    "В {5} дрон повредил дом.",
    "Над {4} сбит беспилотник.",
    "Под {4} FPV-дрон ударил по грузовику.",
    "Близ {1} подавлен дрон.",
    "У {1} сбит БПЛА.",
    "На выезде из {1} дрон атаковал автомобиль.",
    "По {2} ударил дрон.",
    "Ивнянский округ: по {2} выпущено два FPV-дрона.",
    "Дрон атаковал {3}.",
    "Мужчина ранен при атаке дрона на {3}.",
    "На территории {1} упал беспилотник.",
    "{0} – подавлен дрон.",
    "Под ударами дронов {0}, Ольховец.",
    "Ивнянский округ: {3}, Ольховец атаковали 12 беспилотников.",
    "{0} и Ольховка подверглись атакам дронов.",
    "Ивнянский: {0}, Ольховка – 11 дронов, 8 сбито.",
    "{0}, Ольховка (Ивнянский округ) — сбито 5 БПЛА.",
    "Сбиты два дрона: {0}, Ольховка.",
]
OTHERS = {"Ивнянский", "Ольховка", "Ольховец"}


@pytest.mark.parametrize("frame", FRAMES)
def test_a_village_of_no_gazetteer_is_found_in_any_form(read: Read, frame: str) -> None:
    for cases in NAMES:
        reading = read(frame.format(*cases), "RU-BEL")

        found = {name for report in reading.reports for name in names(report)} - OTHERS
        assert found == {cases[0]}, frame.format(*cases)
