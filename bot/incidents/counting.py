"""The figure of one source about one incident: adding what adds, replacing what replaces, never twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.incidents.spans import Span, contains, covered_by, moment_of, overlap, window_of
from bot.model import Count, Mode, PostKey, Report, Statement

GRACE = timedelta(hours=1)
"""A count posted this long after a window's end can still be part of the window's total."""

Pick = Callable[[Report], Count | None]


@dataclass(frozen=True, slots=True)
class Unit:
    """What one post says about one incident: its reports never overlap, so their counts are already added up."""

    post: PostKey
    posted: datetime
    statements: tuple[Statement, ...]
    count: Count | None
    mode: Mode

    @property
    def first(self) -> Statement:
        return self.statements[0]


class Relation(Enum):
    """How a later count of a source relates to an earlier one that still stands."""

    REPLACES = auto()
    ADDS = auto()
    WITHIN = auto()
    UNCLEAR = auto()


@dataclass(frozen=True, slots=True)
class Tally:
    """A source's figure, and whether it had to be left open between the largest single count and the sum."""

    count: Count | None
    unclear: bool = False


def units_of(statements: Sequence[Statement], pick: Pick) -> list[Unit]:
    """The statements of one source as one unit for each post, in the given order."""
    posts: dict[PostKey, list[Statement]] = {}
    for statement in statements:
        posts.setdefault(statement.post, []).append(statement)
    return [_unit(tuple(found), pick) for found in posts.values()]


def tally(units: Sequence[Unit]) -> Tally:
    """Fold one source's posts, oldest first, into its figure.

    Marked increments add; counts of disjoint stated windows add; marked totals replace all before them (within their
    window, if they give one), as does a window's total for what lies inside it and a follow-up for everything; a
    repeat changes nothing; any other count leaves a range from the largest single one to the sum.
    """
    seen: list[tuple[Unit, bool]] = []
    entries: list[tuple[Unit, Relation]] = []
    for unit in units:
        if unit.count is None:
            continue
        standing = [entry for entry, _ in entries]
        copy = any(_copies(unit, earlier, original) for earlier, original in seen)
        if not copy and not any(_restates(unit, earlier) for earlier in standing) and not _echoes(unit, entries):
            entries = [entry for entry in entries if relation(unit, entry[0]) is not Relation.REPLACES]
            entries.append((unit, _joint_relation(unit, [entry for entry, _ in entries])))
        seen.append((unit, not copy))
    return _total(entries)


def relation(later: Unit, earlier: Unit) -> Relation:
    """How a later count that is no repeat relates to one earlier count."""
    if later.mode is Mode.MORE:
        return Relation.ADDS
    if later.first.follow_up:
        return Relation.REPLACES
    cover = _cover(later)
    if later.mode is Mode.SO_FAR:
        return Relation.REPLACES if cover is None or _inside(earlier, cover) else Relation.UNCLEAR
    if _elsewhere(later, earlier):
        return Relation.UNCLEAR
    return _by_windows(later, earlier, cover)


def _by_windows(later: Unit, earlier: Unit, cover: Span | None) -> Relation:
    window, earlier_window = window_of(later.first), window_of(earlier.first)
    if window is not None and earlier_window is not None and not overlap(window, earlier_window):
        return Relation.ADDS
    if cover is not None and _inside(earlier, cover):
        return Relation.REPLACES
    if window is not None and earlier_window is not None and contains(earlier_window, window):
        return Relation.WITHIN
    return Relation.UNCLEAR


def _joint_relation(unit: Unit, entries: Sequence[Unit]) -> Relation:
    """The relation to all that stands: part of one of them, or else certain only if it is the same to each."""
    relations = {relation(unit, entry) for entry in entries}
    if Relation.WITHIN in relations:
        return Relation.WITHIN
    if not relations:
        return Relation.ADDS
    return relations.pop() if len(relations) == 1 else Relation.UNCLEAR


def _total(entries: Sequence[tuple[Unit, Relation]]) -> Tally:
    total: Count | None = None
    unclear = False
    for unit, how in entries:
        count = unit.count
        if total is None or count is None:
            total = count
        elif how is Relation.ADDS:
            total = _plus(total, count)
        elif how is Relation.WITHIN:
            total = _wider(total, count)
        else:
            total = _range(total, count)
            unclear = True
    return Tally(total, unclear)


def _unit(statements: tuple[Statement, ...], pick: Pick) -> Unit:
    count: Count | None = None
    for statement in statements:
        stated = pick(statement.report)
        if stated is not None:
            count = stated if count is None else _plus(count, stated)
    counted = tuple(statement for statement in statements if pick(statement.report) is not None) or statements
    modes = {statement.report.mode for statement in counted}
    mode = Mode.SO_FAR if Mode.SO_FAR in modes else modes.pop() if len(modes) == 1 else Mode.PLAIN
    return Unit(statements[0].post, statements[0].posted, counted, count, mode)


def _copies(unit: Unit, earlier: Unit, original: bool) -> bool:
    """The same words again: another channel's copy of an original, an album twin, a reply that quotes the figures."""
    if unit.count != earlier.count:
        return False
    if unit.post.channel_id != earlier.post.channel_id:
        return original and unit.mode is earlier.mode
    if unit.first.album is not None and unit.first.album == earlier.first.album:
        return True
    return unit.first.reply_to == earlier.post.message_id and unit.mode is not Mode.MORE


def _restates(unit: Unit, earlier: Unit) -> bool:
    """The same count for the same stated stretch, not told of another place."""
    if unit.count != earlier.count or unit.mode is Mode.MORE or _elsewhere(unit, earlier):
        return False
    period, other = unit.first.report.period, earlier.first.report.period
    if period is not None and period == other and (period.start or period.end):
        return True
    cover = _cover(unit)
    return cover is not None and cover == _cover(earlier)


def _echoes(unit: Unit, entries: Sequence[tuple[Unit, Relation]]) -> bool:
    """A follow-up that only recalls a figure already given."""
    if not unit.first.follow_up or unit.mode is Mode.MORE:
        return False
    return unit.count == _total(entries).count or any(unit.count == entry.count for entry, _ in entries)


def _cover(unit: Unit) -> Span | None:
    covers = [covered_by(statement) for statement in unit.statements]
    known = [cover for cover in covers if cover is not None]
    if not known or len(known) < len(covers):
        return None
    return min(cover[0] for cover in known), max(cover[1] for cover in known)


def _inside(unit: Unit, cover: Span) -> bool:
    window = window_of(unit.first)
    if window is not None:
        return contains(cover, window)
    return cover[0] <= moment_of(unit.first) <= cover[1] + GRACE


def _elsewhere(one: Unit, other: Unit) -> bool:
    """Whether both name places and none in common."""
    mine, theirs = _places(one), _places(other)
    return bool(mine and theirs) and not mine & theirs


def _places(unit: Unit) -> set[str]:
    return {place.name for statement in unit.statements for place in statement.report.places}


def _plus(one: Count, other: Count) -> Count:
    top = None if one.max is None or other.max is None else one.max + other.max
    return Count(one.min + other.min, top, one.about or other.about)


def _range(one: Count, other: Count) -> Count:
    return replace(_plus(one, other), min=max(one.min, other.min))


def _wider(one: Count, other: Count) -> Count:
    top = None if one.max is None or other.max is None else max(one.max, other.max)
    return Count(max(one.min, other.min), top, one.about or other.about)
