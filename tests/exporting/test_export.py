from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.channels import Channels
from bot.cli import cli
from bot.exporting import COLUMNS
from bot.exporting.columns import ATTRIBUTION, Context, Item
from bot.exporting.formats import WRITERS
from bot.model import Basis, Channel, Count, Event, Figure, Flag, Incident, Period, Place, PlaceKind
from bot.paths import bundled
from bot.places.regions import Regions
from bot.setup import DEMO
from bot.store import Database, incidents, meta, open_database
from tests.store.examples import at, incident

CODEBOOK = bundled("config").parent / "docs" / "codebook.md"
CHANNELS = Channels(
    [
        Channel("demo_mod_russia", None, "Ministry of Defence", "federal"),
        Channel("demo_smolensk", "RU-SMO", "Governor", "governor"),
    ]
)
TOWN = Place("Ельня", PlaceKind.SETTLEMENT, "RU-SMO", 54.58, 33.17)
SEAT = Place("Починковский", PlaceKind.DISTRICT, "RU-SMO", 54.4, 32.4)
STREET = Place("Лодыгина", PlaceKind.STREET, "RU-SMO", 54.123, 32.321, houses=("7",))


@pytest.fixture(scope="session")
def context() -> Context:
    return Context(CHANNELS, Regions.load(bundled("config")), demo=False)


def item(found: Incident, *flags: Flag) -> Item:
    return Item(replace(found, id=found.id or 12), flags, at(3), at(4), 77)


def with_period(found: Incident, period: Period | None, event: Event = Event.INTERCEPTION) -> Incident:
    [source] = found.sources
    statements = tuple(
        replace(told, report=replace(told.report, period=period, event=event)) for told in source.statements
    )
    return replace(found, sources=(replace(source, statements=statements),))


def written(style: str, context: Context, *items: Item) -> str:
    out = io.StringIO(newline="")
    assert WRITERS[style](items, context, out) == len(items)
    return out.getvalue()


def row(context: Context, *items: Item) -> dict[str, str]:
    return next(csv.DictReader(io.StringIO(written("csv", context, *items), newline="")))


def data(context: Context, found: Item) -> dict[str, Any]:
    loaded = json.loads(written("jsonl", context, found))
    assert isinstance(loaded, dict)
    return loaded


def test_the_codebook_explains_exactly_the_columns_in_their_order() -> None:
    section = CODEBOOK.read_text(encoding="utf-8").partition("## Columns")[2].partition("## Flags")[0]

    documented = re.findall(r"^\| `(\w+)` \|", section, flags=re.M)

    assert documented == [column.name for column in COLUMNS]


def test_the_codebook_explains_exactly_the_flags() -> None:
    section = CODEBOOK.read_text(encoding="utf-8").partition("## Flags")[2].partition("## Using")[0]

    assert re.findall(r"^\| `(\w+)` \|", section, flags=re.M) == [flag.value for flag in Flag]


def test_every_format_has_the_same_columns(context: Context) -> None:
    names = [column.name for column in COLUMNS]
    found = item(incident())

    feature = json.loads(written("geojson", context, found))["features"][0]

    assert list(row(context, found)) == list(data(context, found)) == list(feature["properties"]) == names


@pytest.mark.parametrize(
    ("figure", "csv_cells", "json_cells"),
    [
        (Figure(killed=0, injured=3, damage=False), ("0", "3", "0"), (0, 3, 0)),
        (Figure(killed=None, injured=0, damage=None), ("", "0", ""), (None, 0, None)),
        (Figure(damage=True), ("", "", "1"), (None, None, 1)),
    ],
)
def test_denied_and_not_stated_differ(
    context: Context, figure: Figure, csv_cells: tuple[str, ...], json_cells: tuple[int | None, ...]
) -> None:
    found = item(replace(incident(), figure=figure))
    names = ("killed", "injured", "damage")

    assert tuple(row(context, found)[name] for name in names) == csv_cells
    assert tuple(data(context, found)[name] for name in names) == json_cells


