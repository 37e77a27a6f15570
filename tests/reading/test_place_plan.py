"""Which tokens may name places is worked out once for each line; names are looked up in every post."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.reading.places import plan as place_plan
from bot.reading.places.finding import PlaceFinder, Places
from bot.reading.places.plan import Plans, Rule, Take
from bot.reading.tables import loading as tables
from bot.reading.words.coding import Coder
from bot.reading.words.tokens import Tokens
from tests.reading.support import CONFIG
from tests.reading.test_outlines import texts

HOMES = ("RU-SMO", "RU-BEL", "RU-MOW", None)


def test_lines_with_the_same_concepts_share_a_plan_and_each_its_own_plan_otherwise() -> None:
    plans = Plans()

    first, again, other = plans["WupC"], plans["".join(("Wu", "pC"))], plans["WupC,C"]

    assert again is first
    assert [[site[0] for site in plan[0]] for plan in (first, other)] == [[3], [3, 5]]


def every(rules: tuple[Rule, ...], _codes: str, _at: int) -> tuple[Take, ...]:
    return tuple(rule.take for rule in rules)


def test_no_rule_is_left_out_where_it_would_find_a_place(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = tables.load(CONFIG, cache)
    coder = Coder(compiled.words, compiled.misspelt)
    posts = [coder.tokens(text) for text in texts()]

    def found(finder: PlaceFinder) -> list[tuple[Tokens, str | None, Places]]:
        return [(tokens, home, finder.find(tokens, home)) for tokens in posts for home in HOMES]

    planned = found(PlaceFinder(compiled.places, coder.asking))
    monkeypatch.setattr(place_plan, "fitting", every)
    asked_all = found(PlaceFinder(compiled.places, coder.asking))

    unlike = [(" ".join(a[0].written), a[1]) for a, b in zip(planned, asked_all, strict=True) if a[2] != b[2]]
    assert unlike == [], "surroundings.py says no to a token at which a rule finds a place"
