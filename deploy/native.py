"""Compiles the reader to C: python deploy/native.py build/native

Copies the program into a folder and compiles bot/reading there with mypyc; nothing of the working tree changes, so no
compiled file can stand before a changed source. The compiled reader is used by whoever has the folder on PYTHONPATH.
Needs mypy, setuptools, a C compiler, 2 GB of memory and some minutes.

The copy says what the compiler cannot see for itself: that the constants of a module stay what they are, and how data
classes are made, which are made by interpreted code otherwise.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
LEFT_OUT = ("__init__.py", "tables/", "templates/check.py", "templates/draft.py", "templates/files.py", "jsonl.py",
            "seldom.py")  # fmt: skip
"""Of bot/reading: what compiles the configuration or is asked once, and objects that gain attributes as they go."""
ALSO = ("bot/model/reports.py",)
_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]*")
_FUTURE = "from __future__ import annotations"
# Errors are rare: kept apart, their handling leaves the rest of the code half as long
_RARE = """\
#include <Python.h>
#define RARE __attribute__((cold))
RARE void CPy_AddTraceback(const char *, const char *, int, PyObject *);
RARE void CPy_TypeError(const char *, PyObject *);
RARE void CPy_TypeErrorTraceback(const char *, const char *, int, PyObject *, const char *, PyObject *);
RARE void CPy_AttributeError(const char *, const char *, const char *, const char *, int, PyObject *);
RARE static void CPy_DecRef(PyObject *);
"""
_FLAGS = ["-w", "-fvisibility=hidden", "-fno-semantic-interposition", "-g0"]


def compiled(root: Path) -> list[str]:
    """The modules that are compiled, as paths below `root`."""
    folder = root / "bot" / "reading"
    found = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*.py"))]
    kept = [f"bot/reading/{name}" for name in found if not any(left in name for left in LEFT_OUT)]
    return [*kept, *ALSO]


def prepared(source: str) -> str:
    """A module as it is compiled: constants marked as such, constructors of data classes written out."""
    tree = ast.parse(source)
    lines = source.split("\n")
    stored = [node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)]
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            _write_constructor(node, lines)
        elif isinstance(node, ast.AnnAssign) or (isinstance(node, ast.Assign) and len(node.targets) == 1):
            _mark_constant(node, lines, stored)
        elif isinstance(node, ast.ImportFrom):
            _import_names(node, lines)
    return "\n".join(lines).replace(_FUTURE, _FUTURE + "; from typing import Final", 1)


def _import_names(node: ast.ImportFrom, lines: list[str]) -> None:
    """A name out of each module that is imported whole: the compiler asks only names which module to check first."""
    for each in node.names:
        module = f"{node.module}.{each.name}"
        if module.startswith("bot.") and (ROOT / (module.replace(".", "/") + ".py")).exists():
            lines[(node.end_lineno or node.lineno) - 1] += f"; from {module} import __name__ as _{each.name}"


def _mark_constant(node: ast.Assign | ast.AnnAssign, lines: list[str], stored: list[str]) -> None:
    """`NAME = …` as `NAME: Final = …`, where it is assigned once."""
    target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0]
    if not isinstance(target, ast.Name) or not _CONSTANT.fullmatch(target.id) or stored.count(target.id) > 1:
        return
    kind = f"[{ast.unparse(node.annotation)}]" if isinstance(node, ast.AnnAssign) else ""
    if node.value is not None and "Final" not in kind:
        head, _, value = lines[node.lineno - 1].partition(" = ")
        lines[node.lineno - 1] = f"{target.id}: Final{kind} = {value}" if head.startswith(target.id) else head


def _write_constructor(node: ast.ClassDef, lines: list[str]) -> None:
    """The constructor that `@dataclass` would make, as code behind the fields."""
    marks = [mark for mark in node.decorator_list if ast.unparse(mark).startswith("dataclass")]
    methods = {each.name for each in node.body if isinstance(each, ast.FunctionDef)}
    if not marks or "__init__" in methods:
        return
    mark = marks[0]
    fields = [each for each in node.body if isinstance(each, ast.AnnAssign)]
    frozen = "frozen=True" in ast.unparse(mark)
    taken, made = [], []
    for name, kind, default in _fields(fields):
        made_by = re.search(r"default_factory=(\w+)", default)
        value = f"{made_by[1]}() if {name} is None else {name}" if made_by else name
        taken.append(f"{name}: {kind} | None = None" if made_by else f"{name}: {kind}" + (default and f" = {default}"))
        made.append(f"object.__setattr__(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    made += ["self.__post_init__()"] if "__post_init__" in methods else []
    body = "".join(f"\n        {line}" for line in made)
    last = fields[-1].end_lineno or 0
    lines[last - 1] += f"\n\n    def __init__(self, {', '.join(taken)}) -> None:{body}\n"
    inside = ast.unparse(mark).removeprefix("dataclass").strip("()")
    lines[mark.lineno - 1] = f"@dataclass({inside + ', ' if inside else ''}init=False)"


def _fields(fields: list[ast.AnnAssign]) -> Iterator[tuple[str, str, str]]:
    """(name, type, default or "") of each field that the constructor takes."""
    for field in fields:
        default = "" if field.value is None else ast.unparse(field.value)
        if "init=False" not in default:
            yield ast.unparse(field.target), ast.unparse(field.annotation), default


def copy(out: Path) -> list[str]:
    """The program in the folder `out`, ready to be compiled; the modules to compile."""
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(ROOT / "bot", out / "bot", ignore=shutil.ignore_patterns("__pycache__", "*.so", "_data"))
    for data in ("config", "migrations"):
        shutil.copytree(ROOT / data, out / "bot" / "_data" / data)
    modules = compiled(out)
    for name in modules:
        path = out / name
        path.write_text(prepared(path.read_text(encoding="utf-8")), encoding="utf-8")
    return modules


def main(out: Path) -> None:
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    if shutil.which(compiler) is None:
        sys.exit(f"A C compiler is needed to compile the reader, and {compiler} is not there (Debian: apt install gcc)")
    from mypyc.build import mypycify
    from setuptools import setup

    modules = copy(out)
    os.chdir(out)
    Path("rare.h").write_text(_RARE, encoding="utf-8")
    arguments = ["--strict", "--ignore-missing-imports", *modules]
    extensions = mypycify(arguments, opt_level="2", debug_level="0", group_name="uavwatch", target_dir="c")
    flags = [*_FLAGS, "-include", str(Path("rare.h").resolve())]
    for extension in extensions:
        extension.extra_compile_args = [*extension.extra_compile_args, *flags]
    setup(name="uavwatch", ext_modules=extensions, script_args=["-q", "build_ext", "--inplace", "--build-temp", "c"])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]).resolve())
