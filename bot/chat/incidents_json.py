"""The incidents of a region as data: what `uavwatch incidents REGION --json` prints."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from bot.channels import Channels
from bot.chat.coverage import coverage_of
from bot.chat.parsing import WHOLE_RECORD, Span
from bot.digests import Coverage
from bot.model import Count, Incident, SourceFigure
from bot.store import Database, incidents

_STEP: Final = 500


async def incidents_as_json(
    database: Database, channels: Channels, region: str, now: datetime, span: Span = WHOLE_RECORD
) -> dict[str, Any]:
    """A JSON-ready dict with the keys region, coverage and incidents (newest first).

    `region` is an ISO 3166-2 code; `span` counts back from `now`. Times are ISO 8601 in UTC. Counts are
    {"min", "max"} with max null for "at least", or null where no number was stated; killed, injured and damage are
    null where nothing was stated. What its sources have deleted is left out. A total over several regions has a null
    `region` and lists them under the additional key `regions`.
    """
    since = None if span.length is None else now - span.length
    found, coverage = await database.read(
        lambda db: (list(_all(db, region, since)), coverage_of(db, channels.of_region(region)))
    )
    return {
        "region": region,
        "coverage": [_coverage(item) for item in coverage],
        "incidents": [_incident(incident, channels) for incident in found if not incident.withdrawn],
    }


def _all(db: sqlite3.Connection, region: str, since: datetime | None) -> Iterator[Incident]:
    offset = 0
    while page := incidents.of_region(db, region, since, limit=_STEP, offset=offset):
        yield from page
        offset += _STEP


def _incident(incident: Incident, channels: Channels) -> dict[str, Any]:
    figure = incident.figure
    data: dict[str, Any] = {
        "id": incident.id,
        "region": incident.regions[0] if len(incident.regions) == 1 else None,
        "start": _moment(incident.start),
        "end": _moment(incident.end),
        "downed": _count(figure.downed),
        "attacked": _count(figure.attacked),
        "killed": figure.killed,
        "injured": figure.injured,
        "damage": figure.damage,
        "places": list(dict.fromkeys(place.name for place in incident.places)),
        "sources": [_source(source, channels) for source in incident.sources if not source.withdrawn],
    }
    if len(incident.regions) > 1:
        data["regions"] = list(incident.regions)
    return data


def _source(source: SourceFigure, channels: Channels) -> dict[str, Any]:
    links = [item.link for item in source.statements if item.link is not None and not item.withdrawn]
    return {
        "name": _name(source, channels),
        "channel": source.channel,
        "downed": _count(source.figure.downed),
        "links": list(dict.fromkeys(links)),
    }


def _name(source: SourceFigure, channels: Channels) -> str:
    """The office whose figure it is, also where another channel passed it on."""
    office = next((channel.office for channel in channels if channel.source == source.source), None)
    return office or source.channel


def _coverage(item: Coverage) -> dict[str, Any]:
    return {"channel": item.channel, "read_from": _moment(item.read_from), "read_to": _moment(item.read_to)}


def _count(count: Count | None) -> dict[str, int | None] | None:
    return None if count is None else {"min": count.min, "max": count.max}


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()
