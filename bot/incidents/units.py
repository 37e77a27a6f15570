"""What one post says about one incident, with all that decides how its count relates to others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.incidents.spans import Span, covered_by, moment_of, window_of
from bot.model import Count, Mode, PostKey, Report, Statement

Pick = Callable[[Report], Count | None]


@dataclass(frozen=True, slots=True)
class Unit:
    """One post's count: its reports never overlap, so their counts are already added up.

    `first` is its first statement with a count. `window` is the window this one totals, `cover` the stretch whose
    earlier counts the whole post includes, `moment` where it belongs on the clock, `places` the names it gives.
    """

    post: PostKey
    first: Statement
    count: Count
    mode: Mode
    window: Span | None
    cover: Span | None
    moment: datetime
    places: frozenset[str]

    def elsewhere(self, other: Unit) -> bool:
        """Whether both name places and none in common."""
        return bool(self.places and other.places) and self.places.isdisjoint(other.places)


def units_of(statements: Sequence[Statement], pick: Pick) -> list[Unit]:
    """The statements of one source that give a count as one unit for each post, in the given order."""
    posts: dict[PostKey, list[Statement]] = {}
    for statement in statements:
        if pick(statement.report) is not None:
            posts.setdefault(statement.post, []).append(statement)
    return [_unit(found, pick) for found in posts.values()]


def plus(one: Count, other: Count) -> Count:
    """Both together."""
    top = None if one.max is None or other.max is None else one.max + other.max
    return Count(one.min + other.min, top, one.about or other.about)


def between(one: Count, other: Count) -> Count:
    """From the larger of both to both together."""
    return replace(plus(one, other), min=max(one.min, other.min))


def wider(one: Count, other: Count) -> Count:
    """The larger of both, bound by bound."""
    top = None if one.max is None or other.max is None else max(one.max, other.max)
    return Count(max(one.min, other.min), top, one.about or other.about)


def _unit(statements: Sequence[Statement], pick: Pick) -> Unit:
    first = statements[0]
    modes = {statement.report.mode for statement in statements}
    return Unit(
        post=first.post,
        first=first,
        count=_together(statements, pick),
        mode=Mode.SO_FAR if Mode.SO_FAR in modes else modes.pop() if len(modes) == 1 else Mode.PLAIN,
        window=window_of(first),
        cover=_cover(statements),
        moment=moment_of(first),
        places=frozenset(place.name for statement in statements for place in statement.report.places),
    )


def _together(statements: Sequence[Statement], pick: Pick) -> Count:
    counts = [count for statement in statements if (count := pick(statement.report)) is not None]
    total = counts[0]
    for count in counts[1:]:
        total = plus(total, count)
    return total


def _cover(statements: Sequence[Statement]) -> Span | None:
    covers = [covered_by(statement) for statement in statements]
    known = [cover for cover in covers if cover is not None]
    if not known or len(known) < len(covers):
        return None
    return min(cover[0] for cover in known), max(cover[1] for cover in known)
