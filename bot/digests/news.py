"""What of the record's changes is news, and what is a correction of something already told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.digests.content import Correction
from bot.incidents import Change, changes
from bot.incidents.changes import ChangeKind
from bot.model import Incident, PostKey, Report, Statement
from bot.store.incidents import Revised

NEWS_FOR = timedelta(hours=48)
CORRECTED_FOR = timedelta(days=7)
"""How long after its end an incident is news, and its corrections are: an import of old posts tells nobody."""


def news_of(revised: Iterable[Revised], window_start: datetime) -> tuple[list[Incident], list[Correction]]:
    """Incidents to tell (new ones, and those that further posts have changed) and corrections of told ones.

    It is a correction when a post behind the told facts was edited, deleted or read anew. An incident whose posts
    went over into another one is no news: the other one is.
    """
    told: list[Incident] = []
    corrections: list[Correction] = []
    for item in revised:
        if item.before is None:
            if item.after is not None and not item.after.withdrawn and item.after.end >= window_start - NEWS_FOR:
                told.append(item.after)
            continue
        if item.before.end < window_start - CORRECTED_FOR:
            continue
        differences = differences_of(item)
        if not differences:
            continue
        former, present = _versions(item.before), _versions(item.after)
        stayed = {post: version for post, version in former.items() if post not in item.moved}
        edited = any(present.get(post) != version for post, version in stayed.items())
        if edited or _read_anew(item.before, item.after):
            corrections.append(Correction(item.after or item.before, differences, item.at))
        elif item.after is not None:
            told.append(item.after)
    return told, corrections


def differences_of(item: Revised) -> tuple[Change, ...]:
    """What is worth telling of a change to somebody who was told before; nothing where another incident tells it."""
    if item.before is None or item.absorbed:
        return ()
    after = item.after
    found = changes(item.before, after)
    if after is None or not after.withdrawn:
        return found
    # Nothing is stated any more: that the figures have gone too says nothing new.
    return tuple(change for change in found if change.kind is ChangeKind.WITHDRAWN)


def _versions(incident: Incident | None) -> dict[PostKey, tuple[int, bool]]:
    """For each post behind an incident, which version speaks and whether it was withdrawn."""
    if incident is None:
        return {}
    return {statement.post: (statement.version, statement.withdrawn) for statement in _statements(incident)}


def _read_anew(before: Incident, after: Incident | None) -> bool:
    """Whether the same version of a post says something else now: the reader has changed and not the source."""
    if after is None:
        return False
    former = {(item.post, item.version, item.index): item.report for item in _statements(before)}
    return any(
        _told(former[key]) != _told(item.report)
        for item in _statements(after)
        if (key := (item.post, item.version, item.index)) in former
    )


def _told(report: Report) -> Report:
    return replace(report, template="", evidence=())


def _statements(incident: Incident) -> Iterable[Statement]:
    return (statement for source in incident.sources for statement in source.statements)
