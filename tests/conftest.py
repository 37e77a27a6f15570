from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

from bot.paths import bundled
from bot.reading import Reader


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the compiled tables of the real reader: filled once for all workers."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "compiled"
    with FileLock(f"{folder}.lock"):
        Reader.load(bundled("config"), folder)
    return folder


@pytest.fixture(scope="session")
def reader(cache: Path) -> Reader:
    """The real reader, made once for all tests of a worker."""
    return Reader.load(bundled("config"), cache)


@pytest.fixture
def config_dir() -> Path:
    return bundled("config")
