"""Prints the part of a lock file that the program needs to run, or that some packages need, hashes and all.

    python deploy/lock_part.py requirements.lock              # what `[project] dependencies` need, nothing of dev
    python deploy/lock_part.py requirements.lock hatchling    # hatchling and what it needs

It follows the lines `# via`, which say for each package who asks for it. Should one be missed, `pip install
--require-hashes` refuses to install at all. Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

PROGRAM = "uavwatch (pyproject.toml)"
_HEAD = re.compile(r"([a-z0-9][a-z0-9._-]*)==")


@dataclass(frozen=True)
class Entry:
    """One package of a lock file: its lines as they stand, and who asks for it."""

    text: str
    via: frozenset[str]


def read_lock(text: str) -> dict[str, Entry]:
    """The packages of a lock file by name, in its order."""
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.M)[1:]
    return {_name(block): Entry(block, _via(block)) for block in blocks}


def part(lock: Mapping[str, Entry], names: Iterable[str] = ()) -> list[str]:
    """The packages `names` with all that they need; without names, all that the program needs. Sorted as the lock."""
    wanted = set(names)
    unknown = sorted(wanted - set(lock))
    if unknown:
        raise SystemExit(f"The lock file has no {', '.join(unknown)}.")
    if not wanted:
        wanted = {name for name, entry in lock.items() if PROGRAM in entry.via}
    while more := {name for name, entry in lock.items() if entry.via & wanted} - wanted:
        wanted |= more
    return [name for name in lock if name in wanted]


def _name(block: str) -> str:
    head = _HEAD.match(block)
    if head is None:
        raise SystemExit(f"Not a line of a lock file: {block.splitlines()[0]}")
    return head[1]


def _via(block: str) -> frozenset[str]:
    lines = [line.strip().removeprefix("#").strip() for line in block.splitlines() if line.strip().startswith("#")]
    return frozenset(line.removeprefix("via").strip() for line in lines) - {""}


def main() -> None:
    path, *names = sys.argv[1:]
    lock = read_lock(Path(path).read_text(encoding="utf-8"))
    sys.stdout.write("".join(lock[name].text for name in part(lock, names)))


if __name__ == "__main__":
    main()
