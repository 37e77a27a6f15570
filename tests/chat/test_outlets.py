from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat import Commands, Desk, Pace
from bot.chat.outside import SeenChannel, Standing
from bot.store import Database, outbox, outlets, pausing, subscriptions
from bot.store.subscriptions import Subscription
from tests.chat.builders import NOW, Person
from tests.chat.outside import Told

CHANNEL, OTHER = -1000000000500, -1000000000600


@pytest.fixture
def told() -> Told:
    """Ann (100) is an admin of @news with the bot, and of @silent without it; Boris (200) of @other."""
    return Told(
        named={
            "news": SeenChannel(CHANNEL, "News <b>"),
            "silent": SeenChannel(-1000000000700, "Silent"),
            "other": SeenChannel(OTHER, "Other"),
        },
        standings={
            (CHANNEL, 100): Standing.MANAGED,
            (-1000000000700, 100): Standing.NO_BOT,
            (OTHER, 200): Standing.MANAGED,
        },
    )


@pytest.fixture
def commands(desk: Desk, told: Told) -> Commands:
    return Commands(replace(desk, outside=told), Pace(burst=1000))


async def of_channel(database: Database, chat_id: int = CHANNEL) -> list[Subscription]:
    return await database.read(lambda db: subscriptions.all_of(db, chat_id))


async def regions(database: Database, chat_id: int = CHANNEL) -> list[tuple[str, ...]]:
    return [item.regions for item in await of_channel(database, chat_id)]


async def test_a_channel_is_subscribed_by_command_and_set_by_buttons(ann: Person) -> None:
    nothing = await ann.says("/settings @news")
    done = await ann.says("/subscribe t.me/news smolensk")
    await ann.says("/settings @NEWS")
    await ann.presses("Schedule")
    changed = await ann.presses("Every 3 hours")

    assert "Channel <b>News &lt;b&gt;</b>" in nothing
    assert "Channel <b>News &lt;b&gt;</b>" in done and "Smolensk Oblast" in done
    assert "Every 3 hours" in changed or "every 3 hours" in changed.lower()
    [mine] = await of_channel(ann.database)
    assert (mine.regions, mine.minutes) == (("RU-SMO",), 180)
    assert await ann.subscription() is None


async def test_first_steps_by_buttons_only(ann: Person) -> None:
    await ann.says("/settings @news")
    await ann.presses("Subscribe")
    assert all((button.data or "").startswith("@") for button in ann.buttons)

    await ann.presses("All regions")

    assert await regions(ann.database) == [("*",)]


@pytest.mark.parametrize("subscribed", [(), ("/subscribe tula",), ("/subscribe tula", "/subscribe new smolensk")])
async def test_the_settings_of_a_private_chat_lead_to_its_channels(ann: Person, subscribed: tuple[str, ...]) -> None:
    await ann.says("/subscribe @news smolensk")
    for command in subscribed:
        await ann.says(command)
    own = await ann.says("/settings")

    assert "Channels" in ann.labels
    assert "You manage 1 channel" in await ann.presses("Channels")
    assert "News" in " ".join(ann.labels)
    assert await ann.presses("← Settings") == own


async def test_only_private_chats_lead_to_channels(ann: Person, member: Person) -> None:
    await member.says("/settings")
    in_a_group = member.labels
    await ann.says("/subscribe @news smolensk")
    await ann.says("/settings @news")

    assert "Channels" not in in_a_group
    assert "Channels" not in ann.labels


async def test_own_subscriptions_are_left_alone(ann: Person) -> None:
    await ann.says("/subscribe tula")
    await ann.says("/subscribe @news smolensk")
    await ann.says("/pause @news")
    await ann.says("/unsubscribe @news")

    assert await ann.regions() == ("RU-TUL",)
    assert await of_channel(ann.database) == []


async def test_a_channel_is_paused_and_forgotten(ann: Person) -> None:
    await ann.says("/subscribe @news smolensk")
    await ann.says("/pause @news")
    paused = [item.paused for item in await of_channel(ann.database)]
    gone = await ann.says("/forget @news")

    assert paused == [pausing.BY_CHAT]
    assert "Deleted" in gone
    assert await of_channel(ann.database) == []
    assert "no channel" in await ann.says("/mychannels")


async def test_the_list_leads_to_the_settings(ann: Person) -> None:
    await ann.says("/subscribe @news smolensk")

    listed = await ann.says("/mychannels")
    settings = await ann.presses("News <b>")

    assert "You manage 1 channel" in listed
    assert "Smolensk Oblast" in settings


async def test_a_forwarded_post_opens_the_settings_of_its_channel(ann: Person) -> None:
    assert "Channel <b>News &lt;b&gt;</b>" in await ann.forwards("Some post", CHANNEL)


async def test_a_forwarded_post_of_a_foreign_channel_is_a_question_like_any_other(ann: Person) -> None:
    assert await ann.forwards("Smolensk", OTHER) == await ann.says("Smolensk")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("/settings @other", "no channel of which you are an admin"),
        ("/settings @nowhere", "no channel of which you are an admin"),
        ("/subscribe @other smolensk", "no channel of which you are an admin"),
        ("/forget @other", "no channel of which you are an admin"),
        ("/settings @silent", "may not post there"),
    ],
)
async def test_a_channel_of_others_cannot_be_managed(ann: Person, boris: Person, text: str, reason: str) -> None:
    await boris.says("/subscribe @other тула")

    assert reason in await ann.says(text)
    assert await regions(ann.database, OTHER) == [("RU-TUL",)]


