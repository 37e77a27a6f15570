"""Readings as JSON and back: the contract of `uavwatch read`, also the form in which readings are stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.model.incidents import Figure
from bot.model.reports import (
    Basis,
    Count,
    Event,
    Mode,
    Period,
    Place,
    PlaceKind,
    Reading,
    Report,
    Verdict,
    WiderTotal,
)


def reading_to_json(reading: Reading) -> dict[str, Any]:
    """A JSON-ready dict with the keys verdict, reports, wider, and total where that differs from the reports' sum."""
    data: dict[str, Any] = {
        "verdict": reading.verdict.value,
        "reports": [report_to_json(report) for report in reading.reports],
        "wider": [
            {
                "downed": count_to_json(total.downed),
                "regions": list(total.regions),
                "period": period_to_json(total.period),
            }
            for total in reading.wider
        ],
    }
    if reading.total is not None:
        data["total"] = count_to_json(reading.total)
    return data


def reading_from_json(data: Mapping[str, Any]) -> Reading:
    """The inverse of reading_to_json; raises KeyError or ValueError on anything else."""
    return Reading(
        verdict=Verdict(data["verdict"]),
        reports=tuple(report_from_json(item) for item in data["reports"]),
        wider=tuple(_wider_from_json(item) for item in data["wider"]),
        total=count_from_json(data.get("total")),
    )


def report_to_json(report: Report) -> dict[str, Any]:
    return {
        "event": report.event.value,
        "regions": list(report.regions),
        "seas": list(report.seas),
        "places": [place_to_json(place) for place in report.places],
        "downed": count_to_json(report.downed),
        "attacked": count_to_json(report.attacked),
        "mode": report.mode.value,
        "killed": report.killed,
        "injured": report.injured,
        "damage": report.damage,
        "responders": report.responders,
        "shelters": report.shelters,
        "period": period_to_json(report.period),
        "claimant": report.claimant,
        "template": report.template,
        "evidence": [list(span) for span in report.evidence],
    }


def report_from_json(data: Mapping[str, Any]) -> Report:
    return Report(
        event=Event(data["event"]),
        regions=tuple(data["regions"]),
        seas=tuple(data["seas"]),
        places=tuple(place_from_json(item) for item in data["places"]),
        downed=count_from_json(data["downed"]),
        attacked=count_from_json(data["attacked"]),
        mode=Mode(data["mode"]),
        killed=data["killed"],
        injured=data["injured"],
        damage=data["damage"],
        responders=data["responders"],
        shelters=data["shelters"],
        period=period_from_json(data["period"]),
        claimant=data["claimant"],
        template=data["template"],
        evidence=tuple((start, end) for start, end in data["evidence"]),
    )


def place_to_json(place: Place) -> dict[str, Any]:
    data: dict[str, Any] = {
        "name": place.name,
        "kind": place.kind.value,
        "region": place.region,
        "lat": place.lat,
        "lon": place.lon,
    }
    if place.houses:
        data["houses"] = list(place.houses)
    return data


def place_from_json(data: Mapping[str, Any]) -> Place:
    return Place(
        name=data["name"],
        kind=PlaceKind(data["kind"]),
        region=data["region"],
        lat=data["lat"],
        lon=data["lon"],
        houses=tuple(data.get("houses", ())),
    )


def figure_to_json(figure: Figure) -> dict[str, Any]:
    return {
        "downed": count_to_json(figure.downed),
        "attacked": count_to_json(figure.attacked),
        "killed": figure.killed,
        "injured": figure.injured,
        "damage": figure.damage,
        "responders": figure.responders,
        "shelters": figure.shelters,
    }


def figure_from_json(data: Mapping[str, Any]) -> Figure:
    return Figure(
        downed=count_from_json(data["downed"]),
        attacked=count_from_json(data["attacked"]),
        killed=data["killed"],
        injured=data["injured"],
        damage=data["damage"],
        responders=data["responders"],
        shelters=data["shelters"],
    )


def count_to_json(count: Count | None) -> dict[str, Any] | None:
    return None if count is None else {"min": count.min, "max": count.max, "about": count.about}


def count_from_json(data: Mapping[str, Any] | None) -> Count | None:
    return None if data is None else Count(data["min"], data["max"], data.get("about", False))


def period_to_json(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    return {"start": _iso(period.start), "end": _iso(period.end), "basis": period.basis.value}


def period_from_json(data: Mapping[str, Any] | None) -> Period | None:
    if data is None:
        return None
    return Period(_moment(data["start"]), _moment(data["end"]), Basis(data["basis"]))


def _wider_from_json(data: Mapping[str, Any]) -> WiderTotal:
    count = count_from_json(data["downed"])
    if count is None:
        raise ValueError("a wider total needs a count")
    return WiderTotal(count, tuple(data["regions"]), period_from_json(data["period"]))


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
