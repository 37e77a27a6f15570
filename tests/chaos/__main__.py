"""Kill the program again and again; count what it delivered.

python -m tests.chaos --kills 1000 --seed 7 --jobs 2
"""

from __future__ import annotations

import argparse
import operator
import sys
import time
from functools import reduce
from pathlib import Path

from tests.chaos.report import Plan, Report
from tests.chaos.towns import carried_out, folders_for, shares


def main() -> int:
    given = _arguments()
    seed = given.seed if given.seed is not None else int(time.time())
    plans = [
        Plan(kills, seed + number, given.people, given.groups)
        for number, kills in enumerate(shares(given.kills, given.jobs))
    ]
    started = time.monotonic()
    with folders_for(plans, given.keep) as folders:
        report = reduce(operator.add, carried_out(plans, folders))
    print(text_of(seed, report, time.monotonic() - started))
    return 0 if report.is_good else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.chaos", description=__doc__)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--jobs", type=int, default=1, help="towns at once, among which the kills are shared")
    parser.add_argument("--seed", type=int, default=None, help="repeats a run's plan; each town has the next one")
    parser.add_argument("--people", type=int, default=40)
    parser.add_argument("--groups", type=int, default=5, help="of each kind: supergroups, basic groups, forums")
    parser.add_argument("--keep", type=Path, help="existing folder for logs and databases, to look at afterwards")
    return parser.parse_args()


def text_of(seed: int, report: Report, seconds: float) -> str:
    lines = [
        f"seed {seed}: {report.kills} kills, {report.cold} cold starts, {seconds:.0f} s",
        f"due: {report.posts} posts, {report.chats} chats, {report.facts} facts to tell",
        f"delivered: {report.messages} messages ({report.photos} with a picture), {report.repeats} repeats recognised",
        f"tricks: {', '.join(f'{name} {count}' for name, count in sorted(report.tricks.items()))}",
        f"clock: {', '.join(f'{name} {count}' for name, count in sorted(report.jumps.items()))}",
        f"outbox: {', '.join(f'{name} {count}' for name, count in sorted(report.states.items()))}",
        f"ended by itself: {report.ended}",
        f"lost {len(report.lost)}, doubled {len(report.doubled)}",
    ]
    if not report.is_good:
        lines.append(f"lost (chat, post): {report.lost[:10]}; doubled: {report.doubled[:10]}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
