from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet

from bot.cli import cli
from bot.errors import UserError
from bot.exporting import COLUMNS
from bot.exporting import parquet as writing
from bot.paths import bundled
from bot.store import incidents, open_database
from tests.store.examples import at, incident

RECORD_SIZE = 5


@pytest.fixture
async def record(tmp_path: Path) -> AsyncIterator[Path]:
    path = tmp_path / "record.db"
    made = [incident((number,), hours=30 * number) for number in range(1, RECORD_SIZE + 1)]
    async with open_database(path, bundled("migrations")) as opened:
        await opened.write(lambda db: incidents.replace(db, [], made, at(200)))
    yield path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["export", *arguments])


async def export(record: Path, style: str, out: Path) -> Result:
    return await asyncio.to_thread(run, "--format", style, "--db", str(record), "--out", str(out))


def as_json(value: Any) -> Any:
    return value.strftime("%Y-%m-%dT%H:%M:%SZ") if isinstance(value, datetime) else value


async def test_what_is_read_back_is_what_json_lines_say(record: Path, tmp_path: Path) -> None:
    await export(record, "jsonl", tmp_path / "record.jsonl")
    result = await export(record, "parquet", tmp_path / "record.parquet")

    rows = parquet.read_table(tmp_path / "record.parquet").to_pylist()
    lines = [json.loads(line) for line in (tmp_path / "record.jsonl").read_text(encoding="utf-8").splitlines()]
    assert result.exit_code == 0
    assert len(lines) == RECORD_SIZE
    assert [{name: as_json(value) for name, value in row.items()} for row in rows] == lines


async def test_columns_are_typed(record: Path, tmp_path: Path) -> None:
    await export(record, "parquet", tmp_path / "record.parquet")

    table = parquet.read_table(tmp_path / "record.parquet")
    types = {name: table.schema.field(name).type for name in ("start_utc", "count_min", "latitude", "posts", "event")}
    assert table.schema.names == [column.name for column in COLUMNS]
    assert types == {
        "start_utc": pyarrow.timestamp("ms", tz="UTC"),
        "count_min": pyarrow.int64(),
        "latitude": pyarrow.float64(),
        "posts": pyarrow.list_(pyarrow.string()),
        "event": pyarrow.string(),
    }
    assert table["revised_utc"][0].as_py() == at(200).astimezone(UTC)


async def test_rows_are_written_in_groups(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "ROWS_AT_ONCE", 2)

    await export(record, "parquet", tmp_path / "record.parquet")

    assert parquet.ParquetFile(tmp_path / "record.parquet").metadata.num_row_groups == 3


async def test_without_pyarrow_the_user_is_told_what_to_install(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    result = await export(record, "parquet", tmp_path / "record.parquet")

    assert isinstance(result.exception, UserError)
    assert "pip install pyarrow" in str(result.exception)
    assert await asyncio.to_thread(lambda: sorted(tmp_path.glob("*parquet*"))) == []


def test_parquet_is_not_written_to_standard_output() -> None:
    result = run("--format", "parquet")

    assert isinstance(result.exception, UserError)
    assert "--out FILE" in str(result.exception)