@pytest.mark.parametrize(
    ("count", "cells"),
    [
        (None, ("", "", "")),
        (Count.exact(3), ("3", "3", "0")),
        (Count(3, 5), ("3", "5", "0")),
        (Count(7, None), ("7", "", "0")),
        (Count(30, 30, about=True), ("30", "30", "1")),
    ],
)
def test_a_count_stays_the_range_it_is(context: Context, count: Count | None, cells: tuple[str, ...]) -> None:
    found = item(replace(incident(), figure=Figure(downed=count)))

    assert tuple(row(context, found)[f"count_{part}"] for part in ("min", "max", "about")) == cells


def test_sources_stand_side_by_side_and_are_never_added(context: Context) -> None:
    [own] = incident().sources
    figures = (("mod", "demo_mod_russia", Count(9, None)), ("demo_smolensk", "demo_smolensk", None))
    sources = tuple(replace(own, source=s, channel=c, figure=Figure(downed=count)) for s, c, count in figures)
    other = replace(own, source="demo_other", channel="Demo_Other", figure=Figure(downed=Count(3, 5, about=True)))

    found = data(context, item(replace(incident(), sources=(*sources, other))))

    assert found["sources"] == ["mod", "demo_smolensk", "demo_other"]
    assert found["source_names"] == ["Ministry of Defence", "Governor", "Demo_Other"]
    assert found["source_kinds"] == ["federal", "governor", "unlisted"]
    assert found["source_counts"] == ["9+", "", "~3-5"]


HOURS = Period(at(0), at(2), Basis.STATED)


@pytest.mark.parametrize(
    ("period", "precision"),
    [(HOURS, 1), (Period(at(0), None, Basis.STATED), 2), (Period(None, None, Basis.NIGHT), 2), (None, 3)],
)
def test_precision_of_time_is_that_of_the_words(context: Context, period: Period | None, precision: int) -> None:
    assert data(context, item(with_period(incident(), period)))["time_precision"] == precision


@pytest.mark.parametrize(
    ("regions", "places", "precision", "geometry"),
    [
        (("RU-SMO",), (SEAT, TOWN), 1, {"type": "MultiPoint", "coordinates": [[33.17, 54.58], [32.4, 54.4]]}),
        (("RU-SMO",), (SEAT,), 2, {"type": "Point", "coordinates": [32.4, 54.4]}),
        (("RU-SMO",), (STREET,), 3, None),
        (("RU-SMO",), (), 3, None),
        (("RU-BRY", "RU-SMO"), (), 4, None),
        (("Чёрное море",), (), 4, None),
    ],
)
def test_points_are_of_settlements_and_seats_only(
    context: Context, regions: tuple[str, ...], places: tuple[Place, ...], precision: int, geometry: object
) -> None:
    found = item(replace(incident(), regions=regions, places=places))

    [feature] = json.loads(written("geojson", context, found))["features"]

    assert feature["geometry"] == geometry
    assert feature["properties"]["geo_precision"] == precision
    assert feature["properties"]["latitude"] == (None if geometry is None else {1: 54.58, 2: 54.4}[precision])
    assert "54.123" not in written("csv", context, found)


def test_scopes_and_names_of_regions(context: Context) -> None:
    found = [
        data(context, item(replace(incident(), regions=regions)))
        for regions in (("RU-SMO",), ("RU-BRY", "RU-SMO"), ("Чёрное море",), ())
    ]

    assert [cells["scope"] for cells in found] == ["region", "undivided", "sea", "unnamed"]
    assert [cells["region_names"] for cells in found] == [
        ["Smolensk Oblast"],
        ["Bryansk Oblast", "Smolensk Oblast"],
        ["Black Sea"],
        [],
    ]


def test_impacts_and_interceptions_are_told_apart(context: Context) -> None:
    stopped, hit = incident((1,)), with_period(incident((2,)), None, Event.IMPACT)
    both = replace(stopped, sources=(*stopped.sources, *hit.sources))

    events = [(cells["event"], cells["sub_event"]) for cells in (data(context, item(i)) for i in (stopped, hit, both))]

    assert events == [
        ("interception", "interception_only"),
        ("impact", "impact_only"),
        ("interception", "interception_with_impact"),
    ]


