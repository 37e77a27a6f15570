"""How long after a channel's post the program has it stored and alerts its readers, and how soon it answers.

All over a loopback server. The floor is a bare Telethon client that is told of the same kind of post and does nothing
with it. An alert waits for what comes within its first second, and for the pause between two messages to one person.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from telethon import events

from bot.paths import bundled
from bot.reading import Reader
from bot.telegram.client import make_client
from tests.program.process import BOT_TOKEN, Program
from tests.program.town import PATIENCE, Town
from tests.telegram.links import settings_for
from tests.telegram.server import LoopbackServer, World, life
from tests.telegram.waiting import until

_REPORT = "Силами ПВО над территорией Смоленской области сбит один украинский БПЛА. Пострадавших нет. Пост {}."
_OTHER = "Доброе утро! Сегодня в области обсудим ремонт школ. Пост {}."
_HANDLES = ("demo_mod_russia", "demo_smolensk", "demo_bryansk")
_GAP = 0.03
_REPORTS = 50
_ASKED_BY_ONE = 10
_STEP = 0.0005
_ALERT_GAP = 3.0
_ALERT_PATIENCE = 60.0
_ALERT = "Средствами ПВО над территорией {} сбит один украинский БПЛА. Пострадавших и разрушений нет."
_ALERTED = {
    "RU-BRY": "Брянской области",
    "RU-KRS": "Курской области",
    "RU-BEL": "Белгородской области",
    "RU-VOR": "Воронежской области",
    "RU-ROS": "Ростовской области",
    "RU-TUL": "Тульской области",
    "RU-KLU": "Калужской области",
    "RU-ORL": "Орловской области",
    "RU-LIP": "Липецкой области",
    "RU-TAM": "Тамбовской области",
    "RU-RYA": "Рязанской области",
    "RU-SAR": "Саратовской области",
    "RU-VGG": "Волгоградской области",
    "RU-AST": "Астраханской области",
    "RU-PSK": "Псковской области",
    "RU-NGR": "Новгородской области",
    "RU-LEN": "Ленинградской области",
    "RU-TVE": "Тверской области",
    "RU-YAR": "Ярославской области",
    "RU-VLA": "Владимирской области",
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks latency", description=__doc__)
    parser.add_argument("--posts", type=int, default=200)
    parser.add_argument("--questions", type=int, default=100)
    chosen = parser.parse_args(arguments)
    asyncio.run(measure(chosen.posts, chosen.questions))
    return 0


async def measure(posts: int, questions: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cache = folder / "cache"
        cache.mkdir()
        Reader.load(bundled("config"), cache)
        world = World()
        world.add_user(100, "Reader")
        world.add_user(200, "Subscriber", language="ru")
        world.add_bot(900, BOT_TOKEN)
        for number, handle in enumerate(_HANDLES, start=11):
            world.add_channel(number, handle)
        async with LoopbackServer(world) as server:
            town = Town(world, server, Program.make(world, server, folder, cache))
            show("floor: post pushed → bare client told", await floor(town, folder, posts))
            town.program.extra = {"CLOCK_SHIFT_SECONDS": "0", "LOG_LEVEL": "WARNING"}
            async with town.program.running():
                await _until_reading(town)
                reports = min(posts, _REPORTS)
                show("post pushed → stored with its incident", await stored(town, reports, _REPORT, silent=False))
                show("post pushed → stored, of something else", await stored(town, posts, _OTHER, silent=False))
                show("post not pushed → stored (compared each 0.5 s)", await stored(town, posts, _OTHER, silent=True))
                show("question → answer shown", await answered(town, questions))
                show("post pushed → alert shown", await alerted(town))


def show(what: str, seconds: Sequence[float]) -> None:
    ordered = sorted(seconds)
    p50, p99 = (ordered[math.ceil(len(ordered) * share) - 1] * 1000 for share in (0.5, 0.99))
    print(f"{what:48} p50 {p50:7.1f} ms   p99 {p99:7.1f} ms   n = {len(ordered)}", flush=True)


async def floor(town: Town, folder: Path, count: int) -> list[float]:
    world = town.world
    watcher = world.add_user(101, "Watcher")
    channel = world.add_channel(19, "demo_floor", members=[watcher.id])
    told: list[float] = []
    session = town.server.sign_in_session(watcher, folder / "watcher.session")
    client = make_client(settings_for(town.server, session))

    async def on_post(_: object) -> None:
        told.append(time.time())

    client.add_event_handler(on_post, events.NewMessage())
    await client.connect()
    await client.get_dialogs()
    posted = []
    for number in range(count):
        posted.append(time.time())
        life.post(world, channel, _OTHER.format(number))
        await _soon(lambda n=number: len(told) > n)  # type: ignore[misc]  # a default in a lambda
    await client.disconnect()
    del world.channels[channel.id], world.accounts[watcher.id]
    return [end - start for start, end in zip(posted, told, strict=True)]


async def stored(town: Town, count: int, text: str, *, silent: bool) -> list[float]:
    posted: dict[int, float] = {}
    for number in range(count):
        at = time.time()
        posted[town.post(text.format(number), silent=silent)] = at
        await asyncio.sleep(_GAP)
    await until(lambda: posted.keys() <= _stored(town).keys(), PATIENCE)
    found = _stored(town)
    return [found[number] / 1000 - at for number, at in posted.items()]


async def answered(town: Town, count: int) -> list[float]:
    taken = []
    for number in range(count):
        # Nobody asks more often than the bot allows one person.
        person = town.world.accounts.get(300 + number // _ASKED_BY_ONE) or town.world.add_user(
            300 + number // _ASKED_BY_ONE, language="ru"
        )
        before = len(town.world.shown)
        at = time.time()
        life.write(town.world, person, town.world.accounts[900], "/incidents smolensk")
        await _soon(lambda n=before: len(town.world.shown) > n)  # type: ignore[misc]  # a default in a lambda
        taken.append(time.time() - at)
    return taken


async def alerted(town: Town) -> list[float]:
    """The whole way of a post to a reader who wants it at once."""
    await town.say("/subscribe all")
    with closing(sqlite3.connect(town.program.database, timeout=10)) as db:
        db.execute("update subscription set minutes = 1 where chat_id = 200")
        db.commit()
    posted: dict[str, float] = {}
    shown: dict[str, float] = {}
    for region, name in _ALERTED.items():
        posted[region] = time.time()
        town.post(_ALERT.format(name), "demo_mod_russia")
        await _watch(town, shown, posted[region] + _ALERT_GAP)
    await _watch(town, shown, time.time() + _ALERT_PATIENCE, len(_ALERTED))
    return [shown[region] - at for region, at in posted.items()]


async def _watch(town: Town, shown: dict[str, float], until_when: float, enough: int | None = None) -> None:
    """Note when a message names a region for the first time."""
    while time.time() < until_when and len(shown) != enough:
        texts = town.digests()
        for region, name in _ALERTED.items():
            if region not in shown and any(name.split()[0][:-3] in text for text in texts):
                shown[region] = time.time()
        await asyncio.sleep(_STEP * 10)


def _stored(town: Town) -> dict[int, int]:
    with closing(sqlite3.connect(f"file:{town.program.database}?mode=ro", uri=True)) as db:
        return dict(db.execute("select message_id, stored from lag where channel_id = 12"))


async def _until_reading(town: Town) -> None:
    await town.until_listening()

    def covered() -> bool:
        with closing(sqlite3.connect(f"file:{town.program.database}?mode=ro", uri=True)) as db:
            return bool(db.execute("select 1 from channel where id = 12 and read_from is not null").fetchone())

    await until(covered, PATIENCE)


async def _soon(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():  # noqa: ASYNC110 - the world has no events to wait for
            await asyncio.sleep(_STEP)
