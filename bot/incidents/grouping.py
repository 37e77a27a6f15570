"""Which statements of one region speak about the same stretch of time.

The rules are local: nothing here lets one statement move another that is days away (see bot.incidents.locality).

1. The Ministry's widest windows are anchors. Adjacent or partly overlapping ones stay separate incidents.
2. Every other statement that overlaps anchors joins the one it overlaps most; one without a period joins by its last
   hours first. Only another source's report on a whole day keeps apart from windows much shorter than the day.
3. What is left is taken day by day (noon to noon, Moscow time, by the middle of the period or the time of the post).
   Within a day the widest windows of other sources are anchors in the same way, and the rest joins by overlap.
4. A follow-up only revises: it joins the incident that it overlaps most, on whatever day, and changes no stretch of
   time. Where nothing else is told of its time (that of the post it replies to, else the 12 hours before it) it makes
   no incident. A death in hospital must not become a new attack.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.incidents.spans import (
    FRESH,
    LOOKBACK,
    MOSCOW,
    Span,
    contains,
    is_vague,
    moment_of,
    overlap,
    span_of,
    window_of,
)
from bot.model import Statement

REPLY_REACH = timedelta(hours=36)
"""How far back a follow-up without times can belong to the time of the post it replies to; other posts 12 h."""
DAY_WIDE = timedelta(hours=16)
NOON = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Member:
    """A statement with the stretch it speaks about once the other statements are known."""

    statement: Statement
    span: Span
    fresh: Span
    moment: datetime
    window: Span | None


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of one incident. `span` is the anchor's window, without one the union of the members' spans."""

    span: Span
    members: tuple[Member, ...]


def groups_of(statements: Sequence[Statement], mod_sources: frozenset[str]) -> list[Group]:
    """Part the statements of one region key into incidents; the order of the input does not matter."""
    every = _members(sorted(statements, key=order))
    members = [member for member in every if not member.statement.follow_up]
    anchors = widest({member.window for member in members if member.window and _is_mod(member, mod_sources)})
    anchored, free = _attach(members, anchors, mod_sources)
    groups = [Group(anchor, tuple(found)) for anchor, found in anchored]
    for day in _by_day(free):
        groups += _groups_of_day(day)
    return _revised(groups, [member for member in every if member.statement.follow_up])


def order(statement: Statement) -> tuple[datetime, int, int, int]:
    """Message time, then identity: the order in which the statements of a source revise each other."""
    return (statement.posted, *statement.post, statement.index)


def widest(windows: Iterable[Span]) -> list[Span]:
    """The windows that lie inside no other one, earliest first."""
    found: list[Span] = []
    for window in sorted(set(windows), key=lambda item: (item[0], -item[1].timestamp())):
        if not found or window[1] > found[-1][1]:
            found.append(window)
    return found


def _members(statements: Sequence[Statement]) -> list[Member]:
    windows: dict[str, list[tuple[datetime, datetime]]] = {}
    first: dict[tuple[int, int], Statement] = {}
    for statement in statements:
        window = window_of(statement)
        if window is not None:
            windows.setdefault(statement.source, []).append((window[1], statement.posted))
        first.setdefault((statement.post.channel_id, statement.post.message_id), statement)
    for ends in windows.values():
        ends.sort()
    return [_member(statement, _root(statement, first), windows) for statement in statements]


def _member(statement: Statement, root: Statement, windows: dict[str, list[tuple[datetime, datetime]]]) -> Member:
    start, end = span_of(root)
    fresh = start
    if root.report.period is None and not root.follow_up:
        start = _cut(start, root, windows.get(root.source, []))
        fresh = max(start, end - FRESH)
    return Member(statement, (start, end), (fresh, end), moment_of(root), window_of(statement))


def _cut(start: datetime, statement: Statement, ends: Sequence[tuple[datetime, datetime]]) -> datetime:
    """Where the source's last window before the post ended, if that is later than `start`."""
    position = bisect_left(ends, (statement.posted, statement.posted))
    while position and ends[position - 1][0] > start:
        position -= 1
        end, told = ends[position]
        if told <= statement.posted and end < statement.posted:
            return end
    return start


