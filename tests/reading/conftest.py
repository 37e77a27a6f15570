"""Reading a text in one call."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.model import Reading
from bot.reading import Reader
from tests.reading.support import Read


@pytest.fixture(scope="session")
def read(reader: Reader) -> Read:
    """Reads a text as a post of a channel at home in `region`."""

    def call(text: str, region: str | None = "RU-SMO", date: str = "2025-12-08T08:00:00+03:00") -> Reading:
        return reader.read(text, date=datetime.fromisoformat(date), region=region, federal=region is None)

    return call
