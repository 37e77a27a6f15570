"""Derives the record anew from the stored posts, after the reader or the rules of joining have changed."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from bot.channels import Channels
from bot.model import Post, PostKey, Reading
from bot.record.derive import rejoin, span_rows, statements_of_stored
from bot.store import Database, incidents, posts
from bot.store.incidents import EVERYTHING, Revised
from bot.store.posts import StoredPost

PAGE: Final = 500
_BEGINNING: Final = datetime(2000, 1, 1, tzinfo=UTC)
_MARGIN: Final = timedelta(days=2)

Progress = Callable[[str, int, int], None]
"""Told the step ("reading", "saving" or "joining"), how much of it is done, and how much there is."""
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

    version: int
    reading: Reading | None


class _DeclinedError(Exception):
    """Rolls the transaction back."""


class Rereader:
    """Reads stored posts again. Readings are made outside of the transaction, which then only saves and joins.

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

        Everything lands in one transaction, after `accept` has agreed to the summary, or nothing does. Posts that
        come in meanwhile are left to those who bring them.
        """
        outcomes, verdicts = await self._outcomes(since, progress)
        found: list[Summary] = []

        def work(db: sqlite3.Connection) -> None:
            before = incidents.latest_seq(db)
            self._derive(db, outcomes, since, at, progress)
            revised = tuple(incidents.changed_between(db, (EVERYTHING,), before, incidents.latest_seq(db)))
            differing = sum(outcome.reading is not None for outcome in outcomes.values())
            found.append(Summary(len(outcomes), differing, verdicts, revised))
            if not accept(found[0]):
                raise _DeclinedError

        try:
            await self._database.write(work)
        except _DeclinedError:
            return found[0]
        return found[0]

    async def _outcomes(
        self, since: datetime | None, progress: Progress
    ) -> tuple[dict[PostKey, _Outcome], Counter[Verdicts]]:
        total = await self._database.read(lambda db: posts.count_since(db, since))
        outcomes: dict[PostKey, _Outcome] = {}
        verdicts: Counter[Verdicts] = Counter()
        after: PostKey | None = None
        while page := await self._database.read(lambda db, a=after: posts.page(db, a, since, PAGE)):  # type: ignore[misc]
            for stored in page:
                reading = self._read(stored.post)
                outcomes[stored.post.key] = _Outcome(stored.version, None if reading == stored.reading else reading)
                former = "" if stored.reading is None else stored.reading.verdict.value
                if former != reading.verdict.value:
                    verdicts[former, reading.verdict.value] += 1
            after = page[-1].post.key
            progress("reading", len(outcomes), total)
        return outcomes, verdicts

    def _derive(
        self,
        db: sqlite3.Connection,
        outcomes: dict[PostKey, _Outcome],
        since: datetime | None,
        at: datetime,
        progress: Progress,
    ) -> None:
        regions = set(posts.all_regions(db))
        for done, stored in enumerate(_all(db, since), start=1):
            self._save(db, stored, outcomes.get(stored.post.key))
            if done % PAGE == 0:
                progress("saving", done, len(outcomes))
        regions.update(posts.all_regions(db))
        span = (since or _BEGINNING) - _MARGIN, at + _MARGIN
        for done, key in enumerate(sorted(regions), start=1):
            rejoin(db, key, span, self._channels, at)
            progress("joining", done, len(regions))

    def _save(self, db: sqlite3.Connection, stored: StoredPost, outcome: _Outcome | None) -> None:
        key = stored.post.key
        if outcome is not None and outcome.version == stored.version:
            if outcome.reading is not None:
                posts.save_reading(db, key, stored.version, self._reader, outcome.reading)
                stored = StoredPost(stored.post, stored.version, outcome.reading, stored.deleted, self._reader)
            elif stored.reader != self._reader:
                posts.stamp_reader(db, key, stored.version, self._reader)
        posts.replace_spans(db, key, span_rows(statements_of_stored(stored, self._channels)))


def _all(db: sqlite3.Connection, since: datetime | None) -> Iterator[StoredPost]:
    after: PostKey | None = None
    while page := posts.page(db, after, since, PAGE):
        yield from page
        after = page[-1].post.key
