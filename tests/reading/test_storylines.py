"""What several sentences tell of one group of people: heads, breakdowns, and those who came later or died."""

from __future__ import annotations

import itertools

import pytest

from bot.model.codec import reading_to_json
from tests.reading.support import Read

HEADS = (
    "Ранены пять человек.",
    "За медицинской помощью обратились пять человек.",
    "Под осколки попали пятеро.",
    "Ранены водитель и четверо пассажиров.",
)
BREAKDOWNS = (
    "Трое госпитализированы, ещё двое лечатся амбулаторно.",
    "Трое доставлены в больницу. Ещё двое от госпитализации отказались.",
    "Четверо находятся в больнице. Ещё одному помощь оказали на месте.",
    "Трое получили ранения рук. Ещё у двоих – контузия.",
    "Одного оставили в стационаре, остальные дома.",
    "Двое в тяжёлом состоянии. Ещё один отказался от госпитализации.",
)
ENDS = (
    ("", 5),
    ("Все пятеро в сознании.", 5),
    ("Жизни пострадавших ничего не угрожает.", 5),
    ("Позже в больницу обратилась женщина с ушибами.", 6),
    ("Кроме них, ранен прохожий.", 6),
    ("Один из раненых скончался в больнице.", 4),
)


@pytest.mark.parametrize("head", HEADS)
def test_a_group_of_people(read: Read, head: str) -> None:
    wrong: dict[str, tuple[int, int | None]] = {}
    for breakdown, (end, injured) in itertools.product(BREAKDOWNS, ENDS):
        text = f"В селе Гордеевка дрон ударил по автобусу. {head} {breakdown} {end}"
        [report] = reading_to_json(read(text, "RU-KRS"))["reports"]
        if report["injured"] != injured:
            wrong[text] = injured, report["injured"]

    assert not wrong
