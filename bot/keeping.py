"""`uavwatch backup` and `uavwatch restore`: copies of the database."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from bot.errors import UserError
from bot.paths import bundled
from bot.settings import Settings
from bot.store.backup import back_up, restore


def make_backup(settings: Settings, path: Path | None, file: Path | None) -> None:
    """Copy the database to FILE, by default beside it with the time in its name; prints where the copy is."""
    console = Console(stderr=True)
    source = path or settings.database
    target = file or source.with_name(f"{source.stem}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}{source.suffix}")
    if target.resolve() == source.resolve():
        raise UserError(f"{target} is the database itself; name another file.")
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(source.name, total=None)
        back_up(source, target, lambda done, total: progress.update(task, completed=done, total=total))
    console.print(f"Copied and checked: {target}", markup=False, highlight=False)


def put_back(settings: Settings, path: Path | None, file: Path) -> None:
    """Put the copy FILE in the place of the database and say where the replaced one is."""
    target = path or settings.database
    if target.resolve() == file.resolve():
        raise UserError(f"{file} is the database itself; name a copy of it.")
    kept = restore(file, target, bundled("migrations"))
    console = Console(stderr=True)
    console.print(f"Restored: {target}", markup=False, highlight=False)
    if kept is not None:
        console.print(f"The database that was there is kept as {kept}", markup=False, highlight=False)
