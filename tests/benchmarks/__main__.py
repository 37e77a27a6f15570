"""Runs one measurement: `python -m tests.benchmarks record --incidents 1000000`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Hand the arguments to the measurement's own `main`; without a known name list them all."""
    folder = Path(__file__).parent
    names = sorted(path.stem for path in folder.glob("*.py") if not path.stem.startswith("_"))
    if not arguments or arguments[0] not in names:
        print(f"usage: python -m tests.benchmarks NAME [options]; one of: {', '.join(names)}", file=sys.stderr)
        return 2
    measurement = importlib.import_module(f"tests.benchmarks.{arguments[0]}")
    return int(measurement.main(arguments[1:]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
