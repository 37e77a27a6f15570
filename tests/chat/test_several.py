"""Several subscriptions of one chat or topic: making, naming, changing, pausing and ending each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat import Commands, Desk, Pace
from bot.store import pausing, subscriptions
from bot.store.pausing import BY_CHAT
from bot.store.subscriptions import Subscription
from tests.chat.builders import NOW, Person


async def all_of(person: Person) -> list[Subscription]:
    return await person.database.read(lambda db: subscriptions.all_of(db, person.chat_id, person.topic or 0))


async def regions_of(person: Person) -> list[tuple[str, ...]]:
    return [item.regions for item in await all_of(person)]


@pytest.fixture
async def cat(ann: Person) -> Person:
    """Somebody with two subscriptions: Smolensk, and Tula with Bryansk."""
    await ann.says("/subscribe smolensk")
    await ann.says("/subscribe new tula, bryansk")
    return ann


@pytest.mark.parametrize("word", ["new", "+", "новая", "отдельно"])
async def test_another_subscription_is_made_by_a_word(ann: Person, word: str) -> None:
    await ann.says("/subscribe smolensk")

    text = await ann.says(f"/subscribe {word} tula")

    assert await regions_of(ann) == [("RU-SMO",), ("RU-TUL",)]
    assert "a subscription of its own" in text


async def test_another_subscription_is_made_by_buttons_alone(ann: Person) -> None:
    await ann.says("/subscribe smolensk")
    await ann.says("/settings")
    await ann.presses("+ Another subscription")
    await ann.presses("Central Federal District")
    await ann.presses("Tula")

    assert await regions_of(ann) == [("RU-SMO",), ("RU-TUL",)]


async def test_a_region_just_added_can_be_kept_apart(ann: Person) -> None:
    await ann.says("/subscribe smolensk")
    await ann.sends("w:m:180")
    await ann.says("/subscribe tula")

    await ann.presses("As one of its own")

    assert await regions_of(ann) == [("RU-SMO",), ("RU-TUL",)]
    assert [item.minutes for item in await all_of(ann)] == [180, 180]


async def test_the_list_shows_every_subscription_and_opens_one(cat: Person) -> None:
    text = await cat.says("/settings")
    assert "1. Smolensk Oblast" in text and "2. Bryansk Oblast, Tula Oblast" in text

    opened = await cat.presses("2. Bryansk Oblast, Tula Oblast")
    assert "Subscription 2" in opened and cat.answers[0].edit
    assert "Language" not in opened

    back = await cat.presses("← Subscriptions")
    assert back == text


async def test_a_choice_is_made_for_the_opened_one_only(cat: Person) -> None:
    await cat.says("/settings 2")
    await cat.presses("Schedule")
    text = await cat.presses("At once")

    assert [item.minutes for item in await all_of(cat)] == [60, 1]
    assert "Subscription 2" in text


async def test_where_several_could_be_meant_the_bot_asks(cat: Person) -> None:
    text = await cat.says("/subscribe kursk")
    assert "Which subscription is this about?" in text
    assert cat.labels == ["1. Smolensk Oblast", "2. Bryansk Oblast, Tula Oblast", "+ Another subscription"]

    await cat.presses("1. Smolensk Oblast")
    assert await regions_of(cat) == [("RU-KRS", "RU-SMO"), ("RU-BRY", "RU-TUL")]

    await cat.says("/subscribe oryol, lipetsk")
    await cat.presses("+ Another subscription")
    assert (await regions_of(cat))[2] == ("RU-LIP", "RU-ORL")


async def test_more_regions_than_a_button_can_carry_want_a_number(cat: Person) -> None:
    many = "kursk, oryol, lipetsk, tver, kaluga, pskov, rostov, ryazan"

    assert "Write the number" in await cat.says(f"/subscribe {many}")
    await cat.says(f"/subscribe 1 {many}")

    assert [len(regions) for regions in await regions_of(cat)] == [9, 2]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("/unsubscribe 2", [("RU-SMO",)]),
        ("/unsubscribe tula", [("RU-SMO",), ("RU-BRY",)]),
        ("/unsubscribe 2 tula", [("RU-SMO",), ("RU-BRY",)]),
        ("/unsubscribe smolensk", [("RU-BRY", "RU-TUL")]),
        ("/unsubscribe 1 tula", [("RU-SMO",), ("RU-BRY", "RU-TUL")]),
        ("/unsubscribe all", []),
    ],
)
async def test_unsubscribe_says_which(cat: Person, typed: str, left: list[tuple[str, ...]]) -> None:
    await cat.says(typed)

    assert await regions_of(cat) == left


async def test_unsubscribe_without_a_name_asks_which(cat: Person) -> None:
    await cat.says("/unsubscribe")
    assert cat.labels == ["1. Smolensk Oblast", "2. Bryansk Oblast, Tula Oblast", "To all of them"]

    text = await cat.presses("1. Smolensk Oblast")

    assert "Cancelled: Smolensk Oblast" in text and "Regions: Bryansk Oblast, Tula Oblast" in text
    assert await regions_of(cat) == [("RU-BRY", "RU-TUL")]


async def test_a_button_of_an_ended_subscription_changes_no_other(cat: Person) -> None:
    gone = (await all_of(cat))[1].id
    await cat.says("/unsubscribe 2")
    await cat.says("/subscribe new kursk")

    for data in (f"w:m:1~{gone}", f"w:p:1~{gone}", f"u:*~{gone}", f"s:RU-ORL~{gone}", f"k:RU-KRS~{gone}"):
        await cat.sends(data)

    assert [(item.regions, item.minutes, item.paused) for item in await all_of(cat)] == [
        (("RU-SMO",), 60, None),
        (("RU-KRS",), 60, None),
    ]


async def test_nobody_reaches_the_subscription_of_another_chat_by_its_id(cat: Person, boris: Person) -> None:
    await boris.says("/subscribe kursk")
    before = await all_of(cat)

    for item in before:
        for data in ("w:m:1", "w:p:1", "u:*", "s:RU-ORL", "o:RU-ORL", "w:", "c", "w:m"):
            await boris.sends(f"{data}~{item.id}")

    assert await all_of(cat) == before


async def test_a_subscription_has_a_name(cat: Person) -> None:
    text = await cat.says("/name 2 Our <b>cottage")

    assert "Name: Our &lt;b&gt;cottage" in text
    assert "2. Our &lt;b&gt;cottage" in await cat.says("/settings")
    assert "2. Our <b>cottage" in cat.labels
    await cat.says("/name 2")
    assert "cottage" not in await cat.says("/settings")


async def test_language_and_zone_are_those_of_the_whole_chat(cat: Person) -> None:
    await cat.says("/zone omsk")
    await cat.says("/settings")
    text = await cat.presses("Русский")

    assert {(item.language, item.zone) for item in await all_of(cat)} == {("ru", "Asia/Omsk")}
    assert "Настройки этого чата" in text


async def test_a_pause_of_one_leaves_the_other(cat: Person) -> None:
    await cat.says("/settings 2")
    await cat.presses("Pause")
    assert [item.paused for item in await all_of(cat)] == [None, BY_CHAT]

    await cat.says("/pause")
    assert [item.paused for item in await all_of(cat)] == [BY_CHAT, BY_CHAT]
    await cat.says("/pause 1")
    assert [item.paused for item in await all_of(cat)] == [None, BY_CHAT]


async def test_a_pause_of_a_topic_leaves_other_topics(ann: Person) -> None:
    ann.chat_id, ann.kind = -100500, "group"
    for topic in (None, 7):
        ann.topic = topic
        await ann.says("/subscribe smolensk")

    await ann.says("/pause")
    ann.topic = None
    await ann.sends("w:p:0")

    paused = {item.topic: item.paused for topic in (0, 7) for item in await _in_topic(ann, topic)}
    assert paused == {0: None, 7: BY_CHAT}


async def _in_topic(person: Person, topic: int) -> list[Subscription]:
    return await person.database.read(lambda db: subscriptions.all_of(db, person.chat_id, topic))


async def test_a_chat_has_a_limited_number_of_subscriptions(desk: Desk, ann: Person) -> None:
    ann.commands = Commands(replace(desk, most_subscriptions=2), Pace(burst=1000))
    await ann.says("/subscribe smolensk")
    await ann.says("/subscribe new tula")

    text = await ann.says("/subscribe new kursk")

    assert "2 subscriptions already" in text
    assert len(await all_of(ann)) == 2


@pytest.mark.parametrize(
    ("typed", "quiet"),
    [
        ("/quiet 1 22:30-7:15", [(1350, 435), None]),
        ("/quiet 2 с 23 до 6.30", [None, (1380, 390)]),
        ("/quiet 22:30–7", [None, None]),
    ],
)
async def test_quiet_hours_are_typed(cat: Person, typed: str, quiet: list[tuple[int, int] | None]) -> None:
    await cat.says(typed)

    assert [item.wish.quiet for item in await all_of(cat)] == quiet


async def test_quiet_hours_without_a_number_are_asked_about_and_set_for_all(cat: Person) -> None:
    assert "Which subscription" in await cat.says("/quiet 22:30-7:15")

    await cat.presses("To all of them")
    assert [item.wish.quiet for item in await all_of(cat)] == [(1350, 435), (1350, 435)]

    await cat.says("/quiet off")
    await cat.presses("To all of them")
    assert [item.wish.quiet for item in await all_of(cat)] == [None, None]


async def test_a_daily_digest_comes_at_any_time(ann: Person) -> None:
    await ann.says("/subscribe smolensk")

    text = await ann.says("/daily 8:15")

    [mine] = await all_of(ann)
    assert (mine.minutes, mine.wish.at) == (1440, 495)
    assert "once a day at 08:15" in text


@pytest.mark.parametrize(
    "typed", ["/quiet 25-7", "/quiet 7-7", "/quiet soon", "/daily 24:00", "/daily 8:60", "/daily x"]
)
async def test_a_time_that_is_none_changes_nothing(ann: Person, typed: str) -> None:
    await ann.says("/subscribe smolensk")
    before = await all_of(ann)

    assert "/quiet 22:30" in (text := await ann.says(typed)) or "/daily 8:15" in text
    assert await all_of(ann) == before


async def test_a_typed_time_without_a_command_is_offered_as_a_choice(ann: Person) -> None:
    await ann.says("/subscribe smolensk")

    await ann.says("22:30–7:15")
    await ann.presses("Quiet hours: 22:30–07:15")
    await ann.says("8:15")
    await ann.presses("Daily digest: 08:15")

    [mine] = await all_of(ann)
    assert (mine.wish.quiet, mine.wish.at, mine.minutes) == ((1350, 435), 495, 1440)


async def test_members_change_none_of_several(member: Person) -> None:
    member.admin = True
    await member.says("/subscribe smolensk")
    await member.says("/subscribe new tula, kursk")
    before = await all_of(member)
    member.admin = False

    for text in ("/subscribe oryol", "/subscribe new oryol", "/unsubscribe", "/unsubscribe 2", "/pause 1", "/name 1 x"):
        assert "Only administrators" in await member.says(text)
    for text in ("/quiet 22-7", "/quiet 1 22-7", "/daily 1 8:15"):
        await member.says(text)
    for item in before:
        for data in ("w:m:1", "w:p:1", "u:*", "s:RU-ORL", "k:RU-KRS"):
            await member.sends(f"{data}~{item.id}")

    assert await all_of(member) == before


async def test_a_chat_that_could_not_be_reached_goes_on_when_it_subscribes_again(cat: Person) -> None:
    await cat.database.write(lambda db: pausing.pause(db, cat.chat_id, "USER_IS_BLOCKED", NOW))

    await cat.says("/subscribe new kursk")

    assert [item.paused for item in await all_of(cat)] == [None, None, None]
