"""Whole accounts that once broke the reader, each with what broke. All are written for these tests."""

from __future__ import annotations

from typing import Any

import pytest

from bot.model import Reading
from bot.model.codec import reading_to_json
from tests.reading.support import Read


def facts(reading: Reading) -> dict[str, Any]:
    """The facts of a reading's reports put together: sums, and places and regions in order of name."""
    reports = reading_to_json(reading)["reports"]
    found: dict[str, Any] = {
        key: sum(report[key]["min"] for report in reports if report[key]) for key in ("downed", "attacked")
    }
    for key in ("killed", "injured"):
        told = [report[key] for report in reports if report[key] is not None]
        found[key] = sum(told) if told else None
    found["damage"] = next((report["damage"] for report in reports if report["damage"] is not None), None)
    found["places"] = sorted(place["name"] for report in reports for place in report["places"])
    found["regions"] = sorted({code for report in reports for code in report["regions"]})
    periods = [report["period"] for report in reports if report["period"]]
    found["start"] = next((period["start"] for period in periods if period["start"]), None)
    found["end"] = next((period["end"] for period in periods if period["end"]), None)
    found["basis"] = next((period["basis"] for period in periods), None)
    return found


CASES: list[tuple[str, str | None, str, dict[str, Any]]] = [
    # counts
    ("«ни один не долетел» told of none stopped", "RU-TUL", "Атаковали 9 БПЛА, ни один не долетел.", {"downed": 9}),
    ("a number stood last", "RU-TUL", "Количество уничтоженных БПЛА за ночь – 17.", {"downed": 17}),
    ("the first place was a headline", "RU-VOR", "Сбито: 5 БПЛА – Россошь, 3 БПЛА – Богучар.", {"downed": 8}),
    ("the first one went without a number", "RU-TAM", "Упали обломки сбитого БПЛА. Ещё два сбиты.", {"downed": 3}),
    ("a life taken was no death", "RU-BEL", "Удар дрона унёс жизнь мужчины.", {"killed": 1}),
    ("one of two with injuries was left out", "RU-BEL", "Упал дрон. У мужа рана руки, у жены травма.", {"injured": 2}),
    ("cut people were things", "RU-BEL", "Дрон попал в автобус, водитель и ученик посечены.", {"injured": 2}),
    ("people and houses were houses", "RU-SAR", "Сбит дрон. Люди и дома не пострадали.", {"injured": 0, "killed": 0}),
    ("damaged things that are not", "RU-TUL", "Сбит БПЛА. Повреждённых объектов нет.", {"damage": False}),
    ("a way there was a site", "RU-KRS", "Дрон ударил по машине, она ехала в село Ольховка.", {"places": []}),
    ("an unseen village stood before a dash", "RU-BEL", "Ломово – удар дрона по складу.", {"places": ["Ломово"]}),
    ("liquidated stood far from its UAVs", "RU-VOR", "Ликвидировали над Лисками 7 дронов.", {"downed": 7}),
    ("and behind their place", "RU-VOR", "Семь дронов над Лисками ликвидированы.", {"downed": 7}),
    ("only an alert named the UAV", "RU-PNZ", "«Беспилотная опасность» снята. Сбиты 3 аппарата.", {"downed": 3}),
    (
        "the parts of a total were added to it",
        "RU-KLU",
        "Сбито восемь дронов, из них пять в Кировском районе и три – над Обнинском.",
        {"downed": 8},
    ),
    (
        "without a word for parts too",
        "RU-KLU",
        "Сбито 8 дронов – 3 в Кировском районе, 4 в Дзержинском и один над Обнинском.",
        {"downed": 8},
    ),
    ("«столько же» was no number", "RU-KLU", "Над Людиновом сбиты два БПЛА, над Кировом – столько же.", {"downed": 4}),
    ("damage nearby hid a count", "RU-SAM", "Пытались ударить 9 дронов. Восемь сбиты, повреждён цех.", {"downed": 8}),
    ("houses were added to drones", "RU-SAM", "Сбиты 9 дронов. 20 домов повреждены, три уничтожены.", {"downed": 9}),
    ("«с лишним» was skipped with its count", "RU-ROS", "Двадцать с лишним БПЛА сбили ночью.", {"downed": 20}),
    ("strikes were counted as UAVs", "RU-BEL", "4 удара дронов пришлось на хутор Вязовый.", {"attacked": 0}),
    (
        "only the federal figure was read",
        "RU-RYA",
        "Сбит 91 БПЛА, в том числе 12 – над Рязанской областью.",
        {"downed": 12},
    ),
    ("units were no UAVs", "RU-IVA", "Отражена атака БПЛА. Две единицы уничтожены РЭБ.", {"downed": 2}),
    ("a verb of air defence alone", "RU-ORL", "Ударили шесть БПЛА: пятерых достала ПВО.", {"downed": 5, "attacked": 6}),
    ("no verb, but all were downed", "RU-KLU", "Над Жиздрой – 4 БПЛА, над Кировом – 2. Все сбиты.", {"downed": 6}),
    (
        "«ранена, погибших нет» denied the wounded",
        "RU-KRS",
        "Дрон ударил по дому. Ранена женщина, погибших нет.",
        {"injured": 1, "killed": 0},
    ),
    (
        "the wounded ended a list of the dead",
        "RU-KDA",
        "При атаке БПЛА погибли мать и сын, пятеро жителей в больнице.",
        {"killed": 2, "injured": 5},
    ),
    (
        "a list with a comma was one person",
        "RU-KDA",
        "При атаке БПЛА ранены мужчина, женщина и подросток, все в больнице.",
        {"injured": 3},
    ),
    (
        "those who sought help were one",
        "RU-SAR",
        "После удара БПЛА двое соседей обратились к медикам с порезами.",
        {"injured": 2},
    ),
    (
        "what splinters hit was nobody's",
        "RU-BEL",
        "Дрон атаковал трактор. Коллеге водителя осколок попал в плечо.",
        {"injured": 1},
    ),
    ("a territory was no place", "RU-LIP", "На территории Ельца сбиты два БПЛА.", {"places": ["Елец"]}),
    (
        "another case was another place",
        "RU-BEL",
        "Хутор Дубняк атаковал дрон. В Дубняке ранены двое.",
        {"places": ["Дубняк"]},
    ),
    ("a calm place was one of the raid", "RU-IVA", "Над Шуей сбит БПЛА. В Кинешме всё спокойно.", {"places": ["Шуя"]}),
    ("a device alone was no UAV", "RU-SMO", "Атака БПЛА. Аппарат обнаружен и сбит над Вязьмой.", {"downed": 1}),
    ("a number before an active verb was none", "RU-BEL", "Четыре дрона посадила РЭБ, два сбиты.", {"downed": 6}),
    ("«снято» was only said of alerts", "RU-MOS", "Над Клином снято ещё 6 беспилотников.", {"downed": 6}),
    ("«все три сняты» likewise", "RU-BA", "По заводу били дроны. Все три сняты охраной.", {"downed": 3}),
    ("«одной атаки … отражена» told no number", "RU-TUL", "Атака беспилотника отражена.", {"downed": 1}),
    ("a corrected figure was added", "RU-TUL", "По уточнённым данным, сбито 13, а не 12 БПЛА.", {"downed": 13}),
    ("«из девяти» was a count of its own", "RU-VOR", "Из девяти дронов восемь уничтожены.", {"downed": 8}),
    ("so was «один из семи сбитых»", "RU-ROS", "Обломки одного из семи сбитых дронов упали.", {"downed": 7}),
    ("an ordinal was no UAV", "RU-NIZ", "Один дрон уничтожен в Кстове, второй – в Бору.", {"downed": 2}),
    ("nor beside a verb", "RU-MO", "В поле упал один беспилотник, второй подавлен.", {"downed": 1}),
    (
        "a sentence without a verb went on in vain",
        "RU-TVE",
        "Над Тверью сбит БПЛА. В Ржеве – два.",
        {"downed": 3, "places": ["Ржев", "Тверь"]},
    ),
    (
        "the last line of a list had no verb",
        "RU-BEL",
        "Шебекинский округ: сбито 3 дрона\nБелгородский район: сбито 2 дрона\nГрайворонский округ: 1",
        {"downed": 6},
    ),
    (
        "a daily figure was added to its details",
        "RU-BEL",
        "За сутки нанесены удары 37 БПЛА, 20 из них сбиты. В Белгородском районе удары 9 БПЛА, 4 из них сбиты.",
        {"downed": 20, "attacked": 37},
    ),
    ("«минус» before a bare number was none", "RU-STA", "Отражаем атаку БПЛА. Уже минус шесть.", {"downed": 6}),
    ("hours were counted as UAVs", "RU-BEL", "С ноля часов до шести сбито 5 БПЛА.", {"downed": 5}),
    # regions and breakdowns
    (
        "the last of a total had no number",
        None,
        "Сбиты 9 БПЛА: по 4 – над Тверской и Псковской областями, последний – над Калужской областью.",
        {"downed": 9, "regions": ["RU-KLU", "RU-PSK", "RU-TVE"]},
    ),
    (
        "numbers told of two regions «соответственно» were not shared out",
        None,
        "Над территориями Республики Крым и Краснодарского края сбиты соответственно пять и два БПЛА.",
        {"downed": 7, "regions": ["RU-KDA", "UA-43"]},
    ),
    (
        "a second breakdown, of the whole night, was added",
        None,
        "Сбиты 9 БПЛА:\n6 – над территорией Тульской области\n3 – над территорией Калужской области\n"
        "Всего за ночь сбиты 77 БПЛА:\n41 – над территорией Тульской области\n36 – над территорией Калужской области",
        {"downed": 9},
    ),
    (
        "a city that is a region hid the region before it",
        "UA-43",
        "Над Крымом и Севастополем сбито 12 БПЛА.",
        {"regions": ["UA-40", "UA-43"]},
    ),
    ("the name of a road was a region", "RU-KRS", "Дрон упал на трассе «Крым».", {"regions": ["RU-KRS"]}),
    # places
    (
        "a word of a template hid a name",
        "RU-BEL",
        "Дрон ударил по машине в Новой Таволжанке.",
        {"places": ["Новая Таволжанка"]},
    ),
    ("a town of the raid was a destination", "RU-CE", "БПЛА сбит на подлёте к Грозному.", {"places": ["Грозный"]}),
    (
        "a town before districts was a district",
        "RU-ROS",
        "Сбиты 5 БПЛА над Таганрогом, Неклиновским и Мясниковским районами.",
        {"places": ["Мясниковский", "Неклиновский", "Таганрог"]},
    ),
    (
        "districts named by their towns in English were towns",
        "RU-ROS",
        "UAVs were suppressed in Millerovo, Chertkovo and Tarasovsky districts.",
        {"places": ["Миллеровский", "Тарасовский", "Чертковский"]},
    ),
    (
        "a village before its district was lost",
        "RU-BEL",
        "В Октябрьском Белгородского округа дрон повредил дом.",
        {"places": ["Белгородский", "Октябрьский"]},
    ),
    ("a district in -ный was misspelt", "RU-SMO", "Дрон упал в Промышленном районе.", {"places": ["Промышленный"]}),
    ("where patients were taken was a site", "RU-ORL", "Дрон ранил мужчину, он отправлен в Мценск.", {"places": []}),
    # people
    ("«раненых нет» denied deaths too", "RU-LIP", "Сбит БПЛА. Раненых нет.", {"killed": None, "injured": 0}),
    ("fatal injuries were injuries", "RU-BEL", "Дрон попал в дом. Мужчина получил смертельные ранения.", {"killed": 1}),
    (
        "clauses of one sentence were one person",
        "RU-BEL",
        "Дрон ударил по машине: мужчина ранен в ногу; женщина контужена.",
        {"injured": 2},
    ),
    (
        "an aside took the place of those it is part of",
        "RU-BRY",
        "Дрон настиг автобус. Водитель и четверо пассажиров, среди них двое детей, с ранениями доставлены в больницу.",
        {"injured": 5},
    ),
    (
        "other places of one sentence were left out",
        "RU-KRS",
        "Дроны ударили по сёлам. В селе Гочево ранены трое мужчин, в хуторе Звягин – женщина.",
        {"injured": 4},
    ),
    ("houses «не пострадали» were people", "RU-TUL", "Сбит БПЛА. Жилые дома не пострадали.", {"injured": None}),
    ("a rise «с … до …» told the first figure", "RU-SAR", "Сбит БПЛА. Число раненых выросло с 4 до 7.", {"injured": 7}),
    (
        "victims told before the attack were of nothing",
        "RU-SAR",
        "Погибших нет. Ранены пятеро. Таковы итоги налёта беспилотников.",
        {"killed": 0, "injured": 5},
    ),
    (
        "harm denied in other words was not known",
        "RU-KLU",
        "Сбиты 3 БПЛА. Вреда людям и строениям не причинено.",
        {"killed": 0, "injured": 0, "damage": False},
    ),
    (
        "what is not known hid what is known",
        "RU-NGR",
        "Сбит БПЛА. Сведений о повреждениях не поступало, люди не пострадали.",
        {"injured": 0, "damage": None},
    ),
    # damage
    ("«нет, из …» denied both", "RU-VGG", "Сбит БПЛА. Раненых нет, из повреждений – крыша.", {"damage": True}),
    ("a thing that «пострадало» was a person", "RU-ORL", "Сбит БПЛА. Пострадало остекление школы.", {"damage": True}),
    ("a nought was no denial", "RU-TUL", "Сбит БПЛА: 0 пострадавших, 0 разрушений.", {"injured": 0, "damage": False}),
    ("«ни» was no denial", "RU-SMO", "Сбит БПЛА. Ни пострадавших, ни повреждений.", {"injured": 0, "damage": False}),
    ("«без» after the UAV denied it", "RU-SMO", "Сбит БПЛА, без пострадавших.", {"downed": 1, "injured": 0}),
    # periods, of a post at 8.00 on 8 December 2025
    (
        "hours in words were none",
        "RU-BEL",
        "С девяти вечера до шести утра сбито 5 БПЛА.",
        {"start": "2025-12-07T21:00:00+03:00", "end": "2025-12-08T06:00:00+03:00"},
    ),
    ("half past was none", "RU-BEL", "В половине пятого утра сбит БПЛА.", {"start": "2025-12-08T04:30:00+03:00"}),
    (
        "the date before the hours was not theirs",
        "RU-BEL",
        "6 декабря с 20.00 до 22.00 сбито 5 БПЛА.",
        {"start": "2025-12-06T20:00:00+03:00", "end": "2025-12-06T22:00:00+03:00"},
    ),
    (
        "a date without its year was a time",
        "RU-BEL",
        "С 20.00 06.12 до 6.00 07.12 сбито 5 БПЛА.",
        {"start": "2025-12-06T20:00:00+03:00", "end": "2025-12-07T06:00:00+03:00"},
    ),
    ("a length of time was a time", "RU-BEL", "За последние 24 часа сбито 5 БПЛА.", {"start": None, "end": None}),
    ("a closed bridge gave the hours", "UA-43", "Сбито 7 БПЛА. Мост был перекрыт с 1.10 до 2.50.", {"start": None}),
]  # fmt: skip


