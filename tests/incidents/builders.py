"""Short ways to write statements in tests. Times are Moscow time: "8 02:41" is 8 December 2025, 02:41."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from bot.incidents import join
from bot.model import (
    Basis,
    Count,
    Event,
    Incident,
    Mode,
    Period,
    Place,
    PlaceKind,
    PostKey,
    Report,
    Statement,
)

MOSCOW = timezone(timedelta(hours=3))
MINISTRY = "demo_mod_russia"
CHANNEL_IDS = {MINISTRY: 1, "demo_governor": 2, "demo_mayor": 3, "demo_headquarters": 4, "demo_government": 5}


def moscow(text: str) -> datetime:
    """A moment of December 2025, aware UTC."""
    day, clock = text.split()
    hour, minute = clock.split(":")
    return datetime(2025, 12, int(day), int(hour), int(minute), tzinfo=MOSCOW).astimezone(UTC)


def window(start: str, end: str) -> Period:
    return Period(moscow(start), moscow(end), Basis.STATED)


def word(basis: Basis) -> Period:
    return Period(None, None, basis)


def district(name: str, region: str = "RU-SMO") -> Place:
    return Place(name, PlaceKind.DISTRICT, region)


def report(
    downed: int | Count | None = None,
    *,
    region: str | tuple[str, ...] = "RU-SMO",
    seas: tuple[str, ...] = (),
    period: Period | None = None,
    mode: Mode = Mode.PLAIN,
    attacked: int | None = None,
    killed: int | None = None,
    injured: int | None = None,
    damage: bool | None = None,
    responders: bool | None = None,
    shelters: bool | None = None,
    places: Iterable[Place] = (),
    event: Event = Event.INTERCEPTION,
    claimant: str | None = None,
) -> Report:
    return Report(
        event=event,
        regions=(region,) if isinstance(region, str) else region,
        seas=seas,
        places=tuple(places),
        downed=Count.exact(downed) if isinstance(downed, int) else downed,
        attacked=None if attacked is None else Count.exact(attacked),
        mode=mode,
        killed=killed,
        injured=injured,
        damage=damage,
        responders=responders,
        shelters=shelters,
        period=period,
        claimant=claimant,
    )


def said(
    channel: str,
    posted: str,
    *reports: Report,
    message: int | None = None,
    version: int = 1,
    follow_up: bool = False,
    reply_to: int | None = None,
    album: int | None = None,
    withdrawn: bool = False,
    source: str | None = None,
) -> tuple[Statement, ...]:
    """The statements of one post. Its message id follows from the minute unless given."""
    moment = moscow(posted)
    number = int(moment.timestamp()) // 60 if message is None else message
    own = "mod" if channel == MINISTRY else channel
    return tuple(
        Statement(
            post=PostKey(CHANNEL_IDS[channel], number),
            version=version,
            index=index,
            source=source or item.claimant or own,
            channel=channel,
            posted=moment,
            report=item,
            follow_up=follow_up,
            reply_to=reply_to,
            album=album,
            withdrawn=withdrawn,
        )
        for index, item in enumerate(reports)
    )


def joined(*posts: tuple[Statement, ...]) -> tuple[Incident, ...]:
    return join(statement for post in posts for statement in post)


def only(*posts: tuple[Statement, ...]) -> Incident:
    (incident,) = joined(*posts)
    return incident


def figures(incident: Incident) -> dict[str, Count | None]:
    return {source.source: source.figure.downed for source in incident.sources}
