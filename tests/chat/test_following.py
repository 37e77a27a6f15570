from __future__ import annotations

from dataclasses import replace

import pytest

from bot.channels import Channels
from bot.chat import Commands, Desk, Pace
from bot.chat.outside import SeenChannel
from bot.store import Database, listing
from tests.chat.builders import Person
from tests.chat.outside import Told


@pytest.fixture
def told() -> Told:
    return Told(named={"demo_tver": SeenChannel(-100500, "Tver <b>today</b>")})


@pytest.fixture
def olga(desk: Desk, database: Database, told: Told) -> Person:
    """An operator, in a private chat, with a Telegram that knows demo_tver."""
    return Person(Commands(replace(desk, outside=told), Pace(burst=1000)), database, chat_id=777, user_id=777)


def followed(channels: Channels) -> list[str]:
    return [channel.handle for channel in channels.followed()]


async def kept(database: Database) -> list[tuple[str, bool]]:
    return [(item.handle, item.followed) for item in await database.read(listing.decisions)]


async def test_a_channel_is_added_and_shown_among_the_sources(olga: Person, channels: Channels) -> None:
    answer = await olga.says("/channels add @demo_tver ru-tve governor Governor of <i>Tver</i>")
    sources = await olga.says("/sources tver")

    assert "Followed from now on: @demo_tver Tver &lt;b&gt;today" in answer
    assert "Tver Oblast · Governor of &lt;i&gt;Tver&lt;/i&gt; (governor)" in answer
    assert "@demo_tver" in sources
    assert followed(channels)[-1] == "demo_tver"


async def test_a_channel_is_stopped_and_started_by_its_button(olga: Person, channels: Channels) -> None:
    await olga.says("/channels")
    card = await olga.presses("@demo_smolensk")
    stopped = await olga.presses("■ Stop")
    gone = followed(channels)
    await olga.presses("▶ Start")

    assert "Governor of Smolensk Oblast" in card and "Followed." in card
    assert "Not followed" in stopped
    assert "demo_smolensk" not in gone
    assert "demo_smolensk" in followed(channels)


async def test_a_stopped_channel_is_no_source_any_more(olga: Person) -> None:
    await olga.says("/channels stop @DEMO_SMOLENSK")

    assert "demo_smolensk" not in await olga.says("/sources smolensk")


async def test_a_former_channel_can_be_followed_again(olga: Person, channels: Channels) -> None:
    await olga.says("/channels start t.me/demo_old")

    assert "demo_old" in followed(channels)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("add @ab RU-TVE governor", "no name of a channel"),
        ("add @demo__tver RU-TVE governor", "no name of a channel"),
        ("add @demo_tver'-- RU-TVE governor", "no name of a channel"),
        ("add @demo_tver RU-XXX governor", "No region has the code “RU-XXX”"),
        ("add @demo_tver RU-TVE king", "no kind of office"),
        ("add @demo_tver - governor", "Federal offices"),
        ("add @demo_tver RU-TVE federal", "Federal offices"),
        ("add @demo_tver RU-TVE governor " + "x" * 81, "too long"),
        ("add @demo_nowhere RU-TVE governor", "Telegram knows no channel @demo_nowhere"),
        ("stop @demo_nowhere", "No channel @demo_nowhere is on the list"),
        ("start @demo_tver", "No channel @demo_tver is on the list"),
        ("add @demo_tver", "Write"),
        ("add @demo_tver RU-TVE", "Write"),
        ("remove @demo_smolensk", "Write"),
    ],
)
async def test_what_is_wrong_is_said_and_changes_nothing(
    olga: Person, channels: Channels, text: str, reason: str
) -> None:
    before = followed(channels)

    answer = await olga.says(f"/channels {text}")

    assert reason in answer
    assert followed(channels) == before
    assert await kept(olga.database) == []


async def test_without_telegram_a_channel_is_added_with_a_remark(olga: Person, told: Told, channels: Channels) -> None:
    told.is_away = True

    answer = await olga.says("/channels add demo_unseen RU-TVE city")

    assert "could not be asked" in answer
    assert "demo_unseen" in followed(channels)


async def test_nobody_else_can_see_or_change_the_list(ann: Person, olga: Person, channels: Channels) -> None:
    before = followed(channels)
    olga.chat_id, olga.kind = -100300, "group"

    for person in (ann, olga):
        assert "demo_smolensk" not in await person.says("/channels")
        for data in ("!k:0", "!h:demo_smolensk", "!h:demo_smolensk:0"):
            assert "no longer works" in await person.sends(data)
    assert await ann.says("/channels stop @demo_smolensk") == await ann.says("/nonsense")
    assert followed(channels) == before


@pytest.mark.parametrize(
    "data",
    ["!", "!k:", "!k:-1", "!k:99999", "!h:", "!h:ab", "!h:demo_smolensk:2", "!h:demo_smolensk\n", "!x:1", "!!k:0"],
)
async def test_a_forged_press_of_an_operator_changes_nothing(olga: Person, channels: Channels, data: str) -> None:
    before = followed(channels)

    assert "no longer works" in await olga.sends(data)
    assert followed(channels) == before


async def test_a_button_of_a_channel_that_is_not_listed_says_so(olga: Person) -> None:
    assert "No channel @demo_gone" in await olga.sends("!h:demo_gone")
    assert "No channel @demo_gone" in await olga.sends("!h:demo_gone:0")


async def test_a_long_list_has_pages(olga: Person, channels: Channels) -> None:
    channels.become([*channels, *[replace(channels.followed()[0], handle=f"demo_more_{n:02}") for n in range(20)]])

    await olga.says("/channels")
    first = olga.labels
    await olga.presses("→")

    assert len(first) == 11
    assert {"←", "→"} <= set(olga.labels)
    assert not set(first) & set(olga.labels) - {"→"}
