"""What operators do in Telegram while the program runs."""

from __future__ import annotations

from tests.program.test_conversation import latest, press
from tests.program.test_program import ONE
from tests.program.town import PATIENCE, SUBSCRIBER, Town
from tests.telegram.server import life
from tests.telegram.waiting import until

OTHER = 201


def make_operator(town: Town) -> None:
    town.program.extra["ADMINS"] = str(SUBSCRIBER)


async def test_a_channel_is_added_stopped_and_started_without_a_restart(town: Town) -> None:
    make_operator(town)
    async with town.program.running():
        await town.until_listening()
        channel = town.world.add_channel(21, "demo_tver")
        absent = await town.say("/channels add @demo_nowhere RU-TVE governor")
        added = await town.say("/channels add @demo_tver RU-TVE governor Губернатор Тверской области")
        await until(lambda: 100 in channel.members, PATIENCE)
        await town.say("/subscribe тверская")
        town.post(ONE.replace("Смоленской", "Тверской").replace("смоляне", "жители"), "demo_tver")
        await town.until_recorded(1)
        sources = await town.say("/sources тверская")

        await town.say("/channels stop @demo_tver")
        stopped = await town.say("/sources тверская")
        code, printed = await town.program.tell("channels", "list")
        await town.program.tell("channels", "start", "demo_tver")
        await town.say("/channels")
        await until(lambda: any("@demo_tver" in label for label, _ in _buttons(town)), PATIENCE)
        card = await press(town, "@demo_tver", edits=True)

    assert "Канала @demo_nowhere в Telegram нет" in absent
    assert "Теперь читается: @demo_tver demo tver" in added
    assert "@demo_tver" in sources and "Губернатор Тверской области" in sources
    assert "@demo_tver" not in stopped
    assert code == 0 and "demo_tver" in printed
    assert "Тверская область" in card.text


async def test_the_rest_of_the_world_has_no_such_command(town: Town) -> None:
    make_operator(town)
    stranger = town.world.add_user(OTHER, "Stranger", language="en")
    async with town.program.running():
        await town.until_listening()
        life.write(town.world, stranger, town.world.accounts[900], "/channels stop @demo_smolensk")
        await until(lambda: bool(town.world.shown_to(OTHER)), PATIENCE)
        sources = await town.say("/sources смоленск")

    assert "no such command" in town.world.shown_to(OTHER)[0].text
    assert "@demo_smolensk" in sources


def _buttons(town: Town) -> list[tuple[str, bytes | str]]:
    return [button for row in latest(town).buttons for button in row]
