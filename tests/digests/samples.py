"""Facts for tests of rendering: the night of 7 to 8 December 2025 as invented channels tell it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.digests import ReaderStyle, Voice
from bot.model import (
    Basis,
    Count,
    Event,
    Figure,
    Flag,
    Incident,
    Period,
    Place,
    PlaceKind,
    PostKey,
    Report,
    SourceFigure,
    Statement,
)
from bot.places.regions import Regions
from bot.texts import Texts

CONFIG = Path(__file__).resolve().parents[2] / "config"
TEXTS = Texts.load(CONFIG)
REGIONS = Regions.load(CONFIG)
RUSSIAN = ReaderStyle("ru", ZoneInfo("Europe/Moscow"))
ENGLISH = ReaderStyle("en", ZoneInfo("Europe/Moscow"))
KINDS = {"demo_smolensk": "governor", "demo_rostov": "governor", "demo_volgograd": "government"}
MINISTRY = "demo_mod_russia"


def voice(style: ReaderStyle = RUSSIAN) -> Voice:
    return Voice(TEXTS, style, REGIONS, KINDS)


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 12, day, hour, minute, tzinfo=UTC)


NIGHT = (utc(7, 20), utc(8, 4))


def statement(
    channel: str,
    report: Report,
    *,
    posted: datetime = NIGHT[1],
    message: int = 1,
    index: int = 0,
    source: str | None = None,
    link: str | None = None,
    withdrawn: bool = False,
) -> Statement:
    own = "mod" if channel == MINISTRY else channel
    key = PostKey(sum(channel.encode()), message)
    return Statement(key, 1, index, source or own, channel, posted, report, link=link, withdrawn=withdrawn)


def told(*statements: Statement) -> SourceFigure:
    """A source with the figures of the last of its statements."""
    last = statements[-1]
    report = last.report
    figure = Figure(
        report.downed,
        report.attacked,
        report.killed,
        report.injured,
        report.damage,
        report.responders,
        report.shelters,
    )
    return SourceFigure(last.source, last.channel, figure, statements, all(item.withdrawn for item in statements))


def by_ministry(
    code: str,
    number: int,
    *,
    index: int = 0,
    message: int = 1,
    span: tuple[datetime, datetime] = NIGHT,
    link: str | None = None,
) -> SourceFigure:
    """What one post of the Ministry says of one region, or of a sea by its name."""
    is_sea = "-" not in code
    report = Report(
        Event.INTERCEPTION,
        regions=() if is_sea else (code,),
        seas=(code,) if is_sea else (),
        downed=Count.exact(number),
        period=Period(span[0], span[1], Basis.STATED),
    )
    return told(statement(MINISTRY, report, index=index, message=message, posted=span[1], link=link))


def incident(
    regions: str | Sequence[str],
    figure: Figure,
    *sources: SourceFigure,
    span: tuple[datetime, datetime] = NIGHT,
    places: tuple[Place, ...] = (),
    flags: tuple[Flag, ...] = (),
    number: int = 0,
) -> Incident:
    """An incident whose headline is the first source's, if that one has a count."""
    codes = (regions,) if isinstance(regions, str) else tuple(regions)
    headline = sources[0].source if sources and sources[0].figure.downed is not None else None
    return Incident(codes, span[0], span[1], figure, headline, places, sources, flags, number)


def counted(code: str, number: int, span: tuple[datetime, datetime] = NIGHT, message: int = 1) -> Incident:
    """An incident only the Ministry tells of."""
    return incident(code, Figure(Count.exact(number)), by_ministry(code, number, span=span, message=message), span=span)


def smolensk() -> Incident:
    report = Report(
        Event.INTERCEPTION,
        ("RU-SMO",),
        downed=Count.exact(1),
        killed=0,
        injured=0,
        damage=False,
        responders=True,
    )
    governor = statement("demo_smolensk", report, posted=utc(7, 23, 41), link="https://t.me/demo_smolensk/5")
    figure = Figure(Count.exact(1), None, 0, 0, False, True)
    return incident("RU-SMO", figure, by_ministry("RU-SMO", 1), told(governor), number=3)


def rostov() -> Incident:
    names = ("Чертковский", "Шолоховский", "Боковский", "Миллеровский", "Верхнедонской")
    places = tuple(Place(name, PlaceKind.DISTRICT, "RU-ROS") for name in names)
    governor = statement("demo_rostov", Report(Event.INTERCEPTION, ("RU-ROS",), places=places), posted=utc(7, 22, 30))
    ministry = by_ministry("RU-ROS", 11, index=1, link="https://t.me/demo_mod_russia/1")
    return incident("RU-ROS", Figure(Count.exact(11)), ministry, told(governor), places=places, number=4)


def volgograd() -> Incident:
    places = (
        Place("Тракторозаводский", PlaceKind.CITY_DISTRICT, "RU-VGG"),
        Place("Волгоград", PlaceKind.SETTLEMENT, "RU-VGG"),
        Place("Лодыгина", PlaceKind.STREET, "RU-VGG", houses=("12", "13")),
    )
    report = Report(Event.IMPACT, ("RU-VGG",), places=places, killed=0, injured=0, shelters=True)
    region = statement("demo_volgograd", report, posted=utc(8, 0, 20))
    figure = Figure(Count.exact(9), killed=0, injured=0, shelters=True)
    return incident("RU-VGG", figure, by_ministry("RU-VGG", 9, index=2), told(region), places=places, number=5)
