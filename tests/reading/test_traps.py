"""Posts that look like incidents and are none, and incidents that look like something else."""

from __future__ import annotations

import pytest

from tests.reading.support import Read


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Объявлена опасность атаки БПЛА. До отбоя оставайтесь дома.", "warning"),
        ("Угроза атаки БПЛА в районе. Силы ПВО наготове.", "warning"),
        ("Работает ПВО. Беспилотная опасность в регионе.", "warning"),
        ("Отбой опасности атаки БПЛА.", "all_clear"),
        ("Снята ракетная опасность, беспилотная опасность сохраняется.", "all_clear"),
        ("За прошедшую неделю над областью сбиты 120 БПЛА.", "recap"),
        ("Итоги ноября: сбиты 340 беспилотников.", "recap"),
        ("С начала специальной военной операции уничтожены 90 412 беспилотников.", "recap"),
        ("Прошли учения. По легенде БПЛА упал на склад, пострадали двое.", "other"),
        ("Год назад дрон ударил по нашему городу. Возложили цветы.", "other"),
        ("Фейк: в сети пишут, что БПЛА упал на завод.", "other"),
        ("Премия за каждый сбитый беспилотник выросла вдвое.", "other"),
        ("Если дрон упал рядом, не подходите к нему.", "other"),
        ("Агродроны обработали 300 гектаров, один аппарат упал в лесополосу.", "other"),
        ("Операторы беспилотников уничтожили пикап противника.", "other"),
        ("Воздушные силы Украины утверждают, что ночью сбили 80 дронов.", "other"),
        ("Губернатор Дронов отбил все вопросы о деревне Дроновка.", "other"),
        ("При ремонте сбита старая фреска.", "other"),
        ("Пожар, возникший после падения обломков БПЛА, потушен.", "follow_up"),
        ("Раненого вчера при атаке БПЛА выписали из больницы.", "follow_up"),
        ("В море уничтожены три безэкипажных катера.", "other"),
        ("Закупим тепловизоры, чтобы сбивать каждый дрон.", "other"),
        ("Дрон облюбовал окно. Разбита мебель.", "unread"),
        ("A drone alert has been declared in the region.", "warning"),
    ],
)
def test_no_incident(read: Read, text: str, verdict: str) -> None:
    reading = read(text)

    assert (reading.verdict.value, reading.reports) == (verdict, ())


@pytest.mark.parametrize(
    "text",
    [
        "Сбит БПЛА, но опасность атаки БПЛА сохраняется.",
        "Отбой беспилотной опасности. За вечер сбиты шесть дронов.",
        "В часы беспилотной опасности уничтожены 8 дронов.",
        "Сбиты 5 БПЛА. Не подходите к обломкам, это опасно.",
        "Сбиты 5 БПЛА. Завтра расскажу о выплатах за ремонт.",
        "Починковский район\nСбитие БПЛА",
        "Грайворон — подавлен БПЛА.",
    ],
)
def test_still_an_incident(read: Read, text: str) -> None:
    assert read(text).verdict.value == "incident"


def test_a_federal_summary_without_a_region_is_a_recap(read: Read) -> None:
    reading = read("За сутки средствами ПВО сбиты 219 беспилотных летательных аппаратов.", None)

    assert (reading.verdict.value, reading.reports) == ("recap", ())


@pytest.mark.parametrize(
    ("text", "mode"),
    [("Сбиты ещё 7 БПЛА.", "more"), ("Всего за ночь сбито 40 БПЛА.", "so_far"), ("Сбиты 7 БПЛА.", "plain")],
)
def test_modes(read: Read, text: str, mode: str) -> None:
    assert read(text).reports[0].mode.value == mode


def test_a_headline_is_not_counted_beside_the_figures(read: Read) -> None:
    report = read("Сбит БПЛА!\nСиламиПВО над областью сбиты 4 БПЛА.").reports[0]

    assert report.downed is not None
    assert report.downed.min == 4
