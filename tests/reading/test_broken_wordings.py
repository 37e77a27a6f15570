"""Wordings that once broke the reader, each with what broke. All are written for these tests."""

from __future__ import annotations

from typing import Any

import pytest

from bot.model.codec import reading_to_json
from tests.reading.support import Read, differences

CASES: list[tuple[str, str | None, str, dict[str, Any]]] = [
    (
        "a number before «из них» and a verb was no item of the breakdown",
        None,
        "Доложено об уничтожении двадцати БПЛА. Двенадцать из них сбиты над Тульской областью, восемь – над Калужской.",
        {"RU-TUL": 12, "RU-KLU": 8},
    ),
    (
        "a verb between the count and its region hid the count",
        None,
        "Двадцать два БПЛА уничтожены над Белгородской областью, семь – над Московским регионом.",
        {"RU-BEL": 22, "RU-MOS": 7},
    ),
    (
        "regions without a preposition were no items",
        None,
        "Ночью над территорией Ленинградской области уничтожено девять, Псковской – четыре украинских БПЛА.",
        {"RU-LEN": 9, "RU-PSK": 4},
    ),
    (
        "«больше всего» was taken for a total over more",
        None,
        "Перехвачены 87 беспилотников. Больше всего – 53 – над Брянской областью, 34 – над Тульской.",
        {"RU-BRY": 53, "RU-TUL": 34},
    ),
    (
        "an hour of the day was taken for the region's count",
        None,
        "Силами ПВО до 6 утра над Брянской областью сбиты 4 БПЛА.",
        {"RU-BRY": 4},
    ),
    (
        "the second half of a region's double name began a region of its own",
        None,
        "По 2 БПЛА сбито над территориями Республики Северная Осетия – Алания и Чеченской Республики.",
        {"RU-SE": 2, "RU-CE": 2},
    ),
    ("a region in lower case was none", None, "силами пво над тверской областью уничтожены 5 бпла", {"RU-TVE": 5}),
    ("a dozen and its multiples were any number", "RU-VOR", "Уничтожено полтора десятка БПЛА.", {"RU-VOR": 15}),
    ("«выросло до» told no count", "RU-LEN", "Количество сбитых над областью дронов выросло до 27.", {"RU-LEN": 27}),
    (
        "counts by type of one region were not added",
        None,
        "Над территорией Тверской области сбиты пять БПЛА самолётного и один БПЛА вертолётного типа.",
        {"RU-TVE": 6},
    ),
    (
        "the second district's count was lost",
        "RU-PNZ",
        "В Мокшанском районе сбиты 5 БПЛА, в Лунинском – 3.",
        {"RU-PNZ": 8},
    ),
    (
        "«по одному» over two districts was one",
        "RU-KLU",
        "Над Жиздринским и Людиновским округами сбито по одному БПЛА.",
        {"RU-KLU": 2},
    ),
    ("misspelt words were unknown", "RU-TUL", "Уничтоженно 7 бесспилотников.", {"RU-TUL": 7}),
    (
        "targets that turn out to be UAVs were none",
        "RU-ORL",
        "Ликвидировано 15 воздушных целей – все ударные БПЛА.",
        {"RU-ORL": 15},
    ),
    ("«удалось сбить» was no shoot-down", "RU-TUL", "Над областью удалось сбить 5 БПЛА.", {"RU-TUL": 5}),
    ("\"brought down\" was no shoot-down", "RU-SAM", "Two drones were brought down this morning.", {"RU-SAM": 2}),
    ("a count before the force was none", "RU-ROS", "Два БПЛА. Сбиты РЭБ.", {"RU-ROS": 2}),
]  # fmt: skip


