"""Where it happened: regions, seas, districts, settlements, streets."""

from __future__ import annotations

import pytest

from tests.reading.support import Read, names, only


@pytest.mark.parametrize(
    ("text", "regions", "seas"),
    [
        (
            "Сбиты 9 БПЛА над территориями Белгородской, Брянской и Курской областей.",
            ["RU-BEL", "RU-BRY", "RU-KRS"],
            [],
        ),
        ("Сбиты 9 БПЛА над Краснодарским краем и Республикой Крым.", ["RU-KDA", "UA-43"], []),
        ("Сбиты 9 БПЛА над акваториями Чёрного и Азовского морей.", [], ["Чёрное море", "Азовское море"]),
        ("Над Крымом и акваторией Чёрного моря сбиты 9 БПЛА.", ["UA-43"], ["Чёрное море"]),
        ("Сбиты 9 БПЛА: Белгородская обл. — 9.", ["RU-BEL"], []),
        ("Сбиты 9 БПЛА над Донецкой Народной Республикой.", ["UA-14"], []),
        ("Сбиты 9 БПЛА над территорией Московского региона.", ["RU-MOS"], []),
        ("Сбиты 9 БПЛА над Подмосковьем.", ["RU-MOS"], []),
        ("Сбиты 9 БПЛА над Удмуртской Республикой и Татарстаном.", ["RU-UD", "RU-TA"], []),
        ("Nine UAVs were shot down over Belgorod and Kaluga regions.", ["RU-BEL", "RU-KLU"], []),
        ("Nine UAVs were shot down over the Sea of Azov.", [], ["Азовское море"]),
        ("Nine UAVs were shot down over the Republic of Crimea.", ["UA-43"], []),
    ],
)
def test_regions_and_seas_of_a_federal_post(read: Read, text: str, regions: list[str], seas: list[str]) -> None:
    report = only(read(text, None))

    assert (list(report.regions), list(report.seas)) == (regions, seas)


@pytest.mark.parametrize(
    "text", ["Над областью сбит БПЛА.", "В регионе сбит БПЛА.", "В Вязьме сбит БПЛА.", "Сбит БПЛА."]
)
def test_a_post_that_names_no_region_means_home(read: Read, text: str) -> None:
    assert only(read(text, "RU-SMO")).regions == ("RU-SMO",)


def test_a_town_as_a_destination_is_no_place(read: Read) -> None:
    report = only(read("Сбиты три БПЛА, летевших на Москву.", "RU-KLU"))

    assert (report.regions, report.places) == (("RU-KLU",), ())


@pytest.mark.parametrize(
    ("text", "region", "wanted"),
    [
        ("Сбиты БПЛА в Рыльском и Глушковском районах.", "RU-KRS", ["Рыльский", "Глушковский"]),
        ("Сбиты БПЛА над Рыльском и Льговским районом.", "RU-KRS", ["Рыльск", "Льговский"]),
        ("Сбиты 7 БПЛА: Суджанский район — 4, Рыльский — 2, Хомутовский — 1.", "RU-KRS",
         ["Суджанский", "Рыльский", "Хомутовский"]),
        ("Сбит БПЛА в Рыльске.", "RU-KRS", ["Рыльск"]),
        ("Сбиты БПЛА в 3 районах: Чертковском, Боковском, Верхнедонском.", "RU-ROS",
         ["Чертковский", "Боковский", "Верхнедонской"]),
        ("Усманский, Грязинский округа – сбиты БПЛА.", "RU-LIP", ["Усманский", "Грязинский"]),
        ("Сбит БПЛА над территорией Перемышльского муниципального округа.", "RU-KLU", ["Перемышльский"]),
        ("Сбит БПЛА в Родионово-Несветайском районе.", "RU-ROS", ["Родионово-Несветайский"]),
        ("Сёла Заречное, Верхний Лог и хутор Дальний атакованы 4 БПЛА.", "RU-BEL",
         ["Заречное", "Верхний Лог", "Дальний"]),
        ("В станице Северской упал БПЛА.", "RU-KDA", ["Северская"]),
        ("В посёлке Октябрьский Белгородского округа упал БПЛА.", "RU-BEL", ["Октябрьский", "Белгородский"]),
        ("На окраине Калуги упал БПЛА.", "RU-KLU", ["Калуга"]),
        ("Обломки БПЛА упали под Барышом.", "RU-ULY", ["Барыш"]),
        ("В Славянске-на-Кубани упал БПЛА.", "RU-KDA", ["Славянск-на-Кубани"]),
        ("Drone debris fell in the town of Shebekino.", "RU-BEL", ["Шебекино"]),
        ("Drones were shot down in the Millerovsky and Kasharsky districts.", "RU-ROS", ["Миллеровский", "Кашарский"]),
    ],
)  # fmt: skip
def test_districts_and_settlements(read: Read, text: str, region: str, wanted: list[str]) -> None:
    assert names(only(read(text, region))) == wanted


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Упал БПЛА. Пострадавший доставлен в больницу Белгорода.", "RU-BEL"),
        ("Дрон атаковал машину на дороге между сёлами Заречное и Дальнее.", "RU-BEL"),
        ("Упал БПЛА. Губернатор Дронов выехал на место.", "RU-NGR"),
        ("На улице Чехова упал БПЛА.", "RU-MOS"),
        ("БПЛА сбит над мирным посёлком.", "RU-BEL"),
    ],
)
def test_hospitals_roads_people_and_streets_are_no_settlements(read: Read, text: str, region: str) -> None:
    assert [place for place in only(read(text, region)).places if place.kind != "street"] == []


