"""Ten kills; `python -m tests.chaos --kills 1000` goes on."""

from __future__ import annotations

from pathlib import Path

from tests.chaos.report import Plan
from tests.chaos.run import chaos

KILLS = 10


async def test_what_is_due_is_delivered_once_however_often_the_program_is_killed(tmp_path: Path) -> None:
    report = await chaos(Plan(kills=KILLS, seed=3, people=40, groups=4), tmp_path)

    assert (report.lost, report.doubled) == ([], [])
    assert report.kills == KILLS
    assert report.messages >= report.chats
