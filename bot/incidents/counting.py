"""The figure of one source about one incident: adding what adds, replacing what replaces, never twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto

from bot.incidents.repeats import Said, can_restate, restates
from bot.incidents.spans import Span, contains, overlap
from bot.incidents.units import Unit, between, plus, wider
from bot.model import Count, Mode

GRACE = timedelta(hours=1)
"""A count posted this long after a window's end can still be part of the window's total."""


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


def tally(units: Sequence[Unit]) -> Tally:
    """Fold one source's posts, oldest first, into its figure.

    Marked increments add; counts of disjoint stated windows add; marked totals replace all before them (within their
    window, if they give one), as does a window's total for what lies inside it and a follow-up for everything; a
    repeat changes nothing; any other count leaves a range from the largest single one to the sum.
    """
    said, standing = Said(), _Standing()
    for unit in units:
        copy = said.copies(unit)
        if not copy and not standing.restated_by(unit) and not standing.echoed_by(unit):
            standing.take(unit)
        said.note(unit, copy=copy)
    return standing.total


def relation(later: Unit, earlier: Unit) -> Relation:
    """How a later count that is no repeat relates to one earlier count."""
    if later.mode is Mode.MORE:
        return Relation.ADDS
    if later.first.follow_up:
        return Relation.REPLACES
    if later.mode is Mode.SO_FAR:
        return Relation.REPLACES if later.cover is None or _inside(earlier, later.cover) else Relation.UNCLEAR
    if later.elsewhere(earlier):
        return Relation.UNCLEAR
    return _by_windows(later, earlier)


class _Standing:
    """The counts that stand, in the order in which they came, and their total."""

    def __init__(self) -> None:
        self.total = Tally(None)
        self._entries: list[tuple[Unit, Relation]] = []
        self._by_count: dict[Count, list[Unit]] = {}

    def restated_by(self, unit: Unit) -> bool:
        return can_restate(unit) and any(restates(unit, earlier) for earlier in self._by_count.get(unit.count, ()))

    def echoed_by(self, unit: Unit) -> bool:
        """Whether it is a follow-up that only recalls a figure already given."""
        if not unit.first.follow_up or unit.mode is Mode.MORE:
            return False
        return unit.count == self.total.count or unit.count in self._by_count

    def take(self, unit: Unit) -> None:
        """Let a count that is no repeat replace what it replaces and stand beside the rest."""
        if _can_replace(unit):
            kept = [entry for entry in self._entries if relation(unit, entry[0]) is not Relation.REPLACES]
            if len(kept) < len(self._entries):
                self._begin_with(kept)
        self._add(unit, self._relation_to_all(unit))

    def _begin_with(self, entries: Sequence[tuple[Unit, Relation]]) -> None:
        self.total = Tally(None)
        self._entries = []
        self._by_count = {}
        for unit, how in entries:
            self._add(unit, how)

    def _add(self, unit: Unit, how: Relation) -> None:
        self.total = _with(self.total, unit.count, how)
        self._entries.append((unit, how))
        self._by_count.setdefault(unit.count, []).append(unit)

    def _relation_to_all(self, unit: Unit) -> Relation:
        """The relation to all that stands: part of one of them, or else certain only if it is the same to each."""
        if not self._entries or unit.mode is Mode.MORE:
            return Relation.ADDS
        if unit.window is None or unit.mode is Mode.SO_FAR:
            return Relation.UNCLEAR
        relations = {relation(unit, entry) for entry, _ in self._entries}
        if Relation.WITHIN in relations:
            return Relation.WITHIN
        return relations.pop() if len(relations) == 1 else Relation.UNCLEAR


def _can_replace(unit: Unit) -> bool:
    """Whether there are counts that this one would replace; without a look at them all, since most cannot."""
    if unit.mode is Mode.MORE:
        return False
    return unit.first.follow_up or unit.mode is Mode.SO_FAR or unit.cover is not None


def _by_windows(later: Unit, earlier: Unit) -> Relation:
    if later.window is not None and earlier.window is not None and not overlap(later.window, earlier.window):
        return Relation.ADDS
    if later.cover is not None and _inside(earlier, later.cover):
        return Relation.REPLACES
    if later.window is not None and earlier.window is not None and contains(earlier.window, later.window):
        return Relation.WITHIN
    return Relation.UNCLEAR


def _with(total: Tally, count: Count, how: Relation) -> Tally:
    if total.count is None:
        return Tally(count)
    if how is Relation.ADDS:
        return Tally(plus(total.count, count), total.unclear)
    if how is Relation.WITHIN:
        return Tally(wider(total.count, count), total.unclear)
    return Tally(between(total.count, count), unclear=True)


def _inside(unit: Unit, cover: Span) -> bool:
    if unit.window is not None:
        return contains(cover, unit.window)
    return cover[0] <= unit.moment <= cover[1] + GRACE
