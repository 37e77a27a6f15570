"""Casualties and damage of one incident: who was told to be hurt where, and what a later "none" takes back.

The latest statement of a source about a place holds. What a source says about one place never takes back what it
said about another; what it says about the whole region does. Numbers of places that are surely apart add, of others
the larger one stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.model import Figure, Mode, Place, PlaceKind, PostKey, Report, Statement

Levels = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""Names of districts, of settlements, and of what is finer."""
Pick = Callable[[Report], int | None]

_LEVEL: Final = {PlaceKind.DISTRICT: 0, PlaceKind.SETTLEMENT: 1}
_FINER: Final = 2
_REGION: Final[Levels] = (frozenset(), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class _Told:
    """A number that one post gives about some places. `more`: said of further UAVs only, whatever came before."""

    post: PostKey
    about: Levels
    number: int
    more: bool


def consequences(statements: Sequence[Statement]) -> Figure:
    """What one source, its statements oldest first, says about casualties and damage; its counts are not looked at.

    None means that no post states it; 0 and False that what holds of the source's posts denies it.
    """
    about = _subjects(statements)
    damage = _total(statements, about, _damage_of)
    return Figure(
        killed=_total(statements, about, lambda report: report.killed),
        injured=_total(statements, about, lambda report: report.injured),
        damage=None if damage is None else damage > 0,
        responders=True if any(statement.report.responders for statement in statements) else None,
        shelters=True if any(statement.report.shelters for statement in statements) else None,
    )


def worst_of(figures: Iterable[Figure]) -> Figure:
    """Across sources nothing adds and none takes back what another says: the largest that one of them states."""
    worst = Figure()
    for figure in figures:
        worst = replace(
            worst,
            killed=_larger(worst.killed, figure.killed),
            injured=_larger(worst.injured, figure.injured),
            damage=_either(worst.damage, figure.damage),
            responders=_either(worst.responders, figure.responders),
            shelters=_either(worst.shelters, figure.shelters),
        )
    return worst


def _total(statements: Sequence[Statement], about: Sequence[Levels], pick: Pick) -> int | None:
    """The sum of the largest numbers that are surely about different people; None where no post gives one."""
    standing = _standing(statements, about, pick)
    if not standing:
        return None
    taken: list[_Told] = []
    # Of equal numbers the latest goes first, so that a post said twice is taken whole, once.
    standing.reverse()
    for told in sorted(standing, key=lambda item: -item.number):
        if told.number and all(told.post == other.post or _apart(told, other) for other in taken):
            taken.append(told)
    return sum(told.number for told in taken)


def _standing(statements: Sequence[Statement], about: Sequence[Levels], pick: Pick) -> list[_Told]:
    """The numbers that no later post replaces."""
    posts: dict[PostKey, list[_Told]] = {}
    for statement, levels in zip(statements, about, strict=True):
        number = pick(statement.report)
        if number is not None:
            told = _Told(statement.post, levels, number, statement.report.mode is Mode.MORE)
            posts.setdefault(statement.post, []).append(told)
    standing: list[_Told] = []
    for found in posts.values():
        if any(not later.more for later in found):
            standing = [told for told in standing if not any(_replaces(later, told) for later in found)]
        standing += found
    return standing


def _replaces(later: _Told, earlier: _Told) -> bool:
    """Whether what is said later is about all that the earlier number was about."""
    if later.more:
        return False
    finest = max((level for level, names in enumerate(later.about) if names), default=None)
    if finest is None:
        return True
    return bool(earlier.about[finest]) and earlier.about[finest] <= later.about[finest]


def _apart(one: _Told, other: _Told) -> bool:
    """Whether both name places of the same kind and none in common, within one district or settlement or not."""
    for mine, theirs in zip(one.about, other.about, strict=True):
        if not mine or not theirs:
            continue
        if mine.isdisjoint(theirs):
            return True
        if len(mine | theirs) > 1:
            return False
    return False


def _subjects(statements: Sequence[Statement]) -> list[Levels]:
    """What each statement is about; one that names no place is about what the post says to which it replies."""
    of_posts: dict[PostKey, Levels] = {}
    found = []
    for statement in statements:
        about = _levels(statement.report.places)
        if about == _REGION and statement.reply_to is not None:
            about = of_posts.get(PostKey(statement.post.channel_id, statement.reply_to), _REGION)
        found.append(about)
        of_posts[statement.post] = _union(of_posts.get(statement.post, _REGION), about)
    return found


def _levels(places: Iterable[Place]) -> Levels:
    names: tuple[set[str], set[str], set[str]] = (set(), set(), set())
    for place in places:
        names[_LEVEL.get(place.kind, _FINER)].add(place.name)
    return frozenset(names[0]), frozenset(names[1]), frozenset(names[2])


def _union(one: Levels, other: Levels) -> Levels:
    return one[0] | other[0], one[1] | other[1], one[2] | other[2]


def _damage_of(report: Report) -> int | None:
    return None if report.damage is None else int(report.damage)


def _larger(one: int | None, other: int | None) -> int | None:
    return other if one is None else one if other is None else max(one, other)


def _either(one: bool | None, other: bool | None) -> bool | None:
    return other if one is None else one if other is None else one or other
