"""The house: which room may know what."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "bot"
PURE = ("model", "reading", "incidents", "places", "pictures", "texts")
FOREIGN_TO_PURE = {
    "telethon",
    "sqlite3",
    "aiosqlite",
    "asyncio",
    "socket",
    "time",
    "apscheduler",
    "bot.store",
    "bot.telegram",
    "bot.chat",
    "bot.delivery",
    "bot.digests",
    "bot.sources",
    "bot.record",
    "bot.settings",
}


def files(*rooms: str) -> list[Path]:
    return sorted(path for room in rooms for path in (ROOT / room).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def called(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr


def is_within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


@pytest.mark.parametrize("path", files(*PURE), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_pure_core_knows_no_edge(path: Path) -> None:
    forbidden = [name for name in imported(path) if any(is_within(name, foreign) for foreign in FOREIGN_TO_PURE)]

    assert forbidden == []


@pytest.mark.parametrize("path", files(*PURE), ids=lambda path: str(path.relative_to(ROOT)))
def test_the_pure_core_has_no_clock(path: Path) -> None:
    assert {"now", "today", "utcnow"}.isdisjoint(called(path))


def test_only_one_room_imports_telethon() -> None:
    users = {
        path.relative_to(ROOT).parts[0] for path in files(".") if any(is_within(n, "telethon") for n in imported(path))
    }

    assert users == {"telegram"}


def test_only_the_store_executes_sql() -> None:
    users = {
        path.relative_to(ROOT).parts[0]
        for path in files(".")
        if {"execute", "executemany", "executescript"} & set(called(path))
    }

    assert users == {"store"}


def test_files_stay_small() -> None:
    long = {str(path.relative_to(ROOT)): n for path in files(".") if (n := len(path.read_text().splitlines())) > 350}

    assert long == {}
