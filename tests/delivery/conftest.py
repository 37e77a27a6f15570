from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.paths import bundled
from bot.store import Database, open_database


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "record.db", bundled("migrations")) as opened:
        yield opened
