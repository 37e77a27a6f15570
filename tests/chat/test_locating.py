from __future__ import annotations

import sqlite3

from tests.chat.builders import Person


async def test_a_location_becomes_a_region_with_two_buttons(ann: Person) -> None:
    text = await ann.is_at(54.78, 32.05)

    assert "Smolensk Oblast" in text and "not stored" in text
    assert [button.data for button in ann.buttons] == ["s:RU-SMO", "i:RU-SMO:all:0"]


async def test_a_subscription_is_two_taps_away(ann: Person) -> None:
    await ann.is_at(54.78, 32.05)
    await ann.presses("Subscribe")

    assert await ann.regions() == ("RU-SMO",)


async def test_a_location_abroad_is_no_region(ann: Person) -> None:
    assert "No region of the list" in await ann.is_at(48.85, 2.35)
    assert ann.buttons == []


async def test_the_location_is_kept_nowhere(ann: Person) -> None:
    await ann.is_at(54.7812, 32.0512)
    await ann.presses("Subscribe")

    def dump(db: sqlite3.Connection) -> str:
        return "\n".join(db.iterdump())

    assert "54.78" not in await ann.database.read(dump)
