"""Signs of life, figures and logs of the program as a process."""

from __future__ import annotations

import asyncio
import json
import socket
import urllib.request
from pathlib import Path

from tests.program.test_program import ONE
from tests.program.town import Town
from tests.telegram.waiting import until

API_HASH = "0123456789abcdef-api-hash"
PROXY = "socks5://demo:pa%2Fssword-of-the-proxy@127.0.0.1:9"
SECRETS = (API_HASH, "demo-token", "pa%2Fssword", "pa/ssword")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def is_open(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


async def until_alive(town: Town) -> None:
    heartbeat = Path(f"{town.program.database}.heartbeat")

    def beats() -> bool:
        return heartbeat.exists() and len(json.loads(heartbeat.read_text())["parts"]) == 3

    await until(beats, 20)


async def test_the_working_program_is_alive_and_the_ended_one_is_not(town: Town) -> None:
    async with town.program.running():
        await until_alive(town)
        code, printed = await town.program.tell("status", "--alive")
    ended_code, ended_printed = await town.program.tell("status", "--alive")

    assert (code, printed) == (0, "")
    assert ended_code == 1
    assert "no signs of life" in ended_printed


async def test_a_program_that_cannot_send_is_not_alive(town: Town) -> None:
    town.program.extra = {"ALIVE_SECONDS": "2"}
    async with town.program.running():
        await until_alive(town)
        await town.server.close()
        await asyncio.sleep(3)
        code, printed = await town.program.tell("status", "--alive")

    assert code == 1
    assert "reading: no round of work has ended well since" in printed
    assert "sending: no round of work has ended well since" in printed
    assert "making digests" not in printed


async def test_figures_are_served_for_prometheus(town: Town) -> None:
    port = free_port()
    town.program.extra = {"METRICS_PORT": str(port)}
    async with town.program.running():
        await town.until_listening()
        town.post(ONE)
        await town.until_recorded(1)
        url = f"http://127.0.0.1:{port}/metrics"
        figures = await asyncio.to_thread(lambda: urllib.request.urlopen(url, timeout=10).read().decode())

    assert 'uavwatch_posts_30d{channel="demo_smolensk"} 1.0' in figures
    assert 'uavwatch_unread_share_30d{channel="demo_smolensk"} 0.0' in figures
    for name in ("lag_seconds", "read_age_seconds", "outbox_age_seconds", "floods_24h", "round_age_seconds"):
        assert f"uavwatch_{name}" in figures


async def test_no_secret_is_shown_logged_or_stored(town: Town) -> None:
    own = {"API_HASH": API_HASH, "LOG_LEVEL": "DEBUG", "ADMINS": "200", "METRICS_PORT": str(free_port())}
    town.program.extra = own
    told = []
    async with town.program.running():
        await town.until_listening()
        town.post(ONE)
        await town.until_recorded(1)
        told.append(await town.say("/status"))
        told.append((await town.program.tell("status", "--json"))[1])
        town.server.drop_all()
    for command in (["settings"], ["doctor"], ["backfill", "--since", "2025-12-01"], ["incidents", "smolensk"]):
        told.append((await town.program.tell(*command))[1])
    town.program.extra = own | {"PROXY": PROXY.replace(":9", ":x")}
    told.append((await town.program.tell("doctor"))[1])
    logged = (town.program.folder / "program.log").read_text()
    town.program.extra = own | {"PROXY": PROXY, "ANSWER_SECONDS": "0.5"}
    async with town.program.running():
        await until(lambda: is_open(int(own["METRICS_PORT"])), 20)
        await asyncio.sleep(1)
    files = [path for path in town.program.folder.iterdir() if path.is_file() and "session" not in path.suffix]

    shown = "\n".join([*told, logged]).encode() + b"".join(path.read_bytes() for path in files)

    assert len(shown) > 10_000
    assert [secret for secret in SECRETS if secret.encode() in shown] == []
