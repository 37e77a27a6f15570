"""What sources have stated before, for judging what they state now."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from bot.model import SourceFigure
from bot.store.moments import seconds


def figures_before(db: sqlite3.Connection, source: str, moment: datetime, limit: int) -> list[int]:
    """The smallest number a source stated for each of its latest incidents that ended before `moment`."""
    rows = db.execute(
        "select least from incident_figure where source = ? and ends < ? order by ends desc, incident_id desc limit ?",
        (source, seconds(moment), limit),
    )
    return [row["least"] for row in rows]


def least_of(told: SourceFigure) -> int | None:
    """The smallest number of UAVs a source stands by; None where it states none or has withdrawn it."""
    return None if told.withdrawn or told.figure.downed is None else told.figure.downed.min
