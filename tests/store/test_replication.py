"""Litestream's configuration; and, where its program is installed, the way there and back."""

from __future__ import annotations

import asyncio
import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from bot.paths import bundled
from bot.store import open_database, outbox, subscriptions
from bot.store.outbox import NewMessage
from tests.store.examples import at

CONFIG = Path(__file__).parent.parent.parent / "deploy" / "litestream.yml"


def test_the_configuration_names_one_database_and_one_replica() -> None:
    config = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))

    [database] = config["dbs"]
    assert database["path"] == "${UAVWATCH_DATABASE}"
    assert database["replica"]["url"] == "${UAVWATCH_REPLICA}"


@pytest.mark.skipif(shutil.which("litestream") is None, reason="Litestream is not installed")
async def test_a_replica_holds_what_was_written_and_can_be_put_back(tmp_path: Path) -> None:
    source, back = tmp_path / "uavwatch.db", tmp_path / "back.db"
    environment = {"UAVWATCH_DATABASE": str(source), "UAVWATCH_REPLICA": f"file://{tmp_path / 'replica'}"}
    async with open_database(source, bundled("migrations")) as database:
        replicating = await _litestream("replicate", environment)
        await asyncio.sleep(1)
        for number in range(1, 51):
            await database.write(
                lambda db, n=number: outbox.add(  # type: ignore[misc]  # a default in a lambda
                    db,
                    NewMessage(
                        subscriptions.save(db, n, 0, ["*"], language="ru", zone="UTC", now=at(0)).id,
                        n,
                        0,
                        at(0),
                        at(0) + timedelta(hours=1),
                        0,
                        "digest",
                    ),
                    at(1),
                )
            )
        await asyncio.sleep(3)
        replicating.kill()
        await replicating.wait()
    restoring = await _litestream("restore", environment, "-o", str(back), str(source))

    assert await restoring.wait() == 0
    async with open_database(back, bundled("migrations")) as database:
        rows = await database.write(lambda db: outbox.claim(db, at(1), 100))
    assert [row.chat_id for row in rows] == list(range(1, 51))


async def _litestream(command: str, environment: dict[str, str], *arguments: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        "litestream",
        command,
        "-config",
        str(CONFIG),
        *arguments,
        env={**os.environ, **environment},
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
