"""Posts of a region that counts by its own places and by a sea beside it."""

from __future__ import annotations

import pytest

from tests.reading.support import Read

Told = list[tuple[tuple[str, ...], tuple[str, ...], int | None]]
SEA = ("Чёрное море",)
CRIMEA = ("UA-43",)

BOTH: Told = [(CRIMEA, (), 4), ((), SEA, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "Над Джанкоем сбиты 4 БПЛА, ещё три – над Чёрным морем.",
        "Над Джанкоем сбиты 4 БПЛА, три – над акваторией Чёрного моря.",
        "Уничтожены семь БПЛА: четыре над Джанкоем, три – над Чёрным морем.",
        "Уничтожены семь БПЛА. Четыре сбиты над Джанкоем, три – над Чёрным морем.",
        "Над Чёрным морем сбиты три БПЛА, ещё четыре – над Джанкоем.",
        "Над Чёрным морем сбиты три БПЛА. Четыре сбиты над Джанкоем.",
        "Air defences downed seven UAVs: four over Dzhankoy, three over the Black Sea.",
    ],
)
def test_what_places_of_the_region_leave_to_the_sea(read: Read, text: str) -> None:
    assert _told(read, text) == BOTH


def test_one_told_of_by_an_ordinal_is_of_its_place(read: Read) -> None:
    text = "Над Чёрным морем уничтожены два БПЛА, третий сбит над Керчью. Повреждён забор."

    assert _told(read, text) == [(CRIMEA, (), 1), ((), SEA, 2)]


def test_a_count_of_places_and_a_sea_together_is_of_both(read: Read) -> None:
    text = "За ночь над Керчью, Ленинским районом и акваторией Чёрного моря уничтожено 12 БПЛА."

    assert _told(read, text) == [(CRIMEA, SEA, 12)]


def test_where_debris_fell_nothing_need_have_been_downed(read: Read) -> None:
    text = "Над Чёрным морем сбиты 5 БПЛА, обломки упали в Керчи."

    assert _told(read, text) == [((), SEA, 5)]


def test_of_them_still_over_the_sea_leaves_the_rest_to_the_land(read: Read) -> None:
    text = "Отражена атака 9 БПЛА, семь из них сбиты ещё над Чёрным морем, два – над сушей."

    assert _told(read, text) == [((), SEA, 7), (("UA-43",), (), 2)]


def test_each_of_several_regions_and_the_rest(read: Read) -> None:
    text = (
        "From 8 p.m. to 11 p.m. nineteen drones were shot down: eight over Voronezh Region, "
        "five apiece over Lipetsk and Tambov regions, and one over the Sea of Azov."
    )

    reports = read(text, None).reports

    assert [(r.regions, r.downed.min) for r in reports if r.downed and r.regions] == [
        (("RU-VOR",), 8),
        (("RU-LIP",), 5),
        (("RU-TAM",), 5),
    ]


def _told(read: Read, text: str) -> Told:
    return [(r.regions, r.seas, r.downed.min if r.downed else None) for r in read(text, "UA-43").reports]
