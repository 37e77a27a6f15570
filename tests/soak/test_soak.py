"""Three seeds of the soak; `python -m tests.soak` runs more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.soak.scenario import NORMAL, Scenario
from tests.soak.truth import differences


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_the_record_ends_as_the_servers_truth(seed: int, tmp_path: Path, cache: Path) -> None:
    outcome = await Scenario(seed, NORMAL, tmp_path, cache).run()

    assert outcome.wrong == []
    assert outcome.posts == 1000


def test_missing_wrong_and_undeleted_posts_are_told() -> None:
    truth = {(1, 1): "a", (1, 2): "b", (1, 3): "c"}
    record = {(1, 1): "a", (1, 2): "B", (1, 4): "d"}

    assert list(differences(truth, record)) == [
        "(1, 2): is 'b' on the server, 'B' in the record",
        "(1, 3): missing",
        "(1, 4): deleted on the server, alive in the record",
    ]
