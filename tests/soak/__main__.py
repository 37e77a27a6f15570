"""`python -m tests.soak --seeds N [--first K] [--size normal|large]`: prints one line a seed, fails if any does."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from bot.paths import bundled
from bot.reading import Reader
from tests.soak.scenario import LARGE, NORMAL, Outcome, Scenario, Size

SHOWN = 10


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--size", choices=["normal", "large"], default="normal")
    chosen = parser.parse_args()
    size = LARGE if chosen.size == "large" else NORMAL
    base = Path(tempfile.mkdtemp(prefix="uavwatch-soak-"))
    cache = base / "cache"
    cache.mkdir()
    Reader.load(bundled("config"), cache)
    failed = [seed for seed in range(chosen.first, chosen.first + chosen.seeds) if not run_seed(seed, size, base)]
    print(f"{chosen.seeds - len(failed)} of {chosen.seeds} seeds ended with the server's truth.", flush=True)
    if failed:
        print(f"failed: {failed}; their folders are in {base}")
        sys.exit(1)
    shutil.rmtree(base)


def run_seed(seed: int, size: Size, base: Path) -> bool:
    """True when the record is the truth in the end; otherwise the folder is kept."""
    folder = base / str(seed)
    folder.mkdir()
    try:
        outcome = asyncio.run(Scenario(seed, size, folder, base / "cache").run())
    except (AssertionError, TimeoutError) as error:
        outcome = Outcome(seed, wrong=[f"{type(error).__name__}: {error}"])
    print(_line(outcome), flush=True)
    for line in outcome.wrong[:SHOWN]:
        print(f"    {line}")
    if not outcome.wrong:
        shutil.rmtree(folder)
    return not outcome.wrong


def _line(outcome: Outcome) -> str:
    events = ", ".join(f"{name} {count}" for name, count in sorted(outcome.events.items()))
    verdict = f"{len(outcome.wrong)} posts wrong" if outcome.wrong else "ok"
    return (
        f"seed {outcome.seed}: {verdict}, {outcome.seconds:.1f} s (settled in {outcome.settled:.1f} s), "
        f"{outcome.posts} posts, {outcome.lives} lives, {outcome.connections} connections; {events}"
    )


if __name__ == "__main__":
    main()
