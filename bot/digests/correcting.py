"""Corrections between digests: whoever was told is told at once what it has become, by edits of messages or answers.

A digest finds what is left: corrections for those who have no message to correct.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from itertools import islice

from bot.digests.amending import EDITED_FOR, Amender, Amendment, Wording
from bot.digests.content import Correction
from bot.digests.narrowing import is_grave, narrowed
from bot.digests.news import differences_of, news_of
from bot.digests.serving import MEMBERS, insert_rows, row_for
from bot.digests.windows import is_quiet
from bot.store import Database, StoreError, incidents, outbox, schedule, subscriptions, told
from bot.store.incidents import EVERYTHING, Revised
from bot.store.outbox import NewMessage
from bot.store.sequence import seq_until
from bot.store.subscriptions import Subscription

log = logging.getLogger(__name__)


class Correcting:
    """Looks at what the record has changed since the last look and corrects the messages that told of it."""

    def __init__(self, database: Database, wording: Wording) -> None:
        self._database = database
        self._wording = wording
        self._seen: int | None = None

    async def tick(self, now: datetime) -> int:
        """Make a row of the outbox for each message that is no longer right; return their number."""
        seen, latest = await self._database.read(partial(_stretch, seen=self._seen, now=now))
        concerned = await self._database.read(partial(_concerned, seen=seen, latest=latest, now=now))
        made, readers = 0, iter(concerned.items())
        while some := dict(islice(readers, MEMBERS)):
            try:
                made += await self._database.write(partial(self._correct, concerned=some, latest=latest, now=now))
            except StoreError:
                raise
            except Exception:
                log.exception("corrections up to revision %d", latest)
        self._seen = latest
        return made

    def _correct(
        self, db: sqlite3.Connection, concerned: Mapping[int, Sequence[int]], latest: int, now: datetime
    ) -> int:
        round_ = _Round(db, self._wording, latest, now)
        found = ((subscriptions.by_id(db, number), wanted) for number, wanted in concerned.items())
        return sum(round_.serve(reader, wanted) for reader, wanted in found if reader is not None and not reader.paused)


@dataclass(slots=True)
class _Round:
    """One transaction: what many readers have to be told of the same incidents is found and worded once."""

    db: sqlite3.Connection
    wording: Wording
    latest: int
    now: datetime
    _changes: dict[tuple[int, int], Revised | None] = field(default_factory=dict)
    _amenders: dict[tuple[str, str, tuple[tuple[int, int], ...]], Amender] = field(default_factory=dict)

    def serve(self, reader: Subscription, wanted: Sequence[int]) -> int:
        known = told.corrected_until(self.db, reader.id)
        bases = {number: max(reader.told_seq, known.get(number, 0)) for number in wanted}
        corrections: dict[int, Correction] = {}
        for number, base in bases.items():
            found = self._correction(reader, number, base, again=number in known)
            if found is not None:
                corrections[number] = found
            elif number in known:
                told.still_right(self.db, reader.id, number, self.latest)
        if not corrections:
            return 0
        key = (reader.language, reader.zone, tuple((number, bases[number]) for number in corrections))
        if key not in self._amenders:
            listed = list(corrections.values())
            self._amenders[key] = Amender.of(listed, self.wording, reader.language, reader.zone, self.now)
        amendments = self._amenders[key].amendments(self.db, reader)
        self._insert(reader, amendments, corrections)
        return len(amendments)

    def _correction(self, reader: Subscription, number: int, base: int, *, again: bool) -> Correction | None:
        """What became of an incident since `base`; of one corrected before, further posts are corrections too."""
        item = self._change(number, base)
        mine = () if item is None else narrowed([item], reader.regions, reader.wish)
        if not mine or mine[0].before is None:
            return None
        if not again:
            return next(iter(news_of(mine, self.now)[1]), None)
        changes = differences_of(mine[0])
        return Correction(mine[0].after or mine[0].before, changes, mine[0].at) if changes else None

    def _change(self, number: int, base: int) -> Revised | None:
        if (number, base) not in self._changes:
            self._changes[number, base] = incidents.revised(self.db, number, base, self.latest)
        return self._changes[number, base]

    def _insert(
        self, reader: Subscription, amendments: Sequence[Amendment], corrections: Mapping[int, Correction]
    ) -> None:
        own_salt = outbox.salt(self.db)
        for item in amendments:
            row = self._row(reader, item, [corrections[number] for number in item.incidents])
            [made] = insert_rows(self.db, [(row, item.answer_id)], own_salt, self.now)
            told.note_corrected(self.db, outbox.row_of(self.db, made), item.incidents, self.latest)

    def _row(self, reader: Subscription, item: Amendment, corrections: Sequence[Correction]) -> NewMessage:
        wish = reader.wish
        calm = wish.sound == "grave" and not any(is_grave(correction.incident) for correction in corrections)
        silent = calm or wish.sound == "none" or is_quiet(self.now, reader.zone, wish.quiet)
        # A further part of what was told last: taken back, it takes nothing else with it.
        row = row_for(reader, reader.window_end, silent=silent)
        return replace(row, about=item.message_id, edited_body_id=item.edited_id)


def _stretch(db: sqlite3.Connection, seen: int | None, now: datetime) -> tuple[int, int]:
    """After which revision to look, and up to which."""
    if seen is None:
        seen = max(schedule.least_told(db), seq_until(db, now - EDITED_FOR))
    return seen, incidents.latest_seq(db)


def _concerned(db: sqlite3.Connection, seen: int, latest: int, now: datetime) -> dict[int, list[int]]:
    """Subscription -> the changed incidents of which it has a message."""
    found: dict[int, list[int]] = {}
    for item in incidents.changed_between(db, (EVERYTHING,), seen, latest) if seen < latest else ():
        if item.before is None:
            continue
        corrected = bool(news_of([item], now)[1])
        number = item.before.id
        for reader in told.readers(db, number, now - EDITED_FOR, corrected_only=not corrected):
            found.setdefault(reader, []).append(number)
    return found
