"""The program's lives: started cold (`python -m bot run`) or by the nursery, ended by SIGKILL."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bot.settings import PREFIX
from tests.program.lives import ROOT


@dataclass
class Lives:
    """`environment` holds all settings but the clock; `log` gets what the program says."""

    environment: dict[str, str]
    log: Path
    count: int = 0
    cold: int = 0
    _nursery: asyncio.subprocess.Process | None = field(default=None)

    async def open(self) -> None:
        self._nursery = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.chaos.nursery",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, **self.environment},
        )
        assert await self._answer() == "ready"

    async def close(self) -> None:
        if self._nursery and self._nursery.stdin:
            self._nursery.stdin.close()
            await self._nursery.wait()

    async def start(self, shift: float, *, cold: bool) -> Life:
        """Start the program with its clock `shift` seconds from ours."""
        self.count += 1
        environment = {**self.environment, f"{PREFIX}CLOCK_SHIFT_SECONDS": str(shift)}
        if cold:
            self.cold += 1
            return await self._start_cold(environment)
        assert self._nursery and self._nursery.stdin
        order = {"env": environment, "log": str(self.log)}
        self._nursery.stdin.write(json.dumps(order).encode() + b"\n")
        return Life(int(await self._answer()))

    async def _start_cold(self, environment: dict[str, str]) -> Life:
        with self.log.open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                "run",
                stdout=log,
                stderr=log,
                cwd=ROOT,
                env={**os.environ, **environment},
            )
        return Life(process.pid, process)

    async def _answer(self) -> str:
        assert self._nursery and self._nursery.stdout
        return (await self._nursery.stdout.readline()).decode().strip()


@dataclass
class Life:
    """One process of the program."""

    pid: int
    process: asyncio.subprocess.Process | None = None

    @property
    def is_over(self) -> bool:
        """Whether it has ended by itself."""
        if self.process is not None:
            return self.process.returncode is not None
        return not Path(f"/proc/{self.pid}").exists()

    async def kill(self) -> None:
        """End it at once, whatever it is doing."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """Ask it to end."""
        await self._end(signal.SIGTERM)

    async def _end(self, number: signal.Signals) -> None:
        try:
            os.kill(self.pid, number)
        except ProcessLookupError:
            return
        async with asyncio.timeout(30):
            if self.process is not None:
                await self.process.wait()
            while not self.is_over:  # noqa: ASYNC110 - no child of ours, nobody tells
                await asyncio.sleep(0.002)
