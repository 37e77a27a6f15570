"""What people type, from queries.tsv beside this file."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.places.finder import Match, RegionFinder


@dataclass(frozen=True)
class Query:
    group: str
    text: str
    expected: str


def read_queries() -> list[Query]:
    lines = (Path(__file__).parent / "queries.tsv").read_text(encoding="utf-8").splitlines()
    return [Query(*line.split("\t")) for line in lines if line and not line.startswith("# ")]


QUERIES = read_queries()


def satisfies(match: Match, expected: str) -> bool:
    asked = match.code is None
    if expected == "-":
        return asked and not match.candidates
    if expected == "!":
        return asked
    if expected.startswith("?"):
        return asked and set(expected[1:].split(",")) <= set(match.candidates)
    if expected.startswith("~"):
        return match.code == expected[1:] or (asked and expected[1:] in match.candidates)
    return match.code == expected


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query.text} {query.expected}")
def test_a_typed_name_finds_its_region_or_asks(finder: RegionFinder, query: Query) -> None:
    match = finder.find(query.text)

    assert satisfies(match, query.expected), match


def test_there_are_enough_queries_and_enough_of_them_written_first() -> None:
    first = [query for query in QUERIES if query.group == "first"]

    assert len(QUERIES) >= 300
    assert len(first) >= 100
    assert len({query.text for query in QUERIES}) == len(QUERIES)


def test_a_match_never_comes_with_candidates(finder: RegionFinder) -> None:
    matches = [finder.find(query.text) for query in QUERIES]

    assert not [match for match in matches if match.code is not None and match.candidates]
