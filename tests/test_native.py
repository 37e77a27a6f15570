"""What `make native` compiles, and how it prepares it; compiling itself takes minutes and checks itself."""

from __future__ import annotations

import dataclasses
import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
READING = ROOT / "bot" / "reading"
SOURCE = '''"""A module."""

from __future__ import annotations

from dataclasses import dataclass, field

_WORDS = frozenset({"a"})
LIMIT: int = 3
COUNTED = 0
COUNTED = 1


@dataclass(frozen=True, slots=True)
class Sight:
    """Frozen, with a default."""

    name: str
    size: int = LIMIT

    @property
    def double(self) -> int:
        return 2 * self.size


@dataclass(slots=True)
class Heap:
    things: list[str]
    seen: set[str] = field(default_factory=set)
    first: str = field(init=False)

    def __post_init__(self) -> None:
        self.first = self.things[0]
'''


@pytest.fixture(scope="module")
def native() -> ModuleType:
    spec = importlib.util.spec_from_file_location("native", ROOT / "deploy" / "native.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(source: str) -> dict[str, Any]:
    found: dict[str, Any] = {"__name__": __name__}
    exec(compile(source, "prepared", "exec", dont_inherit=True), found)
    return found


def test_every_module_of_the_reader_is_compiled_but_those_left_out(native: ModuleType) -> None:
    every = {path.relative_to(ROOT).as_posix() for path in READING.rglob("*.py")}

    left = every - set(native.compiled(ROOT))

    assert left == {name for name in every if any(f"bot/reading/{out}" in name for out in native.LEFT_OUT)} | {
        name for name in every if name.endswith("__init__.py")
    }
    assert {"bot/reading/seldom.py", "bot/reading/tables/loading.py", "bot/reading/templates/files.py"} <= left
    assert {"bot/reading/reader.py", "bot/reading/gate.py", "bot/reading/words/pieces.py"}.isdisjoint(left)


def test_what_is_left_out_is_there(native: ModuleType) -> None:
    assert [out for out in native.LEFT_OUT if not (READING / out).exists()] == []
    assert [name for name in native.ALSO if not (ROOT / name).is_file()] == []


def test_constants_that_are_assigned_once_are_marked(native: ModuleType) -> None:
    lines = native.prepared(SOURCE).split("\n")

    assert '_WORDS: Final = frozenset({"a"})' in lines
    assert "LIMIT: Final[int] = 3" in lines
    assert {"COUNTED = 0", "COUNTED = 1"} <= set(lines)


def test_written_constructors_make_what_the_others_do(native: ModuleType) -> None:
    plain, prepared = run(SOURCE), run(native.prepared(SOURCE))

    for name, arguments in (("Sight", ("a",)), ("Sight", ("a", 5)), ("Heap", (["b", "c"],)), ("Heap", (["b"], {"d"}))):
        own, other = prepared[name](*arguments), plain[name](*arguments)
        assert "self" in prepared[name].__init__.__code__.co_varnames
        assert dataclasses.asdict(own) == dataclasses.asdict(other)
        assert repr(own) == repr(other)
    assert prepared["Sight"]("a").double == 6
    assert prepared["Heap"](["b"]).seen is not prepared["Heap"](["b"]).seen
    with pytest.raises(dataclasses.FrozenInstanceError):
        prepared["Sight"]("a").name = "b"


def test_every_module_that_is_compiled_stays_python(native: ModuleType) -> None:
    marked = 0
    for name in native.compiled(ROOT):
        source = native.prepared((ROOT / name).read_text(encoding="utf-8"))
        compile(source, name, "exec", dont_inherit=True)
        marked += source.count(": Final")

    assert marked > 1000


def test_without_a_c_compiler_it_says_so_and_makes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "native"
    command = [sys.executable, str(ROOT / "deploy" / "native.py"), str(out)]

    made = subprocess.run(
        command, env=os.environ | {"PATH": str(tmp_path)}, check=False, capture_output=True, text=True
    )

    assert made.returncode == 1
    assert "C compiler is needed" in made.stderr
    assert not out.exists()
