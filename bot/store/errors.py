"""What can go wrong with the database file.

StoreError
├── DatabaseIsNewerError    the file was written by a later program
├── MigrationChangedError   an applied migration was edited
├── DatabaseMissingError    a command that only reads found no file
├── DatabaseUnusableError   a file is damaged, or is no database of this program
└── DatabaseBusyError       another process has the database open for writing
"""

from __future__ import annotations

from pathlib import Path

from bot.errors import UserError


class StoreError(UserError):
    """Base of all errors of this room; its text tells the operator what to do."""


class DatabaseIsNewerError(StoreError):
    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            f"The database has schema {found}, this program knows up to {known}. "
            "Start the newer program again, or restore a backup made by this one."
        )


class MigrationChangedError(StoreError):
    def __init__(self, name: str) -> None:
        super().__init__(f"Migration {name} was edited after it had been applied. Put the original file back.")


class DatabaseMissingError(StoreError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"There is no database at {path}. Name another with --db, or run `uavwatch demo` or `run` first."
        )


class DatabaseUnusableError(StoreError):
    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be used: {reason}.")


class DatabaseBusyError(StoreError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"Another process is using {path}. Stop `uavwatch run` first, then repeat this.")