@pytest.mark.parametrize("name", ["=1+1", "+7", "-2", "@sum", "\tx"])
def test_a_cell_is_never_a_formula(context: Context, name: str) -> None:
    found = item(replace(incident(), places=(Place(name, PlaceKind.SETTLEMENT, "RU-SMO"),)))

    assert row(context, found)["places"] == f"'{name}"


def test_cells_with_commas_quotes_and_breaks_survive(context: Context) -> None:
    name = 'a, "b"\nc'
    found = item(replace(incident(), places=(Place(name, PlaceKind.SETTLEMENT, "RU-SMO"),)))

    assert row(context, found)["places"] == name


def test_a_deleted_post_has_no_link_in_the_table_unless_all_are_deleted(context: Context) -> None:
    [source] = incident((1, 2)).sources
    first, second = (replace(told, link=f"https://t.me/x/{n}") for n, told in enumerate(source.statements, start=1))
    one_left = replace(incident(), sources=(replace(source, statements=(replace(first, withdrawn=True), second)),))
    none_left = replace(
        incident(), sources=(replace(source, statements=(replace(first, withdrawn=True),), withdrawn=True),)
    )

    assert data(context, item(one_left))["links"] == ["https://t.me/x/2"]
    assert (data(context, item(none_left))["links"], data(context, item(none_left))["withdrawn"]) == (
        ["https://t.me/x/1"],
        1,
    )


def test_an_empty_record_is_a_valid_file(context: Context) -> None:
    assert json.loads(written("geojson", context))["features"] == []
    assert written("jsonl", context) == ""
    assert written("csv", context).splitlines() == [",".join(column.name for column in COLUMNS)]


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with open_database(tmp_path / "record.db", bundled("migrations")) as opened:
        early, late = incident((1,)), incident((2,), 5, "RU-BRY", hours=30)
        await opened.write(lambda db: incidents.replace(db, [], [early, late], at(40)))
        yield opened


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, ["export", *arguments], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


async def exported(database: Database, *arguments: str) -> list[int]:

    text = await asyncio.to_thread(run, "--format", "jsonl", "--db", str(database.path), *arguments)
    return [json.loads(line)["event_id"] for line in text.splitlines()]


async def test_the_command_filters_by_region_and_day(database: Database) -> None:
    day = datetime(2025, 12, 8).strftime("%Y-%m-%d")  # noqa: DTZ001 - a day and no moment

    assert await exported(database) == [1, 2]
    assert await exported(database, "--region", "bryansk") == [2]
    assert await exported(database, "--region", "RU-SMO") == [1]
    assert await exported(database, "--since", day) == [2]


async def test_an_incident_that_is_gone_is_not_exported(database: Database) -> None:
    def bury(db: sqlite3.Connection) -> None:
        incidents.replace(db, incidents.of_region(db, "RU-SMO"), [], at(50))

    await database.write(bury)

    assert await exported(database) == [2]


async def test_a_demo_is_marked_in_every_row_and_all_rows_name_their_origin(database: Database) -> None:
    await database.write(lambda db: meta.put(db, DEMO, "1"))

    text = await asyncio.to_thread(run, "--db", str(database.path))
    rows = list(csv.DictReader(io.StringIO(text, newline="")))

    assert [cells["demo"] for cells in rows] == ["1", "1"]
    assert {cells["attribution"] for cells in rows} == {ATTRIBUTION}
    assert "GeoNames" in ATTRIBUTION


async def test_a_file_appears_whole(database: Database, tmp_path: Path) -> None:

    target = tmp_path / "out" / "record.csv"
    shown = await asyncio.to_thread(run, "--db", str(database.path), "--out", str(target))

    names = await asyncio.to_thread(lambda: [path.name for path in target.parent.iterdir()])
    text = await asyncio.to_thread(target.read_text, encoding="utf-8")
    assert shown == ""
    assert names == ["record.csv"]
    assert len(text.splitlines()) == 3
