from __future__ import annotations

from dataclasses import replace

import pytest

from bot.model import Incident, Place, PlaceKind
from bot.store import Database, incidents, places
from tests.store.examples import at, incident


def named(number: int, *names: str, region: str = "RU-SMO") -> Incident:
    found = tuple(Place(name, PlaceKind.SETTLEMENT, region) for name in names)
    return replace(incident((number,), hours=10 * number, region=region), places=found)


@pytest.fixture(autouse=True)
async def four(database: Database) -> None:
    street = Place("Ельня", PlaceKind.STREET, "RU-SMO")
    twice = named(3, "Ельня")
    made = [named(1, "Ельня", "Рудня"), named(2, "Рудня"), replace(twice, places=(*twice.places, street))]
    await database.write(lambda db: incidents.replace(db, [], [*made, named(4, "Ельня", region="RU-BRY")], at(90)))


async def test_places_of_a_region_are_listed_once(database: Database) -> None:
    assert await database.read(lambda db: places.names_in(db, "RU-SMO")) == ["Ельня", "Рудня"]
    assert await database.read(lambda db: places.names_in(db, "RU-TUL")) == []


async def test_incidents_at_a_place_come_newest_first_and_by_pages(database: Database) -> None:
    found = await database.read(lambda db: places.at_place(db, "RU-SMO", "Ельня"))
    second = await database.read(lambda db: places.at_place(db, "RU-SMO", "Ельня", limit=1, offset=1))
    recent = await database.read(lambda db: places.at_place(db, "RU-SMO", "Ельня", since=at(20)))

    assert [item.id for item in found] == [3, 1]
    assert [item.id for item in second] == [1]
    assert [item.id for item in recent] == [3]
    assert await database.read(lambda db: places.count_at_place(db, "RU-SMO", "Ельня")) == 2


async def test_an_incident_that_is_revised_or_gone_leaves_its_places(database: Database) -> None:
    stored = await database.read(lambda db: incidents.of_region(db, "RU-SMO"))

    await database.write(lambda db: incidents.replace(db, stored, [named(3, "Рославль")], at(91)))

    assert await database.read(lambda db: places.names_in(db, "RU-SMO")) == ["Рославль"]
