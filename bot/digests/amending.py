"""Corrections for those who were told: as edits of the messages that told them, else as answers to these messages."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Protocol

from bot.digests.content import Correction, Rendered
from bot.digests.split import MAX_ENTITIES, MAX_UNITS, visible_units
from bot.store import told
from bot.store.bodies import Body, keep_body
from bot.store.subscriptions import Subscription

EDITED_FOR: Final = timedelta(hours=48)
"""How old a message may be that is edited or answered; what is older is corrected in the next digest."""
_OPENING: Final = re.compile(r"<[a-z]")
_END_OF_LINE: Final = r"(?=\n|</blockquote>|\Z)"


class Wording(Protocol):
    """Puts corrections into words of a language and a time zone, as HTML."""

    def note(self, correction: Correction, language: str, zone: str) -> str:
        """What is written beneath a line that is no longer right."""
        ...

    def answer(self, corrections: Sequence[Correction], language: str, zone: str) -> Rendered:
        """A message that stands for itself, in answer to the one that told it."""
        ...


@dataclass(frozen=True, slots=True)
class Amendment:
    """One message that is to be corrected: its id, what an answer says, and what it becomes if it can be edited."""

    message_id: int
    answer_id: int
    edited_id: int | None
    incidents: frozenset[int]


@dataclass(slots=True)
class Amender:
    """Finds what each of many readers has to be told about the same corrections; each wording is made once."""

    corrections: Mapping[int, Correction]
    notes: Mapping[int, str]
    wording: Wording
    language: str
    zone: str
    since: datetime
    _lines: dict[int, Mapping[int, str]] = field(default_factory=dict)
    _made: dict[tuple[int, tuple[int, ...]], tuple[int, int | None]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, corrections: Sequence[Correction], wording: Wording, language: str, zone: str, now: datetime
    ) -> Amender:
        by_id = {correction.incident.id: correction for correction in corrections}
        notes = {number: wording.note(item, language, zone) for number, item in by_id.items()}
        return cls(by_id, notes, wording, language, zone, now - EDITED_FOR)

    def amendments(
        self, db: sqlite3.Connection, reader: Subscription, covered: frozenset[int] = frozenset()
    ) -> list[Amendment]:
        """Each correction goes to the latest message that told this reader of its incident, if there is one.

        The reader knows already what `covered` incidents have become.
        """
        wanted = self.corrections.keys() - covered
        newest: dict[int, told.Shown] = {}
        for shown in told.shown_to(db, reader, self.since):
            for number in self._lines_of(db, shown.body_id).keys() & wanted:
                newest[number] = shown
        by_message: dict[told.Shown, list[int]] = {}
        for number, shown in newest.items():
            by_message.setdefault(shown, []).append(number)
        return [self._amendment(db, shown, sorted(numbers)) for shown, numbers in by_message.items()]

    def begin(self) -> None:
        """Forget ids of the database: a transaction that was rolled back has not kept what was made in it."""
        self._made.clear()
        self._lines.clear()

    def _amendment(self, db: sqlite3.Connection, shown: told.Shown, numbers: Sequence[int]) -> Amendment:
        key = (shown.body_id, tuple(numbers))
        if key not in self._made:
            self._made[key] = self._bodies(db, shown.body_id, numbers)
        answer_id, edited_id = self._made[key]
        return Amendment(shown.message_id, answer_id, edited_id, frozenset(numbers))

    def _bodies(self, db: sqlite3.Connection, body_id: int, numbers: Sequence[int]) -> tuple[int, int | None]:
        corrections = [self.corrections[number] for number in numbers]
        answer = self.wording.answer(corrections, self.language, self.zone)
        answer_id = keep_body(db, Body(answer.html))
        told.note(db, answer_id, answer.told)
        lines = dict(self._lines_of(db, body_id))
        html = told.html_of(db, body_id)
        for number in numbers:
            amended = f"{lines[number]}\n   {self.notes[number]}"
            place = re.search(re.escape(lines[number]) + _END_OF_LINE, html)
            if place is None:
                return answer_id, None
            html = html[: place.start()] + amended + html[place.end() :]
            lines[number] = amended
        if visible_units(html) > MAX_UNITS or len(_OPENING.findall(html)) > MAX_ENTITIES:
            return answer_id, None
        edited_id = keep_body(db, Body(html))
        told.note(db, edited_id, lines.items())
        return answer_id, edited_id

    def _lines_of(self, db: sqlite3.Connection, body_id: int) -> Mapping[int, str]:
        if body_id not in self._lines:
            self._lines[body_id] = told.lines_of(db, body_id)
        return self._lines[body_id]
