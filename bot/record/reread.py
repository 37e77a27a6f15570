"""Derives the record anew from the stored posts, after the reader or the rules of joining have changed."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from bot.channels import Channels
from bot.model import Post, PostKey, Reading
from bot.paths import bundled
from bot.record.derive import rejoin, span_rows, statements_of_stored, stretches
from bot.store import Database, incidents, open_database, posts
from bot.store.backup import back_up
from bot.store.incidents import EVERYTHING, Revised
from bot.store.posts import StoredPost

PAGE: Final = 500
SLICE: Final = 500
"""Posts that land in one transaction."""
PAUSE: Final = 0.2
"""Seconds between two of them, in which others can write."""

Progress = Callable[[str, int, int], None]
"""Told the step ("reading", "comparing" or "landing"), how much of it is done, and how much there is."""
Verdicts = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Summary:
    """What reading everything again changes.

    `posts` were read, the reading of `readings` of them differs; `verdicts` counts (former, new) where these differ.
    `revised` are the incidents that are new, changed or gone.
    """

    posts: int
    readings: int
    verdicts: Counter[Verdicts]
    revised: tuple[Revised, ...]

    @property
    def appeared(self) -> int:
        return sum(item.before is None for item in self.revised)

    @property
    def gone(self) -> int:
        return sum(item.after is None for item in self.revised)

    @property
    def changed(self) -> int:
        return len(self.revised) - self.appeared - self.gone


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The new reading of a post version; None where it equals the stored one."""

    posted: datetime
    version: int
    reading: Reading | None


class Rereader:
    """Reads stored posts again while the program may be running.

    `read` gives the reading of a post, `reader` is that reader's version.
    """

    def __init__(self, database: Database, read: Callable[[Post], Reading], reader: str, channels: Channels) -> None:
        self._database = database
        self._read = read
        self._reader = reader
        self._channels = channels

    async def run(
        self, at: datetime, accept: Callable[[Summary], bool], progress: Progress, since: datetime | None = None
    ) -> Summary:
        """Read the posts since a moment (or all) again and derive their incidents.

        What would change is found out on a copy. If `accept` agrees to it, it lands by the time of the posts in many
        short transactions, after each of which the record agrees with its readings; what a stop leaves undone, the
        next run does. Posts that come in meanwhile are left to those who bring them.
        """
        outcomes, verdicts = await self._outcomes(since, progress)
        with tempfile.TemporaryDirectory(prefix=".reread-", dir=self._database.path.parent) as folder:
            copy = Path(folder) / "record.db"
            await asyncio.to_thread(back_up, self._database.path, copy)
            async with open_database(copy, bundled("migrations")) as trial:
                before = await trial.read(incidents.latest_seq)
                await self._land(trial, outcomes, at, partial(progress, "comparing"), pause=0)
                revised = await trial.read(partial(_revised_since, seq=before))
        differing = sum(outcome.reading is not None for outcome in outcomes.values())
        summary = Summary(len(outcomes), differing, verdicts, tuple(revised))
        if accept(summary):
            await self._land(self._database, outcomes, at, partial(progress, "landing"), pause=PAUSE)
        return summary

    async def _outcomes(
        self, since: datetime | None, progress: Progress
    ) -> tuple[dict[PostKey, _Outcome], Counter[Verdicts]]:
        total = await self._database.read(partial(posts.count_since, since=since))
        outcomes: dict[PostKey, _Outcome] = {}
        verdicts: Counter[Verdicts] = Counter()
        after: PostKey | None = None
        while page := await self._database.read(partial(posts.page, after=after, since=since, limit=PAGE)):
            for stored in page:
                reading = self._read(stored.post)
                new = None if reading == stored.reading else reading
                outcomes[stored.post.key] = _Outcome(stored.post.date, stored.version, new)
                former = "" if stored.reading is None else stored.reading.verdict.value
                if former != reading.verdict.value:
                    verdicts[former, reading.verdict.value] += 1
            after = page[-1].post.key
            progress("reading", len(outcomes), total)
        return outcomes, verdicts

    async def _land(
        self,
        database: Database,
        outcomes: dict[PostKey, _Outcome],
        at: datetime,
        progress: Callable[[int, int], None],
        *,
        pause: float,
    ) -> None:
        """By time, not by channel: so the posts about one night nearly always change together."""
        keys = sorted(outcomes, key=lambda key: (outcomes[key].posted, key))
        for first in range(0, len(keys), SLICE):
            part = {key: outcomes[key] for key in keys[first : first + SLICE]}
            await database.write(partial(self._land_part, outcomes=part, at=at))
            progress(first + len(part), len(keys))
            await asyncio.sleep(pause)

    def _land_part(self, db: sqlite3.Connection, outcomes: dict[PostKey, _Outcome], at: datetime) -> None:
        touched = []
        for key, outcome in outcomes.items():
            stored = posts.load_post(db, key)
            if stored is not None:
                present = span_rows(statements_of_stored(self._saved(db, stored, outcome), self._channels))
                touched += [*posts.replace_spans(db, key, present), *present]
        for regions, span in stretches(touched).items():
            rejoin(db, regions, span, self._channels, at)

    def _saved(self, db: sqlite3.Connection, stored: StoredPost, outcome: _Outcome) -> StoredPost:
        """The stored post with its new reading, unless it was edited since it was read."""
        key = stored.post.key
        if outcome.version != stored.version:
            return stored
        if outcome.reading is None:
            if stored.reader != self._reader:
                posts.stamp_reader(db, key, stored.version, self._reader)
            return stored
        posts.save_reading(db, key, stored.version, self._reader, outcome.reading)
        return StoredPost(stored.post, stored.version, outcome.reading, stored.deleted, self._reader)


def _revised_since(db: sqlite3.Connection, seq: int) -> list[Revised]:
    return incidents.changed_between(db, (EVERYTHING,), seq, incidents.latest_seq(db))
