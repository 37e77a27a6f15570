"""How fast the reader is: posts a second, start, memory, hostile texts, and the ratio to spaCy's Matcher.

`python -m tests.benchmarks reading [--gold labels.jsonl] [--spacy]`. The comparison needs the extra `bench`
(`pip install '.[bench]'`): spaCy with its pymorphy3 lemmatizer, which only looks for the interception phrase.
Rates are of posts that are read again and again; below them stand those of posts that the reader has not met: with
other names and numbers each time, and each once by a new reader.
Targets: 80,000 posts/s of a mixed stream, 10,000 incident posts/s and ten times spaCy, start from the cache in
150 ms, 60 MB above bare Python, 64 KB of anything in 50 ms.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from bot.paths import bundled
from bot.reading import Reader
from bot.reading.tables import loading as tables
from tests.benchmarks import _native
from tests.benchmarks._fresh import fresh_passes
from tests.benchmarks._noise import mixed_stream
from tests.written_posts import Written, demo_posts, labelled_posts

SECONDS = 1.0
"""Of processor time, for each rate, three times; the best counts."""
FRESH = 2000
"""Posts with names and numbers of their own, several times; the best counts."""
HOSTILE = 65536
PIECES = (
    "сбиты БПЛА ", "7 ", "и Брянской ", "А", "((", "\u0301", "\u25ab\ufe0f", "из которых 5 ", "\n", "нет. ", "БПЛА",
    "9", "селе Ольховка, ", "сбиты 5 БПЛА, ", "Ленинском районе, ", "ё\u0308", "Б\u00adП\u200bЛА ", "ранен мужчина, ",
)  # fmt: skip
_START = """
import sys, time
began = time.process_time()
from pathlib import Path
from bot.reading import Reader
imported = time.process_time()
Reader.load(Path(sys.argv[1]), Path(sys.argv[2]))
print(imported - began, time.process_time() - imported)
"""
_MEMORY = """
import sys
from pathlib import Path
if len(sys.argv) > 1:
    from bot.reading import Reader
    reader = Reader.load(Path(sys.argv[1]), Path(sys.argv[2]))
status = Path("/proc/self/status").read_text()
print(int(status.partition("VmRSS:")[2].split()[0]))
"""


def main(arguments: list[str]) -> int:
    """Measure and print; 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="reading")
    parser.add_argument("--gold", type=Path, help="labelled posts (JSON Lines) in place of the demo's incident posts")
    parser.add_argument("--spacy", action="store_true", help="compare with spaCy's Matcher")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="uavwatch-bench-") as folder:
        cache = Path(folder)
        reader = Reader.load(bundled("config"), cache)
        posts = labelled_posts(options.gold) if options.gold else demo_posts()
        incidents = [post for post in posts if read(reader, post) and not post.federal]
        ministry = [post for post in demo_posts() if post.federal and read(reader, post)]
        missed = rates(reader, incidents, ministry)
        unmet(tables.load(bundled("config"), cache), incidents)
        missed += starting(cache) + hostile(reader, incidents)
    if options.spacy:
        from tests.benchmarks._spacy import matcher

        missed += compared(reader, incidents, matcher())
    missed += _native.again("reading", arguments)
    return 1 if missed else 0


def read(reader: Reader, post: Written) -> int:
    """Read a post; how many reports it has."""
    return len(reader.read(post.text, date=post.date, region=post.region, federal=post.federal).reports)


def rates(reader: Reader, incidents: Sequence[Written], ministry: Sequence[Written]) -> int:
    """Posts a second by kind; how many targets are missed."""
    stream = mixed_stream(incidents, random.Random(7))
    mean = statistics.mean(len(post.text) for post in stream)
    missed = 0
    for name, posts, target in (
        (f"mixed stream, {mean:.0f} characters on average", stream, 80_000),
        (f"{len(incidents)} incident posts", incidents, 10_000),
        (f"{len(ministry)} Ministry posts", ministry, None),
    ):
        rate = best_rate(lambda post: read(reader, post), posts)
        missed += told(name, rate, "posts/s", target, at_least=True)
    return missed


