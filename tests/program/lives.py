"""A program that the forge started, handled like a process of asyncio."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@dataclass
class Life:
    """What `asyncio.subprocess.Process` offers, as far as the tests use it."""

    pid: int
    log: Path
    returncode: int | None = None
    _end: asyncio.Task[None] | None = field(default=None, repr=False)

    def send_signal(self, number: signal.Signals) -> None:
        if self.returncode is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    async def communicate(self) -> tuple[None, bytes]:
        """Wait for the end; what the program wrote to standard error."""
        assert self._end
        await asyncio.shield(self._end)
        return None, self.log.read_bytes()

    async def _wait(self, told: asyncio.StreamReader, orders: asyncio.StreamWriter) -> None:
        self.returncode = int(await told.readline())
        orders.close()


@dataclass(frozen=True)
class Forge:
    port: int

    async def start(self, environment: dict[str, str], log: Path) -> Life:
        """Start `uavwatch run` with this environment and nothing of ours."""
        told, orders = await asyncio.open_connection("127.0.0.1", self.port)
        orders.write(json.dumps({"environment": environment, "log": str(log)}).encode() + b"\n")
        life = Life(int(await told.readline()), log)
        life._end = asyncio.create_task(life._wait(told, orders))
        return life


@contextmanager
def forging() -> Iterator[Forge]:
    """A forge for as many starts as one likes."""
    command = [sys.executable, "-m", "tests.program.forge"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield Forge(int(process.stdout.readline()))
        process.communicate()
