"""Puts one digest into the outbox for all who get it, in the transaction that moves their watermarks."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.digests.amending import Amender, Amendment
from bot.digests.content import Rendered
from bot.model.wishes import INSTANT
from bot.store import outbox, schedule, told
from bot.store.bodies import Body, keep_body
from bot.store.outbox import ALERT, DIGEST, NewMessage
from bot.store.schedule import Alike
from bot.store.subscriptions import Subscription

MEMBERS = 1_000
"""Subscriptions served in one transaction."""


@dataclass(frozen=True, slots=True)
class Digest:
    messages: tuple[Rendered, ...]
    silent: bool


@dataclass(frozen=True, slots=True)
class Served:
    """How many members of the group were looked at and how many rows were made.

    `missing` are digests, by the incidents whose corrections they leave out, that have to be made before the others
    can be served.
    """

    members: int
    rows: int
    missing: frozenset[frozenset[int]]


@dataclass(slots=True)
class Serving:
    """A digest for one group up to `end` and `to_seq`.

    `digests` holds it by the incidents whose corrections a reader gets in the messages that told of them; the empty
    set is the digest for those who have no such message.
    """

    alike: Alike
    end: datetime
    to_seq: int
    amender: Amender | None
    digests: dict[frozenset[int], Digest]

    def serve(self, db: sqlite3.Connection, now: datetime) -> Served:
        """Serve up to MEMBERS of those who are in the group now.

        Whoever unsubscribed or changed regions while the digest was composed is no longer in it: left to the next tick.
        """
        members = schedule.members(db, self.alike, MEMBERS)
        own_salt = outbox.salt(db)
        if self.amender is not None:
            self.amender.begin()
        bodies: dict[frozenset[int], list[int]] = {}
        served: list[int] = []
        missing: set[frozenset[int]] = set()
        rows = 0
        for member in members:
            amendments, amended = self._amended(db, member)
            if amended not in self.digests:
                missing.add(amended)
                continue
            digest = self.digests[amended]
            if amended not in bodies:
                bodies[amended] = _kept(db, digest.messages)
            told_now = self._rows(member, bodies[amended], amendments, digest.silent)
            insert_rows(db, told_now, own_salt, now)
            rows += len(told_now)
            served.append(member.id)
        schedule.move(db, served, self.end, self.to_seq)
        return Served(len(members) if not missing else MEMBERS, rows, frozenset(missing))

    def _amended(self, db: sqlite3.Connection, member: Subscription) -> tuple[list[Amendment], frozenset[int]]:
        """What goes to earlier messages, and the incidents whose corrections the digest leaves out therefore."""
        if self.amender is None:
            return [], frozenset()
        covered = told.covered(db, member.id, self.to_seq).intersection(self.amender.corrections)
        amendments = self.amender.amendments(db, member, covered)
        return amendments, covered.union(*(item.incidents for item in amendments))

    def _rows(
        self, member: Subscription, bodies: Sequence[int], amendments: Sequence[Amendment], silent: bool
    ) -> list[tuple[NewMessage, int]]:
        """The parts of the digest, then a row for each earlier message that is corrected, each with its body."""
        row = row_for(member, self.end, silent=silent)
        about = [
            (replace(row, about=item.message_id, edited_body_id=item.edited_id), item.answer_id) for item in amendments
        ]
        return [*((row, body_id) for body_id in bodies), *about]


def row_for(reader: Subscription, end: datetime, *, silent: bool) -> NewMessage:
    """The first row of what a reader is told of the time up to `end`; its text is a body of its own."""
    return NewMessage(
        subscription_id=reader.id,
        chat_id=reader.chat_id,
        topic=reader.topic,
        window_start=reader.window_end,
        window_end=end,
        part=0,
        html="",
        silent=silent,
        from_seq=reader.told_seq,
        priority=ALERT if reader.minutes == INSTANT else DIGEST,
    )


def insert_rows(
    db: sqlite3.Connection, rows: Sequence[tuple[NewMessage, int]], own_salt: str, now: datetime
) -> list[NewMessage]:
    """Put messages with their bodies into the outbox as parts of their window; return them as they are there."""
    first, made = 0, []
    for number, (row, body_id) in enumerate(rows):
        part = replace(row, part=first + number)
        if not outbox.insert(db, part, body_id, own_salt, now):
            # The window has parts already: of a clock that was ahead, or corrections of what it told.
            first = outbox.next_part(db, row.subscription_id or 0, row.window_end) - number
            part = replace(row, part=first + number)
            outbox.insert(db, part, body_id, own_salt, now)
        made.append(part)
    return made


def _kept(db: sqlite3.Connection, messages: Sequence[Rendered]) -> list[int]:
    """The ids of the bodies of these messages."""
    ids = []
    for message in messages:
        body_id = keep_body(db, Body(message.html, message.photo))
        told.note(db, body_id, message.told)
        ids.append(body_id)
    return ids
