"""The facts behind one incident: each statement with the words that prove it, each state the record was in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.digests.content import Coverage
from bot.incidents import Change
from bot.model import Flag, Incident, PostKey, Statement


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement, the words of its post version that prove it (may be empty), and which reader found them.

    `seen` is when that version was fetched, `edited` when its source edited it; all None where it is not stored.
    """

    statement: Statement
    quotes: tuple[str, ...] = ()
    reader: str | None = None
    edited: datetime | None = None
    seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class PostVersion:
    """The version of a post that came into an incident, or out of it."""

    channel: str
    key: PostKey
    version: int
    link: str | None
    left: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One revision: when, what became different (empty for the first one), and because of which post versions."""

    seq: int
    at: datetime
    gone: bool
    incident: Incident
    changes: tuple[Change, ...]
    posts: tuple[PostVersion, ...]


class ReadState(StrEnum):
    """How much of a stretch of time a channel was read."""

    WHOLE = "whole"
    PARTLY = "partly"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Chain:
    """All that an incident rests on. `successors` are the incidents that have the posts of one that is gone."""

    incident: Incident
    flags: tuple[Flag, ...]
    proofs: tuple[Proof, ...]
    steps: tuple[Step, ...]
    coverage: tuple[tuple[Coverage, ReadState], ...]
    gone: bool = False
    successors: tuple[int, ...] = ()

    @property
    def readers(self) -> tuple[str, ...]:
        """The versions of the readers that read the posts behind it, each once."""
        return tuple(dict.fromkeys(proof.reader for proof in self.proofs if proof.reader is not None))


def read_state(coverage: Coverage, start: datetime, end: datetime) -> ReadState:
    """Whether silence of a channel between two moments means that it reported nothing."""
    if coverage.read_from is None or coverage.read_to is None:
        return ReadState.NOT
    if coverage.read_from <= start and coverage.read_to >= end:
        return ReadState.WHOLE
    return ReadState.PARTLY if coverage.read_from < end and coverage.read_to > start else ReadState.NOT


def covered(coverage: Iterable[Coverage], start: datetime, end: datetime) -> tuple[tuple[Coverage, ReadState], ...]:
    """Each channel with how much of the stretch it was read."""
    return tuple((item, read_state(item, start, end)) for item in coverage)


def new_posts(before: Incident | None, after: Incident) -> tuple[PostVersion, ...]:
    """The post versions that stand behind `after` and not behind `before`, then those that no longer do."""
    known = set() if before is None else set(_versions(before))
    now = set(_versions(after))
    came = [item for item in _versions(after) if item not in known]
    keys = {item.key for item in now}
    left = [] if before is None else [item for item in _versions(before) if item.key not in keys]
    gone = [PostVersion(item.channel, item.key, item.version, item.link, left=True) for item in left]
    return (*came, *gone)


def _versions(incident: Incident) -> list[PostVersion]:
    statements = (statement for source in incident.sources for statement in source.statements)
    # A deletion is a new state of a post although its version stays.
    found = {
        PostVersion(item.channel, item.post, item.version, item.link, left=item.withdrawn): None for item in statements
    }
    return list(found)
