"""The chain behind an incident as data: what `uavwatch why ID --json` prints."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bot.digests.chain import Chain, PostVersion, Proof, Step
from bot.incidents import Change
from bot.model import Count, SourceFigure
from bot.model.codec import count_to_json, figure_to_json, period_to_json


def chain_as_json(chain: Chain) -> dict[str, Any]:
    """A JSON-ready dict. Times are ISO 8601 in UTC; null = not stated, 0 and false = denied.

    Keys: id, gone, successors, regions, start, end, headline_source, figure, flags, sources (each with its figure and
    statements, each of these with its post, version, template and words), revisions, coverage, readers.
    """
    incident = chain.incident
    return {
        "id": incident.id,
        "gone": chain.gone,
        "successors": list(chain.successors),
        "regions": list(incident.regions),
        "start": _moment(incident.start),
        "end": _moment(incident.end),
        "headline_source": incident.headline_source,
        "figure": figure_to_json(incident.figure),
        "flags": [flag.value for flag in chain.flags],
        "sources": [_source(source, chain) for source in incident.sources],
        "revisions": [_step(step) for step in chain.steps],
        "coverage": [
            {
                "channel": item.channel,
                "state": state.value,
                "read_from": _moment(item.read_from),
                "read_to": _moment(item.read_to),
            }
            for item, state in chain.coverage
        ],
        "readers": list(chain.readers),
    }


def _source(source: SourceFigure, chain: Chain) -> dict[str, Any]:
    mine = {(statement.post, statement.index) for statement in source.statements}
    proofs = [proof for proof in chain.proofs if (proof.statement.post, proof.statement.index) in mine]
    return {
        "source": source.source,
        "channel": source.channel,
        "withdrawn": source.withdrawn,
        "figure": figure_to_json(source.figure),
        "statements": [_proof(proof) for proof in proofs],
    }


def _proof(proof: Proof) -> dict[str, Any]:
    statement, report = proof.statement, proof.statement.report
    return {
        "channel": statement.channel,
        "channel_id": statement.post.channel_id,
        "message_id": statement.post.message_id,
        "version": statement.version,
        "posted": _moment(statement.posted),
        "edited": _moment(proof.edited),
        "seen": _moment(proof.seen),
        "withdrawn": statement.withdrawn,
        "link": statement.link,
        "event": report.event.value,
        "downed": count_to_json(report.downed),
        "attacked": count_to_json(report.attacked),
        "mode": report.mode.value,
        "killed": report.killed,
        "injured": report.injured,
        "damage": report.damage,
        "period": period_to_json(report.period),
        "template": report.template,
        "evidence": [list(span) for span in report.evidence],
        "words": list(proof.quotes),
        "reader": proof.reader,
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "seq": step.seq,
        "at": _moment(step.at),
        "gone": step.gone,
        "figure": figure_to_json(step.incident.figure),
        "changes": [_change(change) for change in step.changes],
        "posts": [_post(post) for post in step.posts],
    }


def _change(change: Change) -> dict[str, Any]:
    return {"kind": change.kind.value, "source": change.source, "old": _value(change.old), "new": _value(change.new)}


def _post(post: PostVersion) -> dict[str, Any]:
    return {
        "channel": post.channel,
        "message_id": post.key.message_id,
        "version": post.version,
        "link": post.link,
        "left": post.left,
    }


def _value(value: Count | int | bool | None) -> Any:
    return count_to_json(value) if isinstance(value, Count) else value


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()
