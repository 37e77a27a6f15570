from pathlib import Path

import pytest

from bot.places.areas import RegionAreas
from bot.places.regions import Regions

CONFIG = Path(__file__).parents[2] / "config"


@pytest.fixture(scope="session")
def config_dir() -> Path:
    return CONFIG


@pytest.fixture(scope="session")
def areas(regions: Regions) -> RegionAreas:
    return RegionAreas.load(CONFIG, [region.code for region in regions])
