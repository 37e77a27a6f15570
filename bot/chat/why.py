"""/why: what an incident rests on, from its figures down to the words of the posts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from bot.channels import Channels
from bot.chat.contract import Answer
from bot.chat.coverage import coverage_of
from bot.chat.desk import Turn
from bot.digests import Coverage, ReaderStyle
from bot.digests.chain import Chain, Proof, ReadState, Step, covered, new_posts
from bot.digests.quoting import Stems, known_names, quotes, stems
from bot.digests.render_why import render_why
from bot.incidents import changes
from bot.model import Channel, Incident, Statement
from bot.places.regions import SEAS, Regions
from bot.record.doubts import flags_now
from bot.store import history
from bot.store.history import Revision

_LARGEST_ID: Final = 10**12


async def why_command(turn: Turn, rest: str) -> Sequence[Answer]:
    """ID: the chain behind one incident, also behind one that is gone."""
    digits = rest.removeprefix("№").removeprefix("#").strip()
    if not (digits.isascii() and digits.isdigit() and int(digits[:13]) < _LARGEST_ID):
        return [turn.answer(turn.text("chat-which-incident"))]
    desk = turn.desk
    chain = await desk.database.read(lambda db: chain_of(db, int(digits), desk.channels, desk.regions))
    if chain is None:
        return [turn.answer(turn.text("chat-no-incident", id=digits))]
    kinds = {channel.handle.lower(): channel.kind for channel in desk.channels}
    style = ReaderStyle(turn.language, turn.zone)
    parts = render_why(chain, style, desk.texts, desk.regions, as_of=turn.now, kinds=kinds)
    return [turn.answer(part) if number == 0 else Answer(part) for number, part in enumerate(parts)]


def chain_of(db: sqlite3.Connection, incident_id: int, channels: Channels, regions: Regions) -> Chain | None:
    """Everything the record knows about how it came to an incident; None for an id it never gave."""
    revisions = history.revisions(db, incident_id)
    if not revisions:
        return None
    last = revisions[-1]
    incident = last.incident
    known = known_names(regions)
    concerned = {channel.handle: channel for code in incident.regions for channel in channels.of_region(code)}
    return Chain(
        incident=incident,
        flags=incident.flags if last.gone else flags_now(db, incident),
        proofs=tuple(_proof(db, statement, known, regions) for statement in _statements(incident)),
        steps=tuple(_steps(revisions)),
        coverage=_coverage(db, concerned.values(), incident),
        gone=last.gone,
        successors=tuple(history.incidents_of(db, incident)) if last.gone else (),
    )


def _coverage(
    db: sqlite3.Connection, channels: Iterable[Channel], incident: Incident
) -> tuple[tuple[Coverage, ReadState], ...]:
    return covered(coverage_of(db, channels), incident.start, incident.end)


def _statements(incident: Incident) -> list[Statement]:
    found = (statement for source in incident.sources for statement in source.statements)
    return sorted(found, key=lambda statement: (statement.posted, statement.post, statement.index))


def _proof(db: sqlite3.Connection, statement: Statement, known: Stems, regions: Regions) -> Proof:
    version = history.version_of(db, statement.post, statement.version)
    if version is None:
        return Proof(statement)
    report = statement.report
    asked = [regions[code].name_ru for code in report.regions if code in regions]
    asked += [place.name for place in report.places] + [sea for sea in report.seas if sea in SEAS]
    words = quotes(version.text, report.evidence, known, stems(asked))
    return Proof(statement, words, version.reader, version.edited, version.seen)


def _steps(revisions: Sequence[Revision]) -> Iterable[Step]:
    first = revisions[0]
    yield Step(first.seq, first.at, first.gone, first.incident, (), new_posts(None, first.incident))
    for before, after in pairwise(revisions):
        earlier = None if before.gone else before.incident
        differences = () if after.gone or earlier is None else changes(earlier, after.incident)
        posts = () if after.gone else new_posts(earlier, after.incident)
        yield Step(after.seq, after.at, after.gone, after.incident, differences, posts)
