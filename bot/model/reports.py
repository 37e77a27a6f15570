"""What one post states: the result of reading, before anything is joined with other posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a post is, strongest first: where several fit, the first one is given."""

    INCIDENT = "incident"
    FOLLOW_UP = "follow_up"
    RECAP = "recap"
    ALL_CLEAR = "all_clear"
    WARNING = "warning"
    OTHER = "other"
    UNREAD = "unread"


class Event(StrEnum):
    """interception: UAVs were stopped; impact: a UAV or its debris fell, hit, damaged or hurt."""

    INTERCEPTION = "interception"
    IMPACT = "impact"


class Mode(StrEnum):
    """How a count relates to the same source's earlier ones: stands alone, adds ("more"), replaces ("so far")."""

    PLAIN = "plain"
    MORE = "more"
    SO_FAR = "so_far"


class Basis(StrEnum):
    """Where a period comes from: clock times in the text, or only a word for a part of the day."""

    STATED = "stated"
    NIGHT = "night"
    DAY = "day"
    MORNING = "morning"
    EVENING = "evening"
    PAST_DAY = "past_day"


class PlaceKind(StrEnum):
    DISTRICT = "district"
    SETTLEMENT = "settlement"
    CITY_DISTRICT = "city_district"
    STREET = "street"


@dataclass(frozen=True, slots=True)
class Count:
    """A number of UAVs as stated: `max` None means "at least min"; `about` marks a rounded figure.

    "Not stated" is never a Count: it is None where a Count could stand.
    """

    min: int
    max: int | None
    about: bool = False

    @classmethod
    def exact(cls, number: int) -> Count:
        return cls(number, number)

    @property
    def top(self) -> int:
        """The largest number that was actually said."""
        return self.min if self.max is None else self.max


@dataclass(frozen=True, slots=True)
class Period:
    """When the events happened. `start`/`end` are aware; both None when only a part of the day is named."""

    start: datetime | None
    end: datetime | None
    basis: Basis


@dataclass(frozen=True, slots=True)
class Place:
    """A named place in the nominative, in Russian, without its type word. Never finer than a street by name.

    `lat`/`lon` are of the settlement or the district's seat and None where the gazetteer has none.
    """

    name: str
    kind: PlaceKind
    region: str | None
    lat: float | None = None
    lon: float | None = None
    houses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One event as one post tells it. Reports of a post never overlap: their counts add up to the post's total.

    `regions` are ISO 3166-2 codes, `seas` Russian names. None means "not stated", 0 and False mean that the text
    denies it. `evidence` holds half-open spans in code points of the post's text. `claimant` is "mod" when a regional
    channel passes on the Ministry's statement.
    """

    event: Event
    regions: tuple[str, ...] = ()
    seas: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    downed: Count | None = None
    attacked: Count | None = None
    mode: Mode = Mode.PLAIN
    killed: int | None = None
    injured: int | None = None
    damage: bool | None = None
    responders: bool | None = None
    shelters: bool | None = None
    period: Period | None = None
    claimant: str | None = None
    template: str = ""
    evidence: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class WiderTotal:
    """A later total over a wider period or more regions ("all night: 71"); never added to the reports."""

    downed: Count
    regions: tuple[str, ...] = ()
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one post version.

    `total` is the count a post gives for all its reports together where it does not equal their sum, else None.
    """

    verdict: Verdict
    reports: tuple[Report, ...] = ()
    wider: tuple[WiderTotal, ...] = ()
    total: Count | None = None
