"""Compares readings with labels: how well posts are read.

usage: python -m tests.scoring GOLD.jsonl READINGS.jsonl [--misses N] [--json]

GOLD has one object a line with "id", "text" and "facts"; READINGS is what `uavwatch read` prints. Posts whose label is
undecided are left out. A fact counts as right only if the post was read as an incident and the fact is exact.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

Span = tuple[int | None, int | None] | None

EXACT = (
    "interception", "regions", "seas", "per_region", "total", "attacked", "killed", "injured", "damage", "period",
)  # fmt: skip
STATED = ("per_region", "total", "attacked", "killed", "injured", "damage", "period")


class Miss(NamedTuple):
    """One fact of one post that was read otherwise than labelled."""

    post: str
    fact: str
    label: object
    reading: object
    text: str


@dataclass
class Tally:
    """Counts from which the table is made."""

    true_positive: int = 0
    false_positive: int = 0
    false_negative: int = 0
    true_negative: int = 0
    places_right: int = 0
    places_extra: int = 0
    places_missing: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(EXACT, 0))
    asked: dict[str, int] = field(default_factory=lambda: dict.fromkeys(EXACT, 0))
    stated_right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATED, 0))
    stated: dict[str, int] = field(default_factory=lambda: dict.fromkeys(STATED, 0))
    misses: list[Miss] = field(default_factory=list)

    def table(self) -> dict[str, float]:
        """Name of each measure -> value; measures that no label asks for are left out."""
        precision = _ratio(self.true_positive, self.true_positive + self.false_positive)
        recall = _ratio(self.true_positive, self.true_positive + self.false_negative)
        incidents = self.true_positive + self.false_negative
        rows: dict[str, float] = {
            "posts": incidents + self.false_positive + self.true_negative,
            "incident posts": incidents,
            "precision": precision,
            "recall": recall,
            "f1": _ratio(2 * precision * recall, precision + recall) if precision + recall else 0.0,
            "places f1": _ratio(2 * self.places_right, 2 * self.places_right + self.places_extra + self.places_missing),
        }
        rows |= {key: _ratio(self.right[key], self.asked[key]) for key in EXACT if self.asked[key]}
        rows |= {
            f"{key} stated": _ratio(self.stated_right[key], self.stated[key]) for key in STATED if self.stated[key]
        }
        return rows


def score(gold: Iterable[Mapping[str, Any]], readings: Iterable[Mapping[str, Any]]) -> Tally:
    """Compare labelled posts with readings by id; a post without a reading counts as not an incident."""
    by_id = {str(reading.get("id")): reading for reading in readings}
    tally = Tally()
    for post in gold:
        want = label_facts(post["facts"])
        if want["relevant"] is None:
            continue
        have = reading_facts(by_id.get(str(post["id"]), {}))
        _count_relevance(tally, post, want, have)
        if want["relevant"]:
            _count_places(tally, post, want, have)
            _count_facts(tally, post, want, have)
    return tally


def reading_facts(reading: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of one reading, its reports put together."""
    reports = reading.get("reports") or []
    periods = [r["period"] for r in reports if r.get("period") and r["period"].get("basis", "stated") == "stated"]
    damages = [report.get("damage") for report in reports]
    return {
        "relevant": bool(reports) and reading.get("verdict", "incident") == "incident",
        "interception": any(report["event"] == "interception" for report in reports),
        "regions": sorted({code for report in reports for code in report.get("regions") or []}),
        "seas": sorted({_name(sea) for report in reports for sea in report.get("seas") or []}),
        "per_region": _per_region(reports),
        "total": _add(_span(report.get("downed")) for report in reports),
        "attacked": _add(_span(report.get("attacked")) for report in reports),
        "places": {_name(p["name"]) for r in reports for p in r.get("places") or [] if p.get("kind") != "street"},
        "killed": _number(reports, "killed"),
        "injured": _number(reports, "injured"),
        "damage": True if True in damages else False if False in damages else None,
        "period": (
            min((_moment(p["start"]) for p in periods if p.get("start")), default=None),
            max((_moment(p["end"]) for p in periods if p.get("end")), default=None),
        ),
    }


