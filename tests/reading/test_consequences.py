"""Killed, injured, damage, services and shelters: stated, denied, or not said at all."""

from __future__ import annotations

import pytest

from tests.reading.support import Read, only


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Сбит БПЛА. Пострадавших нет.", 0, 0),
        ("Сбит БПЛА. Никто не пострадал.", 0, 0),
        ("Сбит БПЛА. Жертв нет.", 0, None),
        ("Сбит БПЛА. Обошлось без жертв и пострадавших.", 0, 0),
        ("Сбит БПЛА. Информация о пострадавших не поступала.", None, None),
        ("Сбит БПЛА. Информации о пострадавших нет.", None, None),
        ("Сбит БПЛА. По уточнённой информации, пострадавших нет.", 0, 0),
        ("Упал БПЛА. Погибли двое, ранены трое.", 2, 3),
        ("Упал БПЛА. Один человек погиб, трое ранены.", 1, 3),
        ("Упал БПЛА. Ранены мать и двое детей.", None, 3),
        ("Упал БПЛА. Пострадал охранник 54 лет.", None, 1),
        ("Упал БПЛА. Ранения получили трое рабочих.", None, 3),
        ("Упал БПЛА. Пострадали четверо, в том числе подросток. Двое мужчин получили ранения.", None, 4),
        ("Упал БПЛА. Погибших нет, один человек получил лёгкие ранения.", 0, 1),
        ("Дрон ударил по машине. Водитель с осколочными ранениями доставлен в больницу.", None, 1),
        ("Дрон ударил по машине. Мужчина скончался на месте.", 1, None),
        ("Дрон упал на дом. Получил ранения подросток 14 лет.", None, 1),
        ("В селе Заречное дрон ранил: пострадал мужчина. В селе Ольховка пострадали двое.", None, 3),
        ("Дрон ударил по дому. С осколочными ранениями госпитализированы двое.", None, 2),
        ("Дрон ударил по дому. Получили травмы 3 человека.", None, 3),
        ("Дрон ударил по дому. Эвакуированы 20 человек.", None, None),
        ("Дрон ударил по дому. За медицинской помощью обратились пять человек.", None, 5),
        ("Дрон ударил по дому. Медицинская помощь оказана троим.", None, 3),
        ("Дрон ударил по дому. Ранены двое жителей, мужчина и женщина.", None, 2),
        ("Дрон ударил по дому. Ранены двое мужчин, женщина и ребёнок.", None, 4),
        ("A drone hit a house. Three people have been injured.", None, 3),
        ("Дрон упал на дом. Погиб ребёнок, двое взрослых с ранениями госпитализированы.", 1, 2),
        ("Дрон ударил по машине. Погиб 45-летний мужчина, его жена ранена.", 1, 1),
        ("A drone hit a car. One person was killed and three injured.", 1, 3),
        ("A drone hit a car. A man was killed, his wife and daughter were wounded.", 1, 2),
        ("A drone was shot down. There were no casualties.", 0, 0),
    ],
)
def test_people(read: Read, text: str, killed: int | None, injured: int | None) -> None:
    report = only(read(text))

    assert (report.killed, report.injured) == (killed, injured)


@pytest.mark.parametrize(
    ("text", "damage"),
    [
        ("Сбит БПЛА. Разрушений нет.", False),
        ("Сбит БПЛА. Пострадавших и разрушений нет.", False),
        ("Сбит БПЛА. Инфраструктура не повреждена.", False),
        ("Сбит БПЛА. Обошлось без разрушений.", False),
        ("Сбит БПЛА. Повреждений инфраструктуры не зафиксировано.", False),
        ("Сбит БПЛА. Информация о разрушениях не поступала.", None),
        ("Сбит БПЛА.", None),
        ("Сбит БПЛА. Обломками повреждена кровля.", True),
        ("Упал БПЛА, загорелась трава.", True),
        ("Упал БПЛА. Повреждена эстакада, возгорания не произошло.", True),
        ("От удара дрона огнём уничтожен дом.", True),
        ("Debris damaged a roof. UAVs were shot down.", True),
    ],
)
def test_damage(read: Read, text: str, damage: bool | None) -> None:
    assert only(read(text)).damage is damage


def test_services_and_shelters(read: Read) -> None:
    working = only(read("Сбит БПЛА. На месте падения обломков работают экстренные службы."))
    sheltered = only(read("Упал БПЛА. Для жителей открыт пункт временного размещения."))

    assert (working.event.value, working.responders, working.shelters) == ("interception", True, None)
    assert (sheltered.responders, sheltered.shelters) == (None, True)


@pytest.mark.parametrize(
    ("text", "attacked", "downed"),
    [
        ("Село Ольховка атаковано 6 беспилотниками, один из которых сбит.", 6, 1),
        ("По селу Ольховка нанесены удары 54 беспилотников, 29 из которых сбиты и подавлены.", 54, 29),
        ("Шесть БПЛА атаковали завод. Все шесть сбиты.", 6, 6),
        ("15 БПЛА пытались атаковать завод, все сбиты.", 15, 15),
        ("Отражена атака 15 БПЛА.", None, 15),
        ("ВСУ выпустили 19 снарядов и 8 БПЛА, шесть дронов сбиты.", 8, 6),
        ("По селу Ольховка ударили 3 дрона.", 3, None),
        ("По селу Ольховка выпущено 11 БПЛА, 6 сбиты; по селу Заречное — 9 БПЛА, 5 из которых подавлены.", 20, 11),
        ("Область подверглась атаке 9 беспилотников. Все БПЛА уничтожены.", 9, 9),
        ("В районе ПВО уничтожила 4 беспилотника, а в соседнем – ещё 2.", None, 6),
        ("Обнаружены обломки двух БПЛА, сбитых ночью.", None, 2),
    ],
)
def test_attacked_and_downed(read: Read, text: str, attacked: int | None, downed: int | None) -> None:
    report = only(read(text, "RU-BEL"))

    assert report.attacked == (None if attacked is None else report.attacked)
    assert (report.attacked and report.attacked.min) == attacked
    assert (report.downed and report.downed.min) == downed
