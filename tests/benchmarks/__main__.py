"""Runs one measurement (`python -m tests.benchmarks record --incidents 1000000`), or all at their usual sizes."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Hand the arguments to the measurement's own `main`; without a name run all. 1 when one misses its target."""
    folder = Path(__file__).parent
    names = sorted(path.stem for path in folder.glob("*.py") if not path.stem.startswith("_"))
    if not arguments:
        return max(_run(name, []) for name in names)
    if arguments[0] not in names:
        print(f"usage: python -m tests.benchmarks [NAME [options]]; one of: {', '.join(names)}", file=sys.stderr)
        return 2
    return _run(arguments[0], arguments[1:])


def _run(name: str, arguments: list[str]) -> int:
    print(f"== {name}", flush=True)
    return int(importlib.import_module(f"tests.benchmarks.{name}").main(arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
