"""The program under test as a process of its own, against the loopback server."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import yaml
from click.testing import CliRunner

from bot.cli import cli
from bot.errors import UserError
from bot.paths import bundled
from bot.settings import PREFIX
from tests.program.lives import ROOT, Forge, Life
from tests.telegram.server import LoopbackServer, World

BOT_TOKEN = "900:demo-token"
Process = asyncio.subprocess.Process | Life


@dataclass
class Program:
    """How to start `uavwatch run`; one folder holds its database, sessions and configuration for all its lives.

    With a forge what is `running` starts from there, else it loads all modules anew.
    """

    server: LoopbackServer
    folder: Path
    cache: Path
    extra: dict[str, str] = field(default_factory=dict)
    forge: Forge | None = None

    @classmethod
    def make(
        cls, world: World, server: LoopbackServer, folder: Path, cache: Path, forge: Forge | None = None
    ) -> Program:
        """Configure the program for the world's channels: demo_smolensk, demo_bryansk and demo_mod_russia."""
        program = cls(server, folder, cache, forge=forge)
        server.write_public_key(folder / "server.pem")
        server.sign_in_session(world.accounts[100], folder / "reader.session")
        _write_config(folder / "config")
        return program

    @property
    def database(self) -> Path:
        return self.folder / "uavwatch.db"

    @asynccontextmanager
    async def running(self, minute: float = 10.0) -> AsyncIterator[Process]:
        """Run the program with its clock at that minute of the coming hour; stop it with SIGTERM in the end.

        Raises AssertionError with what it logged when it does not end by itself and without an error; whatever else
        fails while it runs gets a note with the same.
        """
        process = await self._begin(minute)
        try:
            yield process
        except Exception as error:
            error.add_note(await self._end(process))
            raise
        else:
            logged = await self._end(process)
        finally:
            if process.returncode is None:
                process.kill()
        assert process.returncode in (0, -signal.SIGKILL), (process.returncode, logged)

    async def tell(self, *arguments: str) -> tuple[int, str]:
        """The exit status of `uavwatch ARGUMENTS` and all it prints.

        Run in this process, which has loaded the program already; only what runs on needs one of its own.
        """
        environment = self._environment(0) | {"COLUMNS": "160"}
        result = await asyncio.to_thread(CliRunner().invoke, cli, arguments, env=environment)
        if isinstance(result.exception, UserError):
            return 2, f"{result.output}uavwatch: {result.exception}\n"
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.output

    async def ask(self, *arguments: str) -> str:
        """What `uavwatch ARGUMENTS` prints about the program's database."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *arguments, stdout=asyncio.subprocess.PIPE, cwd=ROOT, env=self._environment(0)
        )
        printed, _ = await process.communicate()
        assert process.returncode == 0
        return printed.decode()

    async def refused(self) -> str:
        """Start the program where it must not run; return what it says."""
        process = await self._start(10)
        _, said = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode == 2
        return said.decode()

    async def _begin(self, minute: float) -> Process:
        if self.forge is None:
            return await self._start(minute)
        handle, log = tempfile.mkstemp(suffix=".log", dir=self.folder)
        os.close(handle)
        return await self.forge.start(self._environment(_shift_to(minute)), Path(log))

    async def _end(self, process: Process) -> str:
        """Stop the program; return what it has logged."""
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        _, logged = await asyncio.wait_for(process.communicate(), 60)
        text = logged.decode(errors="replace")
        (self.folder / "program.log").write_text(text)
        return text

    async def _start(self, minute: float) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "run",
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.PIPE,
            cwd=ROOT,
            env=self._environment(_shift_to(minute)),
        )

    def _environment(self, shift: float) -> dict[str, str]:
        settings = {
            "API_ID": "1",
            "API_HASH": "hash",
            "BOT_TOKEN": BOT_TOKEN,
            "DATABASE": str(self.database),
            "READER_SESSION": str(self.folder / "reader.session"),
            "BOT_SESSION": str(self.folder / "bot.session"),
            "CONFIG_DIR": str(self.folder / "config"),
            "CACHE_DIR": str(self.cache),
            "SERVER_HOST": self.server.host,
            "SERVER_PORT": str(self.server.port),
            "SERVER_DC": str(self.server.dc_id),
            "SERVER_KEY": str(self.folder / "server.pem"),
            "TICK_SECONDS": "0.2",
            "RECONCILE_SECONDS": "0.5",
            "REREAD_RECENT_SECONDS": "1",
            "REREAD_OPEN_SECONDS": "1",
            "RESOLVE_SECONDS": "0",
            "JOIN_SECONDS": "0",
            "HISTORY_PER_SECOND": "1000",
            "CLOCK_SHIFT_SECONDS": str(shift),
            **self.extra,
        }
        return {**os.environ, **{PREFIX + name: value for name, value in settings.items()}}


def _shift_to(minute: float) -> float:
    """Seconds from now to that minute of the coming hour."""
    now = datetime.now(UTC)
    hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return (hour + timedelta(minutes=minute) - now).total_seconds()


def _write_config(folder: Path) -> None:
    folder.mkdir()
    for entry in bundled("config").iterdir():
        if entry.name not in ("channels.yaml", "demo"):
            copy = shutil.copytree if entry.is_dir() else shutil.copy
            copy(entry, folder / entry.name)
    channels = [
        {"handle": "demo_mod_russia", "region": None, "office": "Ministry of Defence", "kind": "federal"},
        {"handle": "demo_smolensk", "region": "RU-SMO", "office": "Governor of Smolensk Oblast", "kind": "governor"},
        {"handle": "demo_bryansk", "region": "RU-BRY", "office": "Governor of Bryansk Oblast", "kind": "governor"},
    ]
    (folder / "channels.yaml").write_text(yaml.safe_dump(channels))