async def test_buttons_of_others_lead_nowhere(ann: Person, boris: Person, told: Told) -> None:
    await boris.says("/subscribe @other тула")
    await boris.says("/settings @other")
    forged = [button.data or "" for button in boris.buttons]

    for data in [*forged, "@1|u:*", "@1|s:RU-SMO", "@1|w:p:1", "@1|l:en"]:
        answer = await ann.sends(data)
        assert "no channel of which you are an admin" in answer
        assert "Other" not in answer and "Тульская" not in answer

    assert await regions(ann.database, OTHER) == [("RU-TUL",)]
    assert "Other" not in await ann.says("/mychannels")


async def test_whoever_is_no_admin_any_more_is_refused_at_the_next_press(ann: Person, told: Told) -> None:
    await ann.says("/subscribe @news smolensk")
    await ann.says("/settings @news")
    told.standings.clear()
    pressed = [await ann.sends(button.data or "") for button in list(ann.buttons)]

    assert len(pressed) > 5
    assert all("no channel of which you are an admin" in text for text in pressed)
    assert "no channel of which you are an admin" in await ann.says("/unsubscribe @news")
    assert await regions(ann.database) == [("RU-SMO",)]


async def test_when_telegram_cannot_be_asked_nothing_changes(ann: Person, told: Told) -> None:
    await ann.says("/subscribe @news smolensk")
    told.is_away = True

    assert "try again later" in await ann.says("/unsubscribe @news")
    assert "try again later" in await ann.sends("@1|u:*")
    assert await regions(ann.database) == [("RU-SMO",)]


@pytest.mark.parametrize(
    "data", ["@", "@1", "@0|w:", "@9|w:", "@1|", "@1|x", "@1|@1|w:", "@1|!k:0", "@-1|w:", "@1|r:1:n"]
)
async def test_forged_presses_change_nothing(ann: Person, data: str) -> None:
    await ann.says("/subscribe @news smolensk")

    assert "no longer works" in await ann.sends(data)
    assert await regions(ann.database) == [("RU-SMO",)]


async def test_an_operator_is_none_in_the_name_of_a_channel(commands: Commands, database: Database, told: Told) -> None:
    olga = Person(commands, database, chat_id=777, user_id=777)
    told.standings[CHANNEL, 777] = Standing.MANAGED
    await olga.says("/settings @news")

    for data in ("@1|!k:0", "@1|!h:demo_smolensk:0", "@1|r:1:n"):
        assert "no longer works" in await olga.sends(data)


async def test_in_groups_channels_cannot_be_managed(member: Person) -> None:
    member.user_id, member.admin = 100, True

    assert "private chat" in await member.says("/mychannels")
    await member.says("/subscribe @news smolensk")
    await member.sends("@1|s:RU-SMO")

    assert await of_channel(member.database) == []


async def test_managers_are_told_once_when_nothing_can_be_sent(ann: Person) -> None:
    await ann.says("/subscribe @news smolensk")
    await ann.database.write(lambda db: pausing.pause(db, CHANNEL, "CHAT_WRITE_FORBIDDEN", NOW))

    lost = await ann.database.read(outlets.is_any_lost)
    told_twice = [await ann.database.write(lambda db: outlets.tell_lost(db, NOW, _words)) for _ in range(2)]
    rows = await ann.database.write(lambda db: outbox.claim(db, NOW, 10))

    assert lost and told_twice == [1, 0]
    assert [(row.chat_id, row.html) for row in rows] == [(100, "en: News <b>")]


async def test_a_pause_of_the_channel_itself_is_not_told(ann: Person) -> None:
    await ann.says("/subscribe @news smolensk")
    await ann.says("/pause @news")

    assert not await ann.database.read(outlets.is_any_lost)


async def test_opening_the_settings_of_a_channel_with_rights_again_lets_it_go_on(ann: Person) -> None:
    await ann.says("/subscribe @news smolensk")
    await ann.database.write(lambda db: pausing.pause(db, CHANNEL, "CHAT_WRITE_FORBIDDEN", NOW))

    await ann.says("/settings @news")

    assert [item.paused for item in await of_channel(ann.database)] == [None]


async def test_forgetting_a_person_forgets_what_they_manage(ann: Person) -> None:
    await ann.says("/settings @news")

    gone = await ann.says("/forget")

    assert "which channels you manage here (1)" in gone
    assert "no channel" in await ann.says("/mychannels")


async def test_two_languages(boris: Person) -> None:
    assert "Канал <b>Other</b>" in await boris.says("/settings @other")
    assert "вы администратор, нет" in await boris.says("/settings @news")


async def test_readers_of_a_channel_cannot_press_what_its_admins_left_there(member: Person) -> None:
    member.kind, member.chat_id = "channel", CHANNEL

    for data in ("m:7d", "i:RU-SMO:7d:0", "s:RU-SMO", "c"):
        assert await member.sends(data) == ""
    member.admin = True

    assert await member.sends("s:RU-SMO") != ""


def _words(language: str, title: str) -> str:
    return f"{language}: {title}"


async def test_a_title_from_outside_is_harmless_on_a_button_and_in_a_text(ann: Person, told: Told) -> None:
    told.named["news"] = SeenChannel(CHANNEL, "\u202e<b>\u0000" + "x" * 300)

    text = await ann.says("/settings @news")
    await ann.says("/mychannels")

    assert "Channel <b>&lt;b&gt;xxx" in text
    assert ann.labels[0].startswith("<b>xxx") and len(ann.labels[0]) <= 80


async def test_every_button_for_a_channel_fits_into_what_telegram_carries(ann: Person) -> None:
    await ann.says("/subscribe @news smolensk, tula, oryol, kursk, bryansk, belgorod, voronezh, lipetsk, rostov")
    for text in ("/settings @news", "/subscribe @news", "/zone @news", "/subscribe @news new kaluga"):
        await ann.says(text)
        assert ann.buttons
        assert all(len((button.data or "").encode()) <= 64 for button in ann.buttons)
