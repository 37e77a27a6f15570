from pathlib import Path

import pytest

from bot.pictures import MapLabels, Pictures
from bot.pictures.land import Land

CONFIG = Path(__file__).parents[2] / "config"


@pytest.fixture(scope="session")
def config_dir() -> Path:
    return CONFIG


@pytest.fixture(scope="session")
def land() -> Land:
    return Land.load(CONFIG)


@pytest.fixture(scope="session")
def pictures() -> Pictures:
    return Pictures(CONFIG)


@pytest.fixture(scope="session")
def labels() -> MapLabels:
    return MapLabels(
        top="Most",
        far="Beyond the map",
        rest="others",
        disputed="Hatched: disputed",
        unreported="nobody reported a number",
        source="Boundaries: Natural Earth",
        short_name=lambda code: f"name of {code}",
    )
