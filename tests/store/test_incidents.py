from __future__ import annotations

import sqlite3
from dataclasses import replace

from bot.store import Database, incidents, posts
from tests.store.examples import at, incident, post


async def test_an_incident_comes_back_as_it_was_stored(database: Database) -> None:
    written = incident(downed=4)

    [number] = await database.write(lambda db: incidents.replace(db, [], [written], at(2)))
    found = await database.read(lambda db: incidents.by_id(db, number))

    assert found == replace(written, id=number)


async def test_a_changed_incident_keeps_its_id_and_an_equal_one_makes_no_revision(database: Database) -> None:
    [number] = await database.write(lambda db: incidents.replace(db, [], [incident()], at(2)))

    def again(db: sqlite3.Connection, downed: int) -> list[int]:
        return incidents.replace(db, incidents.of_region(db, "RU-SMO"), [incident((1, 2), downed)], at(3))

    changed = await database.write(lambda db: again(db, 3))
    unchanged = await database.write(lambda db: again(db, 3))

    assert changed == [number]
    assert unchanged == []
    assert await database.read(incidents.latest_seq) == 2


async def test_an_incident_without_successor_is_gone_but_its_history_stays(database: Database) -> None:
    [number] = await database.write(lambda db: incidents.replace(db, [], [incident()], at(2)))
    stored = await database.read(lambda db: incidents.of_region(db, "RU-SMO"))

    await database.write(lambda db: incidents.replace(db, stored, [], at(3)))
    [revised] = await database.read(lambda db: incidents.changed_between(db, ["RU-SMO"], 1, 2))

    assert await database.read(lambda db: incidents.by_id(db, number)) is None
    assert await database.read(lambda db: incidents.of_region(db, "RU-SMO")) == []
    assert revised.before is not None
    assert (revised.before.id, revised.after, revised.absorbed) == (number, None, False)


async def test_an_incident_whose_posts_went_into_another_is_absorbed(database: Database) -> None:
    await database.write(lambda db: posts.ensure_channel(db, 7, "demo_smolensk"))
    await database.write(lambda db: [posts.save_version(db, post(number), at(1)) for number in (1, 2)])
    await database.write(lambda db: incidents.replace(db, [], [incident((1,)), incident((2,), hours=4)], at(2)))
    stored = await database.read(lambda db: incidents.within(db, ("RU-SMO",), at(0), at(9)))

    await database.write(lambda db: incidents.replace(db, stored, [incident((1, 2))], at(3)))
    kept, absorbed = await database.read(lambda db: incidents.changed_between(db, ["*"], 2, 9))

    assert kept.after is not None
    assert absorbed.absorbed


async def test_only_revisions_between_two_marks_and_of_the_regions_are_told(database: Database) -> None:
    await database.write(lambda db: incidents.replace(db, [], [incident()], at(2)))
    mark = await database.read(incidents.latest_seq)
    await database.write(lambda db: incidents.replace(db, [], [incident((9,), region="RU-BRY")], at(3)))

    smolensk = await database.read(lambda db: incidents.changed_between(db, ["RU-SMO"], mark, 99))
    everything = await database.read(lambda db: incidents.changed_between(db, ["*"], mark, 99))

    assert smolensk == []
    assert [item.before for item in everything] == [None]


async def test_incidents_are_listed_newest_first_and_by_period(database: Database) -> None:
    old, new = incident((1,), hours=0), incident((2,), hours=30)
    await database.write(lambda db: incidents.replace(db, [], [old, new], at(40)))

    everything = await database.read(lambda db: incidents.of_region(db, "RU-SMO"))
    recent = await database.read(lambda db: incidents.of_region(db, "RU-SMO", since=at(20)))

    assert [item.start for item in everything] == [at(30), at(0)]
    assert [item.start for item in recent] == [at(30)]


async def test_an_id_stays_with_the_incident_that_keeps_most_posts(database: Database) -> None:
    # The newest incident comes first and shares one post; taking ids in that order gave the night's id to the evening.
    night = incident((1, 2, 3, 4), downed=24, hours=0)
    [number] = await database.write(lambda db: incidents.replace(db, [], [night], at(8)))
    stored = await database.read(lambda db: incidents.of_region(db, "RU-SMO"))

    evening, shorter = incident((4, 5), downed=2, hours=20), incident((1, 2, 3), downed=24, hours=0)
    await database.write(lambda db: incidents.replace(db, stored, [evening, shorter], at(22)))
    found = await database.read(lambda db: incidents.of_region(db, "RU-SMO"))

    assert {item.id: item.start for item in found}[number] == at(0)
