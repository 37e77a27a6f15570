from __future__ import annotations

from pathlib import Path

import pytest

from bot.paths import bundled
from bot.reading import Reader


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """The real reader, compiled once for all tests."""
    return Reader.load(bundled("config"), tmp_path_factory.mktemp("cache"))


@pytest.fixture
def config_dir() -> Path:
    return bundled("config")
