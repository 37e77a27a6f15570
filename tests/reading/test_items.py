"""Digests by items: every way to head an item with every way to tell of its people, before and behind another one."""

from __future__ import annotations

import itertools

import pytest

from tests.reading.support import Read
from tests.reading.test_broken_accounts import facts

HEADS = (
    "{village} – {told}",
    "🔹 {village}. {told}",
    "• {district} округ, село {village}. {told}",
    "▫️ {district} округ, {village}: {told}",
    "- {village} ({district} округ): {told}",
    "2) {district} округ, {village} – {told}",
)
TOLD: tuple[tuple[str, int, int], ...] = (
    ("дрон ударил по машине, ранен чабан.", 0, 1),
    ("от взрыва БПЛА погибла доярка.", 1, 0),
    ("ранены агроном и его брат, от госпитализации отказались.", 0, 2),
    ("удар дрона по ферме, один погиб, трое скотников ранены.", 1, 3),
    ("дрон упал во двор. Ранены двое пекарей: ожоги, контузия.", 0, 2),
    ("сброс с дрона на баню, пострадавших нет.", 0, 0),
    ("при миномётном обстреле ранена женщина.", 0, 0),
)
OTHERS = ("беспилотник атаковал двор, пострадали двое, их осматривают врачи.", "дроном ранен мужчина.")


@pytest.mark.parametrize("head", HEADS)
def test_people_of_items_are_added(read: Read, head: str) -> None:
    wrong = []
    for (told, killed, injured), (number, other), first in itertools.product(TOLD, enumerate(OTHERS), (True, False)):
        lines = [("Валуйский", "Ольховка", told), ("Борисовский", "Новая Дача", other)]
        items = [head.format(district=d, village=v, told=t) for d, v, t in (lines if first else lines[::-1])]
        text = "\n".join(["За сутки дроны атаковали приграничье.\n", *items])
        found = facts(read(text, region="RU-BEL"))
        want = (killed, injured + 2 - number)
        if (found["killed"] or 0, found["injured"] or 0) != want:
            wrong.append((text, want, found["killed"], found["injured"]))
    assert not wrong


def test_the_same_head_goes_on_with_its_item(read: Read) -> None:
    text = "Ольховка: дрон ударил по машине, ранены двое.\nЖуравка: повреждён дом.\nОльховка: раненые в больнице."
    assert facts(read(text, region="RU-BEL"))["injured"] == 2


# A line with so many that came and so many that were stopped; whether it tells of the former
TALLIES: tuple[tuple[str, bool], ...] = (
    ("{district} – {came} атаковали, {downed} сбиты ({village}).", True),
    ("• {district} – прилетело {came}, сбито {downed}.", True),
    ("{village} ({district} округ) – сбиты {downed} из {came} БПЛА.", True),
    ("▪️ {district} округ: {came} БПЛА, из них {downed} сбиты и подавлены.", True),
    ("🔹{district} округ – {came} дронов (сбито {downed}).", True),
    ("📍 {district} округ. {village}: прилетело {came}, {downed} подавила РЭБ.", True),
    ("• Сбито {downed} у села {village} ({district} округ).", False),
    ("🔹 {village}. Бойцы самообороны сбили {downed} дронов.", False),
)
LINES = (("Валуйский", "Ольховка", 9, 5), ("Борисовский", "Грузское", 6, 6), ("Ровеньский", "Айдар", 17, 11))


@pytest.mark.parametrize(("line", "all_came"), TALLIES)
@pytest.mark.parametrize("end", ["", "\n\nПострадавших нет.", "\nЧернянский и Красненский округа – без происшествий."])
def test_uavs_of_items_are_added(read: Read, line: str, all_came: bool, end: str) -> None:
    for several in (2, 3):
        lines = LINES[:several]
        items = [line.format(district=d, village=v, came=came, downed=downed) for d, v, came, downed in lines]
        text = "\n".join(["Беспилотники ВСУ атаковали приграничье.\n", *items]) + end
        found = facts(read(text, region="RU-BEL"))
        want = (sum(n for *_, n in lines), sum(n for _, _, n, _ in lines) if all_came else 0)
        assert (found["downed"], found["attacked"]) == want, text
