from __future__ import annotations

from dataclasses import replace

from bot.chat import Commands, Desk, Pace
from tests.chat.builders import Person, cover, incident, record


async def test_every_answer_of_the_demo_is_marked_once(desk: Desk, ann: Person) -> None:
    ann.commands = Commands(replace(desk, demo=True), Pace(burst=7), timer=lambda: 0.0)
    await record(ann.database, incident())
    await cover(ann.database, "demo_smolensk")

    asked = ("/start", "/incidents smolensk", "/incident 1", "/foo", "x" * 2000, "hello", "/status", "/status")
    answers = [await ann.says(text) for text in asked]

    assert "Too many" in answers[-1]
    assert [answer.count("DEMO") for answer in answers] == [1] * len(asked)


async def test_no_other_answer_is_marked(ann: Person) -> None:
    assert "DEMO" not in await ann.says("/start")
