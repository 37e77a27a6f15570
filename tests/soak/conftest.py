from __future__ import annotations

from pathlib import Path

import pytest

from bot.paths import bundled
from bot.reading import Reader


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the compiled reader, so that each process starts quickly."""
    folder = tmp_path_factory.mktemp("compiled")
    Reader.load(bundled("config"), folder)
    return folder