def unmet(compiled: tables.Tables, incidents: Sequence[Written]) -> None:
    """Posts a second of texts that the reader has not met; the first figures repeat theirs."""
    reader = Reader(compiled)
    for post in incidents:
        read(reader, post)
    runs = [fresh_passes(incidents, compiled, random.Random(seed), FRESH // len(incidents)) for seed in range(5)]
    streams = [mixed_stream(run, random.Random(7), size=10 * len(run)) for run in runs[3:]]
    alone = max(_once(reader, run) for run in runs[:3])
    told("the same incident posts with other names and numbers each time", alone, "posts/s", None)
    mixed = max(_once(reader, stream) for stream in streams)
    told("mixed stream of such posts", mixed, "posts/s", None)
    first = max(_once(Reader(compiled), incidents) for _ in range(5))
    told("the same incident posts, each once, by a reader that met no post", first, "posts/s", None)


def _once(reader: Reader, posts: Sequence[Written]) -> float:
    """Posts a second of processor time, each read once."""
    began = time.process_time()
    for post in posts:
        read(reader, post)
    return len(posts) / (time.process_time() - began)


def best_rate(work: Callable[[Written], object], posts: Sequence[Written]) -> float:
    """Posts a second of processor time, the best of three measurements."""
    return max(_rate(work, posts) for _ in range(3))


def _rate(work: Callable[[Written], object], posts: Sequence[Written]) -> float:
    done = 0
    began = time.process_time()
    while (spent := time.process_time() - began) < SECONDS:
        for post in posts:
            work(post)
        done += len(posts)
    return done / spent


def starting(cache: Path) -> int:
    """Time of a start from the cache, and memory above bare Python; how many targets are missed."""
    config = str(bundled("config"))
    starts = [tuple(map(float, _python(_START, config, str(cache)).split())) for _ in range(6)][1:]
    imported, loaded = (min(times) for times in zip(*starts, strict=True))
    bare = int(_python(_MEMORY))
    memory = (int(_python(_MEMORY, config, str(cache))) - bare) / 1024
    missed = told("import", imported * 1000, "ms", None)
    missed += told("start from the cache, import included", (imported + loaded) * 1000, "ms", 150)
    return missed + told("memory above bare Python", memory, "MB", 60)


def hostile(reader: Reader, incidents: Sequence[Written]) -> int:
    """64 KB of single pieces repeated; how many targets are missed."""
    like = incidents[0]
    times = {
        piece: _least(reader, replace(like, text="Сбит БПЛА. " + piece * (HOSTILE // len(piece))))
        for piece in [*PIECES, *(post.text + " " for post in incidents[:20])]
    }
    worst = max(times, key=lambda piece: times[piece])
    name = f"64 KB of {json.dumps(worst[:20], ensure_ascii=False)}, the worst of {len(times)}"
    return told(name, times[worst] * 1000, "ms", 50)


def _least(reader: Reader, post: Written) -> float:
    """Processor seconds, the best of five."""
    found = []
    for _ in range(5):
        began = time.thread_time()
        read(reader, post)
        found.append(time.thread_time() - began)
    return min(found)


def compared(reader: Reader, incidents: Sequence[Written], match: Callable[[str], object]) -> int:
    """The ratio to another matcher on the same posts, measured in turns; how many targets are missed."""
    ours, theirs = [], []
    for _ in range(3):
        ours.append(_rate(lambda post: read(reader, post), incidents))
        theirs.append(_rate(lambda post: match(post.text), incidents))
    told("spaCy's Matcher on the same posts", max(theirs), "posts/s", None)
    return told("ratio to spaCy's Matcher", max(ours) / max(theirs), "times", 10, at_least=True)


def told(name: str, value: float, unit: str, target: float | None, *, at_least: bool = False) -> int:
    """Print one figure beside its target; 1 when it is missed."""
    missed = target is not None and (value < target if at_least else value > target)
    wanted = (
        "" if target is None else f"   target {'≥' if at_least else '≤'} {target:,.0f}{'   MISSED' if missed else ''}"
    )
    print(f"{name:<65} {value:>12,.1f} {unit}{wanted}")
    return int(missed)


def _python(program: str, *arguments: str) -> str:
    """What a program prints that runs as an installed one does, with its bytecode at hand."""
    folder = Path(tempfile.gettempdir()) / "uavwatch-bench-bytecode"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        check=True,
        capture_output=True,
        text=True,
        env=environment | {"PYTHONPYCACHEPREFIX": str(folder)},
    ).stdout
