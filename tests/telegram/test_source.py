"""The live source: nothing is missed, whatever Telegram leaves out."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from telethon.tl import types as t

from bot.sources.contract import ChannelIdentity, SourceAlarm, Trouble
from bot.telegram.paces import Paces, Reread
from bot.telegram.source import LiveSource
from bot.telegram.supervisor import Supervisor
from tests.telegram.links import quick, running, settings_for
from tests.telegram.memory_sink import MemorySink
from tests.telegram.server import CUT_AFTER, Account, Channel, LoopbackServer, RpcFailure, World, life
from tests.telegram.waiting import until

HANDLES = ["demo_alpha", "demo_beta"]
NEVER = 3600.0
PACES = Paces(
    resolve_gap=0,
    join_gap=0,
    reconcile_every=NEVER,
    history_rate=math.inf,
    reread_rate=math.inf,
    rereads=(Reread(timedelta(hours=48), NEVER),),
    retry=0.01,
    rest=0.01,
)


class Reader:
    """A source with all around it, made anew for each run over the same sink and session."""

    def __init__(self, server: LoopbackServer, session: Path) -> None:
        self.sink = MemorySink()
        self.alarms: list[SourceAlarm] = []
        self.floods: list[tuple[str, int]] = []
        self._server = server
        self._session = session

    def start(self, paces: Paces = PACES) -> tuple[LiveSource, Supervisor]:
        supervisor = Supervisor(settings_for(self._server, self._session), "reader", backoff=quick())
        source = LiveSource(supervisor, self.sink, HANDLES, alarm=self._note, paces=paces, on_flood=self._note_flood)
        return source, supervisor

    async def _note(self, alarm: SourceAlarm) -> None:
        self.alarms.append(alarm)

    async def _note_flood(self, handle: str, seconds: int) -> None:
        self.floods.append((handle, seconds))

    def covers_from(self, channel: Channel, moment: datetime) -> Callable[[], bool]:
        return lambda: self.sink.coverage.get(channel.id, moment) > moment


@pytest.fixture
def alpha(world: World) -> Channel:
    return world.add_channel(11, "demo_alpha")


@pytest.fixture
def beta(world: World) -> Channel:
    return world.add_channel(12, "demo_beta")


@pytest.fixture
def reading(server: LoopbackServer, reader: Account, alpha: Channel, beta: Channel, tmp_path: Path) -> Reader:
    return Reader(server, server.sign_in_session(reader, tmp_path / "reader.session"))


def texts(channel: Channel) -> dict[int, str]:
    return {i: m.message for i, m in channel.messages.items() if isinstance(m, t.Message)}


async def test_channels_are_found_joined_and_filled_back(
    reading: Reader, world: World, alpha: Channel, beta: Channel, reader: Account
) -> None:
    now = datetime.now(UTC)
    life.post(world, alpha, "two days old", date=now - timedelta(days=2))
    life.post(world, alpha, "three hours old", date=now - timedelta(hours=3))
    life.service_post(world, alpha)
    source, supervisor = reading.start()

    async with running(supervisor.run, source.run):
        await until(lambda: reader.id in alpha.members & beta.members)
        await until(lambda: {11, 12} <= set(reading.sink.coverage))

    assert reading.sink.texts(11) == {2: "three hours old"}
    assert reading.sink.cursors[11] == 3
    assert reading.sink.identities["demo_alpha"].verified
    assert world.calls["ResolveUsername"] == 2


async def test_a_pushed_post_is_stored_without_asking_for_history(
    reading: Reader, world: World, alpha: Channel
) -> None:
    life.post(world, alpha, "before")
    source, supervisor = reading.start()
    async with running(supervisor.run, source.run):
        await until(lambda: 11 in reading.sink.coverage and 100 in alpha.members)
        asked = world.calls["GetHistory"]

        life.post(world, alpha, "now")
        await until(lambda: reading.sink.texts(11).get(2) == "now")

    assert world.calls["GetHistory"] == asked


async def test_posts_that_are_not_pushed_are_found_by_comparing(reading: Reader, world: World, alpha: Channel) -> None:
    life.post(world, alpha, "before")
    source, supervisor = reading.start(replace(PACES, reconcile_every=0.05))
    async with running(supervisor.run, source.run):
        await until(lambda: 11 in reading.sink.coverage)
        for number in range(250):
            life.skip_ids(alpha, 1)
            life.post(world, alpha, f"silent {number}", silent=True)
        done = datetime.now(UTC)

        await until(reading.covers_from(alpha, done))

    assert reading.sink.texts(11) == texts(alpha)
    assert reading.sink.saves == sorted(reading.sink.saves)


async def test_a_gap_above_a_hundred_posts_after_a_restart_is_read(
    reading: Reader, world: World, alpha: Channel
) -> None:
    life.post(world, alpha, "before")
    source, supervisor = reading.start()
    async with running(supervisor.run, source.run):
        await until(lambda: 11 in reading.sink.coverage)
    for number in range(230):
        life.post(world, alpha, f"missed {number}")
    alpha.box.forget()
    restarted = datetime.now(UTC)

    source, supervisor = reading.start()
    async with running(supervisor.run, source.run):
        await until(reading.covers_from(alpha, restarted))

    assert reading.sink.texts(11) == texts(alpha)


async def test_pushed_edits_and_deletions_are_taken_over_at_once(reading: Reader, world: World, alpha: Channel) -> None:
    for text in ("one", "two", "three"):
        life.post(world, alpha, text)
    source, supervisor = reading.start()
    async with running(supervisor.run, source.run):
        await until(lambda: 11 in reading.sink.coverage and 100 in alpha.members)

        life.edit(world, alpha, 1, "one, corrected")
        life.delete(world, alpha, [2])
        await until(lambda: reading.sink.texts(11) == {1: "one, corrected", 3: "three"})

    assert reading.sink.versions[11, 1] == ["one", "one, corrected"]


async def test_unseen_edits_and_deletions_are_found_by_reading_again(
    reading: Reader, world: World, alpha: Channel
) -> None:
    for text in ("one", "two", "three"):
        life.post(world, alpha, text)
    source, supervisor = reading.start(replace(PACES, rereads=(Reread(timedelta(hours=48), 0.05),)))
    async with running(supervisor.run, source.run):
        await until(lambda: 11 in reading.sink.coverage)

        life.edit(world, alpha, 1, "one, corrected", silent=True)
        life.delete(world, alpha, [2], silent=True)

        await until(lambda: reading.sink.texts(11) == {1: "one, corrected", 3: "three"})


async def test_posts_behind_open_incidents_are_read_again_more_often_and_only_those(
    reading: Reader, world: World, alpha: Channel, beta: Channel
) -> None:
    for text in ("one", "two", "three"):
        life.post(world, alpha, text)
        life.post(world, beta, text)
    source, supervisor = reading.start(replace(PACES, rereads=(), open_every=0.05))
    async with running(supervisor.run, source.run):
        await until(lambda: {11, 12} <= set(reading.sink.coverage) and source._wakes.idle)
        life.edit(world, alpha, 1, "one, corrected", silent=True)
        life.delete(world, alpha, [2], silent=True)
        life.edit(world, alpha, 3, "three, corrected", silent=True)
        life.edit(world, beta, 1, "one, corrected", silent=True)

        reading.sink.behind_incidents = {11: [1, 2], 13: [7]}
        await until(lambda: reading.sink.texts(11) == {1: "one, corrected", 3: "three"})

    assert reading.sink.texts(12)[1] == "one"


async def test_what_changed_while_the_program_was_down_is_found_at_the_start(
    reading: Reader, world: World, alpha: Channel
) -> None:
    for text in ("one", "two"):
        life.post(world, alpha, text)
    source, supervisor = reading.start()
    async with running(supervisor.run, source.run):
        await until(lambda: 11 in reading.sink.coverage)
    life.edit(world, alpha, 1, "one, corrected")
    life.delete(world, alpha, [2])

    source, supervisor = reading.start()
    async with running(supervisor.run, source.run):
        await until(lambda: reading.sink.texts(11) == {1: "one, corrected"})


async def test_a_reaction_costs_no_request_and_makes_no_version(reading: Reader, world: World, alpha: Channel) -> None:
    life.post(world, alpha, "one")
    source, supervisor = reading.start(replace(PACES, rereads=()))
    async with running(supervisor.run, source.run):
        await until(lambda: 11 in reading.sink.coverage and 100 in alpha.members)

        life.react(world, alpha, 1)
        life.post(world, alpha, "two")
        await until(lambda: 2 in reading.sink.texts(11) and source._wakes.idle)

    assert world.calls["GetMessages"] == 0
    assert reading.sink.versions[11, 1] == ["one"]


async def test_posts_during_a_cut_connection_are_read_after_it(
    reading: Reader, server: LoopbackServer, world: World, alpha: Channel
) -> None:
    source, supervisor = reading.start()
    async with running(supervisor.run, source.run):
        await until(lambda: 11 in reading.sink.coverage)
        await server.close()
        for number in range(120):
            life.post(world, alpha, f"unseen {number}")
        await server.listen()

        await until(lambda: reading.sink.texts(11) == texts(alpha))


async def test_a_cut_in_the_middle_of_reading_loses_nothing(
    reading: Reader, server: LoopbackServer, world: World, alpha: Channel
) -> None:
    for number in range(250):
        life.post(world, alpha, f"post {number}", silent=True)
    reading.sink.cursors[11] = 1
    server.faults.plan("GetHistory", None, CUT_AFTER, CUT_AFTER)
    source, supervisor = reading.start()

    async with running(supervisor.run, source.run):
        await until(lambda: reading.sink.cursors.get(11) == 250)

    assert list(reading.sink.texts(11)) == list(range(2, 251))


async def test_a_flood_on_one_channel_does_not_hold_up_another(
    reading: Reader, server: LoopbackServer, world: World, alpha: Channel, beta: Channel
) -> None:
    life.post(world, alpha, "alpha")
    life.post(world, beta, "beta")
    server.faults.plan("GetHistory", RpcFailure(420, "FLOOD_WAIT_500"))
    source, supervisor = reading.start(replace(PACES, readers=1))

    async with running(supervisor.run, source.run):
        await until(lambda: len(reading.sink.posts) == 1)

        assert source.floods == 1
        assert [seconds for _, seconds in reading.floods] == [500]
        assert reading.floods[0][0] in HANDLES


async def test_new_posts_do_not_wait_for_the_slow_look_at_old_ones(
    reading: Reader, world: World, alpha: Channel
) -> None:
    for number in range(150):
        life.post(world, alpha, f"before {number}")
    slow = (Reread(timedelta(hours=48), 0.02),)
    source, supervisor = reading.start(
        replace(PACES, rereads=slow, reread_burst=1, reread_rate=1 / NEVER, reconcile_every=0.05)
    )
    async with running(supervisor.run, source.run):
        await until(lambda: 11 in reading.sink.coverage and world.calls["GetMessages"] == 1)
        for number in range(20):
            life.post(world, alpha, f"post {number}", silent=number % 2 == 0)
            await until(lambda: reading.sink.texts(11) == texts(alpha))

    assert world.calls["GetMessages"] == 1


async def test_a_short_flood_is_waited_out(
    reading: Reader, server: LoopbackServer, world: World, alpha: Channel
) -> None:
    life.post(world, alpha, "alpha")
    server.faults.plan("GetHistory", RpcFailure(420, "FLOOD_WAIT_1"))
    source, supervisor = reading.start()

    async with running(supervisor.run, source.run):
        await until(lambda: reading.sink.texts(11) == {1: "alpha"})


async def test_a_failing_store_is_asked_again(reading: Reader, world: World, alpha: Channel) -> None:
    life.post(world, alpha, "alpha")
    reading.sink.failures = 2
    source, supervisor = reading.start()

    async with running(supervisor.run, source.run):
        await until(lambda: reading.sink.texts(11) == {1: "alpha"})


async def test_a_channel_that_is_no_longer_itself_is_not_read(
    reading: Reader, world: World, alpha: Channel, beta: Channel
) -> None:
    source, supervisor = reading.start()
    async with running(supervisor.run, source.run):
        await until(lambda: {11, 12} <= set(reading.sink.coverage))
    alpha.title = "Lottery"
    life.post(world, alpha, "win a car")
    life.post(world, beta, "beta")

    source, supervisor = reading.start()
    async with running(supervisor.run, source.run):
        await until(lambda: reading.sink.texts(12) and reading.alarms)

        assert set(source.roster.followed) == {12}
    assert reading.sink.texts(11) == {}
    assert [(alarm.handle, alarm.trouble) for alarm in reading.alarms] == [("demo_alpha", Trouble.CHANGED)]


async def test_a_name_that_moved_to_another_channel_is_noticed(
    reading: Reader, world: World, alpha: Channel, beta: Channel
) -> None:
    source, supervisor = reading.start()
    async with running(supervisor.run, source.run):
        await until(lambda: {11, 12} <= set(reading.sink.coverage))
    alpha.username = "sold"
    world.add_channel(13, "demo_alpha")

    source, supervisor = reading.start()
    async with running(supervisor.run, source.run):
        await until(lambda: reading.alarms)

        assert 13 not in source.roster.followed
    assert "@demo_alpha" in reading.alarms[0].detail


async def test_an_unknown_name_raises_an_alarm_and_the_rest_is_read(
    reading: Reader, world: World, alpha: Channel, beta: Channel
) -> None:
    alpha.username = None
    life.post(world, beta, "beta")
    source, supervisor = reading.start()

    async with running(supervisor.run, source.run):
        await until(lambda: reading.sink.texts(12))

    assert [(alarm.handle, alarm.trouble) for alarm in reading.alarms] == [("demo_alpha", Trouble.NOT_FOUND)]


async def test_reconnects_cost_no_more_look_ups_of_names_that_failed(
    reading: Reader, server: LoopbackServer, world: World, alpha: Channel, beta: Channel
) -> None:
    alpha.username = None
    source, supervisor = reading.start()

    async with running(supervisor.run, source.run):
        await until(lambda: 12 in reading.sink.coverage)
        for connections in range(2, 6):
            server.drop_all()
            await until(lambda n=connections: supervisor.connections == n and world.calls["GetChannels"] >= n - 1)  # type: ignore[misc]  # a default in a lambda

    assert world.calls["ResolveUsername"] == 2
    assert len(reading.alarms) == 1


async def test_a_long_flood_wait_of_look_ups_is_kept_over_reconnects(
    reading: Reader, server: LoopbackServer, world: World, alpha: Channel
) -> None:
    server.faults.keep("ResolveUsername", RpcFailure(420, "FLOOD_WAIT_50000"))
    source, supervisor = reading.start()

    async with running(supervisor.run, source.run):
        await until(lambda: reading.floods == [("", 50000)])
        server.drop_all()
        await until(lambda: supervisor.connections == 2 and source._wakes.idle)
        await source.roster.refresh()

    assert world.calls["ResolveUsername"] == 1


async def test_a_long_flood_wait_of_joins_keeps_nothing_else_from_being_looked_at(
    reading: Reader, server: LoopbackServer, world: World, alpha: Channel
) -> None:
    life.post(world, alpha, "one")
    server.faults.keep("JoinChannel", RpcFailure(420, "FLOOD_WAIT_50000"))
    source, supervisor = reading.start()

    async with running(supervisor.run, source.run):
        await until(lambda: reading.sink.texts(11) == {1: "one"})
        life.edit(world, alpha, 1, "one, corrected", silent=True)
        server.drop_all()
        await until(lambda: reading.sink.texts(11) == {1: "one, corrected"})

    assert world.calls["JoinChannel"] == 1


async def test_one_inaccessible_channel_does_not_hide_the_others(
    reading: Reader, world: World, alpha: Channel, beta: Channel
) -> None:
    source, supervisor = reading.start()
    async with running(supervisor.run, source.run):
        await until(lambda: {11, 12} <= set(reading.sink.coverage))
    del world.channels[11]
    life.post(world, beta, "beta")

    source, supervisor = reading.start()
    async with running(supervisor.run, source.run):
        await until(lambda: reading.sink.texts(12) and reading.alarms)

    assert [(alarm.handle, alarm.trouble) for alarm in reading.alarms] == [("demo_alpha", Trouble.NOT_FOUND)]


async def test_after_a_login_as_another_account_channels_are_looked_up_again(
    reading: Reader, world: World, alpha: Channel, beta: Channel
) -> None:
    for channel in (alpha, beta):
        old = ChannelIdentity(channel.username or "", channel.id, 999, channel.title, True)
        await reading.sink.save_identity(old)
    life.post(world, alpha, "alpha")
    source, supervisor = reading.start()

    async with running(supervisor.run, source.run):
        await until(lambda: reading.sink.texts(11))

    assert reading.sink.identities["demo_alpha"].access_hash == alpha.access_hash
    assert reading.alarms == []


async def test_a_looked_up_name_that_leads_elsewhere_is_not_followed(
    reading: Reader, world: World, alpha: Channel
) -> None:
    await reading.sink.save_identity(ChannelIdentity("demo_alpha", 99, 1, "demo alpha", True))
    source, supervisor = reading.start()

    async with running(supervisor.run, source.run):
        await until(lambda: reading.alarms)

        assert 11 not in source.roster.followed
    assert reading.alarms[0].trouble is Trouble.CHANGED


async def test_a_hundred_channels_are_compared_in_one_request(
    server: LoopbackServer, world: World, reader: Account, tmp_path: Path
) -> None:
    channels = [world.add_channel(number, f"demo_{number}", members=[reader.id]) for number in range(1, 101)]
    for channel in channels:
        life.post(world, channel, "before", silent=True)
    sink = MemorySink()
    session = server.sign_in_session(reader, tmp_path / "reader.session")
    supervisor = Supervisor(settings_for(server, session), "reader", backoff=quick())
    handles = [f"demo_{number}" for number in range(1, 101)]

    async def ignore(alarm: SourceAlarm) -> None:
        raise AssertionError(alarm)

    source = LiveSource(supervisor, sink, handles, alarm=ignore, paces=PACES)
    async with running(supervisor.run, source.run):
        await until(lambda: len(sink.coverage) == 100 and source._wakes.idle)
        for channel in channels[:3]:
            life.post(world, channel, "news", silent=True)
        world.calls.clear()
        await source.compare()
        await until(lambda: len(sink.posts) == 103)

    assert world.calls["GetPeerDialogs"] == 1
    assert world.calls["GetHistory"] == 3
