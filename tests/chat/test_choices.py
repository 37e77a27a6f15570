"""Settings by buttons: each choice is stored and shown, in one message that edits itself."""

from __future__ import annotations

import pytest

from bot.chat import Desk
from bot.chat.keyboards import parse_press
from bot.model.wishes import INSTANT, Wish
from bot.store.pausing import BY_CHAT
from bot.store.subscriptions import Subscription
from tests.chat.builders import Person


async def mine(person: Person) -> Subscription:
    found = await person.subscription()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("path", "minutes", "wish", "shown"),
    [
        (["Schedule", "At once"], INSTANT, Wish(), "at once when something new"),
        (["Schedule", "Every 6 hours"], 360, Wish(), "every 6 hours"),
        (["Schedule", "Once a day …", "08:00"], 1440, Wish(at=480), "once a day at 08:00"),
        (["What is told", "from 5 UAVs"], 60, Wish(least=5), "Told: from 5 UAVs"),
        (["What is told", "casualties or damage only"], 60, Wish(grave=True), "Told: casualties or damage only"),
        (["Quiet hours", "23:00–07:00"], 60, Wish(quiet=(1380, 420)), "Quiet hours: 23:00–07:00"),
        (["Sound", "no message"], 60, Wish(sound="none"), "Sound: no message"),
        (["Message without news too"], 60, Wish(calm=True), "Without news: a message that all is calm"),
    ],
)
async def test_each_choice_is_kept_and_shown(
    ann: Person, path: list[str], minutes: int, wish: Wish, shown: str
) -> None:
    await ann.says("/subscribe smolensk")
    text = await ann.says("/settings")
    for label in path:
        text = await ann.presses(label)
        assert ann.answers[0].edit

    after = await mine(ann)
    assert (after.minutes, after.wish) == (minutes, wish)
    assert shown in text and "Settings of this chat" in text


async def test_a_choice_is_marked_and_can_be_taken_back(ann: Person) -> None:
    await ann.says("/subscribe smolensk")
    await ann.sends("w:q:23000700")

    await ann.sends("w:q")
    assert "✓ 23:00–07:00" in ann.labels
    await ann.presses("none")

    assert (await mine(ann)).wish == Wish()


async def test_choices_stay_when_regions_change(ann: Person) -> None:
    await ann.says("/subscribe smolensk")
    await ann.sends("w:t:5")
    await ann.sends("w:m:180")

    text = await ann.says("/subscribe tula")
    await ann.says("/unsubscribe smolensk")

    after = await mine(ann)
    assert (after.regions, after.minutes, after.wish.least) == (("RU-TUL",), 180, 5)
    assert "every 3 hours" in text


@pytest.mark.parametrize("typed", ["omsk", "Омск", "Asia/Omsk", "омская область"])
async def test_the_zone_is_set_by_name(ann: Person, typed: str) -> None:
    await ann.says("/subscribe smolensk")

    text = await ann.says(f"/zone {typed}")

    assert (await mine(ann)).zone == "Asia/Omsk"
    assert "Omsk (UTC+6)" in text


async def test_the_zone_is_set_by_button_and_by_location(ann: Person) -> None:
    await ann.says("/subscribe smolensk")
    await ann.says("/zone")
    await ann.presses("Vladivostok (UTC+10)")
    assert (await mine(ann)).zone == "Asia/Vladivostok"

    await ann.is_at(54.78, 32.05)
    await ann.presses("Time zone: Moscow (Moscow time)")
    assert (await mine(ann)).zone == "Europe/Moscow"


async def test_an_unknown_zone_is_refused(ann: Person) -> None:
    await ann.says("/subscribe smolensk")

    assert "No time zone is known for “&lt;b&gt;mars”" in await ann.says("/zone <b>mars")


async def test_members_of_a_group_change_nothing(ann: Person, member: Person) -> None:
    ann.chat_id, ann.kind = member.chat_id, "group"
    await ann.says("/subscribe smolensk")

    for data in ("w:m:1", "w:t:5", "w:p:1", "w:z:Asia/Omsk", "l:ru", "p:RU-SMO:01234567"):
        await member.sends(data)
    for text in ("/pause", "/forget", "/zone omsk"):
        assert "Only administrators" in await member.says(text)

    after = await mine(ann)
    assert (after.minutes, after.wish, after.zone, after.paused) == (60, Wish(), "Europe/Moscow", None)