def _root(statement: Statement, first: dict[tuple[int, int], Statement]) -> Statement:
    """The oldest post up the chain of replies that is near enough to be what a report without times is about."""
    root = statement
    while root.reply_to is not None and is_vague(root):
        parent = first.get((root.post.channel_id, root.reply_to))
        if parent is None or parent.post.message_id >= root.post.message_id:
            break
        if parent.posted < statement.posted - _reply_reach(statement):
            break
        if not statement.posted - REPLY_REACH <= span_of(parent)[1] <= statement.posted:
            break
        root = parent
    return root


def _reply_reach(statement: Statement) -> timedelta:
    return REPLY_REACH if statement.follow_up else LOOKBACK


def _attach(
    members: Sequence[Member], anchors: Sequence[Span], mod_sources: frozenset[str]
) -> tuple[list[tuple[Span, list[Member]]], list[Member]]:
    """Give each member to the anchor it overlaps most; the second result are those that overlap none.

    `anchors` are in order, and none lies inside another.
    """
    found: dict[Span, list[Member]] = {anchor: [] for anchor in anchors}
    # None contains another, so that their ends are in the order of their starts.
    starts, ends = [anchor[0] for anchor in anchors], [anchor[1] for anchor in anchors]
    free = []
    for member in members:
        near: Sequence[Span] = anchors[bisect_right(ends, member.span[0]) : bisect_left(starts, member.span[1])]
        if near and not _is_mod(member, mod_sources):
            near = [anchor for anchor in near if not _too_wide(member.span, anchor)]
        if near:
            found[max(near, key=lambda anchor: _closeness(member, anchor))].append(member)
        else:
            free.append(member)
    return [(anchor, inside) for anchor, inside in found.items() if inside], free


def _closeness(member: Member, anchor: Span) -> tuple[timedelta, timedelta, float]:
    return overlap(member.fresh, anchor), overlap(member.span, anchor), -anchor[0].timestamp()


def _too_wide(span: Span, anchor: Span) -> bool:
    length = span[1] - span[0]
    return length > DAY_WIDE and length >= 1.5 * (anchor[1] - anchor[0])


def _revised(groups: list[Group], follow_ups: Iterable[Member]) -> list[Group]:
    """The groups with the follow-ups that one of them is about; the others are left out."""
    found: list[list[Member]] = [[] for _ in groups]
    for member in follow_ups:
        near = [number for number, group in enumerate(groups) if overlap(member.span, group.span)]
        if near:
            found[max(near, key=lambda number: _closeness(member, groups[number].span))].append(member)
    return [
        Group(group.span, (*group.members, *later)) if later else group
        for group, later in zip(groups, found, strict=True)
    ]


def _is_mod(member: Member, mod_sources: frozenset[str]) -> bool:
    return member.statement.source in mod_sources


def _by_day(members: Iterable[Member]) -> list[list[Member]]:
    days: dict[object, list[Member]] = {}
    for member in members:
        days.setdefault((member.moment.astimezone(MOSCOW) - NOON).date(), []).append(member)
    return list(days.values())


def _groups_of_day(members: Sequence[Member]) -> list[Group]:
    anchored, free = _attach(members, _anchors_of_day(members), frozenset(m.statement.source for m in members))
    return [Group(anchor, tuple(found)) for anchor, found in anchored] + _chained(free)


def _anchors_of_day(members: Sequence[Member]) -> list[Span]:
    """Longest first; a window gives way to one of its own source around it and to any overlapping one of another."""
    windows = {(member.window, member.statement.source) for member in members if member.window}
    anchors: list[tuple[Span, str]] = []
    for window, source in sorted(windows, key=lambda item: (item[0][0] - item[0][1], item)):
        if not any(contains(other, window) if owner == source else overlap(other, window) for other, owner in anchors):
            anchors.append((window, source))
    return sorted({window for window, _ in anchors})


def _chained(members: Sequence[Member]) -> list[Group]:
    groups: list[Group] = []
    for member in sorted(members, key=lambda item: (item.span, order(item.statement))):
        if groups and overlap(groups[-1].span, member.span):
            last = groups[-1]
            span = (last.span[0], max(last.span[1], member.span[1]))
            groups[-1] = Group(span, (*last.members, member))
        else:
            groups.append(Group(member.span, (member,)))
    return groups
