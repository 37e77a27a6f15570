"""The fuzzer finds what it is there to find, and a small share of its inputs in every run of the tests."""

from __future__ import annotations

from typing import Any

import pytest

from bot.model import Reading, Verdict
from bot.paths import bundled
from bot.reading import Reader
from tests.fuzz import __main__ as fuzz
from tests.fuzz.mutations import LONGEST


class Broken:
    """A reader that fails as it is told."""

    def __init__(self, failure: Exception | None) -> None:
        self.failure = failure

    def read(self, text: str, **_: Any) -> Reading:
        if self.failure is not None and "БПЛА" in text:
            raise self.failure
        return Reading(Verdict.OTHER)


def test_some_spoiled_posts_are_read(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "allowed", lambda _: float("inf"))
    fuzzer = fuzz.Fuzzer(reader, fuzz.seeds(bundled("config")))

    for seed in range(300):
        fuzzer.one(seed)

    assert fuzzer.failures == []
    assert fuzzer.incidents > 10


def test_an_exception_is_told_with_its_seed() -> None:
    fuzzer = fuzz.Fuzzer(Broken(ValueError("no such thing")), fuzz.seeds(bundled("config")))  # type: ignore[arg-type]  # no Reader

    for seed in range(30):
        fuzzer.one(seed)

    assert fuzzer.failures
    assert all(failure.startswith("seed ") and "no such thing" in failure for failure in fuzzer.failures)


def test_too_much_time_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz, "allowed", lambda _: -1.0)
    fuzzer = fuzz.Fuzzer(Broken(None), fuzz.seeds(bundled("config")))  # type: ignore[arg-type]  # no Reader

    fuzzer.one(1)

    assert "took" in fuzzer.failures[0]


def test_the_longest_text_may_take_little_more_than_50_ms() -> None:
    assert fuzz.allowed("x" * LONGEST) < 0.07
