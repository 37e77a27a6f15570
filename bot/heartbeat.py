"""Signs of life: written by the loops that do the work, read by `uavwatch status`.

The file lies beside the database. A loop that hangs, a database that cannot be written or a lost connection leave
its part of the file old, which a timer beside the work would hide.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bot.delivery.loop import MAKING, SENDING

READING: Final = "reading"
PARTS: Final = (READING, MAKING, SENDING)

log = logging.getLogger(__name__)


def heartbeat_of(database: Path) -> Path:
    """Where the process that works on this database leaves its signs of life."""
    return database.with_name(f"{database.name}.heartbeat")


class Heartbeat:
    """Keeps, for each part of the program, when it last ended a round of its work well.

    The file is written at most once in `every` seconds. A disk that is full must not stop the work: the file grows
    old then, which is what it is for.
    """

    def __init__(self, path: Path, every: float = 5.0) -> None:
        self._path = path
        self._every = every
        self._started = datetime.now(UTC)
        self._beats: dict[str, datetime] = {}
        self._written = -every
        self._write()

    def beat(self, part: str) -> None:
        """`part` (one of PARTS) has done a round of its work."""
        is_first = part not in self._beats
        self._beats[part] = datetime.now(UTC)
        if is_first or time.monotonic() - self._written >= self._every:
            self._write()

    def stop(self) -> None:
        """The program ends as it should: there is nothing to look for any more."""
        self._path.unlink(missing_ok=True)

    def _write(self) -> None:
        self._written = time.monotonic()
        content = {
            "pid": os.getpid(),
            "started": self._started.isoformat(),
            "parts": {part: at.isoformat() for part, at in self._beats.items()},
        }
        fresh = self._path.with_name(f"{self._path.name}.new")
        try:
            fresh.write_text(json.dumps(content), encoding="utf-8")
            fresh.replace(self._path)
        except OSError as error:
            log.warning("the heartbeat cannot be written: %s", error)


@dataclass(frozen=True, slots=True)
class Pulse:
    """When the running process started, and when each part that has done a round last did (aware UTC)."""

    started: datetime
    parts: dict[str, datetime]

    def faults(self, now: datetime, within: timedelta, parts: Sequence[str] = PARTS) -> list[str]:
        """What did not end a round of work within that time, one sentence each; a new process has as long to begin."""
        return [
            f"{part}: no round of work has ended well since {self.parts.get(part, self.started):%Y-%m-%d %H:%M:%S} UTC"
            for part in parts
            if now - self.parts.get(part, self.started) > within
        ]


def pulse_of(path: Path) -> Pulse | None:
    """The signs of life in that file; None when there are none or they make no sense."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        parts = {str(part): datetime.fromisoformat(at) for part, at in content["parts"].items()}
        return Pulse(datetime.fromisoformat(content["started"]), parts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def faults_of(database: Path, within: timedelta) -> list[str]:
    """Why the program that should work on this database seems not to; empty when it is alive."""
    path = heartbeat_of(database)
    pulse = pulse_of(path)
    if pulse is None:
        return [f"no signs of life in {path}: is `uavwatch run` running on this database?"]
    return pulse.faults(datetime.now(UTC), within)