def label_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of one label, in the same form."""
    period = facts.get("period") or {}
    start, end = period.get("start"), period.get("end")
    return {
        "relevant": facts["relevant"],
        "interception": "interception" in (facts.get("events") or []),
        "regions": sorted(facts.get("regions") or []),
        "seas": sorted(_name(sea) for sea in facts.get("seas") or []),
        "per_region": {code: _span(value) for code, value in (facts.get("per_region") or {}).items()},
        "total": _span(facts.get("total")),
        "attacked": _span(facts.get("attacked")),
        "places": {_name(place) for place in facts.get("places") or []},
        "killed": facts.get("killed"),
        "injured": facts.get("injured"),
        "damage": facts.get("damage"),
        "period": (_moment(start) if start else None, _moment(end) if end else None),
        "asked": set(facts),
    }


def _count_relevance(tally: Tally, post: Mapping[str, Any], want: dict[str, Any], have: dict[str, Any]) -> None:
    match (want["relevant"], have["relevant"]):
        case (True, True):
            tally.true_positive += 1
        case (True, False):
            tally.false_negative += 1
        case (False, True):
            tally.false_positive += 1
        case _:
            tally.true_negative += 1
    if want["relevant"] != have["relevant"]:
        tally.misses.append(Miss(str(post["id"]), "relevant", want["relevant"], have["relevant"], post["text"]))


def _count_places(tally: Tally, post: Mapping[str, Any], want: dict[str, Any], have: dict[str, Any]) -> None:
    if "places" not in want["asked"]:
        return
    missing, extra = want["places"] - have["places"], have["places"] - want["places"]
    tally.places_right += len(want["places"] & have["places"])
    tally.places_extra += len(extra)
    tally.places_missing += len(missing)
    if have["relevant"] and (missing or extra):
        tally.misses.append(Miss(str(post["id"]), "places", sorted(missing), sorted(extra), post["text"]))


def _count_facts(tally: Tally, post: Mapping[str, Any], want: dict[str, Any], have: dict[str, Any]) -> None:
    for key in EXACT:
        if ("events" if key == "interception" else key) not in want["asked"]:
            continue
        right = have["relevant"] and want[key] == have[key]
        tally.asked[key] += 1
        tally.right[key] += right
        if key in STATED and want[key] not in (None, {}, (None, None)):
            tally.stated[key] += 1
            tally.stated_right[key] += right
        if have["relevant"] and not right:
            tally.misses.append(Miss(str(post["id"]), key, want[key], have[key], post["text"]))


def _per_region(reports: list[Mapping[str, Any]]) -> dict[str, Span]:
    counts: dict[str, list[Span]] = {}
    for report in reports:
        if len(report.get("regions") or []) == 1 and not report.get("seas") and report.get("downed") is not None:
            counts.setdefault(report["regions"][0], []).append(_span(report["downed"]))
    return {code: _add(spans) for code, spans in counts.items()}


def _number(reports: list[Mapping[str, Any]], key: str) -> int | None:
    values = [report[key] for report in reports if report.get(key) is not None]
    return sum(values) if values else None


def _span(value: Any) -> Span:
    """3, [2, null], {"min": 2, "max": null} or null as (min, max) or None."""
    match value:
        case None:
            return None
        case {"min": low, "max": high}:
            return (low, high)
        case [low, high]:
            return (low, high)
    return (value, value)


def _add(spans: Iterable[Span]) -> Span:
    known = [span for span in spans if span is not None]
    if not known:
        return None
    highs = [high for _, high in known]
    total = None if None in highs else sum(high for high in highs if high is not None)
    return (sum(low or 0 for low, _ in known), total)


def _name(text: str) -> str:
    return " ".join(text.lower().replace("ё", "е").split())


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 1.0


def _objects(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("readings", type=Path)
    parser.add_argument("--misses", type=int, default=0, help="print this many misses")
    parser.add_argument("--json", action="store_true", help="print the table as one JSON object")
    arguments = parser.parse_args()
    tally = score(_objects(arguments.gold), _objects(arguments.readings))
    table = tally.table()
    if arguments.json:
        print(json.dumps(table))
    else:
        for name, value in table.items():
            print(f"{name:>17}  {value:.3f}" if isinstance(value, float) else f"{name:>17}  {value}")
    for miss in tally.misses[: arguments.misses]:
        print(f"\n{miss.post} · {miss.fact}\n  label   {miss.label}\n  reading {miss.reading}\n  {miss.text[:400]!r}")


if __name__ == "__main__":
    main()
