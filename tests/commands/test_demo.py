from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from bot.demo import run_demo
from bot.errors import UserError


async def replayed(path: Path, language: str = "ru") -> str:
    written = StringIO()
    await run_demo(path, language, interactive=False, console=Console(file=written, width=200))
    return written.getvalue()


def test_the_night_comes_out_as_officials_reported_it(night: Path) -> None:
    shown = (night / "shown.txt").read_text(encoding="utf-8")

    assert "Минобороны: 67 в 11 регионах (7 дек 23:00 – 8 дек 07:00)" in shown
    assert "Минобороны: 15 в 4 регионах и над 1 морем (8 дек 12:00–17:00); 11 в 4 регионах" in shown
    assert "1 — по данным Минобороны (губернатор: 1)" in shown
    assert "районы: Чертковский, Шолоховский, Боковский, Миллеровский, Верхнедонской" in shown
    assert "ул. Лодыгина (дома 12, 13) · пострадавших нет, открыты пункты временного размещения" in shown
    assert (night / "demo-map-1.png").is_file()


async def test_a_demo_may_be_repeated(
    night: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UAVWATCH_CACHE_DIR", str(cache))
    shutil.copy(night / "demo.db", tmp_path)

    assert "UAV digest" in await replayed(tmp_path / "demo.db", "en")


async def test_a_file_that_is_no_demo_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "session.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("create table sessions (dc_id integer)")
    before = path.read_bytes()

    with pytest.raises(UserError, match="no database of a demo"):
        await replayed(path)

    assert path.read_bytes() == before
