"""The facts a digest or an answer is rendered from, and what rendering asks of other rooms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.model import Incident


class RegionNames(Protocol):
    """Names of regions by ISO 3166-2 code; a sea is its own code."""

    def name(self, code: str, language: str, short: bool = False) -> str: ...


class Change(Protocol):
    """One thing that differs between two revisions of an incident.

    `kind` is downed | source_downed (values Count or None) | killed | injured (int or None) | damage (bool or None),
    or withdrawn | restored | gone, whose values are not shown; any other word reads as "details specified". `source`
    is the key of the source that changed its statement, None where the change is not of one source.
    """

    @property
    def kind(self) -> str: ...
    @property
    def source(self) -> str | None: ...
    @property
    def old(self) -> object: ...
    @property
    def new(self) -> object: ...


GRACE = timedelta(minutes=15)
"""How far behind a channel usually may be before it counts as not read."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a channel was read. `region` is None for federal channels; `read_to` None: never read.

    `grace` is how far behind the channel may be before it counts as not read.
    """

    channel: str
    office: str
    region: str | None
    read_from: datetime | None
    read_to: datetime | None
    grace: timedelta = GRACE

    def is_read(self, at: datetime) -> bool:
        """Whether the channel was read up to a moment, but for the grace."""
        return self.read_to is not None and at - self.read_to <= self.grace


@dataclass(frozen=True, slots=True)
class Correction:
    """An incident told before that has changed since: what it is now, what changed, and when (aware UTC)."""

    incident: Incident
    changes: tuple[Change, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class DigestContent:
    """What one digest tells. `incidents` are of one region each, `multi_region` are totals never split.

    `note` is the key of a text that says how this digest came about, such as late. With `coverage` a digest without
    news says up to when the channels were read. `told_before` are ids of incidents that an alert to the same chat has
    told already.
    """

    window_start: datetime
    window_end: datetime
    incidents: tuple[Incident, ...] = ()
    corrections: tuple[Correction, ...] = ()
    coverage_gaps: tuple[Coverage, ...] = ()
    multi_region: tuple[Incident, ...] = ()
    demo: bool = False
    note: str | None = None
    coverage: tuple[Coverage, ...] = ()
    told_before: frozenset[int] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Nothing new to tell; gaps in coverage alone are no news."""
        return not (self.incidents or self.multi_region or self.corrections)


@dataclass(frozen=True, slots=True)
class Rendered:
    """One message of a digest. `told` are incidents with the lines of `html` that tell of them."""

    html: str
    photo: bytes | None = None
    told: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ReaderStyle:
    """How one reader is written to. Equal styles give equal texts for equal content."""

    language: str
    zone: ZoneInfo
