"""What a reader of an incident is told again."""

from __future__ import annotations

from bot.incidents import Change, ChangeKind, changes
from bot.model import Count
from tests.incidents.builders import MINISTRY, only, report, said, window

GOVERNOR = "demo_governor"
NIGHT = window("7 23:00", "8 07:00")
FIRST = said(GOVERNOR, "8 02:00", report(12, injured=0), message=10)


def test_equal_incidents_have_no_changes() -> None:
    assert changes(only(FIRST), only(FIRST)) == ()
    assert changes(None, None) == ()


def test_appearance_and_disappearance() -> None:
    incident = only(FIRST)

    assert changes(None, incident) == (Change(ChangeKind.APPEARED, GOVERNOR, None, Count.exact(12)),)
    assert changes(incident, None) == (Change(ChangeKind.GONE, GOVERNOR, Count.exact(12), None),)


def test_edit_that_corrects_the_count() -> None:
    edited = said(GOVERNOR, "8 02:00", report(9, injured=0), message=10, version=2)

    assert changes(only(FIRST), only(edited)) == (Change(ChangeKind.DOWNED, GOVERNOR, Count.exact(12), Count.exact(9)),)


def test_new_source_below_the_headline_is_told_as_its_own_figure() -> None:
    ministry = said(MINISTRY, "8 07:20", report(10, period=NIGHT))

    assert changes(only(FIRST), only(FIRST, ministry)) == (
        Change(ChangeKind.SOURCE_DOWNED, "mod", None, Count.exact(10)),
    )


def test_new_source_that_takes_the_headline_is_told_once() -> None:
    ministry = said(MINISTRY, "8 07:20", report(15, period=NIGHT))

    assert changes(only(FIRST), only(FIRST, ministry)) == (
        Change(ChangeKind.DOWNED, "mod", Count.exact(12), Count.exact(15)),
    )


def test_deletion_is_told_with_the_figure_that_fell_away() -> None:
    ministry = said(MINISTRY, "8 07:20", report(9, period=NIGHT))
    deleted = said(GOVERNOR, "8 02:00", report(12, injured=0), message=10, withdrawn=True)

    assert changes(only(FIRST, ministry), only(deleted, ministry)) == (
        Change(ChangeKind.WITHDRAWN, GOVERNOR, Count.exact(12), None),
        Change(ChangeKind.DOWNED, "mod", Count.exact(12), Count.exact(9)),
        Change(ChangeKind.INJURED, None, 0, None),
    )


def test_consequences_of_a_follow_up() -> None:
    later = said(GOVERNOR, "8 05:00", report(killed=1, injured=2, damage=True), follow_up=True)

    assert changes(only(FIRST), only(FIRST, later)) == (
        Change(ChangeKind.KILLED, None, None, 1),
        Change(ChangeKind.INJURED, None, 0, 2),
        Change(ChangeKind.DAMAGE, None, None, True),
    )
