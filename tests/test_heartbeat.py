from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.delivery.loop import MAKING, SENDING
from bot.heartbeat import PARTS, READING, Heartbeat, Pulse, faults_of, heartbeat_of, pulse_of

NOW = datetime(2025, 12, 8, 2, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_each_part_that_did_a_round_is_alive(tmp_path: Path) -> None:
    database = tmp_path / "uavwatch.db"
    heart = Heartbeat(heartbeat_of(database), every=0)

    for part in PARTS:
        heart.beat(part)

    assert faults_of(database, MINUTE) == []


def test_a_program_that_never_ran_or_ended_shows_no_signs_of_life(tmp_path: Path) -> None:
    database = tmp_path / "uavwatch.db"

    before = faults_of(database, MINUTE)
    Heartbeat(heartbeat_of(database)).stop()

    assert len(before) == 1
    assert "no signs of life" in before[0]
    assert faults_of(database, MINUTE) == before


def test_only_the_part_that_stands_still_is_named() -> None:
    pulse = Pulse(NOW - 60 * MINUTE, {READING: NOW, MAKING: NOW - 6 * MINUTE, SENDING: NOW - MINUTE})

    faults = pulse.faults(NOW, 5 * MINUTE)

    assert faults == ["making digests: no round of work has ended well since 2025-12-08 01:54:00 UTC"]


def test_a_new_process_has_time_for_its_first_round() -> None:
    assert Pulse(NOW - 4 * MINUTE, {}).faults(NOW, 5 * MINUTE) == []
    assert len(Pulse(NOW - 6 * MINUTE, {}).faults(NOW, 5 * MINUTE)) == len(PARTS)


@pytest.mark.parametrize("content", ["", "[]", "{", '{"started": 5, "parts": {}}', '{"started": "x", "parts": 1}'])
def test_a_spoilt_file_counts_as_none(tmp_path: Path, content: str) -> None:
    path = tmp_path / "spoilt"
    path.write_text(content)

    assert pulse_of(path) is None


def test_beats_are_not_all_written(tmp_path: Path) -> None:
    path = tmp_path / "beats"
    heart = Heartbeat(path, every=1000)
    heart.beat(SENDING)
    written = path.read_text()

    heart.beat(SENDING)

    assert path.read_text() == written
    assert SENDING in json.loads(written)["parts"]


def test_a_file_that_cannot_be_written_does_not_stop_the_work(tmp_path: Path) -> None:
    heart = Heartbeat(tmp_path / "missing" / "beats", every=0)

    heart.beat(READING)

    assert pulse_of(tmp_path / "missing" / "beats") is None
