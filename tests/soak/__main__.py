"""`python -m tests.soak --seeds N [--first K] [--size normal|large] [--jobs J]`: one line a seed, fails if any does."""

from __future__ import annotations

import argparse
import multiprocessing
import shutil
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from bot.paths import bundled
from bot.reading import Reader
from tests.soak.scenario import LARGE, NORMAL, Outcome, Size
from tests.soak.seeds import run_seed

SHOWN = 10


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--size", choices=["normal", "large"], default="normal")
    parser.add_argument("--jobs", type=int, default=1, help="seeds at a time")
    chosen = parser.parse_args()
    size = LARGE if chosen.size == "large" else NORMAL
    base = Path(tempfile.mkdtemp(prefix="uavwatch-soak-"))
    cache = base / "cache"
    cache.mkdir()
    Reader.load(bundled("config"), cache)
    seeds = range(chosen.first, chosen.first + chosen.seeds)
    failed = run_seeds(seeds, size, base, chosen.jobs)
    print(f"{chosen.seeds - len(failed)} of {chosen.seeds} seeds ended with the server's truth.", flush=True)
    if failed:
        print(f"failed: {failed}; their folders are in {base}")
        sys.exit(1)
    shutil.rmtree(base)


def run_seeds(seeds: Sequence[int], size: Size, base: Path, jobs: int) -> list[int]:
    """Run so many at a time; returns those that failed."""
    failed = []
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        for outcome in pool.map(partial(run_seed, size=size, base=base), seeds):
            show(outcome)
            failed += [outcome.seed] if outcome.wrong else []
    return failed


def show(outcome: Outcome) -> None:
    print(_line(outcome), flush=True)
    for line in outcome.wrong[:SHOWN]:
        print(f"    {line}", flush=True)


def _line(outcome: Outcome) -> str:
    events = ", ".join(f"{name} {count}" for name, count in sorted(outcome.events.items()))
    verdict = f"{len(outcome.wrong)} posts wrong" if outcome.wrong else "ok"
    return (
        f"seed {outcome.seed}: {verdict}, {outcome.seconds:.1f} s (settled in {outcome.settled:.1f} s), "
        f"{outcome.posts} posts, {outcome.lives} lives, {outcome.connections} connections; {events}"
    )


if __name__ == "__main__":
    main()
