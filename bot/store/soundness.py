"""Whether a database file is sound and of which schema, without changing it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bot.store.migrate import latest_version

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Soundness:
    """`schema` is the newest migration applied, `known` the newest this program has; `problems` is "" when sound."""

    schema: int
    known: int
    problems: str


def soundness_of(path: Path, migrations: Path) -> Soundness:
    """Look at the file at `path`, which must exist; takes seconds for large ones."""
    known = latest_version(migrations)
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as db:
            schema = int(db.execute("pragma user_version").fetchone()[0])
            rows = db.execute("pragma quick_check").fetchmany(_SHOWN)
    except sqlite3.Error as error:
        return Soundness(0, known, str(error))
    problems = [str(row[0]) for row in rows if row[0] != "ok"]
    return Soundness(schema, known, "; ".join(problems))
