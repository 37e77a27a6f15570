from __future__ import annotations

import json
import re
import sqlite3
from dataclasses import replace

import pytest

from bot.channels import Channels
from bot.chat.why import chain_of
from bot.chat.why_json import chain_as_json
from bot.digests.split import visible_units
from bot.model import Flag, Post
from bot.places.regions import Regions
from bot.reading import Reader
from bot.record import Recorder
from bot.record.doubts import ENOUGH
from bot.store import Database, incidents
from tests.chat.builders import NOW, Person, ago, cover, incident, record, source

THREE = "Силами ПВО над территорией Смоленской области сбиты три украинских БПЛА. Пострадал Пётр Сидоров, водитель."
ONE = THREE.replace("сбиты три украинских", "сбит один украинский")
MINISTRY = (
    "В период с 23.00 мск 7 декабря до 7.00 мск 8 декабря дежурными средствами ПВО перехвачены и уничтожены 5 "
    "украинских БПЛА: 3 – над территорией Брянской области, 2 – над территорией Смоленской области."
)


@pytest.fixture
def recorder(database: Database, reader: Reader, channels: Channels) -> Recorder:
    return Recorder(database, reader, channels)


def post(text: str, *, channel: str = "demo_smolensk", number: int = 1, hours_ago: float = 6) -> Post:
    link = f"https://t.me/{channel}/{number}"
    return Post({"demo_smolensk": 2}.get(channel, 1), number, channel, ago(hours_ago), text, link=link)


async def edited_night(recorder: Recorder) -> None:
    await recorder.save(2, [post(THREE)], 1, ago(6))
    await recorder.save(2, [replace(post(ONE), edited=ago(5))], 1, ago(5))
    await recorder.save(1, [post(MINISTRY, channel="demo_mod_russia", hours_ago=4)], 1, ago(4))


async def test_the_chain_goes_down_to_words_versions_and_links(ann: Person, recorder: Recorder) -> None:
    await edited_night(recorder)
    await cover(ann.database, "demo_tula_hq")

    text = await ann.says("/why 1")

    assert "no. 1" in text and "Smolensk Oblast" in text
    assert "<b>Ministry of Defence</b>: 2" in text and "<b>governor</b>: 1" in text
    assert "post 1, version 2" in text and "edited 07:00" in text
    assert '<a href="https://t.me/demo_smolensk/1">demo_smolensk</a>' in text
    assert re.search(r"«<b>[^«]*сбит один украинский БПЛА[^«]*</b>»", text)
    assert "rule governor-region" in text


async def test_revisions_say_when_what_and_from_which_version(ann: Person, recorder: Recorder) -> None:
    await edited_night(recorder)

    text = await ann.says("/why 1")

    assert re.search(r"06:00: recorded: 3 · from <a [^>]*>demo_smolensk/1</a> \(version 1\)", text)
    assert re.search(r"07:00: 3 → 1 \(governor\) · from <a [^>]*>demo_smolensk/1</a> \(version 2\)", text)
    assert re.search(r"08:00: 1 → 2 \(Ministry of Defence\)", text)


async def test_a_post_is_never_shown_whole_and_no_person_is_named(boris: Person, recorder: Recorder) -> None:
    await recorder.save(2, [post(THREE)], 1, ago(6))

    text = await boris.says("/why 1")

    assert "три украинских БПЛА" in text
    assert "Сидоров" not in text and "Пётр" not in text
    assert THREE not in text


async def test_the_reader_and_the_coverage_are_named(ann: Person, recorder: Recorder, reader: Reader) -> None:
    await recorder.save(2, [post(ONE)], 1, ago(6))
    await ann.database.write(lambda db: db.execute("update channel set read_from = 1, read_to = 2"))

    text = await ann.says("/why 1")

    assert f"Read by reader {reader.version}" in text
    assert "demo_mod_russia – not read, demo_smolensk – not read" in text
    assert "demo_smolensk not read since 1 Jan 1970" in text


async def test_an_incident_that_is_gone_is_explained(ann: Person, recorder: Recorder) -> None:
    await recorder.save(2, [post(ONE)], 1, ago(6))
    await recorder.save(2, [post("Доброе утро!")], 1, ago(5))

    text = await ann.says("/why 1")

    assert "This record is gone: its posts no longer say anything of the kind" in text
    assert "07:00: record withdrawn" in text


async def test_an_absorbed_incident_leads_to_its_successor(ann: Person) -> None:
    one, other = (incident(("RU-SMO",), source("demo_smolensk", "demo_smolensk", 1, n)) for n in (1, 2))
    await record(ann.database, one, other)
    [mine], [theirs] = one.sources, other.sources
    both = replace(one, sources=(replace(mine, statements=(*mine.statements, *theirs.statements)),))

    def merge(db: sqlite3.Connection) -> None:
        stored = incidents.of_region(db, "RU-SMO")
        incidents.replace(db, stored, [both], NOW)

    await ann.database.write(merge)

    assert "are now part of no. 1" in await ann.says("/why 2")


async def test_doubts_are_listed_with_those_known_only_now(ann: Person) -> None:
    usual = [
        incident(("RU-SMO",), source("demo_smolensk", "demo_smolensk", 5, n), hours_ago=100 + 3 * n)
        for n in range(ENOUGH)
    ]
    late = incident(("RU-SMO",), source("demo_smolensk", "demo_smolensk", 400, 99))
    await record(ann.database, *usual, replace(late, flags=(Flag.OVERLAPPING_WINDOWS,)))

    text = await ann.says(f"/why {ENOUGH + 1}")

    assert "overlap" in text and "unusually" in text
    assert "unusually" in await ann.says(f"/incident {ENOUGH + 1}")


@pytest.mark.parametrize("asked", ["", "x", "-1", "99999999999999", "1 2", "١"])
async def test_what_is_no_number_is_asked_for(ann: Person, asked: str) -> None:
    assert "/incident 12" in await ann.says(f"/why {asked}")


async def test_an_unknown_number_is_said_to_be_unknown(ann: Person) -> None:
    assert "no event no. 77" in await ann.says("/why 77")


async def test_a_long_chain_is_split_into_messages(ann: Person) -> None:
    posts = [source(f"demo_channel_{n}", f"demo_channel_{n}", n, n) for n in range(200)]
    await record(ann.database, incident(("RU-SMO",), *posts))

    await ann.says("/why 1")

    assert len(ann.answers) > 1
    assert all(visible_units(answer.html) <= 4096 for answer in ann.answers)


async def test_as_data_none_and_not_stated_differ(
    database: Database, recorder: Recorder, channels: Channels, regions: Regions
) -> None:
    await edited_night(recorder)

    chain = await database.read(lambda db: chain_of(db, 1, channels, regions))
    assert chain is not None
    data = json.loads(json.dumps(chain_as_json(chain)))

    ministry, governor = data["sources"]
    [statement] = governor["statements"]
    assert (data["id"], data["gone"], data["flags"]) == (1, False, [])
    assert ministry["figure"]["killed"] is None
    assert governor["figure"]["downed"] == {"min": 1, "max": 1, "about": False}
    assert (statement["version"], statement["edited"]) == (2, ago(5).isoformat())
    assert [ONE[start:end] for start, end in statement["evidence"]]
    assert any("сбит" in words for words in statement["words"])
    assert [step["changes"][0]["new"]["min"] for step in data["revisions"][1:]] == [1, 2]
    assert {item["state"] for item in data["coverage"]} == {"not"}
