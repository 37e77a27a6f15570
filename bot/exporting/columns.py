"""One incident as one row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum, auto
from typing import Final

from bot.channels import Channels
from bot.exporting.precision import geo_precision, located, time_precision
from bot.model import Channel, Count, Event, Flag, Incident, SourceFigure, Statement
from bot.places.regions import Regions

ATTRIBUTION: Final = "Reported by official channels, joined by uavwatch. Places: GeoNames (CC BY 4.0)."

Cell = str | int | float | list[str] | None


@dataclass(frozen=True, slots=True)
class Item:
    """An incident with what its row says beyond it."""

    incident: Incident
    flags: tuple[Flag, ...]
    recorded: datetime
    revised: datetime
    revision: int


@dataclass(frozen=True, slots=True)
class Context:
    """What all rows share."""

    channels: Channels
    regions: Regions
    demo: bool
    by_source: Mapping[str, Channel] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # A frozen record has no other way to keep what it derives; each row asks for it.
        object.__setattr__(self, "by_source", {channel.source: channel for channel in reversed([*self.channels])})


class Kind(Enum):
    """What a column holds; moments are texts like 2025-12-08T04:00:00Z."""

    TEXT = auto()
    INTEGER = auto()
    NUMBER = auto()
    TIME = auto()
    LIST = auto()


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    cell: Callable[[Item, Context], Cell]
    kind: Kind = Kind.TEXT


def row_of(item: Item, context: Context) -> dict[str, Cell]:
    """The cells by the names of their columns; None = not stated, lists in a fixed order."""
    return {column.name: column.cell(item, context) for column in COLUMNS}


def _event(item: Item, context: Context) -> str:
    return (Event.INTERCEPTION if Event.INTERCEPTION in _events(item.incident) else Event.IMPACT).value


def _sub_event(item: Item, context: Context) -> str:
    events = _events(item.incident)
    if len(events) > 1:
        return "interception_with_impact"
    return "impact_only" if Event.IMPACT in events else "interception_only"


def _events(incident: Incident) -> set[Event]:
    return {statement.report.event for statement in _statements(incident)}


def _statements(incident: Incident) -> list[Statement]:
    """Those in force; all of them where everything was withdrawn."""
    everything = [statement for source in incident.sources for statement in source.statements]
    return [statement for statement in everything if not statement.withdrawn] or everything


def _scope(item: Item, context: Context) -> str:
    regions = item.incident.regions
    if not regions:
        return "unnamed"
    if len(regions) > 1:
        return "undivided"
    return "region" if regions[0] in context.regions else "sea"


def _region_names(item: Item, context: Context) -> list[str]:
    return [_region_name(code, context.regions) for code in item.incident.regions]


def _region_name(code: str, regions: Regions) -> str:
    try:
        return regions.name(code, "en")
    except KeyError:
        return code


def _coordinate(name: str) -> Callable[[Item, Context], Cell]:
    def cell(item: Item, context: Context) -> Cell:
        places = located(item.incident)
        return getattr(places[0], name) if places else None

    return cell


def _count(name: str) -> tuple[Column, Column, Column]:
    prefix = "count" if name == "downed" else name

    def part(get: Callable[[Count], int | None]) -> Callable[[Item, Context], Cell]:
        def cell(item: Item, context: Context) -> Cell:
            count: Count | None = getattr(item.incident.figure, name)
            return None if count is None else get(count)

        return cell

    return (
        Column(f"{prefix}_min", part(lambda count: count.min), Kind.INTEGER),
        Column(f"{prefix}_max", part(lambda count: count.max), Kind.INTEGER),
        Column(f"{prefix}_about", part(lambda count: int(count.about)), Kind.INTEGER),
    )


def _stated(name: str) -> Column:
    def cell(item: Item, context: Context) -> Cell:
        value: int | bool | None = getattr(item.incident.figure, name)
        return None if value is None else int(value)

    return Column(name, cell, Kind.INTEGER)


def _per_source(get: Callable[[SourceFigure, Context], str]) -> Callable[[Item, Context], Cell]:
    return lambda item, context: [get(source, context) for source in item.incident.sources]


def _office(source: SourceFigure, context: Context) -> str:
    channel = context.by_source.get(source.source)
    return source.channel if channel is None else channel.office


def _kind(source: SourceFigure, context: Context) -> str:
    channel = context.by_source.get(source.source)
    return "unlisted" if channel is None else channel.kind


def _figure(source: SourceFigure, context: Context) -> str:
    """A source's count in short: 5, 3-5, 7+ (at least), ~30 (about), "" (not stated)."""
    count = source.figure.downed
    if count is None:
        return ""
    number = f"{count.min}+" if count.max is None else str(count.min)
    if count.max is not None and count.max != count.min:
        number = f"{count.min}-{count.max}"
    return f"~{number}" if count.about else number


def _links(item: Item, context: Context) -> list[str]:
    return _once(statement.link for statement in _statements(item.incident) if statement.link is not None)


def _posts(item: Item, context: Context) -> list[str]:
    return _once(f"{statement.channel}/{statement.post.message_id}" for statement in _statements(item.incident))


def _once(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


COLUMNS: Final = (
    Column("event_id", lambda item, context: item.incident.id, Kind.INTEGER),
    Column("event", _event),
    Column("sub_event", _sub_event),
    Column("start_utc", lambda item, context: _utc(item.incident.start), Kind.TIME),
    Column("end_utc", lambda item, context: _utc(item.incident.end), Kind.TIME),
    Column("time_precision", lambda item, context: time_precision(item.incident), Kind.INTEGER),
    Column("scope", _scope),
    Column("regions", lambda item, context: list(item.incident.regions), Kind.LIST),
    Column("region_names", _region_names, Kind.LIST),
    Column("places", lambda item, context: _once(place.name for place in item.incident.places), Kind.LIST),
    Column("latitude", _coordinate("lat"), Kind.NUMBER),
    Column("longitude", _coordinate("lon"), Kind.NUMBER),
    Column("geo_precision", lambda item, context: geo_precision(item.incident), Kind.INTEGER),
    *_count("downed"),
    Column("count_source", lambda item, context: item.incident.headline_source),
    *_count("attacked"),
    *(_stated(name) for name in ("killed", "injured", "damage", "responders", "shelters")),
    Column("sources", _per_source(lambda source, context: source.source), Kind.LIST),
    Column("source_names", _per_source(_office), Kind.LIST),
    Column("source_kinds", _per_source(_kind), Kind.LIST),
    Column("source_counts", _per_source(_figure), Kind.LIST),
    Column("withdrawn", lambda item, context: int(item.incident.withdrawn), Kind.INTEGER),
    Column("links", _links, Kind.LIST),
    Column("posts", _posts, Kind.LIST),
    Column("flags", lambda item, context: [flag.value for flag in item.flags], Kind.LIST),
    Column("recorded_utc", lambda item, context: _utc(item.recorded), Kind.TIME),
    Column("revised_utc", lambda item, context: _utc(item.revised), Kind.TIME),
    Column("revision", lambda item, context: item.revision, Kind.INTEGER),
    Column("demo", lambda item, context: int(context.demo), Kind.INTEGER),
    Column("attribution", lambda item, context: ATTRIBUTION),
)
