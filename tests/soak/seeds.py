"""One seed from beginning to end, as a process of the pool runs it."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

from tests.soak.scenario import Outcome, Scenario, Size


def run_seed(seed: int, size: Size, base: Path) -> Outcome:
    """What happened; unless the record is the truth in the end, the folder is kept."""
    folder = base / str(seed)
    folder.mkdir()
    try:
        outcome = asyncio.run(Scenario(seed, size, folder, base / "cache").run())
    except (AssertionError, TimeoutError) as error:
        outcome = Outcome(seed, wrong=[f"{type(error).__name__}: {error}"])
    if not outcome.wrong:
        shutil.rmtree(folder)
    return outcome
