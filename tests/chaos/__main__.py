"""Kill the program again and again; count what it delivered.

python -m tests.chaos --kills 1000 --seed 7
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from tests.chaos.run import Plan, Report, chaos


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=None, help="a number to repeat a run's plan")
    parser.add_argument("--people", type=int, default=36)
    parser.add_argument("--groups", type=int, default=4)
    parser.add_argument("--keep", type=Path, help="existing folder for log and database, to look at afterwards")
    given = parser.parse_args()
    seed = given.seed if given.seed is not None else int(time.time())
    plan = Plan(kills=given.kills, seed=seed, people=given.people, groups=given.groups)
    started = time.monotonic()
    if given.keep:
        report = asyncio.run(chaos(plan, given.keep))
    else:
        with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
            report = asyncio.run(chaos(plan, Path(folder)))
    print(text_of(plan, report, time.monotonic() - started))
    return 0 if report.is_good else 1


def text_of(plan: Plan, report: Report, seconds: float) -> str:
    lines = [
        f"seed {plan.seed}: {report.kills} kills, {report.cold} cold starts, {seconds:.0f} s",
        f"due: {report.posts} posts for {report.chats} chats = {report.posts * report.chats} facts to tell",
        f"delivered: {report.messages} messages ({report.photos} with a picture), {report.repeats} repeats recognised",
        f"tricks: {', '.join(f'{name} {count}' for name, count in sorted(report.tricks.items()))}",
        f"clock: {report.jumps}",
        f"outbox: {report.states}",
        f"ended by itself: {report.ended}",
        f"lost {len(report.lost)}, doubled {len(report.doubled)}",
    ]
    if not report.is_good:
        lines.append(f"lost (chat, post): {report.lost[:10]}; doubled: {report.doubled[:10]}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
