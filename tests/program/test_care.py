"""Looking after the program: `uavwatch status`, `doctor` and `backfill` against the server."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

from tests.program.test_program import ONE
from tests.program.town import Town
from tests.telegram.server import RpcFailure, life
from tests.telegram.waiting import until

NO_SHIFT = {"CLOCK_SHIFT_SECONDS": "0"}


def texts(town: Town) -> list[str]:
    with closing(sqlite3.connect(f"file:{town.program.database}?mode=ro", uri=True)) as db:
        return [row[0] for row in db.execute("select text from post_version order by channel_id, message_id")]


async def until_covered(town: Town) -> None:
    async def covered() -> bool:
        _, printed = await town.program.tell("status", "--json")
        return not json.loads(printed)["uncovered"]

    for _ in range(10):
        if await covered():
            return
    raise AssertionError("the channels are not covered")


async def test_status_tells_lag_and_coverage_of_each_channel(town: Town) -> None:
    town.program.extra = NO_SHIFT
    async with town.program.running():
        await town.until_listening()
        await until_covered(town)
        town.post(ONE)
        await town.until_recorded(1)
        code, printed = await town.program.tell("status", "--json", "--check")
    found = {channel["channel"]: channel for channel in json.loads(printed)["channels"]}

    assert code == 0
    assert found["demo_smolensk"]["covered"]
    assert 0 <= found["demo_smolensk"]["lag_7d"]["p95"] < 20
    assert found["demo_smolensk"]["posts_30d"] == 1
    assert found["demo_bryansk"]["lag_7d"] is None


async def test_status_check_fails_for_channels_that_are_not_read(town: Town) -> None:
    town.program.extra = NO_SHIFT
    town.world.channels[13].username = "demo_moved_away"
    async with town.program.running():
        await until(lambda: 100 in town.world.channels[12].members)

    code, printed = await town.program.tell("status", "--check")

    assert code == 1
    assert "demo_bryansk" in printed
    assert "demo_bryansk: not covered" in printed


async def test_the_doctor_finds_a_well_program_well_and_writes_to_the_admins(town: Town) -> None:
    town.program.extra = {**NO_SHIFT, "ADMINS": "200"}
    async with town.program.running():
        await town.until_listening()
        await town.say("/start")

    code, printed = await town.program.tell("doctor", "--send")

    assert code == 0, printed
    assert "reader: signed in as Reader, id 100" in printed
    assert "bot: signed in as @demo_bot, id 900" in printed
    assert "3 channels are who they were" in printed
    assert "message to 200: sent" in printed
    assert "Test message" in town.seen()[-1]


async def test_the_doctor_tells_what_is_wrong_and_what_to_do(town: Town) -> None:
    town.program.extra = {**NO_SHIFT, "ADMINS": "300"}
    async with town.program.running():
        await town.until_listening()
    town.world.channels[12].title = "Casino"
    town.server.sign_out(town.world.accounts[900])
    town.world.accounts[900].token = "900:another"

    code, printed = await town.program.tell("doctor", "--send")

    assert code == 1
    assert "FAIL channel demo_smolensk: its title was 'demo smolensk' and is 'Casino'" in printed
    assert "FAIL bot: Telegram refuses: ACCESS_TOKEN_INVALID" in printed
    assert "UAVWATCH_BOT_TOKEN" in printed


async def test_the_doctor_asks_for_a_login_where_the_session_was_revoked(town: Town) -> None:
    town.program.extra = NO_SHIFT
    town.server.sign_out(town.world.accounts[100])

    code, printed = await town.program.tell("doctor")

    assert code == 1
    assert "→ run `uavwatch login`" in printed


async def test_the_doctor_leaves_the_sessions_of_a_running_program_alone(town: Town) -> None:
    town.program.extra = NO_SHIFT
    async with town.program.running():
        await town.until_listening()
        before = town.server.accepted
        code, printed = await town.program.tell("doctor")

        assert "its sessions are left alone" in printed
        assert town.server.accepted == before
        assert code in (0, 1)


async def test_backfill_reads_back_to_a_day_and_goes_on_where_it_stopped(town: Town) -> None:
    town.program.extra = NO_SHIFT
    channel = town.channel("demo_smolensk")
    now = datetime.now(UTC)
    for number in range(250):
        life.post(town.world, channel, f"post {number}", silent=True, date=now - timedelta(days=25 - number / 10))
    town.server.faults.plan("GetHistory", None, None, RpcFailure(400, "CHANNEL_PRIVATE"))
    since = f"{now - timedelta(days=23):%Y-%m-%d}"

    first, said = await town.program.tell("backfill", "demo_smolensk", "--since", since)
    half = texts(town)
    pages = town.world.calls["GetHistory"]
    second, _ = await town.program.tell("backfill", "demo_smolensk", "--since", since)
    whole = texts(town)
    again = town.world.calls["GetHistory"] - pages

    assert (first, second) == (0, 0)
    assert "CHANNEL_PRIVATE" in said
    assert half == [f"post {number}" for number in range(50, 250)]
    assert whole[-200:] == half
    # ten posts a day since a midnight in Moscow, which up to 27 hours lie before the same time of day
    assert 29 <= len(whole) - 200 <= 42
    assert again == 2


async def test_backfill_further_back_leaves_nothing_out(town: Town) -> None:
    town.program.extra = NO_SHIFT
    channel = town.channel("demo_smolensk")
    now = datetime.now(UTC)
    for number in range(30):
        life.post(town.world, channel, f"post {number}", silent=True, date=now - timedelta(days=30 - number))

    for days in (3, 12, 400):
        code, _ = await town.program.tell("backfill", "--since", f"{now - timedelta(days=days):%Y-%m-%d}")
        assert code == 0

    assert texts(town) == [f"post {number}" for number in range(30)]
