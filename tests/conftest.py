from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from bot.paths import bundled
from bot.places.finder import RegionFinder
from bot.places.regions import Regions
from bot.reading import Reader
from bot.texts import Texts
from tests.once import each_input_once
from tests.sharing import order, workers_for

ROOT = Path(__file__).parent.parent


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    return workers_for(os.cpu_count() or 1)


def pytest_configure() -> None:
    # A busy machine is no failure: tests look at no clock
    settings.register_profile("without a clock", deadline=None)
    settings.load_profile("without a clock")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    workers = getattr(config, "workerinput", {}).get("workercount", 1)
    items[:] = order(items, lambda item: item.path.parent.name, workers)


@pytest.fixture(scope="session", autouse=True)
def _each_input_once() -> Iterator[None]:
    with each_input_once():
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of a run share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def cache(shared: Path) -> Path:
    """A cache folder with the compiled tables of the real reader."""
    with FileLock(shared / "compiling.lock"):
        Reader.load(bundled("config"), shared / "compiled")
    return shared / "compiled"


@pytest.fixture(scope="session")
def reader(cache: Path) -> Reader:
    """The real reader, made once for all tests of a worker."""
    return Reader.load(bundled("config"), cache)


@pytest.fixture(scope="session")
def night(shared: Path, cache: Path) -> Path:
    """What `uavwatch demo` leaves: demo.db, its pictures, and shown.txt with what it printed. Copy it to change it."""
    folder = shared / "night"
    with FileLock(shared / "night.lock"):
        if not (folder / "shown.txt").exists():
            command = [sys.executable, "-m", "bot", "demo", "--db", str(folder / "demo.db")]
            environment = os.environ | {"UAVWATCH_CACHE_DIR": str(cache), "COLUMNS": "200"}
            printed = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE).stdout
            (folder / "shown.txt").write_bytes(printed)
    return folder


@pytest.fixture(scope="session")
def texts() -> Texts:
    return Texts.load(bundled("config"))


@pytest.fixture(scope="session")
def regions() -> Regions:
    return Regions.load(bundled("config"))


@pytest.fixture(scope="session")
def finder(regions: Regions) -> RegionFinder:
    return RegionFinder(regions)


@pytest.fixture
def config_dir() -> Path:
    return bundled("config")
