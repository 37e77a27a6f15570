"""Whatever happens in between, the store ends up holding what the channels hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.telegram.storm import Storm


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_storm_leaves_the_store_equal_to_the_server(seed: int, tmp_path: Path) -> None:
    storm = Storm(seed, channels=8, posts=40, folder=tmp_path)

    await storm.run()

    assert storm.world.calls["GetHistory"] > 0
    assert sum(len(storm.sink.texts(number)) for number in storm.world.channels) > 100