@pytest.mark.parametrize(("region", "text", "counts"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_counts(read: Read, region: str | None, text: str, counts: dict[str, int]) -> None:
    reports = reading_to_json(read(text, region))["reports"]

    assert reports
    found: dict[str, int] = {}
    for report in reports if counts else []:
        [code] = report["regions"]
        found[code] = found.get(code, 0) + report["downed"]["min"]
    assert found == counts


CONSEQUENCES: list[tuple[str, str, dict[str, Any]]] = [
    ("people said to be whole were not known", "Люди целы, дома тоже.", {"killed": 0, "injured": 0, "damage": False}),
    ("damage after «без пострадавших» was denied", "Без пострадавших, крыша получила повреждения.", {"damage": True}),
    ("a figure between made it a denial", "Количество пострадавших – 8, погибших нет.", {"killed": 0, "injured": 8}),
    ("«спасти не удалось» was no death", "Врачи боролись за жизнь мужчины, но спасти его не удалось.", {"killed": 1}),
    ("the husband hurt was counted dead", "Погибла женщина, её муж ранен.", {"killed": 1, "injured": 1}),
    ("two with ages were one", "Ранены 16-летняя девушка и 42-летний мужчина.", {"injured": 2}),
    ("a noun alone told of nobody", "Есть раненый – сотрудник предприятия.", {"injured": 1}),
    ("present fires were none", "Горит резервуар с топливом.", {"damage": True}),
    ("rare verbs of damage were unknown", "Помяты две машины.", {"damage": True}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), [c[1:] for c in CONSEQUENCES], ids=[c[0] for c in CONSEQUENCES])
def test_consequences(read: Read, text: str, facts: dict[str, Any]) -> None:
    [report] = reading_to_json(read("Над областью сбиты 4 БПЛА. " + text))["reports"]

    assert differences(facts, report) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Сбиты 14 БПЛА. Не верьте фейкам.", "incident"),
        ("Сбиты 14 БПЛА. С начала года сбито 500 БПЛА.", "incident"),
        ("От обломков БПЛА загорелась трава на площади 2 гектара.", "incident"),
        ("От удара дрона повреждён трамвай.", "incident"),
        ("Атака БПЛА. Зафиксированы два попадания в цех.", "incident"),
        ("Помогаем семьям, чьи дома в июле пострадали от обломков БПЛА.", "other"),
        ("В 2025 году ПВО области уничтожила 640 беспилотников.", "recap"),
        ("Группы получили дроны-перехватчики для уничтожения БПЛА.", "other"),
        ("Атак БПЛА за ночь не было. Пострадавших нет.", "other"),
        ("За минувшие двое суток сбито 12 БПЛА.", "recap"),
    ],
)
def test_words_that_ruled_out_too_much_or_too_little(read: Read, text: str, verdict: str) -> None:
    assert read(text).verdict.value == verdict


def test_a_word_that_only_a_template_knows_hides_no_count(read: Read) -> None:
    """«воздушные» is a word of a template about the other side; it once stood between a number and its noun."""
    [report] = read("Уничтожено 15 воздушных беспилотников.").reports

    assert report.downed is not None
    assert report.downed.min == 15


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Силами ПВО над областью сбиты 3 БПЛА, запущенные с территории Украины.", "interception"),
        ("Сбиты 5 БПЛА, расчёты ПВО в готовности к отражению новых атак.", "interception"),
        ("Задача выполнена: сбиты 5 БПЛА.", "interception"),
        ("Дрон сбит сразу после обнаружения.", "interception"),
        ("Всего 12 ноября над областью сбиты 7 БПЛА.", "interception"),
        ("Аэропорт принимает рейсы с ограничениями: ночью над городом сбиты 3 БПЛА.", "interception"),
        ("Ночью в грозу силами ПВО сбиты 3 БПЛА.", "interception"),
        ("Сбиты 3 БПЛА, обломки изъяты.", "interception"),
        ("Сбиты 3 БПЛА, ликвидация последствий продолжается.", "interception"),
        ("Обстановка спокойная, ночью сбиты 3 БПЛА.", "interception"),
        ("Ночью сбиты 3 БПЛА, пострадавших нет, изменений в движении поездов нет.", "interception"),
        ("Атака БПЛА отражена, сбиты 3 аппарата, завод в штатном режиме.", "interception"),
        ("Над городом сбиты 6 БПЛА. Фестиваль перенесён.", "interception"),
        ("Ночью сбиты 4 БПЛА. Занятия кружков и тренировки сегодня отменены.", "interception"),
        ("Над областью уничтожены 5 БПЛА. Напомним, год назад обломки повредили здесь школу.", "interception"),
        ("Дрон атаковал автобус, ранены трое. Возбуждено уголовное дело.", "impact"),
        ("БПЛА упал на склад, идёт ликвидация последствий.", "impact"),
        ("Чрезвычайное происшествие в посёлке: дрон упал на дом, пострадавших нет.", "impact"),
        ("Глава района посетил место удара БПЛА, пострадали двое жителей.", "impact"),
        ("Вражеский дрон поразил легковой автомобиль, водитель ранен.", "impact"),
        ("Дрон ударил по автобусу маршрута № 5, ранены двое.", "impact"),
        ("Из-за упавших обломков БПЛА введены ограничения движения по улице Мира.", "impact"),
    ],
)
def test_words_of_a_template_met_by_chance_rule_out_nothing(read: Read, text: str, event: str) -> None:
    """Each has all words of a pattern of something else, in another order or sense."""
    [report] = read(text).reports

    assert report.event.value == event


def test_air_defence_at_work_beside_a_number_of_uavs_downed_none(read: Read) -> None:
    assert read("По области летят 2 БПЛА, работает ПВО.").verdict.value == "other"