@pytest.mark.parametrize(
    ("text", "name", "houses"),
    [
        ("Обломки БПЛА упали на улицу Садовая возле домов 5 и 7.", "Садовая", ("5", "7")),
        ("Обломки БПЛА упали на дом по ул. Мира, 16.", "Мира", ("16",)),
        ("Обломки БПЛА упали на проспект Ленина, д. 3.", "Ленина", ("3",)),
        ("Обломки БПЛА упали на улицу Садовая, 5 человек ранены.", "Садовая", ()),
    ],
)
def test_streets_with_houses(read: Read, text: str, name: str, houses: tuple[str, ...]) -> None:
    [street] = [place for place in only(read(text, "RU-VGG")).places if place.kind == "street"]

    assert (street.name, street.houses) == (name, houses)


def test_a_place_of_the_home_region_wins_over_a_namesake(read: Read) -> None:
    [place] = only(read("Сбит БПЛА над Мирным.", "RU-KRS")).places or [None]
    there = only(read("В городе Железногорске упал БПЛА.", "RU-KRS")).places[0]

    assert place is None or place.region == "RU-KRS"
    assert (there.region, round(there.lat or 0)) == ("RU-KRS", 52)


def test_a_city_district_is_told_from_a_rural_one(read: Read) -> None:
    kinds = {p.name: p.kind.value for p in only(read("В Заречном районе Тулы упал БПЛА.", "RU-TUL")).places}
    rural = only(read("В Щёкинском районе упал БПЛА.", "RU-TUL")).places[0]

    assert kinds["Тула"] == "settlement"
    assert rural.kind == "district"


def test_breakdown_of_the_ministry_gives_one_report_for_each_region(read: Read) -> None:
    text = (
        "В период с 23.00 мск 7 декабря до 7.00 мск 8 декабря уничтожены 31 украинский БПЛА:\n▫️ 12 – над территорией "
        "Брянской области,\n▫️ по 6 – над территориями Калужской и Тульской областей,\n▫️ 4 – над акваторией "
        "Чёрного моря,"
        "\n▫️ 2 – над территорией Московского региона, в том числе один БПЛА, летевший на Москву,\n▫️ 1 – над Курской."
    )

    reading = read(text, None)

    counts = {(r.regions + r.seas)[0]: r.downed.min for r in reading.reports if r.downed}
    assert counts == {
        "RU-BRY": 12, "RU-KLU": 6, "RU-TUL": 6, "Чёрное море": 4, "RU-MOS": 2, "RU-KRS": 1,
    }  # fmt: skip


def test_counts_in_brackets_belong_to_their_regions(read: Read) -> None:
    text = "Ночью уничтожены 55 БПЛА в Белгородской (20), Курской (18), Воронежской (10) областях и в Крыму (7)."

    reading = read(text, None)

    assert [(report.regions, report.downed and report.downed.min) for report in reading.reports] == [
        (("RU-BEL",), 20),
        (("RU-KRS",), 18),
        (("RU-VOR",), 10),
        (("UA-43",), 7),
    ]


def test_later_total_is_wider_and_never_added(read: Read) -> None:
    reading = read("Ещё 3 БПЛА сбиты над районом. Всего с начала ночи – 24.")

    assert only(reading).downed is not None
    assert [(total.downed.min) for total in reading.wider] == [24]


def test_nationwide_total_passed_on_is_not_credited_to_the_region(read: Read) -> None:
    report = only(read("По данным Минобороны России, ночью над российскими регионами сбиты 67 БПЛА."))

    assert (report.regions, report.claimant) == ((), "mod")


def test_share_of_the_region_in_a_nationwide_total(read: Read) -> None:
    report = only(read("По данным Минобороны, за ночь сбиты 67 БПЛА, из них 5 – над Смоленской областью."))

    assert report.regions == ("RU-SMO",)
    assert report.downed is not None
    assert report.downed.min == 5


def test_a_district_that_only_lost_power_is_no_place(read: Read) -> None:
    report = only(read("Обломки БПЛА упали в Шахтах. Без света остались жители Красносулинского района.", "RU-ROS"))

    assert names(report) == ["Шахты"]


def test_a_total_that_the_breakdown_does_not_reach_is_kept_beside_it(read: Read) -> None:
    reading = read("Уничтожены 40 БПЛА: 24 – над Брянской областью, 10 – над Курской областью.", None)
    whole = read("Уничтожены 34 БПЛА: 24 – над Брянской областью, 10 – над Курской областью.", None)

    assert reading.total is not None
    assert reading.total.min == 40
    assert whole.total is None


@pytest.mark.parametrize(
    "text",
    [
        "Минобороны РФ: за ночь над Смоленской областью уничтожены 5 БПЛА.",
        "Министерство обороны России: над Смоленской областью сбиты 5 БПЛА.",
        "Над Смоленской областью сбиты 5 БПЛА — Минобороны РФ.",
    ],
)
def test_a_post_headed_or_signed_with_the_ministry_is_the_ministrys(read: Read, text: str) -> None:
    assert only(read(text)).claimant == "mod"


def test_air_defence_of_the_ministry_makes_no_statement_of_the_ministry(read: Read) -> None:
    assert (
        read("Силы ПВО Минобороны сбили 5 БПЛА над Смоленской областью.", region="RU-SMO").reports[0].claimant is None
    )
