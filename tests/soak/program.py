"""The program as a process, configured for any number of channels and for quick recoveries."""

from __future__ import annotations

import asyncio
import signal
import sys
from itertools import cycle
from pathlib import Path

import yaml

from tests.program.lives import ROOT
from tests.program.process import Program
from tests.telegram.server import LoopbackServer, World

_QUICK = {
    "CLOCK_SHIFT_SECONDS": "0",
    "REREAD_PER_SECOND": "200",
    "ANSWER_SECONDS": "0.7",
    "RECONNECT_SECONDS": "0.05",
    "RECONNECT_LONGEST_SECONDS": "0.3",
    "LOG_LEVEL": "WARNING",
}
_REGIONS = [
    "RU-SMO",
    "RU-BRY",
    "RU-KRS",
    "RU-BEL",
    "RU-VOR",
    "RU-ROS",
    "RU-KDA",
    "RU-TUL",
    "RU-KLU",
    "RU-ORL",
    "RU-LIP",
    "RU-TAM",
]
_END = 60.0


class SoakProgram(Program):
    """Lives of `uavwatch run` on one database; what it logs is kept in the folder as program.log."""

    _process: asyncio.subprocess.Process | None = None

    @classmethod
    def of(cls, world: World, server: LoopbackServer, folder: Path, cache: Path) -> SoakProgram:
        cls.make(world, server, folder, cache)
        channels = [
            {"handle": channel.username, "region": region, "office": "Office", "kind": "government"}
            for channel, region in zip(world.channels.values(), cycle(_REGIONS), strict=False)
        ]
        (folder / "config" / "channels.yaml").write_text(yaml.safe_dump(channels))
        return cls(server, folder, cache, dict(_QUICK))

    async def begin(self) -> asyncio.subprocess.Process:
        with (self.folder / "program.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                "run",
                stderr=log,
                cwd=ROOT,
                env=self._environment(0) | {"PYTHONFAULTHANDLER": "1"},
            )
        return self._process

    def abandon(self) -> None:
        """Kill what still runs, after a failure."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()

    async def end(self, process: asyncio.subprocess.Process, number: signal.Signals, *, started: bool = True) -> None:
        """Stop a life; raises AssertionError when it had ended by itself, or not in order after SIGTERM.

        A program that had not `started` yet may end without order.
        """
        assert process.returncode is None, f"the program ended by itself: {process.returncode}"
        process.send_signal(number)
        try:
            code = await asyncio.wait_for(process.wait(), _END)
        except TimeoutError:
            # Its log then shows where each thread was.
            process.send_signal(signal.SIGABRT)
            raise AssertionError(f"the program did not end within {_END:.0f} s") from None
        in_order = {0} if number is signal.SIGTERM and started else {0, -number, 128 + number}
        assert code in in_order, f"the program ended with {code}, started: {started}"
