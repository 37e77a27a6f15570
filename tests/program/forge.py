"""Starts `uavwatch run` quickly: the modules are loaded once, and every start is a fork that goes on from there.

Run as a process of its own (`python -m tests.program.forge`); prints the port of loopback it listens on, and ends
when its standard input does. A connection is one start: it brings a line of JSON, {"environment": {...}, "log": path},
and is told the process id and, when the program has ended, its exit status (negative: the number of the signal).
A start differs from `python -m bot run` in nothing but that the modules are there: the program reads its settings and
configuration, writes to its standard error (the log) and ends as if it were on its own.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import socket
import sys

import bot.worker  # noqa: F401 - what a start would spend most of its time on
from bot.cli import main


def forge() -> None:
    """Take orders; returns in each process that has become the program."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        print(listening.getsockname()[1], flush=True)
        while True:
            ready, _, _ = select.select([sys.stdin, listening], [], [])
            if sys.stdin in ready:
                sys.exit(0)
            connection, _ = listening.accept()
            with connection:
                if _fork_twice(connection):
                    return
            _bury()


def _fork_twice(connection: socket.socket) -> bool:
    """Whether this is the program now; between it and the forge stands a process that waits for its end."""
    if os.fork():
        return False
    with connection.makefile() as lines:
        order = json.loads(lines.readline())
    program = os.fork()
    if program == 0:
        _settle_in(order["environment"], order["log"])
        return True
    connection.sendall(f"{program}\n".encode())
    _, status = os.waitpid(program, 0)
    connection.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _bury() -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _settle_in(environment: dict[str, str], log: str) -> None:
    os.environ.clear()
    os.environ.update(environment)
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    nothing = os.open(os.devnull, os.O_RDWR)
    for number, target in enumerate((nothing, nothing, said)):
        os.dup2(target, number)


if __name__ == "__main__":
    forge()
    main(["run"])
