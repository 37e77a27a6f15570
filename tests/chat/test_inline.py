from __future__ import annotations

from bot.chat import Commands, Desk, Pace
from bot.chat.contract import Found, InlineQuery
from bot.digests.split import visible_units
from tests.chat.builders import Person, cover, incident, record

CHANNELS = ("demo_mod_russia", "demo_smolensk")


async def asked(desk: Desk, text: str, language: str = "en") -> list[Found]:
    return list(await Commands(desk).look_up(InlineQuery(100, text, language)))


async def test_a_region_is_summed_up_and_followed_by_its_incidents(desk: Desk) -> None:
    await record(desk.database, incident(hours_ago=3), incident(hours_ago=5), incident(hours_ago=24 * 8))
    await cover(desk.database, *CHANNELS)

    summary, newest, older = await asked(desk, "смоленск")

    assert (summary.id, summary.title, summary.about) == ("RU-SMO", "Smolensk Oblast", "last 7 days: 2 events")
    assert "demo_smolensk to 12:00" in summary.html and "not a warning service" in summary.html
    assert newest.id == "i1" and "reported by the governor" in newest.about and "demo_smolensk to 12:00" in newest.html
    assert older.id == "i2"


async def test_the_answer_is_in_the_language_of_the_person(desk: Desk) -> None:
    await cover(desk.database, *CHANNELS)

    [summary] = await asked(desk, "smolensk", "ru")

    assert summary.title == "Смоленская область" and "Прочитано" in summary.html


async def test_a_doubtful_name_offers_each_region(desk: Desk) -> None:
    assert {item.id for item in await asked(desk, "altai")} == {"RU-AL", "RU-ALT"}


async def test_what_was_never_read_is_no_zero(desk: Desk) -> None:
    [summary] = await asked(desk, "smolensk")

    assert "no channel was read" in summary.about and "Nothing can be said" in summary.html


async def test_nothing_typed_gives_the_regions_of_the_last_day(desk: Desk) -> None:
    await record(desk.database, incident(("RU-TUL",)), incident(hours_ago=3), incident(hours_ago=1))
    await cover(desk.database, *CHANNELS)

    assert [item.id for item in await asked(desk, "")] == ["RU-SMO", "RU-TUL"]


async def test_results_are_limited_in_number_and_length(desk: Desk) -> None:
    places = [f"Очень длинное название района номер {number}" for number in range(8)]
    await record(desk.database, *(incident(hours_ago=number, places=places) for number in range(1, 70)))
    await cover(desk.database, *CHANNELS)

    found = await asked(desk, "smolensk")

    assert len(found) == 50 and len({item.id for item in found}) == 50
    assert all(visible_units(item.html) <= 4096 for item in found)


async def test_nonsense_finds_nothing(desk: Desk) -> None:
    assert await asked(desk, "<b>qqqq") == [] and await asked(desk, "x" * 300) == []


async def test_a_flood_of_queries_finds_nothing(desk: Desk) -> None:
    commands = Commands(desk, Pace(burst=1))
    await cover(desk.database, *CHANNELS)

    first = await commands.look_up(InlineQuery(100, "smolensk"))
    second = await commands.look_up(InlineQuery(100, "smolensk"))

    assert first and not second


async def test_an_own_subscription_does_not_show(desk: Desk, boris: Person) -> None:
    await boris.says("/subscribe тула")
    await boris.says("/zone омск")
    await cover(desk.database, *CHANNELS)

    [summary] = await Commands(desk).look_up(InlineQuery(200, "смоленск", "ru"))

    assert "МСК" in summary.html and "Тул" not in summary.html
