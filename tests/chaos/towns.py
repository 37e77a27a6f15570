"""Several runs side by side, each a town with a server of its own."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from tests.chaos.report import Plan, Report
from tests.chaos.run import chaos


def shares(kills: int, jobs: int) -> list[int]:
    """The kills of each town."""
    return [kills // jobs + (number < kills % jobs) for number in range(jobs)]


@contextmanager
def folders_for(plans: Sequence[Plan], keep: Path | None) -> Iterator[list[Path]]:
    """An empty folder for each town."""
    with tempfile.TemporaryDirectory(prefix="chaos-") as passing:
        folders = [(keep or Path(passing)) / f"town-{town}" for town in range(1, len(plans) + 1)]
        for folder in folders:
            folder.mkdir()
        yield folders


def carried_out(plans: Sequence[Plan], folders: Sequence[Path]) -> list[Report]:
    """Carry out all plans, each in a process of its own where there are several."""
    if len(plans) == 1:
        return [_town(plans[0], folders[0])]
    with ProcessPoolExecutor(len(plans), mp_context=get_context("spawn")) as pool:
        return list(pool.map(_town, plans, folders))


def _town(plan: Plan, folder: Path) -> Report:
    return asyncio.run(chaos(plan, folder))
