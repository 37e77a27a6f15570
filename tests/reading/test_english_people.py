"""People in English posts: who they are, what happened to them, and how the sentence goes on, each with each."""

from __future__ import annotations

from itertools import product

import pytest

from tests.reading.support import Read
from tests.reading.test_broken_accounts import facts

WHO = [
    ("two deckhands of a tug", 2),
    ("four packers of the dairy", 4),
    ("five residents including two children", 5),
    ("a baker and his helper", 2),
    ("two men aged 31 and 47", 2),
    ("a family of four", 4),
    ("three firefighters", 3),
]
HURT = ["were injured", "were taken to hospital", "are in serious condition"]
KILLED = ["were killed", "died at the scene from their wounds", "lost their lives"]
STORIES = ["A drone hit a van in Aleksin. {}.", "{} after a drone attack on a van."]


@pytest.mark.parametrize(("who", "what", "story"), [*product(WHO, HURT + KILLED, STORIES)])
def test_people_in_english(read: Read, who: tuple[str, int], what: str, story: str) -> None:
    people = f"{who[0]} {what}"

    found = facts(read(story.format(people[0].upper() + people[1:]), "RU-TUL"))

    dead = what in KILLED
    assert (found["killed"], found["injured"]) == ((who[1], None) if dead else (None, who[1]))