@pytest.mark.parametrize(("region", "text", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_accounts(read: Read, region: str | None, text: str, wanted: dict[str, Any]) -> None:
    found = facts(read(text, region))

    assert {key: found[key] for key in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("С 1 по 31 мая над областью сбито 340 беспилотников.", "recap"),
        ("За пять дней над областью уничтожено 73 дрона.", "recap"),
        ("На прошлой неделе сбили 60 беспилотников.", "recap"),
        ("Статистика октября: отражено 812 атак, сбито 1204 БПЛА.", "recap"),
        ("Over the New Year week 137 drones were shot down.", "recap"),
        ("За три часа сбито 32 БПЛА.", "incident"),
        ("Сбито 4 БПЛА. Снимать работу ПВО запрещено.", "incident"),
        ("Не снимайте места падения беспилотников!", "other"),
        ("Российские беспилотники атаковали склады противника.", "other"),
        ("Украинские СМИ сообщают о 92 сбитых беспилотниках.", "other"),
        ("Беспилотный грузовик столкнулся с автомобилем, разбита фара.", "other"),
        ("Суд приговорил жителя за съёмку ПВО, сбивающей дроны.", "other"),
        ("Пишут, что дрон попал в школу. Это фейк!", "other"),
        ("Never touch debris of downed drones.", "other"),
        ("Пожар на складе после атаки БПЛА полностью ликвидирован.", "follow_up"),
        ("Видели, что упал дрон? Звоните 112.", "other"),
        ("Сбитые дроны не трогайте и не подходите к ним.", "other"),
        ("Опасность БПЛА! Сбитый беспилотник может взорваться.", "warning"),
        ("Награды получили бойцы: у пулемётчика 12 сбитых БПЛА.", "other"),
        ("Расчёты ПВО круглосуточно отражают атаки беспилотников.", "other"),
        ("Сбиты две ракеты, обломки упали, пострадавших нет. БПЛА над городом не было.", "unread"),
        ("Попытка атаки БПЛА на завод. Все сбиты, производство работает.", "incident"),
        ("Продолжаем отбивать атаку БПЛА, есть сбитые.", "incident"),
        ("Ночью сбито 5 БПЛА. За неделю – уже 40. Пострадавших нет.", "incident"),
    ],
)
def test_what_is_no_incident_and_what_is(read: Read, text: str, verdict: str) -> None:
    assert read(text).verdict.value == verdict


def test_a_digest_of_two_regions_gives_one_report_for_each(read: Read) -> None:
    reading = read("В Курской области сбит БПЛА, ранен мужчина. В Брянской области сбиты 3 БПЛА, повреждён дом.", None)

    found = [
        (report.regions, report.downed and report.downed.min, report.injured, report.damage)
        for report in reading.reports
    ]
    assert found == [(("RU-KRS",), 1, 1, None), (("RU-BRY",), 3, None, True)]


def test_a_wider_total_carries_its_region_and_period(read: Read) -> None:
    [wider] = read("С 6.00 сбито 3 беспилотника. Всего с 22.00 до 7.00 сбиты 27.", "RU-TUL").wider

    assert wider.downed.min == 27
    assert wider.regions == ("RU-TUL",)
    assert wider.period is not None
    assert wider.period.end is not None
