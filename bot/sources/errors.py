"""What can go wrong with a source of posts kept in files.

SourceError
├── ExportError    an export of Telegram Desktop is broken or is no export; posts before the fault stand
└── ReplayError    the folder of a recorded night does not hold together
"""

from __future__ import annotations

from bot.errors import UserError


class SourceError(UserError):
    """Base of the errors of files of posts; its text tells the operator what to do."""


class ExportError(SourceError):
    """The export cannot be read on. `offset` is the byte at which reading stopped, counted from 0."""

    def __init__(self, problem: str, offset: int, advice: str) -> None:
        super().__init__(f"The export cannot be read beyond byte {offset}: {problem}. {advice}")
        self.problem = problem
        self.offset = offset


class ReplayError(SourceError):
    """The text names the file and the entry."""
