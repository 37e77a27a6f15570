"""Whether another copy of the program reads the tests' posts as this one does: python -m tests.same_readings FOLDER"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import yaml

from bot.reading import Reader
from tests.written_posts import Written, demo_posts

ROOT = Path(__file__).parents[1]
_NOON = datetime(2025, 12, 8, 9, tzinfo=UTC)


def posts() -> list[Written]:
    """Those of the demo night, and all that tests of readings have in files."""
    found = demo_posts()
    for path in sorted((ROOT / "tests" / "reading").glob("*.yaml")):
        for entry in yaml.safe_load(path.read_text(encoding="utf-8")):
            if isinstance(entry, dict) and isinstance(entry.get("text"), str):
                found.append(Written(entry["text"], _NOON, entry.get("region", "RU-SMO"), False))
    return found


def readings() -> list[str]:
    """A line for each post."""
    with tempfile.TemporaryDirectory() as cache:
        reader = Reader.load(ROOT / "config", Path(cache))
    found = [(p.text, reader.read(p.text, date=p.date, region=p.region, federal=p.federal)) for p in posts()]
    return [json.dumps(text) + "\t" + repr(reading) for text, reading in found]


def of_other(folder: Path) -> list[str]:
    """The same by the program in a folder."""
    code = "import bot, sys; from tests.same_readings import readings; print(bot.__file__, *readings(), sep='\\n')"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}
    command = [sys.executable, "-P", "-c", code]
    made = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    program, *found = made.stdout.rstrip("\n").split("\n")
    if not Path(program).is_relative_to(folder):
        sys.exit(f"{program} was read with, not {folder}")
    return found


def main(folder: Path) -> None:
    here, there = readings(), of_other(folder)
    other = [(ours, theirs) for ours, theirs in zip(here, there, strict=True) if ours != theirs]
    for ours, theirs in other[:10]:
        print(f"- {ours}\n+ {theirs}")
    if other:
        sys.exit(f"{len(other)} of {len(here)} posts are read otherwise")
    print(f"{len(here)} posts are read alike")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
