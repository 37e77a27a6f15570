"""`uavwatch run` before the program itself is up."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from click.testing import CliRunner

from bot import worker
from bot.cli import cli


@pytest.fixture
def handler_kept() -> Iterator[None]:
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.usefixtures("handler_kept")
def test_a_signal_ends_the_program_while_it_still_loads(monkeypatch: pytest.MonkeyPatch) -> None:
    def loading(_: object) -> None:
        # Without a handler of its own the first process of a container would not even notice.
        signal.raise_signal(signal.SIGTERM)
        raise AssertionError("went on")

    monkeypatch.setattr(worker, "run_worker", loading)

    assert CliRunner().invoke(cli, ["run"]).exit_code == 128 + signal.SIGTERM
