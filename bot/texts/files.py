"""The files of config/texts, read and compared with each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fluent.runtime import FluentResource
from fluent.syntax import ast

from bot.findings import Finding


@dataclass(frozen=True, slots=True)
class TextFile:
    """One language: its parsed messages, and the line of each key."""

    path: Path
    resource: Any
    lines: Mapping[str, int]

    @property
    def language(self) -> str:
        return self.path.stem


def read_texts(folder: Path, default: str) -> tuple[list[TextFile], list[Finding]]:
    """(every language, what is wrong): syntax, repeated keys, keys that another language has, no default language."""
    files: list[TextFile] = []
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.ftl")):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            findings.append(Finding(path, 1, "", f"cannot be read: {error}"))
            continue
        resource = FluentResource(text)
        lines: dict[str, int] = {}
        findings += _wrong(path, text, resource, lines)
        files.append(TextFile(path, resource, lines))
    if not any(file.language == default for file in files) and not findings:
        findings.append(Finding(folder / f"{default}.ftl", 1, "", f"{folder} has no {default}.ftl; put it back"))
    if not findings:
        findings += _lacking(files)
    return files, findings


def _wrong(path: Path, text: str, resource: Any, lines: dict[str, int]) -> Iterator[Finding]:
    """What is wrong within one file; fills `lines`."""
    for entry in resource.body:
        if not isinstance(entry, ast.Message | ast.Junk):
            continue
        line = text.count("\n", 0, entry.span.start if entry.span else 0) + 1
        if isinstance(entry, ast.Junk):
            reason = entry.annotations[0].message if entry.annotations else "not a message"
            yield Finding(path, line, (entry.content or "").strip().partition("\n")[0], f"not Fluent: {reason}")
        elif entry.id.name in lines:
            said = f"the key stands twice, see line {lines[entry.id.name]}; remove one of the two"
            yield Finding(path, line, entry.id.name, said)
        elif entry.value is None:
            yield Finding(path, line, entry.id.name, "has no text; write one behind the =")
        else:
            lines[entry.id.name] = line


def _lacking(files: list[TextFile]) -> Iterator[Finding]:
    """Keys that a language lacks and another one has."""
    owners: dict[str, TextFile] = {}
    for file in files:
        for key in file.lines:
            owners.setdefault(key, file)
    for file in files:
        for key, owner in owners.items():
            if key not in file.lines:
                said = f"lacks {key}; translate line {owner.lines[key]} of {owner.path.name}"
                yield Finding(file.path, 1, "", said)