async def test_no_command_shows_or_changes_another_chat(ann: Person, boris: Person) -> None:
    await ann.says("/subscribe smolensk: рудня")
    before = await mine(ann)

    seen = [
        await boris.says(text)
        for text in ("/settings", "/status", "/zone", "/pause", "/forget", "/unsubscribe", "/sources", "/start")
    ]
    seen += [await boris.sends(data) for data in ("w:", "w:m", "w:m:1", "w:p:1", "u:*", "l:ru")]

    assert await mine(ann) == before
    assert not any("Рудня" in text or "Rudnya" in text for text in seen)


async def test_a_pause_lasts_until_the_chat_ends_it(ann: Person) -> None:
    await ann.says("/subscribe smolensk")

    assert "paused" in await ann.says("/pause")
    assert (await mine(ann)).paused == BY_CHAT
    assert "Paused by you" in await ann.says("/settings")
    await ann.sends("w:t:5")
    assert (await mine(ann)).paused == BY_CHAT

    assert "go on" in await ann.says("/pause")
    assert (await mine(ann)).paused is None


async def test_forget_deletes_everything_and_says_what(ann: Person, boris: Person) -> None:
    await ann.says("/subscribe smolensk")
    await boris.says("/subscribe smolensk")

    text = await ann.says("/forget")

    assert "settings (1)" in text and "(0)" in text
    assert await ann.subscription() is None
    assert await boris.subscription() is not None
    assert "Nothing is kept" in await ann.says("/forget")


async def test_a_whole_district_by_name_and_by_button(ann: Person, boris: Person) -> None:
    text = await ann.says("/subscribe northwestern district")
    await boris.sends("d:northwest")
    await boris.presses("Весь округ")

    regions = await ann.regions()
    assert len(regions) == 11 and "RU-SPE" in regions
    assert regions == await boris.regions()
    assert "Subscribed: Northwestern Federal District" in text


@pytest.mark.parametrize("typed", ["ЦФО", "центральный округ", "Центральный федеральный округ", "central district"])
async def test_districts_are_known_by_several_names(ann: Person, typed: str) -> None:
    await ann.says(f"/subscribe {typed}")

    assert len(await ann.regions()) == 18


async def test_an_autonomous_okrug_is_no_district(ann: Person) -> None:
    await ann.says("/subscribe ненецкий автономный округ")

    assert await ann.regions() == ("RU-NEN",)


async def test_a_region_is_narrowed_to_places_and_widened_again(ann: Person) -> None:
    text = await ann.says("/subscribe смоленская: рудне, yartsevo")

    assert (await mine(ann)).wish.places == (("RU-SMO", "Рудня"), ("RU-SMO", "Ярцево"))
    assert "Smolensk Oblast — only Rudnya, Yartsevo" in text

    await ann.presses("Whole region")
    assert (await mine(ann)).wish == Wish()


async def test_unknown_places_are_told_and_change_nothing(ann: Person) -> None:
    text = await ann.says("/subscribe smolensk: <b>атлантида")

    assert "No such place is known in Smolensk Oblast: &lt;b&gt;атлантида" in text
    assert await ann.subscription() is None


async def test_a_place_goes_with_its_region(ann: Person) -> None:
    await ann.says("/subscribe smolensk: рудня")
    await ann.says("/subscribe tula")

    await ann.says("/unsubscribe smolensk")

    after = await mine(ann)
    assert (after.regions, after.wish) == (("RU-TUL",), Wish())


async def test_a_subscription_holds_a_limited_number_of_places(ann: Person, desk: Desk) -> None:
    names = desk.towns.of_region("RU-MOS")[:45]

    for start in range(0, 45, 15):
        text = await ann.says("/subscribe RU-MOS: " + ", ".join(names[start : start + 15]))

    assert "at most 20 places" in text
    assert len((await mine(ann)).wish.places) <= 20


async def test_a_group_has_a_limited_number_of_subscribed_topics(ann: Person) -> None:
    ann.chat_id, ann.kind = -100500, "group"
    for topic in range(1, 22):
        ann.topic = topic
        text = await ann.says("/subscribe smolensk")

    assert "20 subscriptions already" in text
    assert await ann.subscription() is None


async def test_every_button_of_the_settings_is_understood(ann: Person, desk: Desk) -> None:
    await ann.says("/subscribe smolensk")
    await ann.says("/settings")
    waiting = [button.data or "" for button in ann.buttons]
    seen = set(waiting)
    while waiting:
        data = waiting.pop()
        assert parse_press(data, desk) is not None, data
        if data.startswith("w:") and data.count(":") == 1:
            await ann.sends(data)
            new = [button.data or "" for button in ann.buttons if (button.data or "") not in seen]
            seen.update(new)
            waiting += new
    assert len(seen) > 50
