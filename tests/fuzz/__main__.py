"""Reads spoiled incident posts: `python -m tests.fuzz --inputs 1000000 [--seed 7]`.

No input may raise, read differently when read again as JSON, point outside of its text or take more time than its
size allows. Prints the slowest input by size, and every failure as a Python literal with the seed that makes it again.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from pathlib import Path

from bot.model.codec import reading_from_json, reading_to_json
from bot.paths import bundled
from bot.reading import Reader
from bot.reading.templates.files import read_located
from tests.fuzz.mutations import spliced
from tests.written_posts import Written, demo_posts

ALLOWED = 0.020
"""Seconds of processor time for any input …"""
ALLOWED_KB = 0.000_8
"""… and for every 1,024 characters of it: 64 KB in 50 ms and a little."""
TRIES = 4
MOST_FAILURES = 20


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--config", type=Path, default=bundled("config"))
    options = parser.parse_args(arguments)
    fuzzer = Fuzzer(Reader.load(options.config), seeds(options.config))
    try:
        for number in range(options.inputs):
            fuzzer.one(options.seed * 1_000_000_007 + number)
            if len(fuzzer.failures) >= MOST_FAILURES:
                break
            if number % 10_000 == 0:
                print(f"\r{number:,} of {options.inputs:,}", end="", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
    fuzzer.report()
    return 1 if fuzzer.failures else 0


def seeds(config: Path) -> list[Written]:
    """Posts of the demo night, and every example and counter-example of the templates."""
    demo = demo_posts()
    like = demo[0]
    texts = []
    for template in read_located(config / "templates").templates:
        texts += [line.value["text"] for line in template.examples] + [
            str(line.value) for line in template.counter_examples
        ]
    return demo + [Written(text, like.date, "RU-SMO", False) for text in texts]


class Fuzzer:
    """Reads one input after another and remembers the slowest and what failed."""

    def __init__(self, reader: Reader, posts: list[Written]) -> None:
        self._reader = reader
        self._posts = posts
        self._texts = [post.text for post in posts]
        self._began = time.perf_counter()
        self.failures: list[str] = []
        self.inputs = self.incidents = self.characters = 0
        self.slowest = (0.0, 0.0, 0)
        """Processor seconds per KB, seconds, and the seed; of inputs of at least 1 KB."""
        self.longest = (0.0, 0, 0)
        """Processor seconds, length, seed."""

    def one(self, seed: int) -> None:
        chance = random.Random(seed)
        post = chance.choice(self._posts)
        text = spliced(chance, self._texts)
        self.inputs += 1
        self.characters += len(text)
        try:
            spent = self._checked(text, post)
        except Exception:
            self._failed(seed, text, traceback.format_exc(limit=-3))
            return
        self.longest = max(self.longest, (spent, len(text), seed))
        if len(text) >= 1024:
            self.slowest = max(self.slowest, (spent / len(text) * 1024, spent, seed))
        if spent > allowed(text):
            self._failed(seed, text, f"took {spent * 1000:.1f} ms, allowed {allowed(text) * 1000:.1f}")

    def _checked(self, text: str, post: Written) -> float:
        """Processor seconds of the best of some tries. Raises where the reading is not sound."""
        began = time.thread_time()
        reading = self._reader.read(text, date=post.date, region=post.region, federal=post.federal)
        spent = time.thread_time() - began
        self.incidents += bool(reading.reports)
        if reading_from_json(reading_to_json(reading)) != reading:
            raise AssertionError("reads differently as JSON")
        for report in reading.reports:
            if any(not 0 <= start < end <= len(text) for start, end in report.evidence):
                raise AssertionError(f"points outside of its text: {report.evidence}")
        for _ in range(TRIES):
            if spent <= allowed(text):
                break
            began = time.thread_time()
            self._reader.read(text, date=post.date, region=post.region, federal=post.federal)
            spent = min(spent, time.thread_time() - began)
        return spent

    def _failed(self, seed: int, text: str, why: str) -> None:
        self.failures.append(f"seed {seed}: {why}\n{text[:600]!a} ({len(text)} characters)")

    def report(self) -> None:
        """Print what was seen."""
        seconds = time.perf_counter() - self._began
        print(
            f"{self.inputs:,} inputs, {self.characters / 1024:,.0f} KB, in {seconds:,.0f} s; "
            f"{self.incidents:,} read as incidents"
        )
        per_kb, spent, seed = self.slowest
        print(f"slowest by size: {per_kb * 1000:.2f} ms for each KB ({spent * 1000:.1f} ms in all, seed {seed})")
        spent, length, seed = self.longest
        print(f"longest: {spent * 1000:.1f} ms for {length:,} characters (seed {seed})")
        print(f"{len(self.failures)} failures")
        for failure in self.failures:
            print(f"\n{failure}")


def allowed(text: str) -> float:
    """Processor seconds that reading a text may take."""
    return max(ALLOWED, ALLOWED_KB * len(text) / 1024)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
