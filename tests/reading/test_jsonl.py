"""Lines in, lines out: the contract of `uavwatch read`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.reading import Reader
from bot.reading.jsonl import read_lines

TEXT = "Силами ПВО над территорией области сбит один БПЛА."


def _home(channel: str) -> tuple[str | None, bool]:
    return {"demo_smolensk": ("RU-SMO", False), "demo_ministry": (None, True)}.get(channel, (None, False))


def _read(reader: Reader, *lines: str) -> list[tuple[dict[str, Any], bool]]:
    return list(read_lines(reader, _home, lines))


def _line(**changes: Any) -> str:
    post = {"id": "p1", "channel": "demo_smolensk", "date": "2025-12-08T02:41:00+03:00", "text": TEXT}
    return json.dumps(post | changes, ensure_ascii=False)


def test_a_post_becomes_one_object_with_the_contract_keys(reader: Reader) -> None:
    [(output, well_formed)] = _read(reader, _line(extra=1))

    assert well_formed
    assert list(output) == ["id", "verdict", "reports", "wider"]
    assert (output["id"], output["verdict"]) == ("p1", "incident")
    assert output["reports"][0]["regions"] == ["RU-SMO"]


def test_region_of_the_post_stands_in_for_an_unknown_channel_only(reader: Reader) -> None:
    unknown = _read(reader, _line(channel="demo_unknown", region="RU-BEL"))[0][0]
    known = _read(reader, _line(region="RU-BEL"))[0][0]

    assert unknown["reports"][0]["regions"] == ["RU-BEL"]
    assert known["reports"][0]["regions"] == ["RU-SMO"]


@pytest.mark.parametrize(
    ("line", "identity"),
    [
        ("not json", None),
        ("[1]", None),
        ('{"id": 7, "channel": "demo_smolensk", "text": "x"}', 7),
        ('{"id": "a", "channel": "demo_smolensk", "date": "yesterday", "text": "x"}', "a"),
        ('{"id": "b", "channel": "demo_smolensk", "date": "2025-12-08T02:41:00+03:00"}', "b"),
        ("[" * 100_000, None),
    ],
)
def test_a_malformed_line_is_answered_in_its_place_and_the_others_are_read(
    reader: Reader, line: str, identity: object
) -> None:
    outputs = _read(reader, line, _line())

    (broken, well_formed), (good, also) = outputs
    assert not well_formed
    assert broken["id"] == identity
    assert set(broken) == {"id", "error"}
    assert also
    assert good["verdict"] == "incident"


def test_evidence_counts_code_points_of_the_text_as_given(reader: Reader) -> None:
    text = "❗️Сегодня сби\u00adты 2 Б\u200bПЛА."

    [(output, _)] = _read(reader, _line(text=text))

    [span] = output["reports"][0]["evidence"]
    assert text[slice(*span)] == "сби\u00adты 2 Б\u200bПЛА"
