"""What the record holds: statements of sources, joined into incidents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.model.posts import PostKey
from bot.model.reports import Count, Place, Report


class Flag(StrEnum):
    """Doubts worth showing to a careful reader; they never change a figure."""

    UNMARKED_SUM = "unmarked_sum"
    BREAKDOWN_MISMATCH = "breakdown_mismatch"
    ABOVE_MINISTRY = "above_ministry"
    OVERLAPPING_WINDOWS = "overlapping_windows"
    REGION_WITHOUT_CHANNEL = "region_without_channel"
    UNUSUAL_COUNT = "unusual_count"


@dataclass(frozen=True, slots=True)
class Statement:
    """One report of one post version together with who said it and when: the input of joining.

    `source` is the key under which figures of one office are compared ("mod" or a lower-case handle); a report with
    a claimant has the claimant as its source. `posted` is aware UTC. `withdrawn` marks a deleted post.
    """

    post: PostKey
    version: int
    index: int
    source: str
    channel: str
    posted: datetime
    report: Report
    follow_up: bool = False
    reply_to: int | None = None
    album: int | None = None
    link: str | None = None
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """Consequences as the latest statement of one source gives them; None = not stated, 0/False = denied."""

    downed: Count | None = None
    attacked: Count | None = None
    killed: int | None = None
    injured: int | None = None
    damage: bool | None = None
    responders: bool | None = None
    shelters: bool | None = None


@dataclass(frozen=True, slots=True)
class SourceFigure:
    """What one source says about one incident, and the posts that say it (oldest first)."""

    source: str
    channel: str
    figure: Figure
    statements: tuple[Statement, ...]
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Incident:
    """What is held to have happened in one region (or, for a total without breakdown, several) over one stretch.

    `regions` has ISO 3166-2 codes (or one sea name); more than one marks a multi-region report that is shown beside
    the regions' own incidents and never split. `figure` is the headline: the largest single-source figures, with
    `headline_source` naming whose count it is (None without a count). `id` is 0 until stored.
    """

    regions: tuple[str, ...]
    start: datetime
    end: datetime
    figure: Figure
    headline_source: str | None
    places: tuple[Place, ...]
    sources: tuple[SourceFigure, ...]
    flags: tuple[Flag, ...] = ()
    id: int = 0

    @property
    def withdrawn(self) -> bool:
        return all(source.withdrawn for source in self.sources)
