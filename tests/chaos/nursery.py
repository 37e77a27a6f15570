"""Gives birth to program processes quickly: everything is imported and the data loaded once, each life is a fork.

Reads lines of JSON from stdin, {"env": {...}, "log": path}; answers each with the process id of a child that runs
`uavwatch run` with these settings. What a life does differs from a cold start only in where its data come from.
"""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import sys
from typing import Any

from bot import setup, worker
from bot.pictures import Pictures
from bot.settings import PREFIX, Settings, load_settings


def main() -> None:
    _keep_what_is_loaded()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("ready", flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            _live(order)
        print(child, flush=True)


def _keep_what_is_loaded() -> None:
    settings = load_settings()
    house = setup.House.load(settings, setup.load_channel_list(settings))
    reader = setup.load_reader(settings)
    pictures = Pictures(setup.config_dir(settings))
    assert pictures._land  # worked out when first asked for: here, not in each life

    class Loaded:
        @staticmethod
        def load(now: Settings, channels: Any) -> setup.House:
            return dataclasses.replace(house, settings=now, channels=channels)

    vars(setup)["Pictures"] = lambda _: pictures
    vars(worker)["House"] = Loaded
    vars(worker)["load_reader"] = lambda _: reader


def _live(order: dict[str, Any]) -> None:
    """Be the program; never returns."""
    code = 1
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(log, 1)
        os.dup2(log, 2)
        for name in [name for name in os.environ if name.startswith(PREFIX)]:
            del os.environ[name]
        os.environ.update(order["env"])
        worker.run_worker(load_settings())
        code = 0
    except BaseException:
        import traceback

        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    main()
