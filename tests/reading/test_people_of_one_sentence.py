"""Who × what happened to them, each with each: no ordinary subject hides in an ordinary predicate.

A subject is given with how many people it names, a predicate for one man, one woman and several. Only subjects and
predicates of one sentence; what sentences tell together is tested elsewhere.
"""

from __future__ import annotations

import itertools

import pytest

from tests.reading.support import Read

ATTACK = "Дрон ударил по автомобилю на окраине. "
WHO = (
    ("пенсионерка", 1, 1),
    ("водитель самосвала", 1, 0),
    ("трое", 3, 2),
    ("девять человек", 9, 2),
    ("двое тарщиков", 2, 2),
    ("15 жильцов общежития", 15, 2),
    ("пять паломников из Тулы", 5, 2),
    ("двое мужчин 34 и 52 лет", 2, 2),
    ("отец, мать и сын", 3, 2),
    ("муж и жена 61 и 63 лет", 2, 2),
    ("хозяин фермы и двое рабочих", 3, 2),
    ("грузчик, водитель и тарщица", 3, 2),
)
HURT = (
    ("ранен", "ранена", "ранены"),
    ("госпитализирован", "госпитализирована", "госпитализированы"),
    ("находится в больнице с ожогами", "находится в больнице с ожогами", "находятся в больнице с ожогами"),
    (
        "в тяжёлом состоянии доставлен в ЦРБ",
        "в тяжёлом состоянии доставлена в ЦРБ",
        "в тяжёлом состоянии доставлены в ЦРБ",
    ),
    ("получил ранения спины, рук и ног", "получила ранения спины, рук и ног", "получили ранения спины, рук и ног"),
    ("с порезами обратился к врачам", "с порезами обратилась к врачам", "с порезами обратились к врачам"),
)
KILLED = (
    ("погиб на месте", "погибла на месте", "погибли на месте"),
    ("скончался в больнице", "скончалась в больнице", "скончались в больнице"),
    ("убит осколками", "убита осколками", "убиты осколками"),
)


def sentence(*words: str) -> str:
    text = " ".join(words)
    return f"{ATTACK}{text[0].upper()}{text[1:]}."


@pytest.mark.parametrize(("who", "number", "form"), WHO, ids=[who for who, _, _ in WHO])
def test_people_are_counted_whatever_happened_to_them(read: Read, who: str, number: int, form: int) -> None:
    wrong = []
    for told, (happened, killed) in itertools.product(
        range(2), [(of[form], False) for of in HURT] + [(of[form], True) for of in KILLED]
    ):
        text = sentence(*((who, happened) if told == 0 else (happened, who)))
        report = read(text, "RU-TUL").reports[0]
        if (report.killed if killed else report.injured) != number:
            wrong.append(text)

    assert wrong == []
