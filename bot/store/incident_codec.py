"""Incidents as JSON and back: the form in which the record keeps them and their revisions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.model import Flag, Incident, PostKey, SourceFigure, Statement
from bot.model.codec import (
    figure_from_json,
    figure_to_json,
    place_from_json,
    place_to_json,
    report_from_json,
    report_to_json,
)


def incident_to_text(incident: Incident) -> str:
    """Deterministic JSON without the id: equal incidents give equal texts."""
    return json.dumps(_incident(incident), ensure_ascii=False, separators=(",", ":"))


def incident_from_text(text: str, incident_id: int) -> Incident:
    data = json.loads(text)
    return Incident(
        regions=tuple(data["regions"]),
        start=datetime.fromisoformat(data["start"]),
        end=datetime.fromisoformat(data["end"]),
        figure=figure_from_json(data["figure"]),
        headline_source=data["headline_source"],
        places=tuple(place_from_json(place) for place in data["places"]),
        sources=tuple(_source_from(source) for source in data["sources"]),
        flags=tuple(Flag(flag) for flag in data["flags"]),
        id=incident_id,
    )


def _incident(incident: Incident) -> dict[str, Any]:
    return {
        "regions": list(incident.regions),
        "start": incident.start.isoformat(),
        "end": incident.end.isoformat(),
        "figure": figure_to_json(incident.figure),
        "headline_source": incident.headline_source,
        "places": [place_to_json(place) for place in incident.places],
        "sources": [_source(source) for source in incident.sources],
        "flags": [flag.value for flag in incident.flags],
    }


def _source(source: SourceFigure) -> dict[str, Any]:
    return {
        "source": source.source,
        "channel": source.channel,
        "withdrawn": source.withdrawn,
        "figure": figure_to_json(source.figure),
        "statements": [_statement(statement) for statement in source.statements],
    }


def _source_from(data: Mapping[str, Any]) -> SourceFigure:
    return SourceFigure(
        source=data["source"],
        channel=data["channel"],
        figure=figure_from_json(data["figure"]),
        statements=tuple(_statement_from(item) for item in data["statements"]),
        withdrawn=data["withdrawn"],
    )


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "post": list(statement.post),
        "version": statement.version,
        "index": statement.index,
        "source": statement.source,
        "channel": statement.channel,
        "posted": statement.posted.isoformat(),
        "report": report_to_json(statement.report),
        "follow_up": statement.follow_up,
        "reply_to": statement.reply_to,
        "album": statement.album,
        "link": statement.link,
        "withdrawn": statement.withdrawn,
    }


def _statement_from(data: Mapping[str, Any]) -> Statement:
    return Statement(
        post=PostKey(*data["post"]),
        version=data["version"],
        index=data["index"],
        source=data["source"],
        channel=data["channel"],
        posted=datetime.fromisoformat(data["posted"]),
        report=report_from_json(data["report"]),
        follow_up=data["follow_up"],
        reply_to=data["reply_to"],
        album=data["album"],
        link=data["link"],
        withdrawn=data["withdrawn"],
    )
