"""What is to be said about a file of the configuration, and the error that refuses one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from bot.errors import UserError

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about a file of the configuration; an error fails a check, anything else is advice.

    `line` counts from 1; `subject` is the entry as an editor would call it ("" = the file as a whole).
    """

    path: Path
    line: int
    subject: str
    message: str
    error: bool = True

    def __str__(self) -> str:
        kind = "error" if self.error else "note"
        subject = f"{self.subject}: " if self.subject else ""
        return f"{self.path}:{self.line}: {kind}: {subject}{self.message}"

    def as_json(self) -> dict[str, Any]:
        """File, line, kind, subject and message as plain values."""
        kind = "error" if self.error else "note"
        return {
            "file": str(self.path),
            "line": self.line,
            "kind": kind,
            "subject": self.subject,
            "message": self.message,
        }


class ConfigError(UserError):
    """A file of the configuration cannot be used; the text has a line with file, line and fix for each error."""

    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Self:
        """The error that tells these findings, as `uavwatch config check` does; at least one has to be an error."""
        errors = tuple(finding for finding in findings if finding.error)
        lines = [str(finding) for finding in errors]
        more = len(lines) - _SHOWN
        if more > 0:
            lines = [*lines[:_SHOWN], f"… and {more} more: uavwatch config check"]
        made = cls(lines[0] if len(lines) == 1 else "\n  ".join(["the configuration cannot be used:", *lines]))
        made.findings = errors
        return made
