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


def test_files_stay_short() -> None:
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in files(".")}

    assert {name: n for name, n in lengths.items() if n > 300} == {}


def test_functions_stay_short() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {node.name} has {length} lines"
        for path in files(".")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (length := (node.end_lineno or node.lineno) - node.lineno + 1) > 40
    ]

    assert long == []


def needed_at_import(path: Path) -> Iterator[str]:
    """Modules that are loaded when this one is: not those for type checks, not those that a function loads."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (name for alias in node.names for name in (node.module, f"{node.module}.{alias.name}"))


def test_modules_form_no_circle() -> None:
    modules = {".".join(path.relative_to(ROOT.parent).with_suffix("").parts): path for path in files(".")}
    # A package is its rooms' front door: what it offers may be imported by its own modules one by one.
    waiting = {
        name: {other for other in needed_at_import(path) if other in modules and other != name}
        for name, path in modules.items()
        if path.stem != "__init__"
    }

    while free := {name for name, needs in waiting.items() if not needs & set(waiting)}:
        waiting = {name: needs for name, needs in waiting.items() if name not in free}

    assert waiting == {}
