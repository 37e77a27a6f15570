"""One compiled reader for all tests of this room."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from bot.reading import Reader
from tests.reading.support import CONFIG, Read


@pytest.fixture(scope="session")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    cache: Path = tmp_path_factory.mktemp("cache")
    return Reader.load(CONFIG, cache)


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Reads a text as a post of a channel at home in `region`."""

    def call(text: str, region: str | None = "RU-SMO", date: str = "2025-12-08T08:00:00+03:00") -> object:
        return reader.read(text, date=datetime.fromisoformat(date), region=region, federal=region is None)

    return call  # type: ignore[return-value]
