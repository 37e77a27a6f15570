"""The same measurement by the compiled reader, where `make native` has made one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import bot

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build" / "native"


def again(name: str, arguments: list[str]) -> int:
    """Measure once more with the compiled reader; 1 when it misses a target. Does nothing where there is none."""
    if not FOLDER.is_dir() or Path(bot.__file__).is_relative_to(FOLDER):
        return 0
    made = max(path.stat().st_mtime for path in FOLDER.glob("*.so"))
    changed = any(path.stat().st_mtime > made for path in (ROOT / "bot" / "reading").rglob("*.py"))
    print(f"== {name}, compiled{' (older than its source: make native)' if changed else ''}", flush=True)
    given = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    path = os.pathsep.join([str(FOLDER), str(ROOT), *given])
    # Else the folder that this is run in would come first
    environment = os.environ | {"PYTHONPATH": path, "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-m", "tests.benchmarks", name, *arguments]
    return subprocess.run(command, env=environment, check=False).returncode
