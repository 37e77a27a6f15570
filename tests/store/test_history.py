from __future__ import annotations

import sqlite3
from datetime import timedelta
from functools import partial

from bot.model import PostKey, Reading, Verdict
from bot.store import Database, history, incidents, posts
from bot.store.posts import LONGEST_SPAN
from tests.store.examples import at, incident, post


async def revised(database: Database) -> int:
    """An incident of 1 UAV at 2 h, of 3 at 3 h, gone at 4 h."""
    [number] = await database.write(lambda db: incidents.replace(db, [], [incident()], at(2)))

    def change(db: sqlite3.Connection, hours: float, downed: int | None) -> None:
        after = [] if downed is None else [incident(downed=downed)]
        incidents.replace(db, incidents.of_region(db, "RU-SMO"), after, at(hours))

    await database.write(lambda db: change(db, 3, 3))
    await database.write(lambda db: change(db, 4, None))
    return number


async def test_all_states_of_an_incident_are_kept_in_order(database: Database) -> None:
    number = await revised(database)

    found = await database.read(lambda db: history.revisions(db, number))

    told = [(item.at, item.gone, item.incident.figure.downed and item.incident.figure.downed.min) for item in found]
    assert told == [(at(2), False, 1), (at(3), False, 3), (at(4), True, 3)]
    assert {item.incident.id for item in found} == {number}


async def test_an_unknown_incident_has_no_states(database: Database) -> None:
    assert await database.read(lambda db: history.revisions(db, 7)) == []


async def test_every_version_of_a_post_is_kept_with_its_reader(database: Database) -> None:
    await database.write(lambda db: posts.ensure_channel(db, 7, "demo_smolensk"))
    await database.write(lambda db: posts.save_version(db, post(text="один"), at(1)))
    await database.write(lambda db: posts.save_reading(db, PostKey(7, 1), 1, "r1", Reading(Verdict.OTHER)))
    await database.write(lambda db: posts.save_version(db, post(text="два"), at(2)))

    first = await database.read(lambda db: history.version_of(db, PostKey(7, 1), 1))
    second = await database.read(lambda db: history.version_of(db, PostKey(7, 1), 2))
    third = await database.read(lambda db: history.version_of(db, PostKey(7, 1), 3))

    assert first is not None and second is not None
    assert (first.text, first.reader, first.seen) == ("один", "r1", at(1))
    assert (second.text, second.reader, second.seen) == ("два", None, at(2))
    assert third is None


async def test_incidents_in_force_are_listed_with_their_moments_in_order_of_their_ends(database: Database) -> None:
    late, early = incident((1,), hours=30), incident((2,), hours=0, region="RU-BRY")
    await database.write(lambda db: incidents.replace(db, [], [late, early], at(40)))
    await database.write(
        lambda db: incidents.replace(db, incidents.of_region(db, "RU-SMO"), [incident((1,), 9)], at(50))
    )

    found = await database.read(lambda db: list(incidents.everything(db)))
    of_one = await database.read(lambda db: list(incidents.everything(db, "RU-BRY")))

    assert [(item.incident.regions, item.recorded, item.revised) for item in found] == [
        (("RU-SMO",), at(40), at(50)),
        (("RU-BRY",), at(40), at(40)),
    ]
    assert [item.incident.id for item in of_one] == [2]


async def test_counts_agree_with_lists(database: Database) -> None:
    made = [incident((number,), hours=number) for number in range(6)]
    await database.write(lambda db: incidents.replace(db, [], made, at(40)))
    gone = await database.read(lambda db: incidents.of_region(db, "RU-SMO", at(7)))
    await database.write(lambda db: incidents.replace(db, gone, [], at(41)))

    for since in (None, at(4), at(90)):
        listed = await database.read(partial(incidents.of_region, region="RU-SMO", since=since))
        assert await database.read(partial(incidents.count_of_region, region="RU-SMO", since=since)) == len(listed)
        assert await database.read(partial(incidents.count_since, since=since or at(-9))) == len(listed)


async def test_the_longest_span_there_may_be_is_found_from_its_beginning(database: Database) -> None:
    await database.write(lambda db: posts.ensure_channel(db, 7, "demo_smolensk"))
    await database.write(lambda db: posts.save_version(db, post(), at(1)))
    span = (("RU-SMO",), at(0), at(0) + LONGEST_SPAN)
    await database.write(lambda db: posts.replace_spans(db, PostKey(7, 1), [span]))

    at_its_start = await database.read(lambda db: posts.posts_within(db, ("RU-SMO",), at(-1), at(0)))
    before = await database.read(lambda db: posts.posts_within(db, ("RU-SMO",), at(-2), at(-1)))

    assert [stored.post.key for stored in at_its_start] == [PostKey(7, 1)]
    assert before == []
    assert timedelta(days=3) < LONGEST_SPAN
